"""The journal only grows: a hash chain for each station, so that copies of a database can be merged later."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import CheckConstraint, ColumnClause, ForeignKey, Index, literal_column
from sqlalchemy.orm import Mapped, mapped_column

from digibank.storage.base import KEYED, Row


class RequestRow(Row):
    """One asked action: the key is made by who asks, so that asking again acts once."""

    __tablename__ = "request"
    __table_args__ = KEYED

    id: Mapped[str] = mapped_column(primary_key=True)
    action: Mapped[str]
    station: Mapped[str]
    member_id: Mapped[str]
    at: Mapped[datetime]


class JournalRow(Row):
    """Who, when, where, what: keys and codes only, never a name. `hash` covers all columns and `prev`."""

    __tablename__ = "journal"
    __table_args__ = (
        CheckConstraint("seq >= 1", name="seq"),
        CheckConstraint("length(hash) = 64 AND length(prev) = 64", name="hashes"),
        Index("ix_journal_subject", "subject"),
        {"sqlite_strict": True},
    )

    station: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    member_id: Mapped[str]
    request_id: Mapped[str] = mapped_column(ForeignKey("request.id"))
    kind: Mapped[str]
    subject: Mapped[str]
    device_id: Mapped[str | None] = mapped_column(index=True)
    """The device this entry is about, so that its whole life is one look-up."""
    facts: Mapped[dict[str, Any]]
    prev: Mapped[str]
    hash: Mapped[str]


AS_IT_HAPPENED: ColumnClause[int] = literal_column("journal.rowid")
"""The order of writing. Never the time: clocks go back, and a database may have had several stations."""


PERSON_MARK: Final = "{borrower}"
"""Stands in the text of each person: the index then finds people without passing all devices that match."""


class SearchRow(Row):
    """Folded letters of what can be searched; an FTS5 trigram table over it follows by triggers."""

    __tablename__ = "search_entry"
    __table_args__ = (
        Index("uq_search_entry_kind_subject", "kind", "subject", unique=True),
        {"sqlite_strict": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    subject: Mapped[str]
    folded: Mapped[str]
