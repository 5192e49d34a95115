"""Text that fits: smaller where needed, never below five points, and never silently beyond its place."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from digibank.documents.fonts import BOLD, REGULAR
from digibank.documents.theme import BLACK, MM, Style
from digibank.documents.typeset import Line, Span, text_width, wrap

SMALLEST_TYPE: Final = 5.0
"""Points. Below this a label printer's letters close up."""

CODE: Final = Style(BOLD, 15, 15 * 1.1, BLACK)
TITLE: Final = Style(REGULAR, 7.6, 7.6 * 1.16, BLACK)
OWNER: Final = Style(REGULAR, 6.6, 6.6 * 1.16, BLACK)
FOUND: Final = Style(BOLD, 7.2, 7.2 * 1.16, BLACK)
BELOW: Final = Style(BOLD, 11, 11 * 1.1, BLACK)
"""A code below a name."""
NAME: Final = Style(BOLD, 28, 28 * 1.1, BLACK)
"""What must be read from across the room."""


@lru_cache(maxsize=4096)
def fit(content: str, style: Style, width: float, most: int, scale: float = 1) -> tuple[Line, ...]:
    """At most `most` lines of `width` millimetres; the rest of a text that is too long even in the smallest type
    is `…`."""
    size = max(SMALLEST_TYPE, style.size * scale)
    while size > SMALLEST_TYPE:
        lines = wrap([Span(content, sized(style, size))], width * MM)
        if len(lines) <= most and not _is_cut_word(content, lines):
            return tuple(lines)
        size = max(SMALLEST_TYPE, size - max(0.4, size / 40))
    smallest = sized(style, SMALLEST_TYPE)
    lines = wrap([Span(content, smallest)], width * MM)
    return tuple(lines) if len(lines) <= most else (*lines[: most - 1], _shortened(lines[most - 1], smallest, width))


def whole(content: str, style: Style, width: float, scale: float = 1, most: int = 3) -> tuple[Line, ...]:
    """On as few lines as it fits on uncut: a telephone number without its end is none. The last try may be cut."""
    lines: tuple[Line, ...] = ()
    for count in range(1, most + 1):
        lines = fit(content, style, width, count, scale)
        if not is_cut(content, lines):
            break
    return lines


def fits(content: str, style: Style, width: float, most: int) -> bool:
    """Whether all of it, no word parted, can stand there in the smallest type."""
    return not is_cut(content, fit(content, style, width, most))


def is_cut(content: str, lines: Sequence[Line]) -> bool:
    return (bool(lines) and lines[-1].spans[-1].text.endswith("…")) or _is_cut_word(content, lines)


def height(lines: Sequence[Line]) -> float:
    """Millimetres."""
    return sum(line.leading for line in lines) / MM


def sized(style: Style, size: float) -> Style:
    return replace(style, size=size, leading=style.leading * size / style.size)


def _shortened(line: Line, style: Style, width: float) -> Line:
    text = "".join(span.text for span in line.spans)
    while text and text_width(text + "…", style) > width * MM:
        text = text[:-1]
    return Line((Span(text.rstrip() + "…", style),))


def _is_cut_word(content: str, lines: Sequence[Line]) -> bool:
    words = content.split()
    return any(word not in words for line in lines for span in line.spans for word in span.text.split())
