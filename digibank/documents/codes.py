"""QR and Code 128 as vectors: rectangles on a grid of the caller's module, black, without a quiet zone around them."""

import re
from functools import lru_cache
from typing import Final

from barcode.charsets import code128
from reportlab.pdfgen.canvas import Canvas

from digibank.documents.theme import BLACK

QR_QUIET: Final = 4
CODE128_QUIET: Final = 10
"""Light modules that must stay free on each side."""


@lru_cache(maxsize=256)
def code128_bars(code: str) -> str:
    """The bars and spaces of a Code 128, one `1` or `0` a module: the library's patterns, all in set B, which holds the
    capitals. (The library weighs all three sets at each letter, which takes ten times as long.)"""
    values = [code128.START_CODES["B"], *(code128.B[letter] for letter in code)]
    check = sum(max(1, place) * value for place, value in enumerate(values)) % 103
    patterns: list[str] = [*(code128.CODES[value] for value in (*values, check)), code128.STOP, "11"]
    return "".join(patterns)


_DARK: Final = re.compile("1+")


def draw_qr(canvas: Canvas, rows: tuple[str, ...], x: float, top: float, module: float) -> None:
    """`x`, `top`: the corner of the first dark module, in points."""
    _fill(canvas, _bricks(rows), x, top, module, module)


def draw_code128(canvas: Canvas, bars: str, x: float, top: float, module: float, height: float) -> None:
    """`x`, `top`: the upper left corner of the first bar, in points."""
    _fill(canvas, _bricks((bars,)), x, top, module, height)


def _fill(canvas: Canvas, bricks: str, x: float, top: float, width: float, height: float) -> None:
    """One path on a grid of whole modules: exact, and far quicker than thousands of lengths in points."""
    canvas.saveState()
    canvas.setFillColor(BLACK)
    canvas.translate(x, top)
    canvas.scale(width, -height)
    canvas.addLiteral(bricks)
    canvas.restoreState()


@lru_cache(maxsize=256)
def _bricks(rows: tuple[str, ...]) -> str:
    """Dark runs as rectangles one module high, in PDF's own words."""
    bricks = [
        f"{run.start()} {y} {run.end() - run.start()} 1 re" for y, row in enumerate(rows) for run in _DARK.finditer(row)
    ]
    return f"{' '.join(bricks)} f"
