"""Tables as command-line tools print them: columns padded with spaces, some to the left, some to the right."""

import re
from collections.abc import Iterator, Sequence

_WORD = re.compile(r"\S+")
_MOST_ROWS = 2_000
_WIDEST = 3_000
_END = re.compile(r"```|~~~|\s*$|\S*[$#>] ")


def table_rows(lines: Sequence[str]) -> Iterator[dict[str, str]]:
    """The rows under the first line, which names the columns; up to an empty line, a code fence or a prompt.

    A column ends where every row has a space. Where such a gap has no name above what follows it, it stands inside
    a value (all models may have a space in the same place)."""
    header, rows = lines[0][:_WIDEST], []
    for line in lines[1:_MOST_ROWS]:
        if _END.match(line):
            break
        if set(line.strip()) - {"-", " "}:  # a rule under the names is no row
            rows.append(line[:_WIDEST])
    width = max(map(len, [header, *rows]))
    filled = [False] * width
    for line in (header, *rows):
        for word in _WORD.finditer(line):
            filled[word.start() : word.end()] = [True] * (word.end() - word.start())
    columns = list(_columns(header, filled))
    for row in rows:
        yield {name: row[start:end].strip() for name, start, end in columns}


def _columns(header: str, filled: list[bool]) -> Iterator[tuple[str, int, int]]:
    """Name, start and end of each; the first of two names over one block of text goes without."""
    names = [(word[0], word.start()) for word in _WORD.finditer(header)]
    starts = [_block_start(place, filled) for _, place in names]
    for number, (name, _) in enumerate(names):
        end = starts[number + 1] if number + 1 < len(names) else len(filled)
        if starts[number] < end:
            yield name, starts[number], end


def _block_start(place: int, filled: list[bool]) -> int:
    while place > 0 and filled[place - 1]:
        place -= 1
    return place
