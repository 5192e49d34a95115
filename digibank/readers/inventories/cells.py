"""The cells of one row by what they mean, with everything that a person should look at."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from digibank.domain.identifiers import clean_serial, parse_imei
from digibank.readers.hardware.values import LONGEST_TEXT, plain
from digibank.readers.inventories.days import read_day
from digibank.readers.inventories.facts import Fault, Field, Mapping, Problem
from digibank.readers.inventories.table import MOST_COLUMNS
from digibank.readers.inventories.words import is_ditto, is_formula_error, is_nothing

_KEYS: Final = frozenset({Field.SERIAL, Field.IMEI, Field.CODE, Field.ID})
"""What no two devices share, and `idem` so never means."""
_UNREAD: Final = frozenset({Field.IGNORE, Field.PRIVATE})
_ESCAPED: Final = re.compile(r"^[`'](?=[=+\-@])")
_ROUNDED: Final = re.compile(r"\d(?:[.,]\d+)?E\+?\d{1,3}", re.IGNORECASE)
_WORDS: Final = re.compile(r"[^\W\d_]{2,30}(?: [^\W\d_]{1,30}){1,20}")
_SEPARATORS: Final = re.compile(r"[/,;|\n]+")
_LONGEST_NOTE: Final = 2_000


@dataclass
class Cells:
    """Texts are never empty. `problems` grows while the row is read."""

    day_first: bool
    order_told: bool
    texts: dict[Field, list[tuple[str, str]]] = field(default_factory=dict)  # header and text
    problems: list[Problem] = field(default_factory=list)

    def all(self, wanted: Field) -> list[str]:
        return [text for _, text in self.texts.get(wanted, ())]

    def first(self, wanted: Field) -> str | None:
        return next((text for _, raw in self.texts.get(wanted, ()) if (text := _tidy(raw))), None)

    def complain(self, fault: Fault, about: Field | None = None, text: str = "") -> None:
        self.problems.append(Problem(fault, about, text[:100]))

    def serial(self) -> str | None:
        """The first that is one: DeviceHub has a column for what was typed and one for what was read."""
        for text in self.all(Field.SERIAL):
            if _ROUNDED.fullmatch(text):
                self.complain(Fault.DAMAGED_NUMBER, Field.SERIAL, text)
            elif serial := clean_serial(plain(text)):
                if _WORDS.fullmatch(serial):
                    self.complain(Fault.ODD_SERIAL, Field.SERIAL, serial)
                return serial
        return None

    def imei(self) -> str | None:
        for text in self.all(Field.IMEI):
            if _ROUNDED.fullmatch(text):
                self.complain(Fault.DAMAGED_NUMBER, Field.IMEI, text)
                continue
            found = [number for part in (text, *_SEPARATORS.split(text)) if (number := parse_imei(part))]
            if found:
                return found[0]
            self.complain(Fault.BAD_IMEI, Field.IMEI, text)
        return None

    def day(self, wanted: Field) -> date | None:
        for text in self.all(wanted):
            found = read_day(text, day_first=self.day_first)
            if found is None:
                self.complain(Fault.BAD_DATE, wanted, text)
                continue
            if found.vague:
                self.complain(Fault.VAGUE_DATE, wanted, text)
            if found.ambiguous and not self.order_told:
                self.complain(Fault.AMBIGUOUS_DATE, wanted, text)
            return found.day
        return None

    def notes(self, more: Iterable[str]) -> str | None:
        """All that was noted, each thing once."""
        parts = [" ".join(text.split()) for text in (*self.all(Field.NOTES), *more)]
        return "; ".join(dict.fromkeys(part for part in parts if part))[:_LONGEST_NOTE] or None


class RowReader:
    """Reads the rows of one table, from its top to its end: `idem` repeats what stood above."""

    def __init__(self, mapping: Mapping) -> None:
        self._mapping = mapping
        self._columns = [(c.index, c.field, c.header) for c in mapping.columns if c.field not in _UNREAD]
        named = [c.index + 1 for c in mapping.columns if c.header or c.field is not Field.IGNORE]
        self._named = max(named, default=0) if mapping.header_row else MOST_COLUMNS
        self._above: dict[int, str] = {}  # the last cell of each column that said something itself

    def read(self, row: list[str]) -> Cells:
        """The row's cells under their fields."""
        found = Cells(self._mapping.day_first, self._mapping.order_told)
        for index, field_, header in self._columns:
            text = row[index] if index < len(row) else ""
            if text and not is_nothing(text := self._said(found, index, field_, text)):
                found.texts.setdefault(field_, []).append((header, text))
        if any(row[self._named :]):
            found.complain(Fault.TOO_MANY_CELLS)
        return found

    def _said(self, found: Cells, index: int, about: Field, text: str) -> str:
        """The cell's text, or what it repeats; empty where it says nothing that can be used."""
        text = _ESCAPED.sub("", text)
        if is_formula_error(text):
            found.complain(Fault.FORMULA_ERROR, about, text)
            return ""
        if not is_ditto(text):
            self._above[index] = text
            return text
        said = "" if about in _KEYS else self._above.get(index, "")
        if not said:
            found.complain(Fault.DITTO, about, text)
        return said


def _tidy(text: str) -> str | None:
    """As `plain`, which most cells already are."""
    return text if len(text) <= LONGEST_TEXT and text.isprintable() and "  " not in text else plain(text)
