"""A write transaction with its journal, and a look (a read). What services and queries are handed."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any

from sqlalchemy import bindparam, insert, inspect, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from digibank.domain.ids import DeviceId, MemberId, RequestId, new_key
from digibank.domain.journal import GENESIS, Entry, Event, entry_hash
from digibank.domain.roles import Role
from digibank.storage.anchor import Anchor
from digibank.storage.base import Row, utc_text
from digibank.storage.journal_table import JournalRow
from digibank.storage.organisation_table import OrganisationRow
from digibank.storage.people_tables import AccessRow
from digibank.storage.straight import insert_row

_ENTRIES = insert(JournalRow)
_LAST_ENTRY = (
    select(JournalRow.seq, JournalRow.hash)
    .where(JournalRow.station == bindparam("station"))
    .order_by(JournalRow.seq.desc())
    .limit(1)
)


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
    _entries: list[dict[str, Any]] = field(default_factory=list)
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
        """Stores a row that this transaction goes on with."""
        self.session.add(row)

    def put(self, row: Row) -> None:
        """Stores a row that this transaction is done with: straight to its table, at a third of what `add` costs."""
        self.session.flush()
        insert_row(self.session.connection(), row)

    def claim(self, row: Row) -> bool:
        """As `put`; False, and nothing stored, where its key is taken. (The schema refuses a second row of a key;
        asking before would cost every action a question that is almost never answered no.)"""
        try:
            self.put(row)
        except IntegrityError:
            if self.session.get(type(row), inspect(type(row)).primary_key_from_instance(row)) is None:
                raise
            return False
        return True

    def record(self, event: Event, subject: str, device: DeviceId | None = None, **facts: Any) -> None:
        """Appends to this station's chain; `close` stores it. `facts` hold keys, codes, states and numbers: never a
        name or free text."""
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
        self._entries.append(
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
            }
        )
        self.touched.update(key for key in (subject, device) if key)
        self._last = Anchor(self.station, entry.seq, digest)
        self._recorded = True

    def log_access(self, borrower: str, what: str) -> None:
        """Notes that personal data was looked at: in the access log, apart from the journal."""
        self.log(AccessRow(at=self.now, member_id=self.actor.member, borrower_id=borrower, what=what))

    def log(self, row: Row) -> None:
        """Stores a line of a log apart from the journal. It says itself who did what."""
        self.put(row)
        self._recorded = True

    @property
    def recorded(self) -> bool:
        """Whether this transaction says what it did: a journal entry, or a line of another log."""
        return self._recorded

    def close(self) -> None:
        """Stores the journal entries, at once: they are the last that a transaction writes."""
        self.session.flush()
        if self._entries:
            self.session.connection().execute(_ENTRIES, self._entries)
            self._entries = []

    def last(self) -> Anchor:
        """The chain's end: what a paper made now prints, and what the anchor will hold."""
        if self._last is None:
            row = self.session.connection().execute(_LAST_ENTRY, {"station": self.station}).first()
            self._last = Anchor(self.station, row.seq, row.hash) if row else Anchor(self.station, 0, GENESIS)
        return self._last


def utc_now() -> datetime:
    return datetime.now(UTC)


def new_request() -> RequestId:
    return RequestId(new_key())
