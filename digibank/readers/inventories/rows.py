"""A table and its mapping into rows: one device, or one loan, each."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from digibank.domain.device import Kind
from digibank.domain.identifiers import parse_imei, serial_key
from digibank.readers.inventories.cells import Cells, RowReader
from digibank.readers.inventories.facts import (
    Borrower,
    Content,
    Fault,
    Field,
    InventoryRow,
    Mapping,
    OldCode,
    Problem,
    Skipped,
    Stage,
)
from digibank.readers.inventories.headers import key
from digibank.readers.inventories.naming import name_of
from digibank.readers.inventories.people import borrower_of, stage_for, state_words
from digibank.readers.inventories.table import Table, is_blank
from digibank.readers.inventories.words import cents, gigabytes, is_kind_word, kind_of

_TOTALS: Final = re.compile(r"(?:sub)?tota+l.{0,30}|som|sum|aantal.{0,20}|summe|total général.{0,20}", re.IGNORECASE)
_MOST_IN_A_TOTAL: Final = 3
_FEWEST_COLUMNS: Final = 3  # for a lonely cell to be the title of a section
_OF_ONE_DEVICE: Final = frozenset({Field.CODE, Field.SERIAL, Field.IMEI, Field.ID, Field.MODEL, Field.NAME})


def read_rows(table: Table, mapping: Mapping) -> tuple[tuple[InventoryRow, ...], tuple[Skipped, ...]]:
    """Every row below the head, and what was left out. Blank rows are neither."""
    reader, lines, section = RowReader(mapping), _Lines(mapping), _first_section(table, mapping)
    rows: list[InventoryRow] = []
    skipped = [Skipped(number, "title") for number in _before(table, mapping)]
    for number, row in enumerate(table.rows[mapping.header_row or 0 :], (mapping.header_row or 0) + 1):
        if is_blank(row):
            continue
        if reason := lines.no_device(row):
            skipped.append(Skipped(number, reason))
            section = kind_of(next(filter(None, row))) if reason == "title" else section
            continue
        rows.append(_row(number, reader.read(row), mapping, section))
    return tuple(_with_duplicates(rows)), tuple(skipped)


def _first_section(table: Table, mapping: Mapping) -> Kind | None:
    """`Laptops` right above the head, or as the sheet's name."""
    titles = [list(filter(None, row)) for row in table.rows[: (mapping.header_row or 1) - 1]]
    above = [cells[0] for cells in titles if len(cells) == 1]
    told = next((text for text in (*reversed(above[-1:]), table.name or "") if len(text.split()) < 3), "")
    return kind_of(told) if is_kind_word(told) else None


def _before(table: Table, mapping: Mapping) -> Iterator[int]:
    return (number for number, row in enumerate(table.rows[: (mapping.header_row or 1) - 1], 1) if not is_blank(row))


class _Lines:
    """Tells rows of devices from the head again, a sum, and the title of a section: `Laptops` alone in its row."""

    def __init__(self, mapping: Mapping) -> None:
        named = {column.index: key(column.header) for column in mapping.columns if column.header}
        self._heads = named if mapping.header_row else {}
        self._fields = {c.index: c.field for c in mapping.columns if c.field is not Field.IGNORE}

    def no_device(self, row: list[str]) -> str | None:
        """Why the row is no device; None where it is one."""
        filled = [(index, cell) for index, cell in enumerate(row) if cell]
        if len(filled) > 1 and all(self._heads.get(index) == key(cell) for index, cell in filled):
            return "header"
        if len(filled) <= _MOST_IN_A_TOTAL and _TOTALS.fullmatch(filled[0][1].rstrip(" :")):
            return "total"
        return "title" if len(filled) == 1 and self._is_title(*filled[0]) else None

    def _is_title(self, index: int, cell: str) -> bool:
        if len(self._fields) < _FEWEST_COLUMNS:
            return False
        of_one_device = self._fields.get(index) in _OF_ONE_DEVICE
        return not of_one_device or (index == 0 and bool(kind_of(cell)) and len(cell.split()) < _FEWEST_COLUMNS)


def _row(number: int, cells: Cells, mapping: Mapping, section: Kind | None) -> InventoryRow:
    named = name_of(cells, section)
    serial, imei = cells.serial(), cells.imei()
    if imei is None and serial and (imei := parse_imei(serial)):  # people write a phone's number where there is room
        serial = None
    borrower = borrower_of(cells)
    since, until = cells.day(Field.SINCE), cells.day(Field.UNTIL)
    if since and until and until < since:
        cells.complain(Fault.DATES_REVERSED, Field.UNTIL, until.isoformat())
    codes = tuple(
        OldCode(field, text)
        for field in (Field.CODE, Field.ID)
        for text in dict.fromkeys(map(str.strip, cells.all(field)))
    )
    if mapping.content is Content.DEVICES and not (named.make or named.model or serial or imei or codes):
        cells.complain(Fault.NO_IDENTITY)
    _look_at_quantity(cells)
    return InventoryRow(
        number=number,
        kind=named.kind,
        make=named.make,
        model=named.model,
        serial=serial,
        imei=imei,
        codes=codes,
        donor=cells.first(Field.DONOR),
        borrower=borrower,
        since=since,
        until=until,
        stage=_stage(cells, borrower, mapping.content),
        state_words=state_words(cells),
        notes=cells.notes(named.more),
        location=cells.first(Field.LOCATION),
        acquired=cells.day(Field.ACQUIRED),
        value_cents=_first_number(cells, Field.VALUE),
        ram_gb=_gigabytes(cells, Field.RAM),
        storage_gb=_gigabytes(cells, Field.STORAGE),
        cpu=cells.first(Field.CPU),
        problems=tuple(cells.problems),
    )


def _stage(cells: Cells, borrower: Borrower | None, content: Content) -> Stage | None:
    """Of people, licences and places it is not asked."""
    of_devices = content in (Content.DEVICES, Content.LOANS)
    return stage_for(cells, borrower, loans=content is Content.LOANS) if of_devices else None


def _look_at_quantity(cells: Cells) -> None:
    told = cells.first(Field.QUANTITY)
    if told and told.isdecimal() and told not in ("0", "1"):
        cells.complain(Fault.SEVERAL, Field.QUANTITY, told)


def _first_number(cells: Cells, wanted: Field) -> int | None:
    return next((number for text in cells.all(wanted) if (number := cents(text)) is not None), None)


def _gigabytes(cells: Cells, wanted: Field) -> float | None:
    return next((size for text in cells.all(wanted) if (size := gigabytes(text))), None)


def _with_duplicates(rows: list[InventoryRow]) -> Iterator[InventoryRow]:
    """The second row with a serial number, an IMEI or a code names the first one."""
    first: dict[tuple[Fault, str], int] = {}
    for row in rows:
        keys = [
            (Fault.DUPLICATE_SERIAL, Field.SERIAL, serial_key(row.serial)),
            (Fault.DUPLICATE_IMEI, Field.IMEI, row.imei),
        ]
        keys += [(Fault.DUPLICATE_CODE, code.kind, f"{code.kind} {code.text.casefold()}") for code in row.codes]
        again = []
        for fault, about, value in keys:
            if value and first.setdefault((fault, value), row.number) != row.number:
                again.append(Problem(fault, about, str(first[fault, value])))
        yield replace(row, problems=row.problems + tuple(again)) if again else row
