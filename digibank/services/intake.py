"""A device comes in: from what reports say, from what a person types, or both. It gets its label code at once."""

from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import ColumnElement, or_, select

from digibank.domain.device import OWN_STORAGE, Kind
from digibank.domain.errors import DuplicateSerial, InvalidImei, KindNeeded
from digibank.domain.errors_carriers import CarrierElsewhere
from digibank.domain.free_text import clean_line
from digibank.domain.identifiers import clean_serial, parse_imei, serial_key
from digibank.domain.ids import DeviceId, DonationId, new_key
from digibank.domain.journal import Event
from digibank.domain.label_code import LabelCode, pretty
from digibank.domain.lifecycle import Action, State
from digibank.readers.facts import CarrierFacts, HardwareFacts
from digibank.services import _find
from digibank.services._labels import new_label, take_fresh
from digibank.services._move import permit
from digibank.services._search_index import index_device
from digibank.storage.device_tables import CARRIER_HERE, CarrierRow, DeviceRow
from digibank.storage.tx import Tx

_LONGEST_FACT = 120


@dataclass(frozen=True)
class NewDevice:
    """What is known of a device that comes in. `carriers` None: nobody said what is inside."""

    kind: Kind | None = None
    make: str | None = None
    model: str | None = None
    serial: str | None = None
    imei: str | None = None
    cpu: str | None = None
    ram_gb: float | None = None
    carriers: tuple[CarrierFacts, ...] | None = None
    unnamed_carriers: int = 0
    """Disks that a report saw and could not name: they are inside all the same, and must be wiped."""
    carriers_whole: bool = True
    """Not so where a report on one disk is all there is: that disk is listed, and what else is inside stays open."""
    duplicate_reason: str | None = None
    """Why a serial number or IMEI that is there already is right all the same."""
    donation: DonationId | None = None
    label: str | None = None
    """The code of a label printed ahead that is on it; None draws one."""

    def over(self, facts: HardwareFacts) -> "NewDevice":
        """What a person typed stands over what a report says."""
        return replace(
            self,
            kind=self.kind or (facts.kind if facts.names_a_machine else None),
            make=self.make or facts.make,
            model=self.model or facts.model,
            serial=self.serial or facts.serial,
            imei=self.imei or facts.imei,
            cpu=self.cpu or facts.cpu,
            ram_gb=self.ram_gb or facts.ram_gb,
            carriers=self.carriers if self.carriers is not None else facts.carriers,
            unnamed_carriers=max(self.unnamed_carriers, facts.unnamed_carriers),
            carriers_whole=self.carriers is not None or facts.carriers_whole,
        )


@dataclass(frozen=True)
class TakenIn:
    device: DeviceId
    code: LabelCode
    received_on: date
    carriers_known: bool = field(default=False)


def intake(tx: Tx, new: NewDevice) -> TakenIn:
    """Raises KindNeeded, InvalidImei, DuplicateSerial (allowed with a reason), CarrierElsewhere, a TextFault, or
    UnknownCode and CodeInUse for a label that is not free."""
    permit(tx, Action.INTAKE)
    if new.kind is None:
        raise KindNeeded
    row = _device_row(tx, new, new.kind)
    refuse_duplicates(tx, row)
    tx.add(row)
    tx.record(Event.DEVICE_RECEIVED, row.id, _find.key(row), code=row.code, device_kind=row.kind, to=State.RECEIVED)
    _list_carriers(tx, row, new)
    index_device(tx, row)
    return TakenIn(_find.key(row), LabelCode(row.code), tx.today, row.carriers_listed is not None)


def _device_row(tx: Tx, new: NewDevice, kind: Kind) -> DeviceRow:
    device = DeviceId(new_key())
    serial = clean_serial(fact_line(new.serial, "serial"))
    imei = parse_imei(new.imei) if new.imei else None
    if new.imei and imei is None:
        raise InvalidImei
    return DeviceRow(
        id=device,
        code=take_fresh(tx, new.label, device) if new.label else new_label(tx, "device", device),
        kind=kind,
        state=State.RECEIVED,
        make=fact_line(new.make, "make"),
        model=fact_line(new.model, "model"),
        serial=serial,
        serial_key=serial_key(serial),
        imei=imei,
        cpu=fact_line(new.cpu, "cpu"),
        ram_gb=new.ram_gb,
        duplicate_reason=fact_line(new.duplicate_reason, "reason"),
        donation_id=new.donation,
        repair_outside=False,
        created_at=tx.now,
    )


def fact_line(text: str | None, field_name: str) -> str | None:
    """One fact as it is stored; None where it is empty. Raises a TextFault."""
    # Serial numbers are no free text: eleven digits of one may happen to look like a national number.
    confirmed = field_name in ("serial", "model")
    cleaned = clean_line(text or "", field=field_name, limit=_LONGEST_FACT, number_confirmed=confirmed)
    return cleaned or None


def refuse_duplicates(tx: Tx, row: DeviceRow) -> None:
    """Raises DuplicateSerial. A device that left for good may come in again; one that is still ours needs a reason."""
    same: list[ColumnElement[bool]] = []
    if row.serial_key:
        same.append(DeviceRow.serial_key == row.serial_key)
    if row.imei:
        same.append(DeviceRow.imei == row.imei)
    if not same or row.duplicate_reason:
        return
    gone = (State.GIVEN_AWAY, State.FOR_PARTS, State.RECYCLED, State.BACK_TO_DONOR)
    with tx.session.no_autoflush:
        code = tx.session.scalar(
            select(DeviceRow.code).where(or_(*same), DeviceRow.id != row.id, DeviceRow.state.not_in(gone)).limit(1)
        )
    if code:
        raise DuplicateSerial(pretty(LabelCode(code)))


def _list_carriers(tx: Tx, device: DeviceRow, new: NewDevice) -> None:
    if Kind(device.kind) in OWN_STORAGE:
        add_carrier(tx, device, CarrierFacts(None, None, None, "flash"), "intake")
        mark_listed(tx, device, "own-storage")
    elif new.carriers or new.unnamed_carriers:
        nameless = (CarrierFacts(None, None, None, None),) * new.unnamed_carriers
        for facts in (*(new.carriers or ()), *nameless):
            add_carrier(tx, device, facts, "report")
        if new.carriers_whole:
            mark_listed(tx, device, "report")


def mark_listed(tx: Tx, device: DeviceRow, how: str) -> None:
    """What is inside is known now, and `how`: report, technician, none, own-storage."""
    if device.carriers_listed != how:
        device.carriers_listed = how
        tx.record(Event.DEVICE_LISTED, device.id, _find.key(device), listed=how)


def add_carrier(tx: Tx, device: DeviceRow, facts: CarrierFacts, listed_by: str) -> CarrierRow:
    """A carrier seen for the first time, fitted. Raises CarrierElsewhere where we think that it is somewhere else."""
    key = serial_key(facts.serial)
    if key:
        refuse_elsewhere(tx, key, facts.serial or "", device)
    position = _find.next_position(tx.session, device.id)
    carrier = CarrierRow(
        id=new_key(),
        device_id=device.id,
        position=position,
        status="FITTED",
        custody=1,
        serial=clean_serial(fact_line(facts.serial, "serial")),
        serial_key=key,
        model=fact_line(facts.model, "model"),
        size_gb=facts.size_gb,
        type=facts.type,
        listed_by=listed_by,
        created_at=tx.now,
    )
    tx.add(carrier)
    tx.record(Event.CARRIER_LISTED, carrier.id, _find.key(device), position=position, status="FITTED", custody=1)
    return carrier


def refuse_elsewhere(tx: Tx, key: str, serial: str, device: DeviceRow) -> None:
    other = tx.session.execute(
        select(CarrierRow.device_id, CarrierRow.status).where(CarrierRow.serial_key == key, CARRIER_HERE)
    ).first()
    if other and not (other.device_id == device.id and other.status == "LOOSE"):
        raise CarrierElsewhere(serial, _find.pretty(tx.session.get_one(DeviceRow, other.device_id)))
