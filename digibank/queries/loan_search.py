"""Loans by what is typed above their list: the beginning of a number or of a code, or a name."""

from typing import Any, NamedTuple

from sqlalchemy import and_, select, text, tuple_

from digibank.domain.folding import fold
from digibank.domain.free_text import plain_line
from digibank.domain.label_code import ALPHABET, LENGTH
from digibank.domain.roles import reads_personal_data
from digibank.queries.paging import FEW, Found, Key, Sort, Spot, Stretch, along, listed, spots
from digibank.queries.text_match import PLACE, Words, matches
from digibank.storage.journal_table import SearchRow
from digibank.storage.loan_tables import LoanPartyRow, LoanRow
from digibank.storage.tx import Look

_BY_NUMBER = Sort("number")
_LAST = "\U0010ffff"
_FEWEST_LETTERS = 3

_CODES = """
SELECT id FROM loan WHERE code BETWEEN :start AND :stop
UNION SELECT loan_id FROM device JOIN loan_line ON device_id = device.id WHERE device.code BETWEEN :start AND :stop
UNION SELECT loan_id FROM borrower JOIN loan_party ON borrower_id = borrower.id
  WHERE borrower.code BETWEEN :start AND :stop
"""
_NAMED = "SELECT loan_id FROM borrower JOIN loan_party ON borrower_id = borrower.id WHERE folded = :folded"


class Searched(NamedTuple):
    """`broad`: there are certainly too many to sort."""

    found: Found
    broad: bool = False


def by_text(look: Look, typed: str, conditions: tuple[str, ...], values: dict[str, Any]) -> Searched:
    """`conditions` are SQL on a loan, `values` what they name. By a part of a name only coordinators find people.

    Their sign keeps the database off the index of open loans: it thinks that these are few."""
    start = typed.strip()
    conditions = tuple(f"+{condition}" for condition in conditions)
    stretch = Stretch("loan", ("number",), ("number BETWEEN :start AND :stop", *conditions))
    known = "SELECT id FROM loan WHERE number BETWEEN :start AND :stop LIMIT 1"
    if spots(look, known, start=start, stop=start + _LAST):
        return Searched(
            lambda after, most: along(
                look, [stretch], _BY_NUMBER, after, most, start=start, stop=start + _LAST, **values
            )
        )
    letters = "".join(letter for letter in start.upper() if letter not in " -")
    code_like = _FEWEST_LETTERS <= len(letters) <= LENGTH and set(letters) <= set(ALPHABET)
    of_codes = spots(look, _CODES, start=letters, stop=letters + _LAST) if code_like else []
    words = Words.of(typed)
    if of_codes or not (words.long and reads_personal_data(look.actor.role)):
        of_name = spots(look, _NAMED, folded=fold(plain_line(typed)[:200]))
        return _these(look, [*of_codes, *of_name], conditions, values)
    return Searched(
        lambda after, most: _named_so(look, words, conditions, values, after, most), _many_people(look, words)
    )


def _these(look: Look, loans: list[Spot], conditions: tuple[str, ...], values: dict[str, Any]) -> Searched:
    ids = listed({spot.id for spot in loans})
    part = Stretch("loan", ("number",), ("loan.id IN (SELECT value FROM json_each(:ids))", *conditions))
    return Searched(lambda after, most: along(look, [part], _BY_NUMBER, after, most, ids=ids, **values))


def _many_people(look: Look, words: Words) -> bool:
    index, found = matches("borrower", words)
    people = select(PLACE).select_from(index).where(*found).order_by(PLACE).limit(FEW + 1)
    return len(look.session.execute(people).all()) > FEW


def _named_so(
    look: Look, words: Words, conditions: tuple[str, ...], values: dict[str, Any], after: Key, most: int
) -> list[Spot]:
    index, found = matches("borrower", words)
    fitting = [text(condition) for condition in conditions]
    parties = select(LoanPartyRow.loan_id).join(LoanRow, LoanRow.id == LoanPartyRow.loan_id).where(*fitting)
    people = (
        select(SearchRow.subject, PLACE.label("place"))
        .select_from(index)
        .where(*found, parties.where(LoanPartyRow.borrower_id == SearchRow.subject).exists())
        .order_by(PLACE)
        .limit(most)
    )
    people_found = (people.where(after[0] <= PLACE) if after else people).subquery()
    place = people_found.c.place
    query = (
        select(LoanRow.id, place, LoanRow.number)
        .select_from(people_found)
        .join(LoanPartyRow, and_(LoanPartyRow.borrower_id == people_found.c.subject, LoanPartyRow.role == "borrower"))
        .join(LoanRow, LoanRow.id == LoanPartyRow.loan_id)
        .where(*fitting)
        .order_by(place, LoanRow.number)
        .limit(most)
    )
    if after:
        query = query.where(tuple_(place, LoanRow.number) > tuple_(*after))
    return [Spot(row[0], tuple(row[1:])) for row in look.session.execute(query, values)]
