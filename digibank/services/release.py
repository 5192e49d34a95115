"""Finds a wiped device fit to lend: the release spends its wipes. Reserving keeps a released device for somebody."""

from datetime import date

from digibank.domain.device import OWN_STORAGE, Kind
from digibank.domain.errors import DateInPast, MoveNotAllowed
from digibank.domain.errors_carriers import CarriersNotWiped, CarriersUnknown
from digibank.domain.ids import ReleaseId
from digibank.domain.journal import Event
from digibank.domain.lifecycle import Action, State
from digibank.services import _find
from digibank.services._move import check, good_wipe, make_release, move, refuse_open_locks, unwiped
from digibank.services.borrowers import person
from digibank.storage.device_tables import DeviceRow
from digibank.storage.tx import Tx


def release(tx: Tx, code: str) -> ReleaseId:
    """Raises why not: CarriersUnknown, CarriersNotWiped, LockOpen, or MoveNotAllowed."""
    device = _find.device(tx.session, code)
    refuse_open_locks(tx, device)
    if State(device.state) is State.TO_WIPE:
        refuse_unwiped(tx, device)
    check(tx, device, Action.RELEASE)
    refuse_unwiped(tx, device)
    wipes = fresh_wipes(tx, device)
    if not wipes and Kind(device.kind) in OWN_STORAGE:  # its storage was destroyed: nothing is left to lend
        raise MoveNotAllowed(_find.pretty(device), State(device.state), Action.RELEASE)
    made = make_release(tx, device, wipes)
    move(tx, device, Action.RELEASE, State.AVAILABLE)
    return made


def refuse_unwiped(tx: Tx, device: DeviceRow) -> None:
    """Unknown carriers are not "no carriers"."""
    if device.carriers_listed is None:
        raise CarriersUnknown(_find.pretty(device))
    left = unwiped(tx, device)
    if left:
        raise CarriersNotWiped(_find.pretty(device), tuple(c.serial or f"#{c.position}" for c in left))


def fresh_wipes(tx: Tx, device: DeviceRow) -> dict[str, str]:
    """Each fitted carrier's key with its wipe's."""
    fitted = _find.carriers(tx.session, device.id, "FITTED")
    return {carrier.id: wipe.id for carrier in fitted if (wipe := good_wipe(tx, carrier))}


def reserve(tx: Tx, code: str, borrower: str | None = None, until: date | None = None) -> State:
    """For a person (made where new), or just kept apart; `until` is when it lapses. Raises DateInPast."""
    device = _find.device(tx.session, code)
    check(tx, device, Action.RESERVE)
    if until is not None and until < tx.today:
        raise DateInPast(until)
    kept_for = person(tx, borrower).id if borrower else None
    move(tx, device, Action.RESERVE, State.RESERVED)
    device.reserved_for, device.reserved_until = kept_for, until
    tx.record(
        Event.DEVICE_RESERVED,
        device.id,
        _find.key(device),
        borrower=kept_for,
        until=until.isoformat() if until else None,
    )
    return State.RESERVED


def lapse(tx: Tx, code: str) -> State:
    device = _find.device(tx.session, code)
    check(tx, device, Action.LAPSE)
    move(tx, device, Action.LAPSE, State.AVAILABLE)
    return State.AVAILABLE
