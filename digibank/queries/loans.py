"""Loans: one as a card. Overdue is computed here, never stored."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, select

from digibank.domain.device import full_name
from digibank.domain.ids import LoanId
from digibank.domain.label_code import LabelCode
from digibank.domain.roles import sees_borrowers
from digibank.queries.devices import shown_name
from digibank.queries.lookup import loan_row
from digibank.storage.device_tables import DeviceRow
from digibank.storage.loan_tables import LoanLineRow, LoanPartyRow, LoanRow
from digibank.storage.people_tables import BorrowerRow
from digibank.storage.tx import Look


@dataclass(frozen=True)
class LoanLine:
    """`ending` None: still out. A device has a `code`, an accessory an `item`."""

    code: LabelCode | None
    title: str
    item: str | None
    ending: str | None
    in_workshop: bool


@dataclass(frozen=True)
class LoanCard:
    id: LoanId
    number: str
    code: LabelCode
    begin: date
    until: date | None
    handed_over: bool
    closed: bool
    overdue: bool
    borrower: str | None
    borrower_code: LabelCode | None
    lines: tuple[LoanLine, ...]

    @property
    def devices(self) -> tuple[LabelCode, ...]:
        return tuple(line.code for line in self.lines if line.code)


def loan_card(look: Look, text: str) -> LoanCard:
    """By number, code, or the code of a device that is out on it. Raises UnknownLoan."""
    loan = loan_row(look, text)
    borrower = _borrower(look, loan)
    seen = sees_borrowers(look.actor.role)
    return LoanCard(
        id=LoanId(loan.id),
        number=loan.number,
        code=LabelCode(loan.code),
        begin=loan.begin_on,
        until=loan.until_on,
        handed_over=loan.handed_over_at is not None,
        closed=loan.closed_at is not None,
        overdue=loan.closed_at is None and loan.until_on is not None and loan.until_on < look.today,
        borrower=shown_name(look, borrower) if seen else None,
        borrower_code=LabelCode(borrower.code) if seen else None,
        lines=_lines(look, loan),
    )


def _borrower(look: Look, loan: LoanRow) -> BorrowerRow:
    return look.session.scalars(
        select(BorrowerRow)
        .join(LoanPartyRow, LoanPartyRow.borrower_id == BorrowerRow.id)
        .where(and_(LoanPartyRow.loan_id == loan.id, LoanPartyRow.role == "borrower"))
    ).one()


def _lines(look: Look, loan: LoanRow) -> tuple[LoanLine, ...]:
    rows = look.session.execute(
        select(LoanLineRow, DeviceRow)
        .outerjoin(DeviceRow, DeviceRow.id == LoanLineRow.device_id)
        .where(LoanLineRow.loan_id == loan.id)
        .order_by(LoanLineRow.opened_at, LoanLineRow.item.is_not(None), DeviceRow.code, LoanLineRow.item)
    )
    return tuple(
        LoanLine(
            LabelCode(device.code) if device else None,
            full_name(device.make, device.model) if device else line.item or "",
            line.item,
            line.ending,
            line.in_workshop,
        )
        for line, device in rows
    )
