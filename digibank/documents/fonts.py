"""Our typefaces, shipped and always embedded: DejaVu Sans covers Latin, Cyrillic, Greek, Armenian, Georgian, Hebrew and
Arabic. A character that no typeface of ours has becomes GAP, and the paper says so (`blocks.gap_note`)."""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby
from typing import Final, NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from digibank import paths

REGULAR: Final = "Digibank Sans"
BOLD: Final = "Digibank Sans Bold"
GAP: Final = "▯"
"""A white box, one for each character that cannot be printed: a name is then written in by hand."""

_FILES: Final = {REGULAR: "DejaVuSans.ttf", BOLD: "DejaVuSans-Bold.ttf"}
_CHAIN: Final = {REGULAR: (REGULAR,), BOLD: (BOLD, REGULAR)}
"""Where a typeface lacks a character, the next one of its chain draws it. More scripts are one more name here."""


class Run(NamedTuple):
    """Text that one typeface draws whole."""

    font: str
    text: str


@cache
def _face(font: str) -> TTFont:
    loaded = TTFont(font, str(paths.resources() / "fonts" / _FILES[font]), asciiReadable=0)
    pdfmetrics.registerFont(loaded)
    return loaded


def load() -> None:
    """Registers every typeface with reportlab; again costs nothing. About 40 ms the first time."""
    for font in _FILES:
        _face(font)


def has(font: str, char: str) -> bool:
    """Whether this typeface itself draws the character. Beyond U+FFFF we say no: reportlab would write a wrong
    ToUnicode entry, and the text could not be searched or read aloud."""
    return ord(char) <= 0xFFFF and ord(char) in _face(font).face.charToGlyph


@lru_cache(maxsize=4096)
def runs(text: str, font: str) -> tuple[Run, ...]:
    """Cuts drawn text where the typeface changes; characters nobody has become GAP, marks of no width vanish."""
    return tuple(_runs(text, font))


def _runs(text: str, font: str) -> Iterator[Run]:
    drawn = ((_font_for(char, font), char) for char in text if not _is_invisible(char))
    pairs = ((found, char) if found else (_font_for(GAP, font) or font, GAP) for found, char in drawn)
    for found, group in groupby(pairs, key=lambda pair: pair[0]):
        yield Run(found, "".join(char for _, char in group))


def width(text: str, font: str, size: float) -> float:
    """In points, as `runs` will draw it."""
    return sum(_em_width(run) for run in runs(text, font)) * size / 1000


def gaps(text: str) -> str:
    """The characters of a text that no typeface of ours has, each once, in order."""
    missing = (c for c in text if not c.isspace() and not _is_invisible(c) and _font_for(c, BOLD) is None)
    return "".join(dict.fromkeys(missing))


def _em_width(run: Run) -> float:
    face = _face(run.font).face
    widths, usual = face.charWidths, face.defaultWidth
    return float(sum(widths.get(ord(char), usual) for char in run.text))


@cache
def _font_for(char: str, font: str) -> str | None:
    return next((name for name in _CHAIN[font] if has(name, char)), None)


@cache
def _is_invisible(char: str) -> bool:
    """Joiners, direction marks, variation selectors: they steer what is beside them and draw nothing."""
    return unicodedata.category(char) in {"Cf", "Cc"} or "\ufe00" <= char <= "\ufe0f"
