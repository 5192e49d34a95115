"""What else leads to a device: the labels that it had before, and the stickers of other systems."""

from datetime import datetime
from typing import Final

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from digibank.domain.alias_source import AliasSource
from digibank.storage.base import KEYED, Row

_SOURCES: Final = ", ".join(f"'{source}'" for source in AliasSource)


class ReplacedLabelRow(Row):
    """A code that a device had before the one that it has now."""

    __tablename__ = "replaced_label"
    __table_args__ = KEYED

    code: Mapped[str] = mapped_column(ForeignKey("label.code"), primary_key=True)
    device_id: Mapped[str] = mapped_column(ForeignKey("device.id"), index=True)
    replaced_at: Mapped[datetime]


class AliasRow(Row):
    """Another system's sticker on a device. `folded` by domain/sticker.py's `alias_key`: of each source, one device has
    it while it counts (`ended_at` NULL)."""

    __tablename__ = "device_alias"
    __table_args__ = (
        CheckConstraint(f"source IN ({_SOURCES})", name="source"),
        CheckConstraint("folded <> ''", name="folded"),
        Index("uq_device_alias_now", "folded", "source", unique=True, sqlite_where=text("ended_at IS NULL")),
        KEYED,
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    device_id: Mapped[str] = mapped_column(ForeignKey("device.id"), index=True)
    source: Mapped[str]
    text: Mapped[str]
    folded: Mapped[str]
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
