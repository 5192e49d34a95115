"""A later end date for a loan, or none, before or after it was due."""

from datetime import date

from digibank.domain.errors import DateInPast, LoanClosed, NotAnExtension
from digibank.domain.ids import LoanId
from digibank.domain.journal import Event
from digibank.domain.lifecycle import Action
from digibank.services import _find
from digibank.services._move import permit
from digibank.storage.tx import Tx


def extend(tx: Tx, loan_text: str, until: date | None) -> LoanId:
    """`until` None makes it open-ended. Raises LoanClosed, DateInPast, or NotAnExtension where the new end is not later
    (or there is no end already)."""
    permit(tx, Action.EXTEND)
    loan = _find.loan(tx.session, loan_text)
    if loan.closed_at:
        raise LoanClosed(loan.number)
    if until is not None and until < tx.today:
        raise DateInPast(until)
    if loan.until_on is None or (until is not None and until <= loan.until_on):
        raise NotAnExtension(loan.until_on)
    loan.until_on = until
    tx.record(Event.LOAN_EXTENDED, loan.id, until=until.isoformat() if until else None)
    return _find.loan_key(loan)
