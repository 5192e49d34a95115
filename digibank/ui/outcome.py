"""What a task on the screen leads to: a sentence, a card, a paper, and the way back."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class PaperWish:
    """A paper to make outside the transaction. `title` names it on the screen, `file` on the disk;
    `make` gives the PDF and runs in a job."""

    title: str
    file: str
    make: Callable[[], bytes]


@dataclass(frozen=True)
class Undo:
    """`act` stores the correcting entry and gives what to say of it."""

    text: str
    act: Callable[[], "Outcome"]


@dataclass(frozen=True)
class Outcome:
    """What was stored: the sentence to say, the device to show next, its paper, and how to take it back."""

    said: str
    code: str | None = None
    paper: PaperWish | None = None
    undo: Undo | None = None
    wait: bool = False
    """Stored, yet something is still to be done."""
