"""A write transaction with its journal, and a look (a read). What services and queries are handed."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from digibank.domain.ids import DeviceId, MemberId, RequestId, new_key
from digibank.domain.journal import GENESIS, Entry, Event, entry_hash
from digibank.domain.roles import Role
from digibank.storage.anchor import Anchor
from digibank.storage.base import Row, utc_text
from digibank.storage.journal_table import JournalRow
from digibank.storage.organisation_table import OrganisationRow
from digibank.storage.people_tables import AccessRow

_APPEND = JournalRow.metadata.tables[JournalRow.__tablename__].insert()


@dataclass(frozen=True)
class Actor:
    """Who acts, and as what."""

    member: MemberId
    role: Role


@dataclass(frozen=True)
class Look:
    """A read: a snapshot of the database, seen as somebody of this role."""

    session: Session
    actor: Actor
    now: datetime

    @property
    def today(self) -> date:
        return self.now.astimezone().date()


@dataclass
class Tx:
    """One write transaction: all of it is stored, with its journal entries, or nothing is."""

    session: Session
    actor: Actor
    station: str
    request: RequestId
    now: datetime
    touched: set[str] = field(default_factory=set)
    """Keys of devices, loans and people that this transaction changed: open lists reload on them."""
    _last: Anchor | None = None
    _recorded: bool = False

    @cached_property
    def organisation(self) -> OrganisationRow:
        """Its settings, read once."""
        return self.session.get_one(OrganisationRow, 1)

    @property
    def today(self) -> date:
        """The local calendar day: due dates are days, not moments."""
        return self.now.astimezone().date()

    def add(self, row: Row) -> None:
        self.session.add(row)

    def record(self, event: Event, subject: str, device: DeviceId | None = None, **facts: Any) -> None:
        """Appends to this station's chain. `facts` hold keys, codes, states and numbers: never a name or free text."""
        self.session.flush()
        last = self.last()
        entry = Entry(
            station=self.station,
            seq=last.seq + 1,
            at=utc_text(self.now),
            member=self.actor.member,
            request=self.request,
            kind=event,
            subject=subject,
            device=device,
            facts=facts,
            prev=last.hash,
        )
        digest = entry_hash(entry)
        # Straight to the table: every action writes several entries, and nobody asks the session for them.
        self.session.connection().execute(
            _APPEND,
            {
                "station": entry.station,
                "seq": entry.seq,
                "at": self.now,
                "member_id": entry.member,
                "request_id": entry.request,
                "kind": entry.kind,
                "subject": entry.subject,
                "device_id": entry.device,
                "facts": facts,
                "prev": entry.prev,
                "hash": digest,
            },
        )
        self.touched.update(key for key in (subject, device) if key)
        self._last = Anchor(self.station, entry.seq, digest)
        self._recorded = True

    def log_access(self, borrower: str, what: str) -> None:
        """Notes that personal data was looked at: in the access log, apart from the journal."""
        self.session.add(AccessRow(at=self.now, member_id=self.actor.member, borrower_id=borrower, what=what))
        self._recorded = True

    @property
    def recorded(self) -> bool:
        """Whether this transaction says what it did: a journal entry, or a line of the access log."""
        return self._recorded

    def last(self) -> Anchor:
        """The chain's end: what a paper made now prints, and what the anchor will hold."""
        if self._last is None:
            row = self.session.execute(
                select(JournalRow.seq, JournalRow.hash)
                .where(JournalRow.station == self.station)
                .order_by(JournalRow.seq.desc())
                .limit(1)
            ).first()
            self._last = Anchor(self.station, row.seq, row.hash) if row else Anchor(self.station, 0, GENESIS)
        return self._last


def utc_now() -> datetime:
    return datetime.now(UTC)


def new_request() -> RequestId:
    return RequestId(new_key())
