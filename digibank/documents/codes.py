"""QR and Code 128 as vectors: rectangles on a grid of the caller's module, black, without a quiet zone around them."""

from functools import lru_cache
from itertools import groupby
from typing import Final

import barcode
from reportlab.pdfgen.canvas import Canvas

from digibank.documents.qr_symbol import MODULES, qr_rows
from digibank.documents.theme import BLACK

QR_MODULES: Final = MODULES
QR_QUIET: Final = 4
CODE128_QUIET: Final = 10
"""Light modules that must stay free on each side."""


@lru_cache(maxsize=256)
def code128_bars(code: str) -> str:
    """The bars and spaces of a Code 128, one `1` or `0` a module."""
    return str(barcode.get_barcode_class("code128")(code).build()[0])


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
    bricks = [f"{start} {y} {length} 1 re" for y, row in enumerate(rows) for start, length in _dark_runs(row)]
    return f"{' '.join(bricks)} f"


def _dark_runs(modules: str) -> list[tuple[int, int]]:
    runs, start = [], 0
    for dark, group in groupby(modules):
        length = len(list(group))
        if dark == "1":
            runs.append((start, length))
        start += length
    return runs


__all__ = ["CODE128_QUIET", "QR_MODULES", "QR_QUIET", "code128_bars", "draw_code128", "draw_qr", "qr_rows"]
