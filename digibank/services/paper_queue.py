"""Papers that wait for a printer, and what is done with them. A loan is stored before its contract is drawn: nothing
here can undo it, and nothing of it is part of the journal."""

from collections.abc import Sequence

from sqlalchemy import or_, select

from digibank.domain import label_code
from digibank.domain.errors import NoPaperYet
from digibank.domain.ids import PaperId
from digibank.domain.papers import PaperKind, PaperRef, PaperUse
from digibank.services import _find
from digibank.services._paper_queue import paper_waits, paper_waits_no_longer
from digibank.services.donor_receipt import find_donation
from digibank.storage.loan_tables import LoanLineRow, LoanRow, PaperRow
from digibank.storage.paper_tables import PaperLogRow
from digibank.storage.tx import Tx


def note_papers(tx: Tx, papers: Sequence[PaperRef], use: PaperUse) -> None:
    """A paper that no printer took waits from now on; one that somebody has, or does not need, waits no longer.
    Raises UnknownCode, NotADevice or
    NoPaperYet."""
    for paper in papers:
        _note(tx, paper.kind, _subject(tx, paper), use)


def note_paper(tx: Tx, paper: PaperId, use: PaperUse) -> None:
    """As `note_papers`, for one that was frozen."""
    row = tx.session.get_one(PaperRow, paper)
    _note(tx, PaperKind(row.kind), row.subject, use)


def _note(tx: Tx, kind: PaperKind, subject: str, use: PaperUse) -> None:
    if use is PaperUse.WAITS:
        paper_waits(tx, kind, subject)
    else:
        paper_waits_no_longer(tx, kind, subject)
    tx.log(PaperLogRow(at=tx.now, member_id=tx.actor.member, kind=kind, subject=subject, what=use))
    tx.touched.add(subject)


def _subject(tx: Tx, paper: PaperRef) -> str:
    match paper.kind:
        case PaperKind.CONTRACT | PaperKind.RETURN_RECEIPT:
            return _loan(tx, paper)
        case PaperKind.DONOR_RECEIPT:
            return find_donation(tx, paper.of).id
        case PaperKind.CERTIFICATE | PaperKind.LABEL:
            return _find.device(tx.session, paper.of).id


def _loan(tx: Tx, paper: PaperRef) -> str:
    """By its number or code, or the code of a device: then the latest of its loans that has such a paper."""
    code = label_code.parse(paper.of)
    named = select(LoanRow.id).where(or_(LoanRow.number == paper.of.strip(), LoanRow.code == code))
    found = tx.session.scalar(named)
    if found is None:
        device = _find.device(tx.session, paper.of)
        found = tx.session.scalar(
            select(PaperRow.subject)
            .join(LoanLineRow, LoanLineRow.loan_id == PaperRow.subject)
            .where(LoanLineRow.device_id == device.id, PaperRow.kind == paper.kind)
            .order_by(PaperRow.created_at.desc())
            .limit(1)
        )
    if found is None:
        raise NoPaperYet(paper.of[:40], paper.kind)
    return found
