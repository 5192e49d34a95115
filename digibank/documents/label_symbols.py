"""How large the codes of a label can be: modules of whole printer dots, large enough for a hand scanner."""

from collections.abc import Iterator
from typing import Final

from digibank.documents import codes
from digibank.documents.label_parts import Qr
from digibank.documents.label_stock import Face

QR_SMALLEST: Final = 0.33
"""Millimetres a module, as a hand scanner and a telephone still read it."""
QR_BESIDE_BARS: Final = 0.5
"""A QR does not shrink below this to make room for a Code 128."""
_QR_LARGEST: Final = 0.85
_GROWS_FROM: Final = 45.0
"""On a label higher than this the QR grows with it: it is read from further away."""
_BAR: Final = 0.25
"""The narrowest bar, at least two dots: below this hand scanners and 203 dpi printers fail."""
CODE128_MODULES: Final = 123
"""Of eight capitals."""


def modules(face: Face) -> Iterator[float]:
    """Sides of a QR module that this printer can make, from large to small, in millimetres."""
    largest = _QR_LARGEST * max(1.0, face.height / _GROWS_FROM)
    for dots in range(int(largest / face.dot), 0, -1):
        if dots * face.dot >= QR_SMALLEST:
            yield dots * face.dot


def qr_beside(face: Face, module: float, narrowest: float) -> Qr | None:
    """At the left, in the middle of the height, where `narrowest` millimetres of text remain at its right."""
    qr = Qr(on_dot(max(face.margin_x, codes.QR_QUIET * module), face.dot), 0, module)
    qr = qr._replace(y=on_dot((face.height - qr.side) / 2, face.dot))
    fits = _stands(qr, face) and face.width - face.margin_x - qr.end >= narrowest
    return qr if fits else None


def qr_above(face: Face, module: float, lowest: float) -> Qr | None:
    """At the top, in the middle of the width, where `lowest` millimetres of text remain below it."""
    qr = Qr(0, on_dot(max(face.margin_y, codes.QR_QUIET * module), face.dot), module)
    qr = qr._replace(x=on_dot((face.width - qr.side) / 2, face.dot))
    wide_enough = qr.x >= max(qr.quiet - face.dot, face.margin_x) and qr.side <= face.width - 2 * face.margin_x
    return qr if wide_enough and face.height - face.margin_y - qr.foot >= lowest else None


def bar_width(face: Face) -> float:
    return max(2, -int(-_BAR // face.dot)) * face.dot


def bars_fit(face: Face, x: float) -> bool:
    """Whether a Code 128 that begins at `x` ends before the margin and its own quiet zone."""
    bar = bar_width(face)
    return on_dot(x, face.dot) + CODE128_MODULES * bar <= face.width - max(face.margin_x, codes.CODE128_QUIET * bar)


def on_dot(length: float, dot: float) -> float:
    """The next printer dot, so that no edge of a code falls between two."""
    return -int(-(length - 1e-9) // dot) * dot


def _stands(qr: Qr, face: Face) -> bool:
    return qr.y >= max(qr.quiet - face.dot, face.margin_y) and qr.side <= face.height - 2 * face.margin_y
