"""Which drive of a wipe report is which carrier of a device: by serial number, or named by a person, never a guess."""

from digibank.domain.errors import CarriersUnknown, NotAWipe, OtherMachine, WhichCarrier
from digibank.domain.identifiers import serial_key
from digibank.domain.wipe import RECORDED, Verdict
from digibank.readers.facts import CarrierFacts, WipeFacts, WipeReport
from digibank.services import _find
from digibank.services.carrier import pick
from digibank.services.intake import add_carrier, mark_listed
from digibank.storage.device_tables import CarrierRow, DeviceRow
from digibank.storage.tx import Tx


def list_from(tx: Tx, device: DeviceRow, report: WipeReport) -> None:
    """A report that names this machine also says which drives are inside: they are listed where nobody did before."""
    if device.carriers_listed is not None or device.serial_key is None:
        return
    known = {c.serial_key for c in _find.carriers(tx.session, device.id)}
    inside = [
        facts
        for facts in report.wipes
        if serial_key(facts.host_serial) == device.serial_key and not facts.removable and facts.carrier_serial
    ]
    for facts in (new for new in inside if serial_key(new.carrier_serial) not in known):
        add_carrier(tx, device, CarrierFacts(facts.carrier_serial, facts.carrier_model, facts.size_gb, None), "report")
    if inside:
        mark_listed(tx, device, "report")


def join(
    tx: Tx, device: DeviceRow, report: WipeReport, carrier: str | None
) -> tuple[list[tuple[CarrierRow, WipeFacts]], list[str]]:
    """Which drive of the report is which carrier of the device; never a guess."""
    here = _find.carriers(tx.session, device.id, "FITTED", "LOOSE")
    by_key = {c.serial_key: c for c in here if c.serial_key}
    runs = [facts for facts in report.wipes if facts.result is not Verdict.NOT_A_WIPE]
    pairs = [(by_key[k], facts) for facts in runs if (k := serial_key(facts.carrier_serial)) in by_key]
    others = [facts for facts in runs if serial_key(facts.carrier_serial) not in by_key]
    if carrier is not None:
        pairs = _attach(tx, device, carrier, pairs, others)
    elif not pairs:
        _refuse(device, here, report, runs)
    for _, facts in pairs:
        if facts.result not in RECORDED:
            raise NotAWipe(facts.result)
    taken = {id(facts) for _, facts in pairs}
    return pairs, [facts.carrier_serial or facts.carrier_model or "?" for facts in others if id(facts) not in taken]


def _attach(
    tx: Tx,
    device: DeviceRow,
    carrier: str,
    pairs: list[tuple[CarrierRow, WipeFacts]],
    others: list[WipeFacts],
) -> list[tuple[CarrierRow, WipeFacts]]:
    """A named person says which carrier it was: the drive with that serial, or the report's one nameless drive."""
    chosen = pick(tx, device, carrier, "FITTED", "LOOSE")
    named = [pair for pair in pairs if pair[0].id == chosen.id]
    if named:
        return named
    nameless = [facts for facts in others if chosen.serial_key is None or serial_key(facts.carrier_serial) is None]
    if not nameless:
        drives = tuple(facts.carrier_serial or "?" for facts in others) or tuple(c.serial or "?" for c, _ in pairs)
        raise OtherMachine(_find.pretty(device), drives)
    if len(nameless) > 1:
        raise WhichCarrier(_find.pretty(device), len(nameless))
    return [(chosen, nameless[0])]


def _refuse(device: DeviceRow, here: list[CarrierRow], report: WipeReport, runs: list[WipeFacts]) -> None:
    code = _find.pretty(device)
    if not runs:
        raise NotAWipe(Verdict.NOT_A_WIPE)
    if device.carriers_listed is None:
        raise CarriersUnknown(code)
    nameless = any(serial_key(facts.carrier_serial) is None for facts in runs)
    if nameless or any(c.serial_key is None for c in here):
        raise WhichCarrier(code, len(here))
    raise OtherMachine(code, tuple(facts.carrier_serial or "?" for facts in report.wipes))


def one_carrier(tx: Tx, device: DeviceRow, carrier: str | None) -> CarrierRow:
    if carrier is not None:
        return pick(tx, device, carrier, "FITTED", "LOOSE")
    if device.carriers_listed is None:
        raise CarriersUnknown(_find.pretty(device))
    fitted = _find.carriers(tx.session, device.id, "FITTED")
    if len(fitted) != 1:
        raise WhichCarrier(_find.pretty(device), len(fitted))
    return fitted[0]
