"""Loans as pages of a list. What a role may not see of people is not in the rows."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Row

from digibank.domain.device import Kind, full_name
from digibank.domain.errors import RoleNotAllowed
from digibank.domain.ids import BorrowerId, LoanId
from digibank.domain.label_code import LabelCode
from digibank.domain.roles import reads_personal_data, sees_borrowers
from digibank.queries import loan_search
from digibank.queries.loan_search import Searched
from digibank.queries.paging import (
    PAGE,
    Key,
    Page,
    Sort,
    Spot,
    Stretch,
    along,
    few_or_as_found,
    in_order,
    listed,
    sql,
)
from digibank.storage.tx import Look


class LoanShow(StrEnum):
    """All open; too late; back today; back from today to Sunday; prepared and not handed over; ended."""

    OPEN = "open"
    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    WAITING = "waiting"
    ENDED = "ended"


class LoanOrder(StrEnum):
    """By number; the day that it began; the day that it ends (ended loans: the day that they did); the person."""

    NUMBER = "number"
    SINCE = "since"
    BACK = "back"
    PERSON = "person"


@dataclass(frozen=True)
class LoanFilter:
    """`text`: the beginning of a loan's number or a label's code, or a name (coordinators: a part of three letters or
    more, others: all of it)."""

    text: str = ""
    show: LoanShow = LoanShow.OPEN


@dataclass(frozen=True)
class LoanEntry:
    """One row of a list. `person` is the first name, for coordinators the whole name; None after erasure. `devices`:
    what is still out, of an ended loan what was."""

    id: LoanId
    number: str
    code: LabelCode
    person: str | None
    borrower: BorrowerId
    borrower_code: LabelCode
    devices: tuple[tuple[str, Kind], ...]
    begin: date
    until: date | None
    ended: date | None
    handed_over: bool
    overdue: bool
    key: Key = ()
    as_found: bool = False


CONDITIONS: Final[dict[LoanShow, tuple[str, ...]]] = {
    LoanShow.OPEN: ("closed_at IS NULL",),
    LoanShow.OVERDUE: ("closed_at IS NULL", "until_on < :today"),
    LoanShow.TODAY: ("closed_at IS NULL", "until_on = :today"),
    LoanShow.WEEK: ("closed_at IS NULL", "until_on BETWEEN :today AND :sunday"),
    LoanShow.WAITING: ("closed_at IS NULL", "handed_over_at IS NULL"),
    LoanShow.ENDED: ("closed_at IS NOT NULL",),
}

_NATURAL: Final = {
    LoanShow.OPEN: LoanOrder.BACK,
    LoanShow.OVERDUE: LoanOrder.BACK,
    LoanShow.TODAY: LoanOrder.BACK,
    LoanShow.WEEK: LoanOrder.BACK,
    LoanShow.WAITING: LoanOrder.NUMBER,
    LoanShow.ENDED: LoanOrder.BACK,
}
"""What an index has in order."""

_WALKED: Final = frozenset({LoanShow.OPEN, LoanShow.ENDED})
"""In each order; of the others an index has their natural order only."""

_INDEXES: Final = {
    (LoanShow.OPEN, LoanOrder.NUMBER): "ix_loan_open_number",
    (LoanShow.OPEN, LoanOrder.SINCE): "ix_loan_open_begin_on",
    (LoanShow.ENDED, LoanOrder.NUMBER): "ix_loan_ended_number",
    (LoanShow.ENDED, LoanOrder.SINCE): "ix_loan_ended_begin_on",
    (LoanShow.ENDED, LoanOrder.BACK): "ix_loan_ended_closed_at",
    (LoanShow.WAITING, LoanOrder.NUMBER): "ix_loan_waiting_number",
}
"""Named, for the database does not know how many loans are open: it would sort them all."""

_PEOPLE: Final = (
    "borrower INDEXED BY ix_borrower_folded CROSS JOIN loan_party ON borrower_id = borrower.id AND role = 'borrower'"
    " CROSS JOIN loan{index} ON loan.id = loan_id"
)
"""CROSS: in this order, so that people come as their index has them."""

_FEW: Final = "loan ON loan.id = few.value"
_FEW_WITH_PEOPLE: Final = (
    f"{_FEW} JOIN loan_party ON loan_id = loan.id AND role = 'borrower' JOIN borrower ON borrower.id = borrower_id"
)

_FIELDS: Final[dict[LoanOrder, tuple[str, ...]]] = {
    LoanOrder.NUMBER: ("number",),
    LoanOrder.SINCE: ("begin_on", "number"),
    LoanOrder.BACK: ("until_on IS NULL", "coalesce(until_on, '')", "number"),
    LoanOrder.PERSON: ("folded IS NULL", "coalesce(folded, '')", "number"),
}


def loan_page(
    look: Look, wanted: LoanFilter, after: LoanEntry | None = None, limit: int = PAGE, sort: Sort | None = None
) -> Page[LoanEntry]:
    """The rows after `after`. Raises RoleNotAllowed for a role that sees no borrower."""
    if not sees_borrowers(look.actor.role):
        raise RoleNotAllowed(look.actor.role, "borrowers")
    natural = Sort(_NATURAL[wanted.show])
    by, key = sort or natural, after.key if after else ()
    values = {"today": look.today.isoformat(), "sunday": _sunday(look.today).isoformat()}
    searched = bool(wanted.text.strip())
    if not searched and (wanted.show in _WALKED or by.by == natural.by):
        spots = along(look, _stretches(wanted.show, by), by, key, limit + 1, **values)
        return Page(_entries(look, spots[:limit], as_found=False), more=len(spots) > limit)
    search = (
        loan_search.by_text(look, wanted.text, CONDITIONS[wanted.show], values)
        if searched
        else Searched(lambda begin, most: along(look, _stretches(wanted.show, natural), natural, begin, most, **values))
    )
    joined = _FEW_WITH_PEOPLE if by.by == LoanOrder.PERSON else _FEW
    fields = _fields(wanted.show, by)
    listing = few_or_as_found(
        search.found,
        lambda few, begin, most: in_order(look, joined, fields, few, by, begin, most),
        key,
        limit + 1,
        as_found=search.broad or (after is not None and after.as_found),
    )
    rows = _entries(look, listing.spots[:limit], as_found=listing.as_found)
    return Page(rows, more=len(listing.spots) > limit, ordered=not listing.as_found)


def _sunday(day: date) -> date:
    return day + timedelta(days=6 - day.weekday())


def _stretches(show: LoanShow, sort: Sort) -> list[Stretch]:
    """What has no end stands behind what has one, and who was erased behind who was not."""
    where, order = CONDITIONS[show], LoanOrder(sort.by)
    if order is LoanOrder.PERSON:
        people = _PEOPLE.format(index=" INDEXED BY ix_loan_open_id" if show is LoanShow.OPEN else "")
        return [
            Stretch(people, ("folded", "number"), ("folded IS NOT NULL", *where), (0,), "loan.id"),
            Stretch(people, ("number",), ("folded IS NULL", *where), (1, ""), "loan.id"),
        ]
    if order is LoanOrder.BACK and show is not LoanShow.ENDED:
        table = "loan INDEXED BY ix_loan_closed_at_until_on_number"
        return [
            Stretch(table, ("until_on", "number"), ("until_on IS NOT NULL", *where), (0,)),
            Stretch(table, ("number",), ("until_on IS NULL", *where), (1, "")),
        ]
    return [Stretch(f"loan INDEXED BY {_INDEXES[show, order]}", _fields(show, sort), where)]


def _fields(show: LoanShow, sort: Sort) -> tuple[str, ...]:
    order = LoanOrder(sort.by)
    return ("closed_at", "number") if show is LoanShow.ENDED and order is LoanOrder.BACK else _FIELDS[order]


_SHOWN = """
SELECT loan.id, number, loan.code, begin_on, until_on, handed_over_at, closed_at,
  borrower.id AS borrower, borrower.code AS borrower_code, name, first_name
FROM json_each(:ids) AS wanted JOIN loan ON loan.id = wanted.value
  JOIN loan_party ON loan_id = loan.id AND role = 'borrower' JOIN borrower ON borrower.id = borrower_id
ORDER BY wanted.key
"""

_DEVICES = """
SELECT loan.id, device.make, device.model, device.kind
FROM json_each(:ids) AS wanted JOIN loan ON loan.id = wanted.value
  JOIN loan_line ON loan_id = loan.id JOIN device ON device.id = device_id
WHERE (loan_line.ended_at IS NULL OR loan.closed_at IS NOT NULL) AND loan_line.ending IS NOT 'VOID'
ORDER BY loan_line.opened_at, device.code
"""


def _entries(look: Look, spots: list[Spot], *, as_found: bool) -> tuple[LoanEntry, ...]:
    if not spots:
        return ()
    wanted = {"ids": listed(spot.id for spot in spots)}
    devices: dict[str, list[tuple[str, Kind]]] = {spot.id: [] for spot in spots}
    for row in look.session.execute(sql(_DEVICES), wanted):
        devices[row.id].append((full_name(row.make, row.model), Kind(row.kind)))
    rows = look.session.execute(sql(_SHOWN), wanted).all()
    whole, today = reads_personal_data(look.actor.role), look.today
    return tuple(
        _entry(row, devices[row.id], spot.key, today, whole=whole, as_found=as_found)
        for row, spot in zip(rows, spots, strict=True)
    )


def _entry(
    row: Row[Any], devices: list[tuple[str, Kind]], key: Key, today: date, *, whole: bool, as_found: bool
) -> LoanEntry:
    until = date.fromisoformat(row.until_on) if row.until_on else None
    closed = datetime.fromisoformat(row.closed_at).astimezone().date() if row.closed_at else None
    return LoanEntry(
        id=LoanId(row.id),
        number=row.number,
        code=LabelCode(row.code),
        person=row.name if whole else row.first_name,
        borrower=BorrowerId(row.borrower),
        borrower_code=LabelCode(row.borrower_code),
        devices=tuple(devices),
        begin=date.fromisoformat(row.begin_on),
        until=until,
        ended=closed,
        handed_over=row.handed_over_at is not None,
        overdue=closed is None and until is not None and until < today,
        key=key,
        as_found=as_found,
    )
