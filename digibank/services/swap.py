"""One device of a loan for another, in one transaction: the old one comes back, or is missing."""

from digibank.domain.errors import LoanClosed, NotHandedOver, NotInLoan
from digibank.domain.ids import LoanId
from digibank.domain.lifecycle import Action, State
from digibank.services import _find
from digibank.services._loan import borrower_of, lendable, open_device_line
from digibank.services._move import check, move, permit
from digibank.services.take_back import end_device_line
from digibank.storage.tx import Tx


def swap(tx: Tx, loan_text: str, old: str, new: str, *, old_missing: bool = False) -> LoanId:
    """Raises LoanClosed, NotHandedOver, NotInLoan, or what stands in the way of lending the new device."""
    permit(tx, Action.SWAP)
    loan = _find.loan(tx.session, loan_text)
    if loan.closed_at:
        raise LoanClosed(loan.number)
    if loan.handed_over_at is None:
        raise NotHandedOver(loan.number)
    gone = _find.device(tx.session, old)
    line = _find.open_line(tx.session, gone.id)
    if line is None or line.loan_id != loan.id:
        raise NotInLoan(_find.pretty(gone), loan.number)
    check(tx, gone, Action.SWAP)
    come = lendable(tx, new, borrower_of(tx, loan))
    if old_missing:
        move(tx, gone, Action.SWAP, State.MISSING)
    else:
        end_device_line(tx, line, gone, None)
    open_device_line(tx, loan, come)
    return _find.loan_key(loan)
