"""Which papers wait for a printer. The key of a loan, a device or a donation says whose paper it is."""

from sqlalchemy import delete

from digibank.domain.papers import PaperKind
from digibank.storage.paper_tables import PaperWaitingRow
from digibank.storage.tx import Tx


def paper_waits(tx: Tx, kind: PaperKind, subject: str) -> None:
    """One that waits already waits since then."""
    tx.claim(PaperWaitingRow(kind=kind, subject=subject, since=tx.now))


def paper_waits_no_longer(tx: Tx, kind: PaperKind, subject: str) -> None:
    tx.session.execute(delete(PaperWaitingRow).where(PaperWaitingRow.kind == kind, PaperWaitingRow.subject == subject))
