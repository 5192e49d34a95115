"""What a task on the screen leads to: a sentence, a card, a paper, and the way back."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from digibank.domain.papers import PaperKind, PaperRef


@dataclass(frozen=True)
class PaperWish:
    """A paper to make outside the transaction. `title` names it on the screen and in the system's list of print jobs,
    `file` on the disk: neither holds a person's name. `make` gives the PDF and runs in a job.

    `papers` are what is noted as printed. `stock` names the labels it goes on, empty for A4; with several labels on a
    page, `make_from` makes it from one of its `positions` on, of which `make` begins at `start`, and `labels` are so
    many as it puts there. `at_once`: it came with what was just stored, and is printed by itself where this PC does so.
    """

    title: str
    file: str
    make: Callable[[], bytes]
    papers: tuple[PaperRef, ...] = ()
    stock: str = ""
    positions: int = 1
    make_from: Callable[[int], bytes] | None = None
    start: int = 1
    labels: int = 0
    at_once: bool = False

    @property
    def kind(self) -> PaperKind:
        if self.papers:
            return self.papers[0].kind
        return PaperKind.LABEL if self.stock else PaperKind.RETURN_RECEIPT

    def starting_at(self, position: int) -> "PaperWish":
        """The same labels, from another place of the sheet on."""
        make_from = self.make_from
        return replace(self, make=lambda: make_from(position), start=position) if make_from else self


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
