"""Records wipes, from a tool's report or by hand. A report's drives find their carriers by serial number."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from digibank.domain.device import OWN_STORAGE, Kind
from digibank.domain.errors import MoveNotAllowed
from digibank.domain.errors_carriers import EvidenceUsed, OwnStorage, ToolNeeded
from digibank.domain.free_text import clean_line
from digibank.domain.identifiers import serial_key
from digibank.domain.ids import WipeId, new_key
from digibank.domain.journal import Event
from digibank.domain.lifecycle import Action, State
from digibank.domain.wipe import Method, Verdict, level_of
from digibank.readers.facts import WipeFacts, WipeReport
from digibank.services import _find
from digibank.services._drives import Match, join, list_from, one_carrier, open_to_wipes
from digibank.services._move import all_wiped, check, move, open_locks, unwiped
from digibank.services.organisation import colleague
from digibank.storage.device_tables import CarrierRow, DeviceRow, WipeRow
from digibank.storage.tx import Tx


@dataclass(frozen=True)
class Evidence:
    """A report file: its SHA-256 (hexadecimal) and what it says."""

    sha256: str
    report: WipeReport


@dataclass(frozen=True)
class HandMade:
    """A wipe that a person vouches for."""

    method: Method
    tool: str
    passed: bool


@dataclass(frozen=True)
class Recorded:
    """`missing`: fitted carriers that have no wipe that counts yet; `unmatched`: the report's other drives."""

    state: State
    wipes: tuple[WipeId, ...]
    verdicts: tuple[Verdict, ...]
    missing: tuple[str, ...]
    unmatched: tuple[str, ...]
    other_host: str | None = None
    """The serial number of another machine that the report says it ran on: no fault, a disk may be wiped elsewhere."""


def record_reports(
    tx: Tx, code: str, reports: Sequence[Evidence], *, carrier: str | None = None, checked_by: str | None = None
) -> Recorded:
    """Raises OtherMachine, NotAWipe, EvidenceUsed, WhichCarrier, UnknownCarrier or CarriersUnknown; then nothing of
    all reports is stored."""
    device = _wipeable(tx, code)
    checker = colleague(tx, checked_by) if checked_by else None
    wipes: list[WipeRow] = []
    unmatched: list[str] = []
    for evidence in reports:
        list_from(tx, device, evidence.report)
        matches, others = join(tx, device, evidence.report, carrier)
        unmatched += others
        wipes += [_record(tx, device, match, evidence.sha256, checker) for match in matches]
    told = [serial_key(facts.host_serial) for evidence in reports for facts in evidence.report.wipes]
    hosts = {host for host in told if host}
    foreign = hosts - {device.serial_key} if device.serial_key else set()
    return _finish(tx, device, wipes, tuple(dict.fromkeys(unmatched)), next(iter(sorted(foreign)), None))


def record_by_hand(
    tx: Tx, code: str, made: HandMade, *, carrier: str | None = None, checked_by: str | None = None
) -> Recorded:
    """Where one carrier is fitted, or `carrier` names it. Raises WhichCarrier, UnknownCarrier, CarriersUnknown,
    ToolNeeded or a TextFault for the tool."""
    device = _wipeable(tx, code)
    checker = colleague(tx, checked_by) if checked_by else tx.actor.member
    tool = clean_line(made.tool, field="tool", limit=80)
    if not tool:
        raise ToolNeeded
    chosen = one_carrier(tx, device, carrier)
    verdict = Verdict.PASSED if made.passed else Verdict.FAILED
    wipe = WipeRow(
        id=WipeId(new_key()),
        carrier_id=chosen.id,
        custody=chosen.custody,
        method=made.method,
        tool=tool,
        verdict=verdict,
        wiped_by=tx.actor.member,
        checked_by=checker,
        recorded_at=tx.now,
    )
    _store(tx, device, wipe)
    return _finish(tx, device, [wipe], ())


def _wipeable(tx: Tx, code: str) -> DeviceRow:
    device = _find.device(tx.session, code)
    check(tx, device, Action.WIPE)
    if not _find.carriers(tx.session, device.id, "LOOSE") and "FITTED" not in open_to_wipes(device):
        raise MoveNotAllowed(_find.pretty(device), State(device.state), Action.WIPE)
    return device


def _record(tx: Tx, device: DeviceRow, match: Match, sha256: str, checker: str | None) -> WipeRow:
    carrier, facts = match.carrier, match.facts
    again = tx.session.scalar(
        select(WipeRow).where(WipeRow.evidence_sha256 == sha256, WipeRow.evidence_drive == match.drive)
    ) or _same_run(tx, carrier, facts)
    if again:
        return _check_again(tx, device, carrier, again, checker)
    if carrier.serial_key is None:
        carrier.serial, carrier.serial_key = facts.carrier_serial, serial_key(facts.carrier_serial)
    wipe = WipeRow(
        id=WipeId(new_key()),
        carrier_id=carrier.id,
        custody=carrier.custody,
        method=level_of(facts.tool, facts.method, facts.medium),
        tool_method=facts.method,
        tool=facts.tool,
        tool_version=facts.tool_version,
        started=facts.started,
        finished=facts.finished,
        verdict=facts.result,
        errors=facts.errors,
        evidence_sha256=sha256,
        evidence_drive=match.drive,
        wiped_by=tx.actor.member,
        # The tool verified a passed run itself; what it did not verify waits for a person who read the drive.
        checked_by=checker or (tx.actor.member if facts.result is Verdict.PASSED else None),
        recorded_at=tx.now,
    )
    _store(tx, device, wipe)
    return wipe


def _same_run(tx: Tx, carrier: CarrierRow, facts: WipeFacts) -> WipeRow | None:
    """The same run in another file: a copy, or the log saved again with a line more."""
    if facts.started is None or facts.finished is None:
        return None
    return tx.session.scalar(
        select(WipeRow).where(
            WipeRow.carrier_id == carrier.id,
            WipeRow.tool == facts.tool,
            WipeRow.started == facts.started,
            WipeRow.finished == facts.finished,
        )
    )


def _check_again(tx: Tx, device: DeviceRow, carrier: CarrierRow, wipe: WipeRow, checker: str | None) -> WipeRow:
    """The same evidence with a checker's name records the read check that was still missing; else it served already."""
    waiting = wipe.checked_by is None and wipe.carrier_id == carrier.id and wipe.custody == carrier.custody
    if not (waiting and checker):
        raise EvidenceUsed(carrier.serial or f"#{carrier.position}")
    wipe.checked_by = checker
    tx.record(Event.WIPE_CHECKED, wipe.id, _find.key(device))
    return wipe


def _store(tx: Tx, device: DeviceRow, wipe: WipeRow) -> None:
    if Kind(device.kind) in OWN_STORAGE and wipe.method == Method.DESTROY:
        raise OwnStorage(_find.pretty(device))
    tx.add(wipe)
    tx.record(
        Event.WIPE_RECORDED,
        wipe.id,
        _find.key(device),
        carrier=wipe.carrier_id,
        custody=wipe.custody,
        verdict=wipe.verdict,
        checked=wipe.checked_by is not None,
        evidence=wipe.evidence_sha256,
    )


def _finish(
    tx: Tx, device: DeviceRow, wipes: list[WipeRow], unmatched: tuple[str, ...], other_host: str | None = None
) -> Recorded:
    tx.session.flush()
    if State(device.state) is State.TO_WIPE and all_wiped(tx, device) and not open_locks(tx, device):
        move(tx, device, Action.WIPE, State.WIPED)
    missing = tuple(c.serial or f"#{c.position}" for c in unwiped(tx, device))
    return Recorded(
        State(device.state),
        tuple(WipeId(wipe.id) for wipe in wipes),
        tuple(Verdict(wipe.verdict) for wipe in wipes),
        missing,
        unmatched,
        other_host,
    )
