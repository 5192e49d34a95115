"""Who has a device, and where the other system says that it is."""

import re
from typing import Final

from digibank.domain.identifiers import clean_serial
from digibank.readers.hardware.values import plain
from digibank.readers.inventories.cells import Cells
from digibank.readers.inventories.days import read_day
from digibank.readers.inventories.facts import Borrower, Fault, Field, Stage
from digibank.readers.inventories.headers import key
from digibank.readers.inventories.words import answer, is_nothing, stage_of

_EMAIL: Final = re.compile(r"<?([^@\s<>]{1,60}@[^@\s<>]{1,60}\.[a-zA-Z]{2,20})>?")
_IN_A_COLUMN_OF_NAMES: Final = frozenset({Stage.AVAILABLE, Stage.REPAIR, Stage.RETIRED, Stage.LOST})
_OPEN_LOANS: Final = frozenset({"active", "overdue"})
_RETIRED: Final = ("retire", "retirement", "retired", "deleted", "verwijderd", "archived")


def borrower_of(cells: Cells) -> Borrower | None:
    """None too where the column says `in stock` instead of a name."""
    parts = [part for part in (cells.first(Field.FIRST_NAME), cells.first(Field.LAST_NAME)) if part]
    told = " ".join(parts) or cells.first(Field.BORROWER)
    email = cells.first(Field.EMAIL)
    if told is None and email is None:
        return None
    if told and _stage_in_place_of_a_name(told):
        return None
    if told and (found := _EMAIL.search(told)):
        email = email or found[1]
        told = plain(_EMAIL.sub("", told).strip(" ()<>,;-")) or found[1]
    return Borrower(
        name=told or email or "",
        email=email,
        phone=cells.first(Field.PHONE),
        number=clean_serial(cells.first(Field.BORROWER_NUMBER)),
    )


def _stage_in_place_of_a_name(told: str) -> bool:
    return is_nothing(told) or (len(told.split()) <= 2 and stage_of(told) in _IN_A_COLUMN_OF_NAMES)


def state_words(cells: Cells) -> str | None:
    """As they stand; `false` under `retired` says nothing."""
    return "; ".join(dict.fromkeys(text for text in cells.all(Field.STATE) if answer(text) is None)) or None


def stage_for(cells: Cells, borrower: Borrower | None, *, loans: bool) -> Stage | None:
    """The words of the state columns; a borrower without any means that it is lent."""
    told = [(key(header), text) for header, text in cells.texts.get(Field.STATE, ())]
    if loans and any(read_day(text, day_first=True) for _, text in told):
        return Stage.AVAILABLE  # the day on which it came back
    found = next((stage for header, text in told if (stage := _stage_in(header, text, loans=loans))), None)
    if found is Stage.LENT and borrower is None:
        cells.complain(Fault.LENT_TO_NOBODY, Field.STATE)
    place = cells.first(Field.BORROWER)
    if found is None and borrower is None and place:
        return stage_of(place)
    return found or (Stage.LENT if borrower else None)


def _stage_in(header: str, text: str, *, loans: bool) -> Stage | None:
    said = answer(text)
    if header in _RETIRED:
        return None if said is False else Stage.RETIRED
    if said is not None:
        return _stage_of_answer(header, yes=said)
    return Stage.LENT if loans and text.casefold() in _OPEN_LOANS else stage_of(text)


def _stage_of_answer(header: str, *, yes: bool) -> Stage | None:
    """`Uitgeleend?` nee: it is here; `Beschikbaar?` nee: nobody knows why not."""
    asked = stage_of(header)
    if asked is Stage.LENT:
        return Stage.LENT if yes else Stage.AVAILABLE
    return asked if yes else None
