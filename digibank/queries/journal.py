"""What happened to a device, a loan or a person: the journal's lines in order."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select

from digibank.domain.errors import UnknownCode, UnknownLoan
from digibank.domain.journal import Entry, Event
from digibank.queries.lookup import device_row, label_kind, loan_row
from digibank.storage.base import utc_text
from digibank.storage.device_tables import DeviceRow
from digibank.storage.journal_table import AS_IT_HAPPENED, JournalRow
from digibank.storage.loan_tables import LoanLineRow, LoanRow
from digibank.storage.organisation_table import MemberRow
from digibank.storage.tx import Look

_LOAN_NUMBER = re.compile(r"\d{4}-\d{4,}")


@dataclass(frozen=True)
class EventLine:
    """One line of a history. `who` is a colleague's name, from the staff list, not from the journal."""

    at: datetime
    station: str
    seq: int
    who: str
    kind: Event
    facts: Mapping[str, Any]


def events(look: Look, code: str) -> tuple[EventLine, ...]:
    """The whole life of a device, or of a loan (by number or code). Raises UnknownCode or UnknownLoan."""
    loan = _loan(look, code)
    if loan:
        lines = select(LoanLineRow.id).where(LoanLineRow.loan_id == loan.id)
        about = or_(JournalRow.subject == loan.id, JournalRow.subject.in_(lines))
    else:
        about = JournalRow.device_id == _device(look, code).id
    rows = look.session.execute(
        select(JournalRow, MemberRow.name)
        .outerjoin(MemberRow, MemberRow.id == JournalRow.member_id)
        .where(about)
        .order_by(AS_IT_HAPPENED)
    )
    return tuple(EventLine(row.at, row.station, row.seq, name or "", Event(row.kind), row.facts) for row, name in rows)


def _loan(look: Look, code: str) -> LoanRow | None:
    """Only a number that exists is a loan's: an IMEI or a serial may be digits and hyphens too."""
    if label_kind(look, code) == "loan":
        return loan_row(look, code)
    return look.session.scalar(select(LoanRow).where(LoanRow.number == code.strip()))


def _device(look: Look, code: str) -> DeviceRow:
    try:
        return device_row(look, code)
    except UnknownCode as unknown:
        if _LOAN_NUMBER.fullmatch(code.strip()):
            raise UnknownLoan(code.strip()[:40]) from unknown
        raise


def journal_entries(look: Look) -> Iterator[tuple[Entry, str]]:
    """All entries with their stored hashes, as they happened: by time, within a station by number."""
    rows = look.session.execute(select(JournalRow).order_by(AS_IT_HAPPENED).execution_options(yield_per=500)).scalars()
    for row in rows:
        yield entry_of(row), row.hash


def entry_of(row: JournalRow) -> Entry:
    return Entry(
        row.station,
        row.seq,
        utc_text(row.at),
        row.member_id,
        row.request_id,
        row.kind,
        row.subject,
        row.device_id,
        row.facts,
        row.prev,
    )


def last_action(look: Look) -> EventLine | None:
    """What was stored last: the start page shows it, so that after a crash everybody knows what is saved."""
    row = look.session.execute(
        select(JournalRow, MemberRow.name)
        .outerjoin(MemberRow, MemberRow.id == JournalRow.member_id)
        .order_by(AS_IT_HAPPENED.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    entry, name = row
    return EventLine(entry.at, entry.station, entry.seq, name or "", Event(entry.kind), entry.facts)
