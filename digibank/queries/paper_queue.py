"""Papers that wait for a printer. A role sees those that it may print."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, select, true

from digibank.domain.device import full_name
from digibank.domain.papers import NAMES_A_PERSON, PaperKind, PaperRef
from digibank.domain.roles import sees_borrowers
from digibank.queries.devices import shown_name
from digibank.storage.device_tables import DeviceRow, DonationRow
from digibank.storage.loan_tables import LoanPartyRow, LoanRow
from digibank.storage.paper_tables import PaperWaitingRow
from digibank.storage.people_tables import BorrowerRow
from digibank.storage.tx import Look

MOST = 200
"""As many as anybody looks through; `count` says how many there are."""


@dataclass(frozen=True)
class WaitingPaper:
    """`about` is the borrower, as far as this role may know, or make and model of a device."""

    paper: PaperRef
    about: str
    since: datetime


@dataclass(frozen=True)
class WaitingPapers:
    """The oldest first."""

    papers: tuple[WaitingPaper, ...]
    count: int


def waiting_papers(look: Look, most: int = MOST) -> WaitingPapers:
    waits = PaperWaitingRow
    mine = _printable(look)
    rows = look.session.execute(
        select(waits, LoanRow, BorrowerRow, DeviceRow, DonationRow)
        .outerjoin(LoanRow, LoanRow.id == waits.subject)
        .outerjoin(LoanPartyRow, and_(LoanPartyRow.loan_id == LoanRow.id, LoanPartyRow.role == "borrower"))
        .outerjoin(BorrowerRow, BorrowerRow.id == LoanPartyRow.borrower_id)
        .outerjoin(DeviceRow, DeviceRow.id == waits.subject)
        .outerjoin(DonationRow, DonationRow.id == waits.subject)
        .where(mine)
        .order_by(waits.since, waits.subject)
        .limit(most)
    )
    count = look.session.scalar(select(func.count()).select_from(waits).where(mine)) or 0
    return WaitingPapers(tuple(_paper(look, *row) for row in rows), count)


def unprinted_contracts(look: Look) -> tuple[str, ...]:
    """Numbers of open loans whose contract nobody printed or saved, in order."""
    waiting = and_(PaperWaitingRow.subject == LoanRow.id, PaperWaitingRow.kind == PaperKind.CONTRACT)
    return tuple(look.session.scalars(select(LoanRow.number).join(PaperWaitingRow, waiting).order_by(LoanRow.number)))


def _printable(look: Look) -> ColumnElement[bool]:
    """Not `kind IN`: the index of the dates then finds the oldest few."""
    return true() if sees_borrowers(look.actor.role) else PaperWaitingRow.kind.not_in(NAMES_A_PERSON)


def _paper(
    look: Look,
    row: PaperWaitingRow,
    loan: LoanRow | None,
    borrower: BorrowerRow | None,
    device: DeviceRow | None,
    donation: DonationRow | None,
) -> WaitingPaper:
    about = ""
    if borrower:
        about = shown_name(look, borrower) or ""
    elif device:
        about = full_name(device.make, device.model)
    of = loan.number if loan else device.code if device else donation.code if donation else row.subject
    return WaitingPaper(PaperRef(PaperKind(row.kind), of), about, row.since)
