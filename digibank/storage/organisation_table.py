"""The organisation's settings (they travel with a backup) and its people."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ColumnClause, literal_column, text
from sqlalchemy.orm import Mapped, mapped_column

from digibank.storage.base import Row


class OrganisationRow(Row):
    __tablename__ = "organisation"
    __table_args__ = (CheckConstraint("id = 1", name="one"), {"sqlite_strict": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    address: Mapped[str | None]
    phone: Mapped[str | None]
    email: Mapped[str | None]
    privacy_contact: Mapped[str | None]
    help_text: Mapped[str | None]
    language: Mapped[str] = mapped_column(server_default="nl")
    volunteers_lend: Mapped[bool] = mapped_column(server_default=text("1"))
    staff_list_open: Mapped[bool] = mapped_column(server_default=text("1"))
    """Open: a new name given with --as is added to the list. Closed as soon as a coordinator manages the list."""
    default_loan_days: Mapped[int | None]
    liability_cap_euro: Mapped[int | None]
    retention_months: Mapped[int] = mapped_column(server_default=text("24"))
    notice_days: Mapped[int] = mapped_column(server_default=text("60"))
    created_at: Mapped[datetime]


AS_THEY_CAME: ColumnClause[int] = literal_column("member.rowid")
"""The order in which colleagues were added: the first one set the program up."""


class MemberRow(Row):
    """Somebody who works here. Role values as in domain/roles.py."""

    __tablename__ = "member"
    __table_args__ = (
        CheckConstraint("role IN ('volunteer', 'technician', 'coordinator')", name="role"),
        {"sqlite_strict": True},
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    folded: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str]
    active: Mapped[bool] = mapped_column(server_default=text("1"))
    created_at: Mapped[datetime]
