"""People as pages of a list: for coordinators. Others find one person at a time, by card or whole name."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlalchemy import select, text

from digibank.domain.folding import fold
from digibank.domain.ids import BorrowerId
from digibank.domain.label_code import LabelCode
from digibank.domain.roles import reads_personal_data
from digibank.queries.borrowers import borrower_cards
from digibank.queries.paging import (
    FEW,
    PAGE,
    Found,
    Key,
    Page,
    Sort,
    Spot,
    Stretch,
    along,
    few_or_as_found,
    in_order,
    listed,
    spots,
    sql,
)
from digibank.queries.text_match import PLACE, Words, matches
from digibank.storage.journal_table import SearchRow
from digibank.storage.people_tables import BorrowerRow
from digibank.storage.tx import Look


class PeopleShow(StrEnum):
    """Everybody; who has something of ours at home."""

    ALL = "all"
    WITH_LOAN = "with-loan"


class PeopleOrder(StrEnum):
    NAME = "name"
    CODE = "code"


@dataclass(frozen=True)
class PeopleFilter:
    """`text`: for coordinators a part of a name, phone, address of e-mail or code; for others a card's code or a whole
    name."""

    text: str = ""
    show: PeopleShow = PeopleShow.ALL


@dataclass(frozen=True)
class PersonEntry:
    """One row of a list. `name` is the first name and `phone` None for a role that does not read personal data."""

    id: BorrowerId
    code: LabelCode
    name: str
    phone: str | None
    open_loans: int
    key: Key = ()
    as_found: bool = False


_OPEN: Final = (
    "EXISTS (SELECT 1 FROM loan_party JOIN loan INDEXED BY ix_loan_open_id ON loan.id = loan_id AND closed_at IS NULL"
    " WHERE borrower_id = borrower.id)"
)
_FIELDS: Final[dict[PeopleOrder, tuple[str, ...]]] = {
    PeopleOrder.NAME: ("folded", "borrower.id"),
    PeopleOrder.CODE: ("code",),
}
_BORROWERS: Final = (
    "SELECT borrower_id FROM loan JOIN loan_party ON loan_id = loan.id JOIN borrower ON borrower.id = borrower_id"
    " WHERE closed_at IS NULL AND erased_at IS NULL LIMIT :most"
)


def people_page(
    look: Look, wanted: PeopleFilter, after: PersonEntry | None = None, limit: int = PAGE, sort: Sort | None = None
) -> Page[PersonEntry]:
    """The rows after `after`. Raises RoleNotAllowed for a role that sees no borrower."""
    if not reads_personal_data(look.actor.role):
        return _one_at_a_time(look, wanted)
    by, key = sort or Sort(PeopleOrder.NAME), after.key if after else ()
    if not wanted.text.strip():
        found = _listed(look, wanted.show, by, key, limit + 1)
        return Page(_entries(look, found[:limit], as_found=False), more=len(found) > limit)
    listing = few_or_as_found(
        _by_text(look, wanted),
        lambda few, begin, most: _few(look, few, by, begin, most),
        key,
        limit + 1,
        as_found=after is not None and after.as_found,
    )
    rows = _entries(look, listing.spots[:limit], as_found=listing.as_found)
    return Page(rows, more=len(listing.spots) > limit, ordered=not listing.as_found)


def _one_at_a_time(look: Look, wanted: PeopleFilter) -> Page[PersonEntry]:
    """What a card or a whole name finds; without either, nobody."""
    cards = borrower_cards(look, wanted.text)
    rows = (PersonEntry(card.id, card.code, card.name, None, card.open_loans) for card in cards)
    return Page(tuple(row for row in rows if row.open_loans or wanted.show is PeopleShow.ALL), more=False)


def _listed(look: Look, show: PeopleShow, sort: Sort, after: Key, limit: int) -> list[Spot]:
    where: tuple[str, ...] = ("folded IS NOT NULL",)
    if show is PeopleShow.WITH_LOAN:
        few = spots(look, _BORROWERS, most=FEW + 1)
        if len(few) <= FEW:
            return _few(look, {spot.id for spot in few}, sort, after, limit)
        where = (*where, _OPEN)
    return along(look, [Stretch("borrower", _FIELDS[PeopleOrder(sort.by)], where)], sort, after, limit)


def _few(look: Look, ids: Iterable[str], sort: Sort, after: Key, limit: int) -> list[Spot]:
    return in_order(look, "borrower ON borrower.id = few.value", _FIELDS[PeopleOrder(sort.by)], ids, sort, after, limit)


def _by_text(look: Look, wanted: PeopleFilter) -> Found:
    words = Words.of(wanted.text)
    where = (_OPEN,) if wanted.show is PeopleShow.WITH_LOAN else ()
    if words.long:
        return lambda after, most: _with_letters(look, words, where, after, most)
    start = fold(wanted.text).strip()
    part = Stretch("borrower", _FIELDS[PeopleOrder.NAME], ("folded BETWEEN :start AND :stop", *where))
    by_name = Sort(PeopleOrder.NAME)
    return lambda after, most: along(look, [part], by_name, after, most, start=start, stop=start + "\U0010ffff")


def _with_letters(look: Look, words: Words, where: tuple[str, ...], after: Key, most: int) -> list[Spot]:
    index, found = matches("borrower", words)
    query = (
        select(BorrowerRow.id, PLACE)
        .select_from(index)
        .join(BorrowerRow, BorrowerRow.id == SearchRow.subject)
        .where(*found, *(text(condition) for condition in where))
        .order_by(PLACE)
        .limit(most)
    )
    if after:
        query = query.where(after[0] < PLACE)
    return [Spot(row[0], tuple(row[1:])) for row in look.session.execute(query)]


_SHOWN = """
SELECT borrower.id, borrower.code, name, phone,
  (SELECT count(*) FROM loan_party JOIN loan INDEXED BY ix_loan_open_id ON loan.id = loan_id AND closed_at IS NULL
    WHERE borrower_id = borrower.id) AS open_loans
FROM json_each(:ids) AS wanted JOIN borrower ON borrower.id = wanted.value
ORDER BY wanted.key
"""


def _entries(look: Look, found: list[Spot], *, as_found: bool) -> tuple[PersonEntry, ...]:
    if not found:
        return ()
    rows = look.session.execute(sql(_SHOWN), {"ids": listed(spot.id for spot in found)})
    return tuple(
        PersonEntry(
            BorrowerId(row.id), LabelCode(row.code), row.name or "", row.phone, row.open_loans, spot.key, as_found
        )
        for row, spot in zip(rows, found, strict=True)
    )
