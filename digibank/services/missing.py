"""Lost, stolen, gone from the shelf; found again."""

from digibank.domain.free_text import clean_note
from digibank.domain.journal import Event
from digibank.domain.lifecycle import Action, State
from digibank.services import _find
from digibank.services._loan import close_if_done, end_line
from digibank.services._move import check, into_our_hands, move, open_locks, void_release
from digibank.services._notes import add_note
from digibank.storage.device_tables import DeviceRow
from digibank.storage.loan_tables import LoanRow
from digibank.storage.tx import Tx


def missing(tx: Tx, code: str, reason: str, *, number_confirmed: bool = False) -> State:
    """The loan line stays open: the borrower may still find it. `reason` is kept as a note, outside the journal.
    Raises a TextFault; `number_confirmed` is a coordinator's word that it holds no national number."""
    device = _find.device(tx.session, code)
    check(tx, device, Action.MISS)
    note = add_note(tx, device, clean_note(reason, field="reason", number_confirmed=number_confirmed))
    tx.record(Event.NOTE_ADDED, note, _find.key(device))
    _end_unbegun_line(tx, device)
    void_release(tx, device)
    move(tx, device, Action.MISS, State.MISSING)
    return State.MISSING


def _end_unbegun_line(tx: Tx, device: DeviceRow) -> None:
    """What lay ready for a borrower is missing from our shelf, not from theirs: their loan goes on without it."""
    line = _find.open_line(tx.session, device.id)
    loan = tx.session.get_one(LoanRow, line.loan_id) if line else None
    if line and loan and loan.handed_over_at is None:
        end_line(tx, line, "VOID")
        close_if_done(tx, loan)


def found(tx: Tx, code: str) -> State:
    """With its borrower where the line is open; else in our hands, to be wiped like everything that comes back."""
    device = _find.device(tx.session, code)
    check(tx, device, Action.FIND)
    if _find.open_line(tx.session, device.id):
        move(tx, device, Action.FIND, State.ON_LOAN)
    else:
        into_our_hands(tx, device)
        move(tx, device, Action.FIND, State.BLOCKED if open_locks(tx, device) else State.TO_WIPE)
    return State(device.state)
