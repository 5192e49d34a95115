"""A person's open loans, for their card."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, select

from digibank.domain.device import full_name
from digibank.domain.errors import RoleNotAllowed
from digibank.domain.ids import BorrowerId
from digibank.domain.label_code import LabelCode
from digibank.domain.roles import sees_borrowers
from digibank.storage.device_tables import DeviceRow
from digibank.storage.loan_tables import LoanLineRow, LoanPartyRow, LoanRow
from digibank.storage.tx import Look


@dataclass(frozen=True)
class OpenLoan:
    """`devices` are make and model of what is still out."""

    number: str
    code: LabelCode
    until: date | None
    overdue: bool
    devices: tuple[str, ...]


def open_loans(look: Look, borrower: BorrowerId, limit: int = 50) -> tuple[OpenLoan, ...]:
    """What is due first stands first. Raises RoleNotAllowed for a role that sees no borrower."""
    if not sees_borrowers(look.actor.role):
        raise RoleNotAllowed(look.actor.role, "borrowers")
    loans = look.session.scalars(
        select(LoanRow)
        .join(LoanPartyRow, and_(LoanPartyRow.loan_id == LoanRow.id, LoanPartyRow.borrower_id == borrower))
        .where(LoanRow.closed_at.is_(None))
        .order_by(LoanRow.until_on.is_(None), LoanRow.until_on, LoanRow.number)
        .limit(limit)
    ).all()
    titles: dict[str, list[str]] = {loan.id: [] for loan in loans}
    for line in look.session.execute(
        select(LoanLineRow.loan_id, DeviceRow.make, DeviceRow.model)
        .join(DeviceRow, DeviceRow.id == LoanLineRow.device_id)
        .where(LoanLineRow.loan_id.in_(titles), LoanLineRow.ended_at.is_(None))
        .order_by(DeviceRow.code)
    ):
        titles[line.loan_id].append(full_name(line.make, line.model))
    return tuple(
        OpenLoan(
            loan.number,
            LabelCode(loan.code),
            loan.until_on,
            loan.until_on is not None and loan.until_on < look.today,
            tuple(titles[loan.id]),
        )
        for loan in loans
    )
