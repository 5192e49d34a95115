"""XLSX and ODS into tables, by calamine, which gets nothing that we did not unpack and measure ourselves."""

import datetime
import io
import re
from typing import Final

import python_calamine as calamine

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.inventories.archive import repacked
from digibank.readers.inventories.ods_size import refuse_large_ods
from digibank.readers.inventories.table import LONGEST_CELL, MOST_CELLS, MOST_ELEMENTS, MOST_ROWS, Table
from digibank.readers.inventories.xlsx_size import refuse_large_xlsx

_ODS_TYPE: Final = b"application/vnd.oasis.opendocument.spreadsheet"
_MOST_SHEETS: Final = 50
_ROUNDED_FROM: Final = 10**15
"""A spreadsheet keeps fifteen digits of a number; longer ones are written with an exponent, as it shows them."""
_ERROR: Final = re.compile(r"#[A-Z/0!?]{2,12}")

Cell = int | float | str | bool | datetime.date | datetime.time | datetime.datetime | datetime.timedelta


def is_xlsx(found: dict[str, bytes]) -> bool:
    return "xl/workbook.xml" in found


def is_ods(found: dict[str, bytes]) -> bool:
    return "content.xml" in found and b"office:spreadsheet" in found["content.xml"]


def read_workbook(found: dict[str, bytes]) -> list[Table]:
    """Every sheet with anything in it, hidden ones left out, in their order. Raises ReadingError DAMAGED for a workbook
    that cannot be read, TOO_LARGE for a sheet beyond any inventory."""
    if sum(content.count(b"<") for content in found.values()) > 2 * MOST_ELEMENTS:  # each has a begin and an end
        raise ReadingError(ReadingFault.TOO_LARGE)
    more = {} if is_xlsx(found) else {"mimetype": _ODS_TYPE}
    if more:
        refuse_large_ods(found["content.xml"])
    else:
        refuse_large_xlsx(found)
    try:
        with calamine.load_workbook(io.BytesIO(repacked(found, more))) as workbook:
            return _tables(workbook)
    except (calamine.CalamineError, ValueError, OSError) as reason:
        raise ReadingError(ReadingFault.DAMAGED) from reason
    except BaseException as reason:  # the library is written in Rust, and its panics are no Exception
        if type(reason).__name__ != "PanicException":
            raise
        raise ReadingError(ReadingFault.DAMAGED) from reason


def _tables(workbook: calamine.CalamineWorkbook) -> list[Table]:
    shown = [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.visible == calamine.SheetVisibleEnum.Visible and sheet.typ == calamine.SheetTypeEnum.WorkSheet
    ]
    tables = [_table(workbook.get_sheet_by_name(name)) for name in shown[:_MOST_SHEETS]]
    return [table for table in tables if table.rows]


def _table(sheet: calamine.CalamineSheet) -> Table:
    rows = [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS)]
    _fill_merged(rows, sheet)
    while rows and not any(rows[-1]):
        rows.pop()
    return Table(rows, name=sheet.name)


def _fill_merged(rows: list[list[str]], sheet: calamine.CalamineSheet) -> None:
    """A cell merged over several rows of one column says the same of each of them."""
    left_to_fill = MOST_CELLS
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if left != right or top >= len(rows) or left >= len(rows[top]):
            continue
        below = rows[top + 1 : bottom + 1]
        left_to_fill -= len(below)
        if left_to_fill < 0:
            raise ReadingError(ReadingFault.TOO_LARGE)
        for row in below:
            if left < len(row) and not row[left]:
                row[left] = rows[top][left]


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell.strip()[:LONGEST_CELL]
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return _number(cell)
    if isinstance(cell, datetime.datetime):
        return cell.isoformat(" ", "minutes") if cell.time() != datetime.time() else cell.date().isoformat()
    return str(cell)


def _number(number: float) -> str:
    if not number.is_integer():
        return repr(number)
    return str(int(number)) if abs(number) < _ROUNDED_FROM else f"{number:.14E}"
