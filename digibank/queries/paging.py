"""Pages by key: a list asks for what comes after its last row, so that page 1,000 costs what page 1 costs.

A list finds its rows in two steps: first which rows, in their order, out of an index alone (`Spot`), then what is
shown of these few. Where no index has the wanted order (a few letters were typed, say), up to FEW rows are sorted; of
more than that the list keeps the order in which they are found, and says so (`Page.ordered`)."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

from sqlalchemy import TextClause, text

from digibank.storage.tx import Look

R = TypeVar("R")

PAGE = 50
FEW = 250
"""So many are sorted while somebody types (2 ms)."""

Key = tuple[str | int, ...]


@dataclass(frozen=True)
class Page(Generic[R]):
    """`more`: there are rows after these. `ordered` False: too many to put in the wanted order."""

    rows: tuple[R, ...]
    more: bool
    ordered: bool = True


@dataclass(frozen=True)
class Sort:
    """`by` is a value of the list's own enumeration of orders."""

    by: str
    descending: bool = False


class Spot(NamedTuple):
    """A row's primary key, and its place in the order: what the next page begins after."""

    id: str
    key: Key


class Stretch(NamedTuple):
    """A range of an index, in SQL: rows of `table` that fit `where`, in the order of `fields`. `rank` stands before
    these in the key: stretches with a rank follow each other, others are merged. `id` is the primary key."""

    table: str
    fields: tuple[str, ...]
    where: tuple[str, ...] = ()
    rank: tuple[int | str, ...] = ()
    id: str = "id"


Found = Callable[[Key, int], list[Spot]]
"""The rows behind a key in an order that costs nothing; at most so many."""


class Listing(NamedTuple):
    """`as_found`: there are too many to sort."""

    spots: list[Spot]
    as_found: bool


def few_or_as_found(
    found: Found,
    in_wanted_order: Callable[[list[str], Key, int], list[Spot]],
    after: Key,
    limit: int,
    *,
    as_found: bool,
) -> Listing:
    """Sorted where there are few. `as_found`: the rows before these were not."""
    if not as_found:
        few = [spot.id for spot in found((), FEW + 1)]
        if len(few) <= FEW:
            return Listing(in_wanted_order(few, after, limit), as_found=False)
    return Listing(found(after, limit), as_found=True)


def along(look: Look, stretches: Iterable[Stretch], sort: Sort, after: Key, limit: int, **values: Any) -> list[Spot]:
    """The next rows of these, after `after`. All have keys of the same length."""
    found: list[Spot] = []
    by_rank: dict[Key, list[Stretch]] = {}
    for part in stretches:
        by_rank.setdefault(part.rank, []).append(part)
    for rank in sorted(by_rank, reverse=sort.descending):
        if len(found) < limit and (not after or _behind(rank, after, descending=sort.descending)):
            begun = after if rank == after[: len(rank)] else ()
            found += _merged(look, by_rank[rank], sort, begun, limit - len(found), values)
    return found


def _merged(look: Look, parts: list[Stretch], sort: Sort, after: Key, limit: int, values: dict[str, Any]) -> list[Spot]:
    union = " UNION ALL ".join(_select(part, after, descending=sort.descending) for part in parts)
    names = [f"key{number}" for number in range(len(parts[0].fields))]
    statement = f"{union} ORDER BY {sorted_by(names, descending=sort.descending)} LIMIT :most"
    rank = parts[0].rank
    return [Spot(spot.id, (*rank, *spot.key)) for spot in spots(look, statement, most=limit, **values, **bound(after))]


def in_order(
    look: Look, table: str, fields: tuple[str, ...], ids: Iterable[str], sort: Sort, after: Key, limit: int
) -> list[Spot]:
    """These few rows, sorted. `table` joins `few.value`, the primary keys."""
    further = f"WHERE {beyond(fields, descending=sort.descending)}" if after else ""
    statement = (
        f"SELECT few.value, {', '.join(fields)} FROM json_each(:ids) AS few JOIN {table} {further}"  # noqa: S608 (our words)
        f" ORDER BY {sorted_by(fields, descending=sort.descending)} LIMIT :most"
    )
    return spots(look, statement, ids=listed(ids), most=limit, **bound(after))


def _behind(rank: Key, after: Key, *, descending: bool) -> bool:
    """Whether a stretch of this rank has rows behind that key."""
    begun = after[: len(rank)]
    return rank == begun or (rank < begun if descending else rank > begun)


def _select(part: Stretch, after: Key, *, descending: bool) -> str:
    further = (beyond(part.fields, descending=descending, first=len(part.rank)),) if after else ()
    where = (*part.where, *further)
    named = ", ".join(f"{field} AS key{number}" for number, field in enumerate(part.fields))
    conditions = f" WHERE {' AND '.join(where)}" if where else ""
    return f"SELECT {part.id}, {named} FROM {part.table}{conditions}"  # noqa: S608 (our words)


def beyond(fields: Sequence[str], *, descending: bool, first: int = 0) -> str:
    """The SQL condition for what comes after a row whose key is bound as `bound` does; `first`: the place of the first
    of these fields in the key."""
    marks = ", ".join(f":k{number}" for number in range(first, first + len(fields)))
    return f"({', '.join(fields)}) {'<' if descending else '>'} ({marks})"


def sorted_by(fields: Iterable[str], *, descending: bool) -> str:
    return ", ".join(f"{field} DESC" if descending else field for field in fields)


def bound(key: Key) -> dict[str, str | int]:
    return {f"k{number}": value for number, value in enumerate(key)}


def listed(ids: Iterable[str]) -> str:
    """Any number of keys as one parameter: `json_each(:ids)` reads it."""
    return json.dumps(list(ids))


@lru_cache(maxsize=512)
def sql(statement: str) -> TextClause:
    """Made once: a list asks the same few things at each keystroke."""
    return text(statement)


def spots(look: Look, statement: str, **values: Any) -> list[Spot]:
    """`statement` gives the primary key first, then the sort key."""
    rows = look.session.execute(sql(statement), values).all()
    return [Spot(row[0], tuple(row[1:])) for row in rows]
