"""People who borrow, as a role may see them: a first name and a card code at the counter, all for coordinators."""

from dataclasses import dataclass

from sqlalchemy import and_, func, select

from digibank.domain import label_code
from digibank.domain.errors import RoleNotAllowed, UnknownBorrower
from digibank.domain.folding import fold
from digibank.domain.free_text import plain_line
from digibank.domain.ids import BorrowerId
from digibank.domain.label_code import LabelCode
from digibank.domain.roles import reads_personal_data, sees_borrowers
from digibank.queries.devices import shown_name
from digibank.storage.loan_tables import LoanPartyRow, LoanRow
from digibank.storage.people_tables import BorrowerRow
from digibank.storage.tx import Look


@dataclass(frozen=True)
class BorrowerCard:
    """`address`, `phone` and `email` are None for a role that does not read personal data."""

    id: BorrowerId
    code: LabelCode
    name: str
    address: str | None
    phone: str | None
    email: str | None
    language: str | None
    open_loans: int


def borrower_cards(look: Look, typed: str, limit: int = 20) -> tuple[BorrowerCard, ...]:
    """By card code or exact name (letters folded); a coordinator also by a part of three letters or more.
    Raises RoleNotAllowed for a role that sees no borrower."""
    from digibank.queries.search import find

    if not sees_borrowers(look.actor.role):
        raise RoleNotAllowed(look.actor.role, "borrowers")
    codes = [hit.code for hit in find(look, typed, limit=limit) if hit.kind == "borrower"]
    if not codes and typed.strip():
        folded = fold(plain_line(typed)[:200])
        codes = [
            LabelCode(code)
            for code in look.session.scalars(select(BorrowerRow.code).where(BorrowerRow.folded == folded).limit(limit))
        ]
    return tuple(borrower_card(look, code) for code in codes)


def borrower_card(look: Look, code: str) -> BorrowerCard:
    """By card code. Raises UnknownBorrower."""
    parsed = label_code.parse(code)
    row = look.session.scalar(select(BorrowerRow).where(BorrowerRow.code == parsed)) if parsed else None
    if row is None:
        raise UnknownBorrower
    open_loans = look.session.scalar(
        select(func.count())
        .select_from(LoanPartyRow)
        .join(LoanRow, and_(LoanRow.id == LoanPartyRow.loan_id, LoanRow.closed_at.is_(None)))
        .where(LoanPartyRow.borrower_id == row.id)
    )
    whole = reads_personal_data(look.actor.role)
    return BorrowerCard(
        BorrowerId(row.id),
        LabelCode(row.code),
        shown_name(look, row) or "",
        row.address if whole else None,
        row.phone if whole else None,
        row.email if whole else None,
        row.language,
        open_loans or 0,
    )
