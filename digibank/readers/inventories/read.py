"""An inventory's file into rows: load, recognise, guess what the columns are, read."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.inventories.archive import parts
from digibank.readers.inventories.facts import Basis, Field, Inventory, Mapping
from digibank.readers.inventories.guess import guess
from digibank.readers.inventories.rows import read_rows
from digibank.readers.inventories.table import Table
from digibank.readers.inventories.table_csv import read_csv
from digibank.readers.inventories.table_sheet import is_ods, is_xlsx, read_workbook
from digibank.readers.inventories.tellico import read_tellico
from digibank.readers.sniff import INVENTORY_FORMATS, Format, sniff
from digibank.readers.source import load_bytes, naming, text_of

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST: Final = 0.6
_TELLICO: Final = "tellico.xml"


@dataclass(frozen=True)
class Read:
    """The tables of a file; `mapping` where the format itself says what the columns are."""

    tables: list[Table]
    mapping: Mapping | None = None


def read_inventory(path: Path, mapping: Mapping | None = None) -> Inventory:
    """The rows of an inventory with the mapping that was used: the given one, or the best guess. Raises ReadingError,
    with the bare file name, for every file that is none: WRONG_KIND for a report, UNKNOWN_FORMAT, DAMAGED, TOO_LARGE,
    EMPTY, NOT_YET for Excel's format of before 2007."""
    with naming(path):
        return read_inventory_bytes(load_bytes(path), mapping)


def read_inventory_bytes(data: bytes, mapping: Mapping | None = None) -> Inventory:
    """As `read_inventory`, of a file's bytes; errors bear no file name."""
    read = _read(data)
    if not read.tables:
        raise ReadingError(ReadingFault.EMPTY)
    table, used = _chosen(read, mapping)
    rows, skipped = read_rows(table, used)
    names = tuple(table.name for table in read.tables if table.name)
    return Inventory(used, rows, table.layout, skipped, names)


def remap(mapping: Mapping, fields: dict[int, Field]) -> Mapping:
    """The mapping as a person changed it: by column index what it is."""
    columns = tuple(
        replace(column, field=fields[column.index], confidence=1.0, basis=Basis.PERSON)
        if column.index in fields
        else column
        for column in mapping.columns
    )
    return replace(mapping, columns=columns)


def _read(data: bytes) -> Read:
    if data.startswith(_OLD_EXCEL):
        raise ReadingError(ReadingFault.NOT_YET, format="Excel 97-2003")
    if data.startswith(_ZIP):
        return _archive(parts(data))
    if not data.strip():
        raise ReadingError(ReadingFault.EMPTY)
    text = text_of(data)
    if "<tellico" in text[:2000]:
        return _tellico(text)
    _refuse_reports(text)
    return Read([table for table in [read_csv(data)] if table.rows])


def _archive(found: dict[str, bytes]) -> Read:
    if _TELLICO in found:
        return _tellico(text_of(found[_TELLICO]))
    if is_xlsx(found) or is_ods(found):
        return Read(read_workbook(found))
    raise ReadingError(ReadingFault.UNKNOWN_FORMAT)


def _tellico(text: str) -> Read:
    table, mapping = read_tellico(text)
    return Read([table], mapping)


def _refuse_reports(text: str) -> None:
    """A sheet with a title above it is no table by its first lines: only what is surely something else is refused."""
    try:
        found = sniff(text)
    except ReadingError:
        found = Format.CSV
    if found not in INVENTORY_FORMATS:
        raise ReadingError(ReadingFault.WRONG_KIND, format=found.value)
    if text.lstrip().startswith(("<", "{")):
        raise ReadingError(ReadingFault.UNKNOWN_FORMAT)


def _chosen(read: Read, mapping: Mapping | None) -> tuple[Table, Mapping]:
    """The sheet that the mapping names, or the one of which most columns are understood."""
    if mapping is not None:
        return next((table for table in read.tables if table.name == mapping.sheet), read.tables[0]), mapping
    if read.mapping is not None:
        return read.tables[0], read.mapping
    guesses = [(table, guess(table)) for table in read.tables]
    table, best = max(guesses, key=lambda guessed: sum(column.confidence for column in guessed[1].columns))
    if not best.fields() and not _is_even(table):
        raise ReadingError(ReadingFault.UNKNOWN_FORMAT)  # prose
    return table, best


def _is_even(table: Table) -> bool:
    """Most rows have the same number of cells, and more than one."""
    widths = [len(row) for row in table.rows[:100] if any(row)]
    commonest = max(set(widths), key=widths.count, default=0)
    return commonest > 1 and widths.count(commonest) > len(widths) * _MOST
