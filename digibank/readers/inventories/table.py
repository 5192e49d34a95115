"""A table before anybody knows what its columns are: rows of texts, whatever file they came from."""

from dataclasses import dataclass, field
from typing import Final

from digibank.readers.inventories.facts import Layout

MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 1_000
MOST_CELLS: Final = 600_000
MOST_ELEMENTS: Final = 3 * MOST_CELLS  # of XML, in a whole workbook
MOST_CHARACTERS: Final = 64 * 1024 * 1024  # of all cells of a workbook
LONGEST_CELL: Final = 5_000  # characters; longer ones are cut


@dataclass(frozen=True)
class Table:
    """`rows[0]` is the first row of the sheet, blank ones too, so that numbers agree with what a spreadsheet shows.
    Cells are trimmed; dates are `2024-09-01`."""

    rows: list[list[str]]
    layout: Layout = field(default_factory=Layout)
    name: str | None = None

    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)


def is_blank(row: list[str]) -> bool:
    return not any(row)
