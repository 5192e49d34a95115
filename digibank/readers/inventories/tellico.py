"""Tellico collections (.tc and .xml): fields that the user named, entries, and the loans that are still open.

Facts of the format: Tellico's own test files (syntax versions 9 to 12). A loan that came back is no longer in the file.
"""

from collections.abc import Iterator
from typing import Final

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.inventories.facts import Basis, Column, Content, Field, Mapping
from digibank.readers.inventories.headers import exact
from digibank.readers.inventories.table import LONGEST_CELL, MOST_CELLS, Table
from digibank.readers.markup import Element, parse_xml

_LOAN: Final = (
    ("borrower", Field.BORROWER),
    ("loanDate", Field.SINCE),
    ("dueDate", Field.UNTIL),
    ("note", Field.NOTES),
)
_ENTRY: Final = "entry id"
_CUSTOM: Final = "1"
_BY_NAME: Final = {"title": Field.NAME, "id": Field.IGNORE, "cdate": Field.ACQUIRED, "mdate": Field.IGNORE}
_OF_A_DEVICE: Final = frozenset({Field.SERIAL, Field.IMEI, Field.MAKE, Field.MODEL})


def read_tellico(text: str) -> tuple[Table, Mapping]:
    """The entries as a table with the fields' titles above. Raises ReadingError DAMAGED, or UNKNOWN_FORMAT for XML of
    another program."""
    root = parse_xml(text)
    collection = root.first("collection")
    if root.name != "tellico" or collection is None:
        raise ReadingError(ReadingFault.UNKNOWN_FORMAT)
    fields = [
        (field.attributes.get("name", ""), field.attributes.get("title", ""))
        for group in (*collection.all("fields"), *collection.all("attributes"))
        for field in (*group.all("field"), *group.all("attribute"))
    ]
    loans = dict(_loans(root)) | dict(_loans(collection))
    entries = list(collection.all("entry")) or list(collection.all("book"))
    if len(entries) * (len(fields) + len(_LOAN) + 1) > MOST_CELLS:
        raise ReadingError(ReadingFault.TOO_LARGE)
    head = [_ENTRY, *(title or name for name, title in fields), *(name for name, _ in _LOAN)]
    rows = [_row(entry, [name for name, _ in fields], loans) for entry in entries]
    return Table([head, *rows]), _mapping(collection, fields, head)


def _row(entry: Element, names: list[str], loans: dict[str, list[str]]) -> list[str]:
    number = entry.attributes.get("id", "")
    values = _values(entry)
    return [number, *(values.get(name, "") for name in names), *loans.get(number, [""] * len(_LOAN))]


def _values(entry: Element) -> dict[str, str]:
    """By the field's name; a field with several values is wrapped into its name with an `s`."""
    found: dict[str, str] = {}
    for child in entry.children:
        parts = [element for element in child.children if element.name == child.name.removesuffix("s")]
        if child.children and not parts and {element.name for element in child.children} <= {"year", "month", "day"}:
            found[child.name] = _date(child)
        elif parts:
            found[parts[0].name] = "; ".join(text for part in parts if (text := _all_text(part)))[:LONGEST_CELL]
        else:
            found[child.name] = _all_text(child)[:LONGEST_CELL]
    return found


def _date(element: Element) -> str:
    year, month, day = (element.said(name) or "" for name in ("year", "month", "day"))
    whole = year.isdecimal() and month.isdecimal() and day.isdecimal()
    return f"{year}-{month:0>2}-{day:0>2}" if whole else year


def _all_text(element: Element) -> str:
    return " ".join(part.text for part in element.walk() if part.text)


def _loans(place: Element) -> Iterator[tuple[str, list[str]]]:
    """By the entry's number; a second loan of one entry replaces the first, as Tellico shows it."""
    for borrower in (found for group in place.all("borrowers") for found in group.all("borrower")):
        for loan in borrower.all("loan"):
            dates = [loan.attributes.get(name, "") for name in ("loanDate", "dueDate")]
            yield loan.attributes.get("entryRef", ""), [borrower.attributes.get("name", ""), *dates, loan.text]


def _mapping(collection: Element, fields: list[tuple[str, str]], head: list[str]) -> Mapping:
    columns = [Column(0, _ENTRY, Field.ID, 1.0, Basis.PRESET)]
    for index, (name, title) in enumerate(fields, 1):
        known = _BY_NAME.get(name) or exact(title) or exact(name) or Field.IGNORE
        columns.append(Column(index, title or name, known, 0.9 if known is not Field.IGNORE else 0.0, Basis.PRESET))
    columns += [
        Column(index, head[index], field, 1.0, Basis.PRESET) for index, (_, field) in enumerate(_LOAN, len(fields) + 1)
    ]
    devices = collection.attributes.get("type") == _CUSTOM or any(column.field in _OF_A_DEVICE for column in columns)
    return Mapping(
        tuple(columns), header_row=1, preset="Tellico", content=Content.DEVICES if devices else Content.OTHER
    )
