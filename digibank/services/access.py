"""Every look at a borrower's data leaves a line in the access log."""

from digibank.domain.ids import BorrowerId
from digibank.storage.tx import Tx


def log_access(tx: Tx, borrower: BorrowerId, what: str) -> None:
    """`what` names the paper or the screen, never what was read there."""
    tx.log_access(borrower, what)
