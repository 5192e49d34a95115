"""A hardware report of a device that is here already: it fills in what nobody knew, and changes nothing that somebody
wrote down."""

from dataclasses import dataclass

from digibank.domain.device import OWN_STORAGE, Kind
from digibank.domain.identifiers import clean_serial, parse_imei, serial_key
from digibank.domain.journal import Event
from digibank.domain.lifecycle import SHELF, Action, State
from digibank.readers.facts import CarrierFacts, HardwareFacts
from digibank.services import _find
from digibank.services._move import permit
from digibank.services._search_index import index_device
from digibank.services.intake import add_carrier, fact_line, mark_listed
from digibank.storage.device_tables import DeviceRow
from digibank.storage.tx import Tx

_TEXTS = ("make", "model", "cpu")


@dataclass(frozen=True)
class Added:
    """`filled` names the facts that were not known; `listed` counts the disks that are on the list from now on.
    `strange` are disks that the report saw inside and the list does not hold: somebody has to look."""

    filled: tuple[str, ...]
    listed: int
    strange: tuple[str, ...]

    @property
    def anything(self) -> bool:
        return bool(self.filled or self.listed or self.strange)


def add_report(tx: Tx, code: str, facts: HardwareFacts) -> Added:
    """Raises UnknownCode, CarrierElsewhere, or a TextFault; stores nothing where the report says nothing new."""
    permit(tx, Action.INTAKE)
    device = _find.device(tx.session, code)
    filled = _fill(tx, device, facts)
    listed = _list_disks(tx, device, facts)
    return Added(filled, listed, () if listed else _strange(tx, device, facts))


def _fill(tx: Tx, device: DeviceRow, facts: HardwareFacts) -> tuple[str, ...]:
    new: dict[str, object] = {name: fact_line(getattr(facts, name), name) for name in _TEXTS}
    new |= {"ram_gb": facts.ram_gb, "imei": parse_imei(facts.imei), "serial": clean_serial(facts.serial)}
    filled = tuple(name for name, value in new.items() if value and not getattr(device, name))
    if not filled:
        return ()
    for name in filled:
        setattr(device, name, new[name])
    device.serial_key = serial_key(device.serial)
    index_device(tx, device)
    tx.record(Event.DEVICE_CORRECTED, device.id, _find.key(device), fields=sorted(filled))
    return filled


def _list_disks(tx: Tx, device: DeviceRow, facts: HardwareFacts) -> int:
    """Only where nobody listed them, while the device is here: a list that a technician made stands."""
    disks = (*(facts.carriers or ()), *(CarrierFacts(None, None, None, None),) * facts.unnamed_carriers)
    if device.carriers_listed is not None or State(device.state) not in SHELF or not facts.carriers_whole or not disks:
        return 0
    known = {carrier.serial_key for carrier in _find.carriers(tx.session, device.id)} - {None}
    new = [disk for disk in disks if serial_key(disk.serial) not in known]
    for disk in new:
        add_carrier(tx, device, disk, "report")
    mark_listed(tx, device, "report")
    return len(new)


def _strange(tx: Tx, device: DeviceRow, facts: HardwareFacts) -> tuple[str, ...]:
    """An old report may show a disk that was taken out since: nothing is put back on the list by a file."""
    if Kind(device.kind) in OWN_STORAGE or device.carriers_listed is None:
        return ()
    carriers = _find.carriers(tx.session, device.id)
    known = {carrier.serial_key for carrier in carriers}
    if any(carrier.serial_key is None for carrier in carriers):
        return ()  # it may be that one
    named = [disk.serial for disk in facts.carriers or () if disk.serial and serial_key(disk.serial)]
    return tuple(serial for serial in named if serial_key(serial) not in known)
