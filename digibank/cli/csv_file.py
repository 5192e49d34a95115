"""CSV as RFC 4180 has it: UTF-8, commas, quoted where needed, CRLF. No cell can become a formula in a spreadsheet."""

import csv
import os
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

_BEGINS_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""First signs that spreadsheets act on; the wide ones are the same to some of them."""


def write_csv(file: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Gives the number of rows, all on the disk. Raises OSError."""
    count = 0
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(columns)
        for row in rows:
            writer.writerow([cell(value) for value in row])
            count += 1
        stream.flush()
        os.fsync(stream.fileno())
    return count


def cell(value: Any) -> str | int | float:
    """Text that begins like a formula gets an apostrophe, as people type it; numbers stay numbers."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return value
    text = value.isoformat(timespec="seconds") if isinstance(value, datetime) else str(value)
    return f"'{text}" if text.startswith(_BEGINS_A_FORMULA) else text
