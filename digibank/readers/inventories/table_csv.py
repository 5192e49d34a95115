"""CSV as people and programs really write it: any delimiter, any encoding, quoted or not."""

import csv
import io
import itertools
import re
from typing import Final, Literal

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.inventories.facts import Layout
from digibank.readers.inventories.table import LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Table
from digibank.readers.source import text_of

_DELIMITERS: Final = (",", ";", "\t", "|")
_PROBE_ROWS: Final = 100
_PROBE_CHARACTERS: Final = 100_000
_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8 with BOM"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_ANYTHING: Final = re.compile(r"[^\s,;|\"']")
_NAMED_BY_EXCEL: Final = "sep="


def read_csv(data: bytes) -> Table:
    """Raises ReadingError as `text_of` does, TOO_LARGE beyond what any inventory holds, DAMAGED for a cell without end.
    A file without anything in it is a table without rows."""
    text = text_of(data)
    text = text if _ANYTHING.search(text) else ""
    layout = Layout(_encoding(data), "CRLF" if b"\r\n" in data else "LF" if b"\n" in data else None, _delimiter(text))
    named = text[:8].lower().startswith(_NAMED_BY_EXCEL)
    rows = _best_rows(text, layout.delimiter or ",")
    return Table([[], *rows[1:]] if named else rows, layout)


def _best_rows(text: str, delimiter: str) -> list[list[str]]:
    """A `"` alone in a cell opens a quotation that may never end: people write it for `idem`. Where quotations swallow
    line ends, the file is read without them too, and the reading with the more even rows is taken."""
    rows: list[list[str]] = []
    endless: csv.Error | None = None
    try:
        rows = _rows(text, delimiter, csv.QUOTE_MINIMAL)
    except csv.Error as error:
        endless = error
    if rows and not any("\n" in cell for row in rows for cell in row):
        return rows
    try:
        bare = _rows(text, delimiter, csv.QUOTE_NONE)
    except csv.Error:
        bare = []
    if _evenness(bare) > _evenness(rows):
        return bare
    if endless is not None:
        raise ReadingError(ReadingFault.DAMAGED) from endless
    return rows


def _rows(text: str, delimiter: str, quoting: Literal[0, 3]) -> list[list[str]]:
    """Raises csv.Error for a cell without end."""
    rows: list[list[str]] = []
    cells = 0
    for row in csv.reader(io.StringIO(text), delimiter=delimiter, quoting=quoting):
        cells += len(row)
        if len(rows) >= MOST_ROWS or cells > MOST_CELLS or len(row) > MOST_COLUMNS:
            raise ReadingError(ReadingFault.TOO_LARGE)
        rows.append([cell.strip()[:LONGEST_CELL] for cell in row])
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def _evenness(rows: list[list[str]]) -> float:
    """The share of rows that are as wide as most; nothing where that is one cell."""
    widths = [len(row) for row in rows if any(row)]
    commonest = max(set(widths), key=widths.count, default=0)
    return widths.count(commonest) / len(widths) if commonest > 1 else 0.0


def _delimiter(text: str) -> str | None:
    """The one that cuts the rows into the same number of cells most often; None where none cuts at all."""
    if text[:8].lower().startswith(_NAMED_BY_EXCEL) and len(text) > len(_NAMED_BY_EXCEL):
        named = text[len(_NAMED_BY_EXCEL)]
        return named if named in _DELIMITERS else None
    scores = {delimiter: _agreement(text, delimiter) for delimiter in _DELIMITERS}
    best = max(scores, key=lambda delimiter: scores[delimiter])
    return best if scores[best] > (0.0, 0) else None


def _agreement(text: str, delimiter: str) -> tuple[float, int]:
    """The share of rows with the commonest number of cells, and that number; nothing where it is one."""
    lines = itertools.islice(io.StringIO(text[:_PROBE_CHARACTERS]), _PROBE_ROWS)
    try:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if any(cell.strip() for cell in row)]
    except csv.Error:
        return (0.0, 0)
    wide = [width for width in widths if width > 1]
    if not wide:
        return (0.0, 0)
    commonest = max(set(wide), key=lambda width: (wide.count(width), width))
    return (round(wide.count(commonest) / len(widths), 2), commonest)


def _encoding(data: bytes) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    if b"\0" in data[:4096]:
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
