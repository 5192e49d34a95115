"""What is asked of a printer, and what can come of it."""

import re
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Choice:
    """`pages` as people write them, `1-2, 4`; empty is all."""

    printer: str
    copies: int = 1
    both_sides: bool = False
    pages: str = ""


@dataclass(frozen=True)
class Order:
    """`title` is what the system's own list of jobs shows: never a person's name. `dpi` is the resolution that the
    pages are drawn for, where the printer has it."""

    pdf: bytes
    title: str
    choice: Choice
    dpi: int


class Trouble(StrEnum):
    """Why nothing came out. GONE: no such printer. REFUSES: it takes no work. PAUSED: somebody held it. OFF: it does
    not answer. FAILED: the system gave the work up. SILENT: the system itself does not answer."""

    GONE = "gone"
    REFUSES = "refuses"
    PAUSED = "paused"
    OFF = "off"
    FAILED = "failed"
    SILENT = "silent"


@dataclass(eq=False)
class NoSuchPages(Exception):
    """`text` names no page of the `count` that there are."""

    text: str
    count: int


def page_numbers(text: str, count: int) -> tuple[int, ...]:
    """`1-2, 4` as numbers from 0, in the order of the paper; empty text is all. Raises NoSuchPages."""
    if not text.strip():
        return tuple(range(count))
    numbers: set[int] = set()
    for part in re.split(r"[,;]", text):
        span = re.fullmatch(r"\s*(\d{1,4})\s*(?:[-–]\s*(\d{1,4}))?\s*", part)
        first, last = (int(span[1]), int(span[2] or span[1])) if span else (0, 0)
        if not 1 <= first <= last <= count:
            raise NoSuchPages(text, count)
        numbers.update(range(first - 1, last))
    return tuple(sorted(numbers))
