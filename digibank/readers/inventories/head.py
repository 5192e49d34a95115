"""Which row of a table is its head: under a title, under merged cells, or none at all."""

from typing import Final

from digibank.readers.inventories.days import read_day
from digibank.readers.inventories.facts import Field
from digibank.readers.inventories.headers import by_part, exact
from digibank.readers.inventories.presets import Preset, preset_of

_LOOKED_AT: Final = 30
_FEWEST_KNOWN: Final = 1.5
_CLEARLY_BETTER: Final = 2.0
_LONGEST_HEADER: Final = 60


def find_head(rows: list[list[str]]) -> tuple[int | None, Preset | None]:
    """The head's index and the system that writes such heads. None: every row is data, or there is none."""
    first = rows[:_LOOKED_AT]
    for index, row in enumerate(first):
        if any(row) and (preset := preset_of(row)):
            return index, preset
    scores = [(_known(row), -index) for index, row in enumerate(first)]
    best, index = max(scores, default=(0.0, 0))
    few_columns = max((sum(map(bool, row)) for row in rows[:100]), default=0) <= 3
    above = _only_words(first)
    if (
        above is not None
        and above < -index
        and best < scores[above][0] + _CLEARLY_BETTER
        and _as_wide(first, above, -index)
    ):
        return above, None  # words of ours among the data do not make a head
    if best >= (1.0 if few_columns else _FEWEST_KNOWN):
        return -index, None
    return above, None


def _as_wide(rows: list[list[str]], above: int, below: int) -> bool:
    return sum(map(bool, rows[above])) >= sum(map(bool, rows[below])) > 1


def _known(row: list[str]) -> float:
    """How many cells are words that stand above columns; nothing where most are not."""
    filled = [cell for cell in row if cell]
    score = sum(_worth(cell) for cell in filled)
    return score if filled and score / len(filled) >= 0.3 else 0.0


def _worth(cell: str) -> float:
    if len(cell) > _LONGEST_HEADER:
        return 0.0
    found = exact(cell)
    if found:
        return 0.5 if found is Field.IGNORE else 1.0
    return 0.6 if by_part(cell) else 0.0


def _only_words(rows: list[list[str]]) -> int | None:
    """A first row of different words without numbers above rows that have some: headers we do not know."""
    for index, row in enumerate(rows):
        filled = [cell for cell in row if cell]
        if filled:
            wordy = len(set(filled)) == len(filled) and not any(_is_value(cell) for cell in filled)
            return index if wordy else None
    return None


def _is_value(cell: str) -> bool:
    return cell.isdecimal() or "@" in cell or read_day(cell, day_first=True) is not None


def groups(rows: list[list[str]], head: int) -> list[str]:
    """For each column the text of the merged cell above its header: `Ontlener` over `Naam` and `Tot`. Empty where the
    row above is a title."""
    above = rows[head - 1] if head else []
    if sum(map(bool, above)) < 2:
        return []
    named: list[str] = []
    for cell in above:
        named.append(cell or (named[-1] if named else ""))
    return named + [named[-1]] * max(0, len(rows[head]) - len(named))
