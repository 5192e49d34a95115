"""Shared by the loan services: opening and ending lines, closing a loan when its last line ends."""

from sqlalchemy import select

from digibank.domain.errors import AlreadyOnLoan, ReservedForOther
from digibank.domain.errors_carriers import CarriersNotWiped
from digibank.domain.ids import LineId, new_key
from digibank.domain.journal import Event
from digibank.domain.lifecycle import Action, State
from digibank.domain.papers import PaperKind
from digibank.services import _find
from digibank.services._move import check, live_release, move, refuse_open_locks
from digibank.services._paper_queue import paper_waits_no_longer
from digibank.services.release import refuse_unwiped
from digibank.storage.device_tables import DeviceRow
from digibank.storage.journal_table import JournalRow
from digibank.storage.loan_tables import LoanLineRow, LoanPartyRow, LoanRow
from digibank.storage.tx import Tx


def lendable(tx: Tx, code: str, borrower: str | None) -> DeviceRow:
    """Raises what stands in the way: AlreadyOnLoan, LockOpen, CarriersNotWiped, ReservedForOther, MoveNotAllowed."""
    device = _find.device(tx.session, code)
    if State(device.state) not in (State.AVAILABLE, State.RESERVED):
        _say_why_not(tx, device)
    check(tx, device, Action.LEND)
    lapsed = device.reserved_until is not None and device.reserved_until < tx.today
    if device.reserved_for not in (None, borrower) and not lapsed:
        raise ReservedForOther(_find.pretty(device))
    return device


def _say_why_not(tx: Tx, device: DeviceRow) -> None:
    """The most useful reason first. A device that is ready has no open line and no open lock: the schema sees to it."""
    line = _find.open_line(tx.session, device.id)
    if line:
        number = tx.session.get_one(LoanRow, line.loan_id).number
        raise AlreadyOnLoan(_find.pretty(device), number, _station_of(tx, line))
    refuse_open_locks(tx, device)
    if State(device.state) in (State.TO_WIPE, State.RECEIVED):
        refuse_unwiped(tx, device)


def _station_of(tx: Tx, line: LoanLineRow) -> str:
    return tx.session.scalar(select(JournalRow.station).where(JournalRow.subject == line.id).limit(1)) or tx.station


def open_device_line(tx: Tx, loan: LoanRow, device: DeviceRow) -> LineId:
    """The line spends the device's live release. Raises CarriersNotWiped where a release no longer holds."""
    release = live_release(tx, device)
    if release is None:
        raise CarriersNotWiped(_find.pretty(device), ())
    line = LineId(new_key())
    tx.put(
        LoanLineRow(
            id=line,
            loan_id=loan.id,
            device_id=device.id,
            release_id=release.id,
            opened_at=tx.now,
            in_workshop=False,
        )
    )
    tx.record(Event.LINE_OPENED, line, _find.key(device), loan=loan.id, release=release.id)
    move(tx, device, Action.LEND, State.ON_LOAN)
    return line


def open_item_line(tx: Tx, loan: LoanRow, item: str) -> LineId:
    line = LineId(new_key())
    tx.put(LoanLineRow(id=line, loan_id=loan.id, item=item, opened_at=tx.now, in_workshop=False))
    tx.record(Event.LINE_OPENED, line, loan=loan.id, release=None)
    return line


def end_line(tx: Tx, line: LoanLineRow, ending: str, condition: str | None = None) -> None:
    line.ended_at, line.ending, line.condition, line.in_workshop = tx.now, ending, condition, False
    device = tx.session.get_one(DeviceRow, line.device_id) if line.device_id else None
    key = _find.key(device) if device else None
    tx.record(Event.LINE_ENDED, line.id, key, loan=line.loan_id, ending=ending, condition=condition)


def close_if_done(tx: Tx, loan: LoanRow) -> None:
    """When the last device is back, accessories that nobody counted are closed with the loan."""
    lines = _find.open_lines(tx.session, loan.id)
    if any(line.device_id for line in lines):
        return
    for line in lines:
        end_line(tx, line, "CLOSED")
    if loan.closed_at is None:
        loan.closed_at = tx.now
        tx.record(Event.LOAN_CLOSED, loan.id)
        paper_waits_no_longer(tx, PaperKind.CONTRACT, loan.id)  # nobody will sign it any more


def borrower_of(tx: Tx, loan: LoanRow) -> str:
    return tx.session.scalars(
        select(LoanPartyRow.borrower_id).where(LoanPartyRow.loan_id == loan.id, LoanPartyRow.role == "borrower")
    ).one()
