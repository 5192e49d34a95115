"""Loans: a contract with parties and lines, and the papers that were made for it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from digibank.storage.base import KEYED, Row


class LoanRow(Row):
    """`until_on` NULL: open-ended. `handed_over_at` NULL: prepared, the devices have not left."""

    __tablename__ = "loan"
    __table_args__ = (
        Index("ix_loan_closed_at_until_on_number", "closed_at", "until_on", "number"),
        Index("ix_loan_open_id", "id", "number", sqlite_where=text("closed_at IS NULL")),
        Index("ix_loan_open_number", "number", sqlite_where=text("closed_at IS NULL")),
        Index("ix_loan_open_begin_on", "begin_on", "number", sqlite_where=text("closed_at IS NULL")),
        Index("ix_loan_waiting_number", "number", sqlite_where=text("closed_at IS NULL AND handed_over_at IS NULL")),
        Index("ix_loan_ended_number", "number", sqlite_where=text("closed_at IS NOT NULL")),
        Index("ix_loan_ended_begin_on", "begin_on", "number", sqlite_where=text("closed_at IS NOT NULL")),
        Index("ix_loan_ended_closed_at", "closed_at", "number", sqlite_where=text("closed_at IS NOT NULL")),
        KEYED,
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(ForeignKey("label.code"), unique=True)
    number: Mapped[str] = mapped_column(unique=True)
    begin_on: Mapped[date]
    until_on: Mapped[date | None]
    created_at: Mapped[datetime]
    handed_over_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]


class LoanPartyRow(Row):
    __tablename__ = "loan_party"
    __table_args__ = (
        CheckConstraint("role IN ('borrower', 'household', 'guardian', 'helper')", name="role"),
        Index("ix_loan_party_borrower_id_role", "borrower_id", "role"),
        Index("uq_loan_party_borrower", "loan_id", unique=True, sqlite_where=text("role = 'borrower'")),
        KEYED,
    )

    loan_id: Mapped[str] = mapped_column(ForeignKey("loan.id"), primary_key=True)
    borrower_id: Mapped[str] = mapped_column(ForeignKey("borrower.id"), primary_key=True)
    role: Mapped[str]


class LoanLineRow(Row):
    """One lent thing: a device, which spends one release, or an accessory (`item`)."""

    __tablename__ = "loan_line"
    __table_args__ = (
        CheckConstraint("(device_id IS NULL) = (release_id IS NULL)", name="device_spends_release"),
        CheckConstraint("(device_id IS NULL) <> (item IS NULL)", name="device_or_item"),
        CheckConstraint("(ended_at IS NULL) = (ending IS NULL)", name="ending"),
        CheckConstraint(
            "ending IN ('RETURNED', 'VOID', 'GIVEN', 'WRITTEN_OFF', 'LACKING', 'CLOSED')",
            name="endings",
        ),
        CheckConstraint("condition IN ('A', 'B', 'C', 'D')", name="condition"),
        Index("uq_loan_line_open_device", "device_id", unique=True, sqlite_where=text("ended_at IS NULL")),
        Index(
            "uq_loan_line_release",
            "release_id",
            unique=True,
            sqlite_where=text("ending IS NULL OR ending <> 'VOID'"),
        ),
        KEYED,
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    loan_id: Mapped[str] = mapped_column(ForeignKey("loan.id"), index=True)
    device_id: Mapped[str | None] = mapped_column(ForeignKey("device.id"), index=True)
    release_id: Mapped[str | None] = mapped_column(ForeignKey("release.id"), index=True)
    item: Mapped[str | None]
    opened_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    ending: Mapped[str | None]
    condition: Mapped[str | None]
    in_workshop: Mapped[bool] = mapped_column(server_default=text("0"))
    reopened: Mapped[int] = mapped_column(server_default=text("0"))
    """How often a mistaken return was undone: with it the schema knows which custody number the line ended at."""


class PaperRow(Row):
    """A paper as it was given: its facts, its text version and its bytes' hash are frozen.

    `facts` is NULL only after erasure (`erased_at`); the hash and the number stay. `anchor` is the journal's last
    entry at that moment, printed on the paper: a lost tail of the journal can be proven from any copy."""

    __tablename__ = "paper"
    __table_args__ = (
        CheckConstraint("(facts IS NULL) = (erased_at IS NOT NULL)", name="facts_or_tombstone"),
        KEYED,
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    subject: Mapped[str] = mapped_column(index=True)
    language: Mapped[str]
    text_version: Mapped[str]
    facts: Mapped[dict[str, Any] | None]
    anchor: Mapped[str]
    sha256: Mapped[str | None]
    created_at: Mapped[datetime]
    erased_at: Mapped[datetime | None]
