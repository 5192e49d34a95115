"""Devices as pages of a list."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, literal, select

from digibank.domain.device import Kind, full_name
from digibank.domain.ids import DeviceId
from digibank.domain.label_code import LabelCode
from digibank.domain.lifecycle import State
from digibank.queries.paging import Page
from digibank.queries.text_match import PLACE, Words, matches, starts_with
from digibank.storage.device_tables import DeviceRow
from digibank.storage.journal_table import SearchRow
from digibank.storage.loan_tables import LoanLineRow, LoanRow
from digibank.storage.tx import Look

PAGE = 100

Lines = Select[DeviceRow, LoanRow, int]


@dataclass(frozen=True)
class DeviceFilter:
    """`text` is find-as-you-type; `states` empty means all; `overdue` only devices whose loan is past its end."""

    text: str = ""
    states: frozenset[State] = frozenset()
    overdue: bool = False


@dataclass(frozen=True)
class DeviceLine:
    """One row of a list. `place` is where it stands in the text index, 0 where the list has no text."""

    id: DeviceId
    code: LabelCode
    kind: Kind
    state: State
    title: str
    number: str | None
    until: date | None
    overdue: bool
    place: int = 0


def device_page(
    look: Look, wanted: DeviceFilter, after: DeviceLine | None = None, limit: int = PAGE
) -> Page[DeviceLine]:
    """The rows after `after`. In the order of the label codes, as people look along a shelf; with text in the order of
    coming in. One or two letters are the beginning of a code, and where no code begins so, of a serial number."""
    words = Words.of(wanted.text)
    if words.long:
        return _page(look, _by_text(words, after), wanted, limit)
    if not words.short:
        return _page(look, _by_code("", after), wanted, limit)
    start = words.short[0].upper()
    page = _page(look, _by_code(start, after), wanted, limit)
    return page if page.rows or after else _page(look, _by_serial(start), wanted, limit)


def _page(look: Look, query: Lines, wanted: DeviceFilter, limit: int) -> Page[DeviceLine]:
    rows = look.session.execute(_with_loan(query, wanted, look.today).limit(limit + 1))
    lines = [_line(look, device, loan, place) for device, loan, place in rows]
    return Page(tuple(lines[:limit]), more=len(lines) > limit)


def _by_text(words: Words, after: DeviceLine | None) -> Lines:
    index, conditions = matches("device", words)
    query = (
        select(DeviceRow, LoanRow, PLACE)
        .select_from(index)
        .join(DeviceRow, DeviceRow.id == SearchRow.subject)
        .where(*conditions)
        .order_by(PLACE)
    )
    if after is not None:
        query = query.where(after.place < PLACE)
    return query


def _by_code(start: str, after: DeviceLine | None) -> Lines:
    query = select(DeviceRow, LoanRow, literal(0)).select_from(DeviceRow).order_by(DeviceRow.code)
    if start:
        query = query.where(starts_with(DeviceRow.code, start))
    if after is not None:
        query = query.where(DeviceRow.code > after.code)
    return query


def _by_serial(start: str) -> Lines:
    """One page: whoever wants more types a third letter."""
    query = select(DeviceRow, LoanRow, literal(0)).select_from(DeviceRow).order_by(DeviceRow.serial_key)
    return query.where(starts_with(DeviceRow.serial_key, start))


def _with_loan(query: Lines, wanted: DeviceFilter, today: date) -> Lines:
    line = and_(LoanLineRow.device_id == DeviceRow.id, LoanLineRow.ended_at.is_(None))
    query = query.outerjoin(LoanLineRow, line).outerjoin(LoanRow, LoanRow.id == LoanLineRow.loan_id)
    conditions: list[ColumnElement[bool]] = []
    if wanted.states:
        conditions.append(DeviceRow.state.in_(sorted(wanted.states)))
    if wanted.overdue:
        conditions.append(LoanRow.until_on < today)
    return query.where(*conditions)


def _line(look: Look, device: DeviceRow, loan: LoanRow | None, place: int) -> DeviceLine:
    until = loan.until_on if loan else None
    return DeviceLine(
        id=DeviceId(device.id),
        code=LabelCode(device.code),
        kind=Kind(device.kind),
        state=State(device.state),
        title=full_name(device.make, device.model),
        number=device.serial or device.imei,
        until=until,
        overdue=until is not None and until < look.today,
        place=place,
    )
