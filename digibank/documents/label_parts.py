"""What a label is made of. Millimetres from the upper left corner of its face."""

from dataclasses import dataclass
from typing import NamedTuple

from digibank.documents import codes
from digibank.documents.qr_symbol import QR_MODULES
from digibank.documents.typeset import Line


class Qr(NamedTuple):
    """The corner of its first dark module, and one module's side."""

    x: float
    y: float
    module: float

    @property
    def side(self) -> float:
        return QR_MODULES * self.module

    @property
    def quiet(self) -> float:
        """What stays light around it."""
        return codes.QR_QUIET * self.module

    @property
    def end(self) -> float:
        """Where its quiet zone ends at the right and text may begin."""
        return self.x + self.side + self.quiet

    @property
    def foot(self) -> float:
        """Where its quiet zone ends below."""
        return self.y + self.side + self.quiet


class Bars(NamedTuple):
    x: float
    y: float
    module: float
    height: float


class Text(NamedTuple):
    """Lines under each other; `y` is the upper edge of the first. `width` is that of the column they stand in the
    middle of, 0 for lines that begin at `x`."""

    x: float
    y: float
    lines: tuple[Line, ...]
    width: float = 0


class Fold(NamedTuple):
    """Where the label is folded: a dashed line from top to bottom."""

    x: float


@dataclass(frozen=True, slots=True)
class Design:
    """What is drawn where on one label; every symbol holds the label's one code."""

    qrs: tuple[Qr, ...] = ()
    bars: Bars | None = None
    texts: tuple[Text, ...] = ()
    fold: Fold | None = None


@dataclass(eq=False)
class LabelTooSmall(Exception):
    """What this label must show, large enough to be scanned and read, does not fit on the stock."""

    stock: str = ""
