"""How large a sheet is before a library makes room for it: one cell in the last corner asks for 17 thousand million."""

import re
from typing import Final
from xml.parsers import expat

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.inventories.table import MOST_CELLS, MOST_COLUMNS

_PLACE: Final = re.compile(rb"""<(?:\w+:)?c\b[^<>]{0,300}?\br=["']([A-Za-z]{1,3})(\d{1,7})["']""")
_CELL: Final = re.compile(rb"<(?:\w+:)?c[\s/>]")
_SHEET: Final = "xl/worksheets/"
_ROW, _CELLS = "table:table-row", ("table:table-cell", "table:covered-table-cell")
_MOST_MERGES: Final = 10_000
_MERGE: Final = re.compile(rb"<(?:\w+:)?mergeCell\s")


def refuse_large_xlsx(found: dict[str, bytes]) -> None:
    """Raises ReadingError TOO_LARGE."""
    cells = 0
    for name, content in found.items():
        if name.startswith(_SHEET):
            places = _PLACE.findall(content)
            last_row = max((int(row) for _, row in places), default=0)
            last_column = max((_column(letters) for letters in {letters for letters, _ in places}), default=0)
            cells += max(last_row * last_column, len(_CELL.findall(content)))
            if cells > MOST_CELLS or last_column > MOST_COLUMNS or len(_MERGE.findall(content)) > _MOST_MERGES:
                raise ReadingError(ReadingFault.TOO_LARGE)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def refuse_large_ods(content: bytes) -> None:
    """Raises ReadingError TOO_LARGE, or DAMAGED for XML that cannot be read."""
    counter = _Counter()
    try:
        counter.parser.Parse(content, True)  # noqa: FBT003 - the last piece
    except expat.ExpatError as reason:
        raise ReadingError(ReadingFault.DAMAGED) from reason


class _Counter:
    """Counts as the sheet unfolds: a row or cell may stand for a million alike."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.EntityDeclHandler = self._refuse_entity
        self._rows = self._columns = 0  # of the sheet so far, empty ones at its end not counted
        self._waiting = 0  # empty rows, counted when a full one follows
        self._column = self._last_full = 0  # of the row so far
        self._repeated = 1
        self._depth = 0
        self._total = 0

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > 200:
            raise ReadingError(ReadingFault.DAMAGED)
        if name == "table:table":
            self._rows = self._columns = self._waiting = 0
        elif name == _ROW:
            self._column = self._last_full = 0
            self._repeated = _times(attributes.get("table:number-rows-repeated"))
        elif name in _CELLS:
            self._column += _times(attributes.get("table:number-columns-repeated"))
            if any("value" in key for key in attributes):
                self._last_full = self._column
        elif name == "text:p":
            self._last_full = self._column

    def _end(self, name: str) -> None:
        self._depth -= 1
        if name != _ROW:
            return
        if not self._last_full:
            self._waiting += self._repeated
            return
        self._rows += self._waiting + self._repeated
        self._columns = max(self._columns, self._last_full)
        self._waiting = 0
        self._total = max(self._total, self._rows * self._columns)
        if self._total > MOST_CELLS or self._columns > MOST_COLUMNS:
            raise ReadingError(ReadingFault.TOO_LARGE)

    def _refuse_entity(self, *_declared: object) -> None:
        raise ReadingError(ReadingFault.DAMAGED)


def _times(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else 1 if text is None else MOST_CELLS
