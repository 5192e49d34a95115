"""Puts right what was written wrong about a device. The journal says which facts; a note keeps what they were."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from digibank.domain.device import Condition
from digibank.domain.errors import InvalidImei, NothingToCorrect, RoleNotAllowed
from digibank.domain.identifiers import clean_serial, parse_imei, serial_key
from digibank.domain.journal import Event
from digibank.domain.lifecycle import Action
from digibank.domain.roles import reads_personal_data
from digibank.services import _find
from digibank.services._move import permit
from digibank.services._notes import add_note
from digibank.services._search_index import index_device
from digibank.services.donors import donate
from digibank.services.intake import fact_line, refuse_duplicates
from digibank.storage.device_tables import DeviceRow, DonationRow
from digibank.storage.tx import Tx

_COLUMNS: Final = ("make", "model", "serial", "imei", "condition")
_NONE: Final = "–"


@dataclass(frozen=True)
class Correction:
    """The facts as they should stand. None leaves one as it is, an empty text takes it away."""

    make: str | None = None
    model: str | None = None
    serial: str | None = None
    imei: str | None = None
    condition: Condition | None = None
    donor: str | None = None
    """A name; the day on which the device came in stays. Only for whoever reads personal data."""
    duplicate_reason: str | None = None
    """Why a serial number or IMEI that is there already is right all the same."""


def correct_device(tx: Tx, code: str, right: Correction) -> tuple[str, ...]:
    """The names of the facts that changed. Raises RoleNotAllowed, InvalidImei, DuplicateSerial, NothingToCorrect where
    all of it stood there already, or a TextFault."""
    permit(tx, Action.INTAKE)
    if right.donor is not None and not reads_personal_data(tx.actor.role):
        raise RoleNotAllowed(tx.actor.role, "borrowers")
    device = _find.device(tx.session, code)
    before = {name: getattr(device, name) for name in _COLUMNS}
    _set_facts(tx, device, right)
    changed = [name for name in _COLUMNS if getattr(device, name) != before[name]]
    if {"serial", "imei"} & set(changed):
        refuse_duplicates(tx, device)
    told: dict[str, str | None] = {"condition": device.condition} if "condition" in changed else {}
    if right.donor is not None and _give_donor(tx, device, right.donor):
        changed.append("donor")
        told["donation"] = device.donation_id
    if not changed:
        raise NothingToCorrect(_find.pretty(device))
    note = add_note(tx, device, "\n".join(_was(device, before, changed)))
    tx.record(Event.DEVICE_CORRECTED, device.id, _find.key(device), fields=changed, note=note, **told)
    index_device(tx, device)
    return tuple(changed)


def _set_facts(tx: Tx, device: DeviceRow, right: Correction) -> None:
    with tx.session.no_autoflush:
        for name in ("make", "model"):
            if getattr(right, name) is not None:
                setattr(device, name, fact_line(getattr(right, name), name))
        if right.serial is not None:
            device.serial = clean_serial(fact_line(right.serial, "serial"))
            device.serial_key = serial_key(device.serial)
        if right.imei is not None:
            device.imei = parse_imei(right.imei)
            if right.imei.strip() and device.imei is None:
                raise InvalidImei
        if right.condition is not None:
            device.condition = right.condition.value
        if right.duplicate_reason:
            device.duplicate_reason = fact_line(right.duplicate_reason, "reason")


def _give_donor(tx: Tx, device: DeviceRow, name: str) -> bool:
    """Into the batch of that donor on the day that this device came in; whether that is another batch."""
    before = tx.session.get(DonationRow, device.donation_id) if device.donation_id else None
    day = before.received_on if before else device.created_at.astimezone().date()
    if not name.strip() and before is None:
        return False
    device.donation_id = donate(tx, name.strip() or None, received_on=day).donation
    return before is None or device.donation_id != before.id


def _was(device: DeviceRow, before: dict[str, str | None], changed: list[str]) -> Iterator[str]:
    """`T470 → T480`, a line for each fact. Who gave it is personal data: the batch has it, not the note."""
    for name in changed:
        if name in before:
            yield f"{before[name] or _NONE} → {getattr(device, name) or _NONE}"
        else:
            yield _NONE
