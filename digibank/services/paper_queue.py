"""Papers that wait for a printer, and what is done with them. A loan is stored before its contract is drawn: nothing
here can undo it, and nothing of it is part of the journal."""

from collections.abc import Sequence

from digibank.domain.papers import PaperKind, PaperRef, PaperUse
from digibank.services import _find
from digibank.services._paper_queue import paper_waits, paper_waits_no_longer
from digibank.services.donor_receipt import find_donation
from digibank.storage.paper_tables import PaperLogRow
from digibank.storage.tx import Tx


def note_papers(tx: Tx, papers: Sequence[PaperRef], use: PaperUse) -> None:
    """A paper that no printer took waits from now on; one that somebody has, or does not need, waits no longer.
    Raises UnknownCode or UnknownLoan."""
    for paper in papers:
        subject = _subject(tx, paper)
        if use is PaperUse.FAILED:
            paper_waits(tx, paper.kind, subject)
        else:
            paper_waits_no_longer(tx, paper.kind, subject)
        tx.log(PaperLogRow(at=tx.now, member_id=tx.actor.member, kind=paper.kind, subject=subject, what=use))
        tx.touched.add(subject)


def _subject(tx: Tx, paper: PaperRef) -> str:
    match paper.kind:
        case PaperKind.CONTRACT | PaperKind.RETURN_RECEIPT:
            return _find.loan(tx.session, paper.of).id
        case PaperKind.DONOR_RECEIPT:
            return find_donation(tx, paper.of).id
        case PaperKind.CERTIFICATE | PaperKind.LABEL:
            return _find.device(tx.session, paper.of).id
