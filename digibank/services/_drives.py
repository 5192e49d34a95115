"""Which drive of a wipe report is which carrier of a device: by serial number, or named by a person, never a guess."""

from collections.abc import Iterable
from dataclasses import dataclass

from digibank.domain.device import OWN_STORAGE, Kind
from digibank.domain.errors_carriers import CarriersUnknown, NotAWipe, OtherMachine, WhichCarrier
from digibank.domain.identifiers import serial_key
from digibank.domain.lifecycle import SHELF, State
from digibank.domain.wipe import RECORDED, Verdict
from digibank.readers.facts import CarrierFacts, WipeFacts, WipeReport
from digibank.services import _find
from digibank.services.carrier import pick
from digibank.services.intake import add_carrier, mark_listed, refuse_elsewhere
from digibank.storage.device_tables import CarrierRow, DeviceRow
from digibank.storage.tx import Tx


@dataclass(frozen=True)
class Match:
    """One drive of a report and the carrier that it is. `drive` tells it from the report's other drives, and does not
    depend on the device that the report is offered to."""

    carrier: CarrierRow
    facts: WipeFacts
    drive: str


def list_from(tx: Tx, device: DeviceRow, report: WipeReport) -> None:
    """A report that names this machine also says which drives are inside: they are listed where nobody did before, a
    drive without a serial number too."""
    if device.carriers_listed is not None or device.serial_key is None:
        return
    known = {c.serial_key for c in _find.carriers(tx.session, device.id)}
    inside = [
        facts for facts in report.wipes if serial_key(facts.host_serial) == device.serial_key and not facts.removable
    ]
    for facts in inside:
        if serial_key(facts.carrier_serial) not in known - {None}:
            seen = CarrierFacts(facts.carrier_serial, facts.carrier_model, facts.size_gb, None)
            add_carrier(tx, device, seen, "report")
    if inside:
        mark_listed(tx, device, "report")


def join(tx: Tx, device: DeviceRow, report: WipeReport, carrier: str | None) -> tuple[list[Match], list[str]]:
    """The matches that can be recorded, and the report's drives that are none of this device's.

    Raises OtherMachine, WhichCarrier, UnknownCarrier, CarriersUnknown, CarrierElsewhere, or NotAWipe where no match is
    a run that is over."""
    here = _find.carriers(tx.session, device.id, *open_to_wipes(device))
    by_key = {c.serial_key: c for c in here if c.serial_key}
    runs = [
        (facts, serial_key(facts.carrier_serial) or f"#{number}")
        for number, facts in enumerate(report.wipes, start=1)
        if facts.result is not Verdict.NOT_A_WIPE
    ]
    matches = [Match(by_key[drive], facts, drive) for facts, drive in runs if drive in by_key]
    others = [(facts, drive) for facts, drive in runs if drive not in by_key]
    if Kind(device.kind) in OWN_STORAGE:
        raise OtherMachine(_find.pretty(device), _names(report.wipes))
    if carrier is not None:
        matches = [_attach(tx, device, carrier, matches, others)]
    elif not matches:
        _refuse(device, here, report, [facts for facts, _ in runs])
    over = [match for match in matches if match.facts.result in RECORDED]
    if not over:
        raise NotAWipe(matches[0].facts.result)
    taken = {match.drive for match in matches}
    return over, [_names([facts])[0] for facts, drive in others if drive not in taken]


def open_to_wipes(device: DeviceRow) -> tuple[str, ...]:
    """What of a device can be wiped now: on our shelf all of it, elsewhere only what came out of it and lies here."""
    return ("FITTED", "LOOSE") if State(device.state) in SHELF else ("LOOSE",)


def _names(drives: Iterable[WipeFacts]) -> tuple[str, ...]:
    return tuple(facts.carrier_serial or facts.carrier_model or "?" for facts in drives)


def _attach(
    tx: Tx, device: DeviceRow, carrier: str, matches: list[Match], others: list[tuple[WipeFacts, str]]
) -> Match:
    """A named person says which carrier it was: the drive with that serial number; a drive without one; or, for a
    carrier whose own number nobody knows, a drive that is known nowhere else and was not in another machine."""
    chosen = pick(tx, device, carrier, *open_to_wipes(device))
    named = [match for match in matches if match.carrier.id == chosen.id]
    if named:
        return named[0]
    possible = [(facts, drive) for facts, drive in others if _may_be(device, chosen, facts)]
    if not possible:
        raise OtherMachine(
            _find.pretty(device), _names([facts for facts, _ in others]) or _names(m.facts for m in matches)
        )
    if len(possible) > 1:
        raise WhichCarrier(_find.pretty(device), len(possible))
    facts, drive = possible[0]
    if serial_key(facts.carrier_serial):
        refuse_elsewhere(tx, drive, facts.carrier_serial or "", device)
    return Match(chosen, facts, drive)


def _may_be(device: DeviceRow, chosen: CarrierRow, facts: WipeFacts) -> bool:
    host = serial_key(facts.host_serial)
    elsewhere = bool(host and device.serial_key and host != device.serial_key)
    return serial_key(facts.carrier_serial) is None or (chosen.serial_key is None and not elsewhere)


def _refuse(device: DeviceRow, here: list[CarrierRow], report: WipeReport, runs: list[WipeFacts]) -> None:
    code = _find.pretty(device)
    if not runs:
        raise NotAWipe(Verdict.NOT_A_WIPE)
    if device.carriers_listed is None:
        raise CarriersUnknown(code)
    nameless = any(serial_key(facts.carrier_serial) is None for facts in runs)
    if nameless or any(c.serial_key is None for c in here):
        raise WhichCarrier(code, len(here))
    raise OtherMachine(code, _names(report.wipes))


def one_carrier(tx: Tx, device: DeviceRow, carrier: str | None) -> CarrierRow:
    if carrier is not None:
        return pick(tx, device, carrier, *open_to_wipes(device))
    if device.carriers_listed is None:
        raise CarriersUnknown(_find.pretty(device))
    here = _find.carriers(tx.session, device.id, open_to_wipes(device)[0])
    if len(here) != 1:
        raise WhichCarrier(_find.pretty(device), len(here))
    return here[0]
