"""Devices, their carriers, locks, wipes and releases. The rules between them are triggers (db/migrations)."""

from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import CheckConstraint, Column, Computed, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from digibank.storage.base import KEYED, Row

SORT_KEYS: Final = {
    "title_key": "lower(trim(coalesce(make, '') || ' ' || coalesce(model, '')))",
    "number_key": "coalesce(serial_key, imei, '')",
    "since": "coalesce(moved_at, created_at)",
}
"""What lists of devices are sorted by beside the code, made by the database from the other columns."""


class LabelRow(Row):
    """The one namespace of codes: device, loan, donation, borrower, shelf. `subject` is the key of that thing; of a
    fresh code, which is on nothing yet, that of the batch in which it was drawn. A device has the codes of the labels
    that it had before too (storage/label_tables.py)."""

    __tablename__ = "label"
    __table_args__ = (
        CheckConstraint("length(code) = 8", name="length"),
        CheckConstraint("kind IN ('device', 'loan', 'donation', 'borrower', 'shelf', 'fresh')", name="kind"),
        KEYED,
    )

    code: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    subject: Mapped[str] = mapped_column(index=True)


class DonorRow(Row):
    """Who gave devices. `name` is personal data: NULL after erasure."""

    __tablename__ = "donor"
    __table_args__ = KEYED

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str | None]
    folded: Mapped[str | None] = mapped_column(index=True)
    contact: Mapped[str | None]
    created_at: Mapped[datetime]
    erased_at: Mapped[datetime | None]


class DonationRow(Row):
    """One batch from one donor on one day."""

    __tablename__ = "donation"
    __table_args__ = KEYED

    id: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(ForeignKey("label.code"), unique=True)
    donor_id: Mapped[str | None] = mapped_column(ForeignKey("donor.id"), index=True)
    received_on: Mapped[date]
    wipe_proof_wanted: Mapped[bool] = mapped_column(server_default=text("0"))
    created_at: Mapped[datetime]


class DeviceRow(Row):
    """`serial_key` joins serials across tools (domain/identifiers.py). `carriers_listed` NULL: nobody said yet.
    `moved_at` NULL: it is still in the state in which it came. What lists are sorted by, the database makes itself: no
    row holds it."""

    __tablename__ = "device"
    __table_args__ = (
        CheckConstraint("kind IN ('laptop', 'smartphone', 'tablet', 'desktop', 'other')", name="kind"),
        CheckConstraint("carriers_listed IN ('report', 'technician', 'none', 'own-storage')", name="listed"),
        CheckConstraint("condition IN ('A', 'B', 'C', 'D')", name="condition"),
        *(Column(name, Text, Computed(made, persisted=False)) for name, made in SORT_KEYS.items()),
        Index("ix_device_state_kind_code", "state", "kind", "code"),
        *(Index(f"ix_device_{name}_code", name, "code") for name in SORT_KEYS),
        *(Index(f"ix_device_state_kind_{name}_code", "state", "kind", name, "code") for name in SORT_KEYS),
        KEYED,
    )

    __mapper_args__: Any = {"exclude_properties": tuple(SORT_KEYS)}

    id: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(ForeignKey("label.code"), unique=True)
    kind: Mapped[str]
    state: Mapped[str]
    make: Mapped[str | None]
    model: Mapped[str | None]
    serial: Mapped[str | None]
    serial_key: Mapped[str | None] = mapped_column(index=True)
    imei: Mapped[str | None] = mapped_column(index=True)
    cpu: Mapped[str | None]
    ram_gb: Mapped[float | None]
    condition: Mapped[str | None]
    carriers_listed: Mapped[str | None]
    duplicate_reason: Mapped[str | None]
    donation_id: Mapped[str | None] = mapped_column(ForeignKey("donation.id"), index=True)
    reserved_for: Mapped[str | None] = mapped_column(ForeignKey("borrower.id"))
    reserved_until: Mapped[date | None]
    repair_outside: Mapped[bool] = mapped_column(server_default=text("0"))
    created_at: Mapped[datetime]
    moved_at: Mapped[datetime | None]


_HERE: Final = "status IN ('FITTED', 'LOOSE')"
CARRIER_HERE: Final = text(f"carrier.{_HERE}")
"""A disk that is in a device, or came out of one and lies here. In the words of the index on such disks: with bound
values SQLite cannot tell that it may use it."""


class CarrierRow(Row):
    """A disk or a phone's storage. `device_id`: where it is FITTED, or came out of. `custody` grows each time it comes
    into our hands: a wipe counts at one custody number only."""

    __tablename__ = "carrier"
    __table_args__ = (
        CheckConstraint("status IN ('FITTED', 'LOOSE', 'DESTROYED', 'LEFT')", name="status"),
        CheckConstraint("type IN ('ssd', 'hdd', 'flash')", name="type"),
        CheckConstraint("listed_by IN ('report', 'technician', 'intake')", name="listed_by"),
        CheckConstraint("custody >= 1", name="custody"),
        Index(
            "uq_carrier_serial_here",
            "serial_key",
            unique=True,
            sqlite_where=text(_HERE),
        ),
        KEYED,
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    device_id: Mapped[str] = mapped_column(ForeignKey("device.id"), index=True)
    position: Mapped[int]
    """Counts from 1 within the device, in the order of listing: `--carrier 2` means this one."""
    status: Mapped[str]
    custody: Mapped[int]
    serial: Mapped[str | None]
    serial_key: Mapped[str | None]
    model: Mapped[str | None]
    size_gb: Mapped[float | None]
    type: Mapped[str | None]
    listed_by: Mapped[str]
    created_at: Mapped[datetime]


class LockRow(Row):
    """An account lock, MDM enrolment, BIOS or disk password that was found; open until `cleared_at`."""

    __tablename__ = "account_lock"
    __table_args__ = (
        Index("uq_account_lock_open", "device_id", "kind", unique=True, sqlite_where=text("cleared_at IS NULL")),
        KEYED,
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    device_id: Mapped[str] = mapped_column(ForeignKey("device.id"), index=True)
    kind: Mapped[str]
    found_at: Mapped[datetime]
    found_by: Mapped[str] = mapped_column(ForeignKey("member.id"))
    cleared_at: Mapped[datetime | None]
    cleared_by: Mapped[str | None] = mapped_column(ForeignKey("member.id"))


class WipeRow(Row):
    """One run on one carrier at one custody number. `evidence_drive` tells the drives of one report apart, so that the
    same report can prove two drives and no drive twice. Times are the tool's own words."""

    __tablename__ = "wipe"
    __table_args__ = (
        CheckConstraint(
            "verdict IN ('passed', 'passed-unverified', 'failed', 'aborted')",
            name="verdict",
        ),
        CheckConstraint("method IN ('clear', 'purge', 'destroy', 'factory-reset')", name="method"),
        CheckConstraint("(evidence_sha256 IS NULL) = (evidence_drive IS NULL)", name="evidence"),
        Index("uq_wipe_evidence", "evidence_sha256", "evidence_drive", unique=True),
        Index("uq_wipe_run", "carrier_id", "tool", "started", "finished", unique=True),
        KEYED,
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    carrier_id: Mapped[str] = mapped_column(ForeignKey("carrier.id"), index=True)
    custody: Mapped[int]
    method: Mapped[str]
    tool_method: Mapped[str | None]
    """The tool's own name of the method: PRNG Stream, DoD Short, ..."""
    tool: Mapped[str]
    tool_version: Mapped[str | None]
    started: Mapped[str | None]
    finished: Mapped[str | None]
    verdict: Mapped[str]
    errors: Mapped[int | None]
    evidence_sha256: Mapped[str | None]
    evidence_drive: Mapped[str | None]
    wiped_by: Mapped[str] = mapped_column(ForeignKey("member.id"))
    checked_by: Mapped[str | None] = mapped_column(ForeignKey("member.id"))
    recorded_at: Mapped[datetime]


class ReleaseRow(Row):
    """A device found fit to lend: spends one fresh, passed and checked wipe for each fitted carrier."""

    __tablename__ = "release"
    __table_args__ = KEYED

    id: Mapped[str] = mapped_column(primary_key=True)
    device_id: Mapped[str] = mapped_column(ForeignKey("device.id"), index=True)
    released_at: Mapped[datetime]
    released_by: Mapped[str] = mapped_column(ForeignKey("member.id"))
    void_at: Mapped[datetime | None]


class ReleaseWipeRow(Row):
    """Written before its release (the key is deferred): the release's trigger then sees them all at once."""

    __tablename__ = "release_wipe"
    __table_args__ = KEYED

    release_id: Mapped[str] = mapped_column(
        ForeignKey("release.id", deferrable=True, initially="DEFERRED"), primary_key=True
    )
    carrier_id: Mapped[str] = mapped_column(ForeignKey("carrier.id"), primary_key=True)
    wipe_id: Mapped[str] = mapped_column(ForeignKey("wipe.id"), index=True)


class NoteRow(Row):
    """What somebody wrote about a device: free text, never in the journal."""

    __tablename__ = "note"
    __table_args__ = KEYED

    id: Mapped[str] = mapped_column(primary_key=True)
    device_id: Mapped[str] = mapped_column(ForeignKey("device.id"), index=True)
    text: Mapped[str]
    written_by: Mapped[str] = mapped_column(ForeignKey("member.id"))
    written_at: Mapped[datetime]
