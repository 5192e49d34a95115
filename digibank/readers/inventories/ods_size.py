"""How large an ODS sheet is before a library makes room for it: a row or cell may stand for a million alike."""

from typing import Final
from xml.parsers import expat

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.inventories.table import MOST_CELLS, MOST_CHARACTERS, MOST_COLUMNS, MOST_ELEMENTS

_ROW, _CELLS = "table:table-row", ("table:table-cell", "table:covered-table-cell")
_DEEPEST: Final = 200
_LONGEST_COUNT: Final = 8  # digits


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
        self.parser = expat.ParserCreate("utf-8")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.EntityDeclHandler = self._refuse_entity
        self._rows = self._columns = 0  # of the sheet so far, empty ones at its end not counted
        self._waiting = 0  # empty rows, counted when a full one follows
        self._column = self._last_full = 0  # of the row so far
        self._repeated = self._cell_repeated = 1
        self._row_characters = self._all_characters = 0
        self._depth = self._elements = 0
        self._total = 0

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise ReadingError(ReadingFault.TOO_LARGE)
        if self._depth > _DEEPEST:
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
        if self._total > MOST_CELLS or self._all_characters > MOST_CHARACTERS or self._columns > MOST_COLUMNS:
            raise ReadingError(ReadingFault.TOO_LARGE)

    def _refuse_entity(self, *_declared: object) -> None:
        raise ReadingError(ReadingFault.DAMAGED)


def _times(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) <= _LONGEST_COUNT else 1 if text is None else MOST_CELLS
