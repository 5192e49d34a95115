"""What becomes of papers after they are made: which ones still wait for a printer, and what was done with each. No part
of the journal: nothing that is lent or wiped depends on a printer."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from digibank.storage.base import KEYED, Row

_KINDS = "kind IN ('contract', 'return-receipt', 'donor-receipt', 'wipe-certificate', 'label')"


class PaperWaitingRow(Row):
    """Made and not in anybody's hands. `subject` is the key of a loan, a device or a donation."""

    __tablename__ = "paper_waiting"
    __table_args__ = (
        CheckConstraint(_KINDS, name="kind"),
        Index("ix_paper_waiting_since_subject", "since", "subject"),
        KEYED,
    )

    kind: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)
    since: Mapped[datetime]


class PaperLogRow(Row):
    """Who printed, saved or dismissed which paper. It holds keys only."""

    __tablename__ = "paper_log"
    __table_args__ = (
        CheckConstraint(_KINDS, name="kind"),
        CheckConstraint("what IN ('printed', 'saved', 'waits', 'dismissed')", name="what"),
        {"sqlite_strict": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"))
    kind: Mapped[str]
    subject: Mapped[str] = mapped_column(index=True)
    what: Mapped[str]
