"""How large a sheet is before a library makes room for it: one cell in the last corner asks for 17 thousand million."""

import re
from typing import Final
from xml.parsers import expat

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.inventories.table import MOST_CELLS, MOST_COLUMNS

_PLACE: Final = re.compile(rb"""<(?:\w+:)?c\b[^<>]{0,300}?\br=["']([A-Za-z]{1,3})(\d{1,7})["']""")
_SHARED: Final = re.compile(rb"""\bt=["']s["'][^<>]{0,200}>\s{0,9}<(?:\w+:)?v>(\d{1,7})<""")
_CELLS_BEGIN: Final = (b"<c ", b"<c>", b"<c/>", b":c ", b":c>", b":c/>")
_STRINGS: Final = "xl/sharedStrings.xml"
_MOST_CHARACTERS: Final = 64 * 1024 * 1024
_SHEET: Final = "xl/worksheets/"
_ROW, _CELLS = "table:table-row", ("table:table-cell", "table:covered-table-cell")
_MOST_MERGES: Final = 10_000


def refuse_large_xlsx(found: dict[str, bytes]) -> None:
    """Raises ReadingError TOO_LARGE."""
    lengths = [len(entry) for entry in found.get(_STRINGS, b"").split(b"<si>")[1:]]
    cells = characters = 0
    for name, content in found.items():
        if name.startswith(_SHEET):
            cells += max(
                content.count(b"<c ") + content.count(b"<c>") + content.count(b"<c/>"), _corner(content, cells)
            )
            characters += _shared_characters(content, lengths)
            if cells > MOST_CELLS or characters > _MOST_CHARACTERS or content.count(b"<mergeCell ") > _MOST_MERGES:
                raise ReadingError(ReadingFault.TOO_LARGE)


def _shared_characters(content: bytes, lengths: list[int]) -> int:
    """All shared strings written out, as the library does: one long one for each of many cells is a bomb."""
    numbers = (int(found[1]) for found in _SHARED.finditer(content)) if lengths else ()
    return sum(lengths[number] for number in numbers if number < len(lengths))


def _corner(content: bytes, before: int) -> int:
    """The last row times the last column. Raises ReadingError TOO_LARGE."""
    last_row = 0
    columns: set[bytes] = set()
    for number, place in enumerate(_PLACE.finditer(content), 1):
        columns.add(place[1])
        last_row = max(last_row, int(place[2]))
        if before + number > MOST_CELLS:
            raise ReadingError(ReadingFault.TOO_LARGE)
    last_column = max(map(_column, columns), default=0)
    if last_column > MOST_COLUMNS:
        raise ReadingError(ReadingFault.TOO_LARGE)
    return last_row * last_column


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
        self.parser.CharacterDataHandler = self._characters
        self.parser.EntityDeclHandler = self._refuse_entity
        self._rows = self._columns = 0  # of the sheet so far, empty ones at its end not counted
        self._waiting = 0  # empty rows, counted when a full one follows
        self._column = self._last_full = 0  # of the row so far
        self._repeated = self._cell_repeated = 1
        self._row_characters = self._all_characters = 0
        self._depth = 0
        self._total = 0

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > 200:
            raise ReadingError(ReadingFault.DAMAGED)
        if name == "table:table":
            self._rows = self._columns = self._waiting = 0
        elif name == _ROW:
            self._column = self._last_full = self._row_characters = 0
            self._repeated = _times(attributes.get("table:number-rows-repeated"))
        elif name in _CELLS:
            self._cell_repeated = _times(attributes.get("table:number-columns-repeated"))
            self._column += self._cell_repeated
            if any("value" in key for key in attributes):
                self._last_full = self._column
        elif name == "text:p":
            self._last_full = self._column

    def _characters(self, text: str) -> None:
        self._row_characters += len(text) * self._cell_repeated

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
        self._all_characters += self._row_characters * self._repeated
        if self._total > MOST_CELLS or self._all_characters > _MOST_CHARACTERS or self._columns > MOST_COLUMNS:
            raise ReadingError(ReadingFault.TOO_LARGE)

    def _refuse_entity(self, *_declared: object) -> None:
        raise ReadingError(ReadingFault.DAMAGED)


def _times(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else 1 if text is None else MOST_CELLS
