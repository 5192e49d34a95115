"""Every look at a borrower's data leaves a line in the access log."""

from collections.abc import Sequence

from digibank.domain.ids import BorrowerId
from digibank.storage.tx import Tx


def log_access(tx: Tx, borrower: BorrowerId, what: str) -> None:
    """`what` names the paper or the screen, never what was read there."""
    tx.log_access(borrower, what)


def log_people_listed(tx: Tx, borrowers: Sequence[BorrowerId], what: str) -> None:
    """These stood in a list that somebody read: a line for each of them."""
    for borrower in borrowers:
        tx.log_access(borrower, what)
