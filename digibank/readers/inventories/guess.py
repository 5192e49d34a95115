"""What the columns of a table are, with how sure we are of each: shown to a person, never trusted in silence."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from digibank.readers.inventories import content
from digibank.readers.inventories.days import day_comes_first
from digibank.readers.inventories.facts import Basis, Column, Content, Field, Mapping
from digibank.readers.inventories.head import find_head, groups
from digibank.readers.inventories.headers import by_part, exact, key
from digibank.readers.inventories.presets import Preset
from digibank.readers.inventories.table import Table

_CERTAIN, _WORD, _PART, _DOUBTFUL, _CONTENT = 1.0, 0.9, 0.7, 0.6, 0.5
_OFTEN: Final = frozenset({Field.NOTES, Field.CODE, Field.KIND, Field.STATE, Field.ID, Field.IGNORE, Field.PRIVATE})
"""What a table may say in several columns."""
_DATES: Final = frozenset({Field.SINCE, Field.UNTIL, Field.ACQUIRED})
_OF_A_DEVICE: Final = frozenset({Field.MAKE, Field.MODEL, Field.SERIAL, Field.IMEI, Field.CODE, Field.KIND, Field.NAME})
_OF_A_PERSON: Final = frozenset({Field.BORROWER, Field.FIRST_NAME, Field.LAST_NAME, Field.EMAIL})
_NAMES: Final = frozenset({"naam", "name", "nom", "wie", "voor wie", "persoon"})
_OTHERWISE_TOO: Final = frozenset({"van", "uit", "start", "begin", "terug", "retour", "in", "binnen"})
"""Words for a date that may as well stand above a donor, a yes or a no."""
_DATE_WORDS: Final = frozenset({"datum", "date", "dag", "wanneer"})


def guess(table: Table) -> Mapping:
    """The mapping of the system that wrote the table, or the best guess."""
    head, preset = find_head(table.rows)
    headers = table.rows[head] if head is not None else []
    body = table.rows[head + 1 if head is not None else 0 :]
    width = max(len(headers), max((len(row) for row in body[:500]), default=0))
    headers = headers + [""] * (width - len(headers))
    if preset:
        columns = _by_preset(headers, preset)
    else:
        above = groups(table.rows, head) if head is not None else []
        columns = _by_words(headers, above)
        columns = _resolved(_doubted(columns, body), body)
    told = _day_first(columns, body)
    return Mapping(
        columns=tuple(columns),
        header_row=None if head is None else head + 1,
        day_first=told if told is not None else preset.day_first if preset else True,
        order_told=told is not None,
        preset=preset.name if preset else None,
        content=preset.content if preset else _content(columns),
        sheet=table.name,
    )


def _by_preset(headers: list[str], preset: Preset) -> list[Column]:
    columns = []
    for index, header in enumerate(headers):
        own = key(header)
        again = own in preset.last and own in map(key, headers[index + 1 :])
        known = Field.IGNORE if again else preset.fields.get(own)
        columns.append(
            Column(index, header, known, _CERTAIN, Basis.PRESET)
            if known
            else Column(index, header, exact(header) or Field.IGNORE, _WORD if exact(header) else 0.0, Basis.HEADER)
        )
    return columns


def _by_words(headers: list[str], above: list[str]) -> list[Column]:
    columns = []
    for index, header in enumerate(headers):
        together = f"{above[index]} {header}" if index < len(above) and above[index] and header else ""
        grouped = exact(together) if together else None
        if grouped:
            columns.append(Column(index, header, grouped, _WORD, Basis.HEADER))
        elif found := exact(header):
            columns.append(Column(index, header, found, _WORD, Basis.HEADER))
        elif part := by_part(header):
            columns.append(Column(index, header, part, _PART, Basis.PART_OF_HEADER))
        else:
            columns.append(Column(index, header, Field.IGNORE, 0.0, Basis.NONE))
    return columns


def _doubted(columns: list[Column], body: list[list[str]]) -> list[Column]:
    """Words with two meanings, settled by what else is there and by the cells."""
    have = {column.field for column in columns}
    settled = []
    for column in columns:
        cells = content.cells(body, column.index)
        settled.append(_settled(column, key(column.header), have, cells))
    return settled


def _settled(column: Column, word: str, have: set[Field], cells: list[str]) -> Column:
    if word in _NAMES and column.field in (Field.NAME, Field.IGNORE):
        return _name(column, have, cells)
    if word in _DATE_WORDS:
        lent = not _OF_A_PERSON.isdisjoint(have) and Field.SINCE not in have
        return replace(column, field=Field.SINCE if lent else Field.ACQUIRED, confidence=_CONTENT, basis=Basis.HEADER)
    if column.field in _DATES and content.holds_answers(cells):
        return replace(column, field=Field.STATE, confidence=_DOUBTFUL)  # `Uitgeleend?`: ja, nee
    if column.field in _DATES and cells and not content.holds_dates(cells):
        some = content.holds_dates(cells, 0.2) or word not in _OTHERWISE_TOO
        return replace(column, field=column.field if some else Field.IGNORE, confidence=0.3 if some else 0.0)
    if (
        column.field is Field.KIND
        and word == "type"
        and Field.MAKE in have
        and cells
        and Field.MODEL not in have
        and not content.holds_kinds(cells)
    ):
        return replace(
            column, field=Field.MODEL, confidence=_DOUBTFUL
        )  # `Merk, Type`: what stands on the sticker below
    return column


def _name(column: Column, have: set[Field], cells: list[str]) -> Column:
    """A name is a borrower's where first names stand beside it, or where the device has its own columns."""
    if Field.FIRST_NAME in have:
        return replace(column, field=Field.LAST_NAME, confidence=_WORD)
    named_otherwise = not {Field.MODEL, Field.MAKE}.isdisjoint(have)
    if named_otherwise and Field.BORROWER not in have and content.holds_people(cells):
        return replace(column, field=Field.BORROWER, confidence=_DOUBTFUL, basis=Basis.CONTENT)
    return replace(column, field=Field.NAME, confidence=_DOUBTFUL)


def _resolved(columns: list[Column], body: list[list[str]]) -> list[Column]:
    """One column for each field, the surest; then what is left over by its content."""
    taken: dict[Field, Column] = {}
    for column in sorted(columns, key=lambda column: -column.confidence):
        if column.field not in _OFTEN:
            taken.setdefault(column.field, column)
    kept = [
        column
        if column.field in _OFTEN or taken[column.field] is column
        else replace(column, field=Field.IGNORE, confidence=0.0, basis=Basis.NONE)
        for column in columns
    ]
    have = {column.field for column in kept}
    for place, column in enumerate(kept):
        if column.basis is Basis.NONE:
            found = content.field_of(content.cells(body, column.index))
            if found and found not in have:
                kept[place] = replace(column, field=found, confidence=_CONTENT, basis=Basis.CONTENT)
                have.add(found)
    return kept


def _day_first(columns: list[Column], body: list[list[str]]) -> bool | None:
    """None where no date tells. All dates are looked at: the one after the twelfth may stand far down."""
    dates = [column.index for column in columns if column.field in _DATES]
    return day_comes_first(row[index] for row in body for index in dates if index < len(row))


def _content(columns: Iterable[Column]) -> Content:
    fields = {column.field for column in columns}
    if not _OF_A_DEVICE.isdisjoint(fields - ({Field.NAME, Field.KIND} if fields & _OF_A_PERSON else set())):
        return Content.DEVICES
    return Content.PEOPLE if fields & _OF_A_PERSON else Content.OTHER
