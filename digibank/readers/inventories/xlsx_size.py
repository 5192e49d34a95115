"""How large an XLSX sheet is before a library makes room for it: one cell in the last corner asks for 17 thousand
million, and a long shared text is written out for each cell that names it.

Every part is looked at: which of them are sheets is the workbook's word, and it may name any.
"""

import re
from typing import Final
from xml.parsers import expat

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.inventories.table import MOST_CELLS, MOST_CHARACTERS, MOST_COLUMNS, MOST_ELEMENTS

_STRINGS: Final = "xl/sharedStrings.xml"
_PLACE: Final = re.compile(r"([A-Za-z]{1,3})(\d{1,7})")
_NUMBER: Final = re.compile(r"\d{1,7}")
_MOST_MERGES: Final = 10_000
_DEEPEST: Final = 200


def refuse_large_xlsx(found: dict[str, bytes]) -> None:
    """Raises ReadingError TOO_LARGE, or DAMAGED for XML that cannot be read."""
    lengths: list[int] = []
    if _STRINGS in found:
        strings = _Strings()
        strings.parse(found[_STRINGS])
        lengths = strings.lengths
    sheets = _Sheets(lengths)
    for name, content in found.items():
        if name.endswith(".xml") and name != _STRINGS:
            sheets.begin()
            sheets.parse(content)


class _Parts:
    """Elements by their name without prefix."""

    def __init__(self) -> None:
        self._depth = self._elements = 0

    def parse(self, content: bytes) -> None:
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self.characters
        parser.EntityDeclHandler = self._refuse
        self._depth = 0
        try:
            parser.Parse(content, True)  # noqa: FBT003 - the last piece
        except expat.ExpatError as reason:
            raise ReadingError(ReadingFault.DAMAGED) from reason

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        _refuse_if(self._elements > MOST_ELEMENTS)
        if self._depth > _DEEPEST:
            raise ReadingError(ReadingFault.DAMAGED)
        self.start(name.rpartition(":")[2], attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        self.end(name.rpartition(":")[2])

    def _refuse(self, *_declared: object) -> None:
        raise ReadingError(ReadingFault.DAMAGED)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def characters(self, text: str) -> None:
        """Text within the element that was begun last."""


class _Strings(_Parts):
    """How long each shared text is."""

    def __init__(self) -> None:
        super().__init__()
        self.lengths: list[int] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002 - of every element alike
        if name == "si":
            self.lengths.append(0)
            _refuse_if(len(self.lengths) > MOST_CELLS)

    def characters(self, text: str) -> None:
        if self.lengths:
            self.lengths[-1] += len(text)


class _Sheets(_Parts):
    def __init__(self, lengths: list[int]) -> None:
        super().__init__()
        self._lengths = lengths
        self._cells = self._characters = self._merges = 0  # of all parts together
        self._row = self._column = self._last_row = self._last_column = 0  # of this part
        self._shared = False
        self._number: str | None = None

    def begin(self) -> None:
        self._row = self._column = self._last_row = self._last_column = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._cell(attributes)
        elif name == "v":
            self._number = "" if self._shared else None
        elif name == "row":
            told = attributes.get("r")
            self._row = self._row + 1 if told is None else _whole(told)
            self._column = 0
        elif name == "mergeCell":
            self._merges += 1
            _refuse_if(self._merges > _MOST_MERGES)

    def _cell(self, attributes: dict[str, str]) -> None:
        told = attributes.get("r")
        if told is None:
            self._column += 1
        elif place := _PLACE.fullmatch(told):
            self._column, self._row = _column(place[1]), int(place[2])
        else:
            raise ReadingError(ReadingFault.DAMAGED)
        self._shared = attributes.get("t") == "s"
        self._cells += 1
        self._last_row, self._last_column = max(self._last_row, self._row), max(self._last_column, self._column)
        _refuse_if(max(self._cells, self._last_row * self._last_column) > MOST_CELLS or self._column > MOST_COLUMNS)

    def end(self, name: str) -> None:
        if name == "v" and self._number is not None:
            number = int(self._number) if _NUMBER.fullmatch(self._number) else len(self._lengths)
            self._characters += self._lengths[number] if number < len(self._lengths) else 0
            self._number = None
            _refuse_if(self._characters > MOST_CHARACTERS)

    def characters(self, text: str) -> None:
        if self._number is not None:
            self._number = (self._number + text.strip())[:20]


def _refuse_if(large: bool) -> None:  # noqa: FBT001 - reads as a sentence
    if large:
        raise ReadingError(ReadingFault.TOO_LARGE)


def _whole(text: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise ReadingError(ReadingFault.DAMAGED)
    return int(text)


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
