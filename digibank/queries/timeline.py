"""What happened to a device, a loan or a person, newest first: one moment for each action that was stored, with all
that it did. A page costs the same however long the life is."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, Final

from sqlalchemy import CTE, ColumnElement, CompoundSelect, and_, func, or_, select, union

from digibank.domain.errors import RoleNotAllowed
from digibank.domain.ids import BorrowerId, DeviceId, LoanId
from digibank.domain.journal import Event
from digibank.domain.label_code import LabelCode
from digibank.domain.lifecycle import Action
from digibank.domain.roles import reads_personal_data, sees_borrowers
from digibank.queries.devices import shown_name
from digibank.queries.paging import Page
from digibank.storage.device_tables import DeviceRow, NoteRow
from digibank.storage.journal_table import AS_IT_HAPPENED, JournalRow
from digibank.storage.loan_tables import LoanLineRow, LoanPartyRow, LoanRow, PaperRow
from digibank.storage.organisation_table import MemberRow
from digibank.storage.people_tables import BorrowerRow
from digibank.storage.tx import Look

LATEST: Final = 3
"""As many moments as a card shows before somebody asks for all."""

_TOLD_OF_A_LOAN: Final = (Event.LOAN_OPENED, Event.LOAN_HANDED_OVER, Event.LOAN_EXTENDED)
"""What of its loan is also a device's own life."""


@dataclass(frozen=True)
class Happening:
    """One entry of the journal; `device` is the label code of the one that it is about."""

    kind: Event
    facts: Mapping[str, Any]
    device: LabelCode | None


@dataclass(frozen=True)
class Moment:
    """One action. `who` is a colleague; `borrower` as the role may see it; `place` tells the next page where to go on.
    `note` is free text; the reason why something is missing is not for everybody: it may name a borrower."""

    place: int
    at: datetime
    who: str
    happened: tuple[Happening, ...]
    loan: str | None
    borrower: str | None
    note: str | None


def device_timeline(look: Look, device: DeviceId, before: int | None = None, limit: int = LATEST) -> Page[Moment]:
    """`before` is the place of the last moment that is shown already."""
    own = select(AS_IT_HAPPENED.label("place"), JournalRow.request_id).where(JournalRow.device_id == device)
    lines = select(LoanLineRow.loan_id).where(LoanLineRow.device_id == device)
    on_it = (
        select(LoanLineRow.id)
        .where(
            LoanLineRow.device_id == device,
            LoanLineRow.loan_id == JournalRow.subject,
            LoanLineRow.opened_at <= JournalRow.at,
            or_(LoanLineRow.ended_at.is_(None), LoanLineRow.ended_at >= JournalRow.at),
        )
        .exists()
    )
    of_loan = select(AS_IT_HAPPENED.label("place"), JournalRow.request_id).where(
        JournalRow.subject.in_(lines), JournalRow.kind.in_(_TOLD_OF_A_LOAN), on_it
    )
    return _page(look, union(own, of_loan), before, limit)


def loan_timeline(look: Look, loan: LoanId, before: int | None = None, limit: int = LATEST) -> Page[Moment]:
    return _page(look, _about_loans(JournalRow.subject == loan, LoanRow.id == loan), before, limit)


def borrower_timeline(look: Look, borrower: BorrowerId, before: int | None = None, limit: int = LATEST) -> Page[Moment]:
    """With all that happened to this person's loans. Raises RoleNotAllowed for a role that sees no borrower."""
    if not sees_borrowers(look.actor.role):
        raise RoleNotAllowed(look.actor.role, "borrowers")
    theirs = select(LoanPartyRow.loan_id).where(LoanPartyRow.borrower_id == borrower)
    own = or_(JournalRow.subject == borrower, JournalRow.subject.in_(theirs))
    return _page(look, _about_loans(own, LoanRow.id.in_(theirs)), before, limit)


def _about_loans(own: ColumnElement[bool], which: ColumnElement[bool]) -> CompoundSelect[Any]:
    """Entries of these loans, of their lines and of their papers."""
    loans = select(LoanRow.id).where(which)
    lines = select(LoanLineRow.id).where(LoanLineRow.loan_id.in_(loans))
    papers = select(PaperRow.id).where(PaperRow.subject.in_(loans))
    place = select(AS_IT_HAPPENED.label("place"), JournalRow.request_id)
    return union(
        place.where(own),
        place.where(JournalRow.subject.in_(lines)),
        place.where(JournalRow.subject.in_(papers), JournalRow.kind == Event.PAPER_FROZEN),
    )


def _page(look: Look, about: CompoundSelect[Any], before: int | None, limit: int) -> Page[Moment]:
    entries = about.cte("entries")
    last = func.max(entries.c.place)
    asked = select(entries.c.request_id, last.label("last")).group_by(entries.c.request_id).order_by(last.desc())
    if before is not None:
        asked = asked.having(last < before)
    found = look.session.execute(asked.limit(limit + 1)).all()
    places = {row.request_id: row.last for row in found[:limit]}
    return Page(_moments(look, entries, places), len(found) > limit)


def _moments(look: Look, entries: CTE, places: Mapping[str, int]) -> tuple[Moment, ...]:
    rows = look.session.execute(
        select(JournalRow, MemberRow.name, DeviceRow.code)
        .select_from(JournalRow)
        .join(entries, entries.c.place == AS_IT_HAPPENED)
        .outerjoin(MemberRow, MemberRow.id == JournalRow.member_id)
        .outerjoin(DeviceRow, DeviceRow.id == JournalRow.device_id)
        .where(JournalRow.request_id.in_(places))
        .order_by(AS_IT_HAPPENED)
    ).all()
    by_place = sorted(rows, key=lambda row: -places[row[0].request_id])
    groups = [(key, list(group)) for key, group in groupby(by_place, key=lambda row: row[0].request_id)]
    loans = _loans(look, [row[0] for row in rows])
    notes = _notes(look, [row[0] for row in rows])
    return tuple(_moment(places[key], group, loans, notes) for key, group in groups)


def _moment(
    place: int,
    rows: Sequence[Any],
    loans: Mapping[str, tuple[str, str | None]],
    notes: Mapping[str, str],
) -> Moment:
    first, who, _ = rows[0]
    entries = [entry for entry, _, _ in rows]
    number, borrower = next((loans[loan] for loan in map(_loan_of, entries) if loan in loans), (None, None))
    return Moment(
        place=place,
        at=first.at,
        who=who or "",
        happened=tuple(
            Happening(Event(entry.kind), entry.facts, LabelCode(code) if code else None) for entry, _, code in rows
        ),
        loan=number,
        borrower=borrower,
        note=next((notes[note] for note in map(_note_of, entries) if note in notes), None),
    )


def _loan_of(entry: JournalRow) -> str:
    return entry.subject if entry.kind.startswith("loan:") else str(entry.facts.get("loan", ""))


def _note_of(entry: JournalRow) -> str:
    return entry.subject if entry.kind == Event.NOTE_ADDED else str(entry.facts.get("note", ""))


def _known(of: Callable[[JournalRow], str], entries: Iterable[JournalRow]) -> set[str]:
    return {of(entry) for entry in entries} - {""}


def _loans(look: Look, entries: Sequence[JournalRow]) -> dict[str, tuple[str, str | None]]:
    """Each loan's number, with who borrows as far as the role may see it."""
    seen = sees_borrowers(look.actor.role)
    rows = look.session.execute(
        select(LoanRow, BorrowerRow)
        .join(LoanPartyRow, and_(LoanPartyRow.loan_id == LoanRow.id, LoanPartyRow.role == "borrower"))
        .join(BorrowerRow, BorrowerRow.id == LoanPartyRow.borrower_id)
        .where(LoanRow.id.in_(_known(_loan_of, entries)))
    )
    return {loan.id: (loan.number, shown_name(look, person) if seen else None) for loan, person in rows}


def _notes(look: Look, entries: Sequence[JournalRow]) -> dict[str, str]:
    hidden = set()
    if not reads_personal_data(look.actor.role):
        lost = {entry.request_id for entry in entries if entry.facts.get("action") == Action.MISS}
        hidden = {_note_of(entry) for entry in entries if entry.request_id in lost}
    rows = look.session.scalars(select(NoteRow).where(NoteRow.id.in_(_known(_note_of, entries) - hidden)))
    return {note.id: note.text for note in rows}
