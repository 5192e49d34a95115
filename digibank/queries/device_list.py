"""Devices as pages of a list, in any order, whatever is asked."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, Text, and_, exists, func, literal_column, select, tuple_, type_coerce
from sqlalchemy.orm import QueryableAttribute

from digibank.domain.device import Kind, full_name
from digibank.domain.ids import DeviceId
from digibank.domain.label_code import LabelCode
from digibank.domain.lifecycle import State
from digibank.queries import device_orders
from digibank.queries.device_orders import DeviceOrder
from digibank.queries.paging import FEW, PAGE, Key, Page, Sort, Spot, few_or_as_found, listed, sql
from digibank.queries.text_match import PLACE, Words, matches, starts_with
from digibank.storage.device_tables import DeviceRow
from digibank.storage.journal_table import SearchRow
from digibank.storage.loan_tables import LoanLineRow, LoanRow
from digibank.storage.tx import Look

__all__ = ["PAGE", "DeviceFilter", "DeviceLine", "DeviceOrder", "device_page"]

_RARE = 2_000
"""So many are looked at one by one (10 ms)."""


@dataclass(frozen=True)
class DeviceFilter:
    """`text` is find-as-you-type; `states` and `kinds` empty mean all; `overdue`: only devices whose loan is past its
    end; `donation`: only of this batch."""

    text: str = ""
    states: frozenset[State] = frozenset()
    overdue: bool = False
    kinds: frozenset[Kind] = frozenset()
    donation: str | None = None


@dataclass(frozen=True)
class DeviceLine:
    """One row of a list. `since`: in this state; `until`: of the loan that it is out on. `key`: what the next page
    begins after, in the wanted order, or (`as_found`) in the order in which they were found."""

    id: DeviceId
    code: LabelCode
    kind: Kind
    state: State
    title: str
    number: str | None
    until: date | None
    overdue: bool
    since: datetime
    key: Key = ()
    as_found: bool = False


@dataclass(frozen=True)
class _Stream:
    """Keys of devices with `fields` behind them, which is the order in which the database finds them. `broad`: there
    are certainly too many to sort."""

    query: Select[Any, *tuple[Any, ...]]
    fields: tuple[ColumnElement[Any] | QueryableAttribute[Any], ...]
    broad: bool = False


def device_page(
    look: Look,
    wanted: DeviceFilter,
    after: DeviceLine | None = None,
    limit: int = PAGE,
    sort: Sort | None = None,
) -> Page[DeviceLine]:
    """The rows after `after`. Without `sort` in the order in which they are found soonest: label codes, as people look
    along a shelf; with text the order of coming in. One or two letters are the beginning of a code, and where no code
    begins so, of a serial number."""
    words = Words.of(wanted.text)
    key = after.key if after else ()
    if not (words.long or words.short or wanted.overdue or wanted.donation):
        by = sort or Sort(DeviceOrder.CODE)
        return _page(look, device_orders.walk(look, wanted.states, wanted.kinds, by, key, limit + 1), limit)
    stream = _stream(look, wanted, words, to_sort=sort is not None)
    listing = few_or_as_found(
        lambda begin, most: _found(look, stream, begin, most),
        lambda few, begin, most: device_orders.few_in_order(look, few, sort or Sort(DeviceOrder.CODE), begin, most),
        key,
        limit + 1,
        as_found=sort is None or stream.broad or (after is not None and after.as_found),
    )
    page = _page(look, listing.spots, limit, as_found=listing.as_found)
    return replace(page, ordered=sort is None or not listing.as_found)


def _stream(look: Look, wanted: DeviceFilter, words: Words, *, to_sort: bool) -> _Stream:
    if words.long:
        return _by_text(look, wanted, words, to_sort=to_sort)
    if words.short:
        start = words.short[0].upper()
        known = look.session.scalar(select(DeviceRow.id).where(starts_with(DeviceRow.code, start)).limit(1))
        fields = (DeviceRow.code,) if known else (DeviceRow.serial_key, DeviceRow.id)
        return _beginning(wanted, look.today, fields, start)
    if wanted.donation:
        query = select(DeviceRow.id, DeviceRow.code).where(*_conditions(wanted, look.today))
        return _Stream(query, (DeviceRow.code,))
    return _by_end(wanted, look.today)


def _by_text(look: Look, wanted: DeviceFilter, words: Words, *, to_sort: bool) -> _Stream:
    index, found = matches("device", words)
    query = select(SearchRow.subject, PLACE).select_from(index).where(*found)
    broad = to_sort and len(look.session.execute(query.order_by(PLACE).limit(FEW + 1)).all()) > FEW
    conditions = _conditions(wanted, look.today)
    if not conditions:
        return _Stream(query, (PLACE,), broad)
    if broad and wanted.states and _rare(look, wanted):
        return _among_rare(words, conditions)
    return _Stream(query.join(DeviceRow, DeviceRow.id == SearchRow.subject).where(*conditions), (PLACE,), broad)


def _rare(look: Look, wanted: DeviceFilter) -> bool:
    by_code = Sort(DeviceOrder.CODE)
    return len(device_orders.walk(look, wanted.states, wanted.kinds, by_code, (), _RARE + 1)) <= _RARE


def _among_rare(words: Words, conditions: list[ColumnElement[bool]]) -> _Stream:
    """Few devices are in these states: each is looked at, the index of letters would pass by thousands of others."""
    letters = (func.instr(SearchRow.folded, word) > 0 for word in (*words.long, *words.short))
    entry = exists().where(SearchRow.kind == "device", SearchRow.subject == DeviceRow.id, *letters)
    code: ColumnElement[str] = literal_column("+device.code")  # with the sign no index gives this order: too slow here
    return _Stream(select(DeviceRow.id, code).where(*conditions, entry), (code,))


def _beginning(wanted: DeviceFilter, today: date, fields: tuple[QueryableAttribute[Any], ...], start: str) -> _Stream:
    query = select(DeviceRow.id, *fields).where(starts_with(fields[0], start), *_conditions(wanted, today))
    return _Stream(query, fields)


def _by_end(wanted: DeviceFilter, today: date) -> _Stream:
    """Too late: the longest first."""
    fields = (type_coerce(LoanRow.until_on, Text), LoanRow.number, DeviceRow.code)
    query = (
        select(DeviceRow.id, *fields)
        .select_from(LoanRow)
        .join(LoanLineRow, and_(LoanLineRow.loan_id == LoanRow.id, LoanLineRow.ended_at.is_(None)))
        .join(DeviceRow, DeviceRow.id == LoanLineRow.device_id)
        .where(
            LoanRow.closed_at.is_(None), LoanRow.until_on < today, *_conditions(replace(wanted, overdue=False), today)
        )
    )
    return _Stream(query, fields)


def _conditions(wanted: DeviceFilter, today: date) -> list[ColumnElement[bool]]:
    made: list[ColumnElement[bool]] = []
    if wanted.states:
        made.append(DeviceRow.state.in_(sorted(wanted.states)))
    if wanted.kinds:
        made.append(DeviceRow.kind.in_(sorted(wanted.kinds)))
    if wanted.donation:
        made.append(DeviceRow.donation_id == wanted.donation)
    if wanted.overdue:
        made.append(
            exists()
            .where(LoanLineRow.device_id == DeviceRow.id, LoanLineRow.ended_at.is_(None))
            .where(LoanRow.id == LoanLineRow.loan_id, LoanRow.until_on < today)
        )
    return made


def _found(look: Look, stream: _Stream, after: Key, limit: int) -> list[Spot]:
    query = stream.query.order_by(*stream.fields).limit(limit)
    if after:
        query = query.where(tuple_(*stream.fields) > tuple_(*after))
    return [Spot(row[0], tuple(row[1:])) for row in look.session.execute(query)]


_SHOWN = """
SELECT device.id, device.code, kind, state, make, model, serial, imei, since, until_on
FROM json_each(:ids) AS wanted JOIN device ON device.id = wanted.value
  LEFT JOIN loan_line ON loan_line.device_id = device.id AND loan_line.ended_at IS NULL
  LEFT JOIN loan ON loan.id = loan_line.loan_id
ORDER BY wanted.key
"""


def _page(look: Look, found: list[Spot], limit: int, *, as_found: bool = False) -> Page[DeviceLine]:
    shown, today = found[:limit], look.today
    rows = look.session.execute(sql(_SHOWN), {"ids": listed(spot.id for spot in shown)}).all() if shown else ()
    lines = (_line(row, spot.key, today, as_found=as_found) for row, spot in zip(rows, shown, strict=True))
    return Page(tuple(lines), more=len(found) > limit)


def _line(row: Row[Any], key: Key, today: date, *, as_found: bool) -> DeviceLine:
    device, code, kind, state, make, model, serial, imei, since, end = tuple(row)
    until = date.fromisoformat(end) if end else None
    return DeviceLine(
        id=device,
        code=code,
        kind=Kind(kind),
        state=State(state),
        title=full_name(make, model),
        number=serial or imei,
        until=until,
        overdue=until is not None and until < today,
        since=datetime.fromisoformat(since),
        key=key,
        as_found=as_found,
    )
