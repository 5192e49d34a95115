"""Find as you type, at any size: words of three letters or more stream out of the trigram index in its own order, a
shorter word is a filter on the way. Nothing is ranked or sorted: sorting every match of "dell" would cost more than the
fifty rows that are shown."""

from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Integer,
    column,
    func,
    literal,
    literal_column,
    table,
)
from sqlalchemy.orm import QueryableAttribute

from digibank.domain.folding import fold
from digibank.storage.journal_table import PERSON_MARK, SearchRow

_SHORTEST_TRIGRAM = 3
_MOST_WORDS = 8
_INDEX = table("search_fts", column("rowid", Integer))

PLACE = _INDEX.c.rowid
"""The index's own order, which it streams: ordering by the same number of the other table would sort every match."""


@dataclass(frozen=True)
class Words:
    """What was typed, letters folded. `long` can be looked up; `short` only narrows."""

    long: tuple[str, ...]
    short: tuple[str, ...]

    @classmethod
    def of(cls, typed: str) -> "Words":
        words = fold(typed).split()[:_MOST_WORDS]
        return cls(
            tuple(word for word in words if len(word) >= _SHORTEST_TRIGRAM),
            tuple(word for word in words if len(word) < _SHORTEST_TRIGRAM),
        )


def matches(kind: str, words: Words) -> tuple[FromClause, list[ColumnElement[bool]]]:
    """The index joined with its entries, and the conditions; `words.long` must not be empty. Order by PLACE."""
    # Quoted: every sign is a letter to be found, none an operator of FTS5.
    marks = (PERSON_MARK,) if kind == "borrower" else ()
    query = " AND ".join('"' + word.replace('"', '""') + '"' for word in (*marks, *words.long))
    conditions: list[ColumnElement[bool]] = [
        literal_column("search_fts").op("MATCH", is_comparison=True)(literal(query)),
        SearchRow.kind == kind,
        *(func.instr(SearchRow.folded, word) > 0 for word in words.short),
    ]
    return _INDEX.join(SearchRow.__table__, SearchRow.id == _INDEX.c.rowid), conditions


def starts_with(field: QueryableAttribute[str] | QueryableAttribute[str | None], start: str) -> ColumnElement[bool]:
    """As a range, which an index answers; LIKE would look at every row."""
    return field.between(start, start + "\U0010ffff")
