"""Borrowers. Everything personal can be erased: the key, the code and a tombstone stay."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from digibank.storage.base import KEYED, Row


class BorrowerRow(Row):
    __tablename__ = "borrower"
    __table_args__ = KEYED

    id: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(ForeignKey("label.code"), unique=True)
    name: Mapped[str | None]
    folded: Mapped[str | None] = mapped_column(index=True)
    first_name: Mapped[str | None]
    """All that a volunteer sees of a name."""
    address: Mapped[str | None]
    phone: Mapped[str | None]
    email: Mapped[str | None]
    language: Mapped[str | None]
    created_at: Mapped[datetime]
    erased_at: Mapped[datetime | None]


class AccessRow(Row):
    """Who looked at personal data, apart from the journal: it is cleaned up after its own time."""

    __tablename__ = "access_log"
    __table_args__ = {"sqlite_strict": True}

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"))
    borrower_id: Mapped[str] = mapped_column(ForeignKey("borrower.id"), index=True)
    what: Mapped[str]
