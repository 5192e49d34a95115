"""Undoes a return that was a mistake: the wrong device was scanned, and nothing was done with it since."""

from sqlalchemy import or_, select

from digibank.domain.errors import NotAMistake
from digibank.domain.ids import LoanId
from digibank.domain.journal import Event
from digibank.domain.lifecycle import Action, State
from digibank.services import _find
from digibank.services._move import check, move
from digibank.storage.device_tables import DeviceRow
from digibank.storage.journal_table import AS_IT_HAPPENED, JournalRow
from digibank.storage.loan_tables import LoanLineRow, LoanRow
from digibank.storage.tx import Tx


def correct_return(tx: Tx, code: str) -> LoanId:
    """The wrong device was scanned: the line is open again as if nothing was. Raises NotAMistake."""
    device = _find.device(tx.session, code)
    check(tx, device, Action.CORRECT_RETURN)
    line = _returned_line(tx, device)
    if line is None:
        raise NotAMistake(_find.pretty(device))
    loan = tx.session.get_one(LoanRow, line.loan_id)
    if loan.closed_at:
        loan.closed_at = None
        tx.record(Event.LOAN_REOPENED, loan.id)
    for ended in _ended_with(tx, line):
        ended.ended_at, ended.ending, ended.condition = None, None, None
        ended.reopened += 1
        tx.record(Event.LINE_REOPENED, ended.id, _find.key(device) if ended is line else None, loan=loan.id)
    move(tx, device, Action.CORRECT_RETURN, State.ON_LOAN)
    return _find.loan_key(loan)


def _returned_line(tx: Tx, device: DeviceRow) -> LoanLineRow | None:
    """The line that a return ended, where that return is the last that the journal tells of this device: no wipe, no
    carrier, no lock, no repair came after it."""
    about = select(JournalRow).where(JournalRow.device_id == device.id)
    last = tx.session.scalar(about.order_by(AS_IT_HAPPENED.desc()).limit(1))
    if last is None or last.kind != Event.DEVICE_MOVED or last.facts.get("action") != Action.TAKE_BACK:
        return None
    ended = tx.session.scalars(
        about.where(JournalRow.request_id == last.request_id, JournalRow.kind == Event.LINE_ENDED)
    )
    return tx.session.get(LoanLineRow, ended.one().subject)


def _ended_with(tx: Tx, line: LoanLineRow) -> list[LoanLineRow]:
    """The device's line, and the accessories that were counted in the same action."""
    return list(
        tx.session.scalars(
            select(LoanLineRow).where(
                LoanLineRow.loan_id == line.loan_id,
                LoanLineRow.ended_at == line.ended_at,
                or_(LoanLineRow.id == line.id, LoanLineRow.device_id.is_(None)),
            )
        )
    )
