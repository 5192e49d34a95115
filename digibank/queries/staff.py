"""The organisation and the people who work here."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import select

from digibank.domain.ids import MemberId
from digibank.domain.roles import Role
from digibank.storage.organisation_table import AS_THEY_CAME, MemberRow, OrganisationRow
from digibank.storage.tx import Look


@dataclass(frozen=True)
class Member:
    id: MemberId
    name: str
    role: Role


USUAL_LOAN_DAYS: Final = 365
"""Where the organisation did not choose."""


@dataclass(frozen=True)
class OrganisationView:
    name: str
    address: str | None
    phone: str | None
    email: str | None
    privacy_contact: str | None
    help_text: str | None
    liability_cap_euro: int | None
    language: str
    volunteers_lend: bool
    default_loan_days: int | None
    """What the form of a loan proposes; None: the usual."""
    retention_months: int
    notice_days: int


def members(look: Look) -> tuple[Member, ...]:
    """Who is active, the first one first."""
    rows = look.session.scalars(select(MemberRow).where(MemberRow.active).order_by(AS_THEY_CAME))
    return tuple(Member(MemberId(row.id), row.name, Role(row.role)) for row in rows)


def organisation(look: Look) -> OrganisationView:
    row = look.session.get_one(OrganisationRow, 1)
    return OrganisationView(
        row.name,
        row.address,
        row.phone,
        row.email,
        row.privacy_contact,
        row.help_text,
        row.liability_cap_euro,
        row.language,
        row.volunteers_lend,
        row.default_loan_days,
        row.retention_months,
        row.notice_days,
    )


def loan_days(look: Look) -> int:
    """How many days from today the form of a loan proposes."""
    return look.session.get_one(OrganisationRow, 1).default_loan_days or USUAL_LOAN_DAYS
