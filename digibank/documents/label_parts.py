"""The device label: QR at the left, beside it the code to read aloud, make and model, Code 128 where it fits, and whose
it is. The design takes the size of the label it is given. Millimetres from the label's upper left corner."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, NamedTuple

from digibank.documents import codes, theme
from digibank.documents.facts import LabelFacts
from digibank.documents.fonts import BOLD, REGULAR
from digibank.documents.label_stock import LabelStock
from digibank.documents.theme import BLACK, MM, Style
from digibank.documents.typeset import Line, Span, text_width, wrap
from digibank.domain.label_code import LabelCode, pretty

_QR_LARGEST: Final = 0.85
_QR_BESIDE_BARS: Final = 0.5
"""A QR does not shrink below this to make room for a Code 128."""
_QR_SMALLEST: Final = 0.33
_BAR: Final = 0.25
"""The narrowest bar, at least two dots: below this hand scanners and 203 dpi printers fail."""
_BARS_LOWEST, _BARS_HIGHEST = 5.0, 9.0
_TEXT_NARROWEST: Final = 16.0
_GAP: Final = 0.7
_AIR: Final = 1.2
"""More between two parts than the gap that there always is."""
_TRIALS: Final = tuple((lines, scale) for lines in (2, 1) for scale in (1.0, 0.88, 0.76, 0.66))
"""Lines for the make and model and for the owner, and the size of their letters: the first that fits is taken."""
_SMALLEST_TYPE: Final = 5.0

_CODE: Final = Style(BOLD, 15, 15 * 1.1, BLACK)
_TITLE: Final = Style(REGULAR, 7.6, 7.6 * 1.16, BLACK)
_OWNER: Final = Style(REGULAR, 6.6, 6.6 * 1.16, BLACK)
_FOUND: Final = Style(BOLD, 7.2, 7.2 * 1.16, BLACK)


class Qr(NamedTuple):
    """The corner of its first dark module, and one module's side."""

    x: float
    y: float
    module: float

    @property
    def end(self) -> float:
        """Where its quiet zone ends and text may begin."""
        return self.x + (codes.QR_MODULES + codes.QR_QUIET) * self.module


class Bars(NamedTuple):
    x: float
    y: float
    module: float
    height: float


class Text(NamedTuple):
    """Lines under each other; `y` is the upper edge of the first."""

    x: float
    y: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Design:
    """What is drawn where on one label."""

    qr: Qr
    bars: Bars | None
    texts: tuple[Text, ...]


@dataclass(eq=False)
class LabelTooSmall(Exception):
    """A QR that can be scanned and a code that can be read do not fit on this stock."""

    stock: str


def device_label(facts: LabelFacts, found: str, stock: LabelStock) -> Design:
    """`found` is the sentence for the finder: never cut as long as three lines can hold it. Raises LabelTooSmall."""
    qr, bar = _codes_that_fit(stock)
    width = stock.label[0] - stock.margin[0] - qr.end
    room = stock.label[1] - 2 * stock.margin[1]
    for lowest in (_BARS_LOWEST, 0) if bar else (0,):
        for lines, scale in _TRIALS:
            top = (
                *_fit(pretty(LabelCode(facts.code)), _CODE, width, 1),
                *_fit(facts.title, _TITLE, width, lines, scale),
            )
            bottom = (*_fit(facts.organisation, _OWNER, width, lines, scale), *_found(found, width, scale))
            free = room - _height(top) - _height(bottom) - 2 * _GAP
            if free >= lowest:
                return _stacked(qr, bar if lowest else None, top, bottom, free, stock)
    return _stacked(qr, None, top, bottom, free, stock)


def _stacked(
    qr: Qr, bar: float | None, top: tuple[Line, ...], bottom: tuple[Line, ...], free: float, stock: LabelStock
) -> Design:
    """Text, bars, text, around the middle of the label; what is left over becomes air between them."""
    high = min(free, _BARS_HIGHEST) if bar else 0
    air = _GAP + min(max(free - high, 0) / 4, _AIR)
    y = (stock.label[1] - _height(top) - _height(bottom) - high - 2 * air) / 2
    bars_at = y + _height(top) + air
    bars = Bars(_on_dot(qr.end, stock.dot), bars_at, bar, high) if bar else None
    return Design(qr, bars, (Text(qr.end, y, top), Text(qr.end, bars_at + high + air, bottom)))


def _codes_that_fit(stock: LabelStock) -> tuple[Qr, float | None]:
    """The largest QR that leaves room for text, and the width of a bar where a Code 128 fits beside it."""
    fitting = list(_qrs(stock))
    if not fitting:
        raise LabelTooSmall(stock.name)
    bar = _whole_dots(_BAR, stock.dot)
    for qr in fitting:
        if qr.module < _QR_BESIDE_BARS:
            break
        end = _on_dot(qr.end, stock.dot) + 123 * bar
        if end <= stock.label[0] - max(stock.margin[0], codes.CODE128_QUIET * bar):
            return qr, bar
    return fitting[0], None


def _qrs(stock: LabelStock) -> Sequence[Qr]:
    """From large to small, modules of whole dots."""
    width, height = stock.label
    found = []
    for dots in range(int(_QR_LARGEST / stock.dot), 1, -1):
        module = dots * stock.dot
        side, quiet = codes.QR_MODULES * module, codes.QR_QUIET * module
        x = _on_dot(max(stock.margin[0], quiet), stock.dot)
        y = _on_dot((height - side) / 2, stock.dot)
        high_enough = y >= max(quiet - stock.dot, stock.margin[1]) and side <= height - 2 * stock.margin[1]
        qr = Qr(x, y, module)
        if module >= _QR_SMALLEST and high_enough and width - stock.margin[0] - qr.end >= _TEXT_NARROWEST:
            found.append(qr)
    return found


def _found(content: str, width: float, scale: float) -> tuple[Line, ...]:
    """On as few lines as it fits on, whole: without the number a finder cannot call."""
    for most in (1, 2, 3):
        lines = _fit(content, _FOUND, width, most, scale)
        if not _is_shortened(lines):
            break
    return lines


@lru_cache(maxsize=1024)
def _fit(content: str, style: Style, width: float, most: int, scale: float = 1) -> tuple[Line, ...]:
    """At most that many lines, smaller where needed but never below 5 points; the rest of a longer text is `…`."""
    size = max(_SMALLEST_TYPE, style.size * scale)
    while size > _SMALLEST_TYPE:
        lines = wrap([Span(content, _sized(style, size))], width * MM)
        if len(lines) <= most and not _is_cut_word(content, lines):
            return tuple(lines)
        size = max(_SMALLEST_TYPE, size - 0.4)
    smallest = _sized(style, _SMALLEST_TYPE)
    lines = wrap([Span(content, smallest)], width * MM)
    return tuple(lines) if len(lines) <= most else (*lines[: most - 1], _shortened(lines[most - 1], smallest, width))


def _shortened(line: Line, style: Style, width: float) -> Line:
    text = "".join(span.text for span in line.spans)
    while text and text_width(text + "…", style) > width * MM:
        text = text[:-1]
    return Line((Span(text.rstrip() + "…", style),))


def _is_shortened(lines: Sequence[Line]) -> bool:
    return lines[-1].spans[-1].text.endswith("…")


def _is_cut_word(content: str, lines: Sequence[Line]) -> bool:
    words = content.split()
    return any(word not in words for line in lines for span in line.spans for word in span.text.split())


def _sized(style: Style, size: float) -> Style:
    return replace(style, size=size, leading=style.leading * size / style.size)


def _height(lines: Sequence[Line]) -> float:
    return sum(line.leading for line in lines) / theme.MM


def _whole_dots(at_least: float, dot: float) -> float:
    return max(2, -int(-at_least // dot)) * dot


def _on_dot(length: float, dot: float) -> float:
    """The next printer dot, so that no edge of a code falls between two."""
    return -int(-length // dot) * dot
