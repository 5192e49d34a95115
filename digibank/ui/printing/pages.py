"""Pages of a PDF as pictures and as text. Touches no widget: may run in a job."""

import math
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfBitmap, PdfDocument, PdfPage

POINTS_PER_INCH: Final = 72
MM_PER_INCH: Final = 25.4

_NO_DOT: Final = 1e-3
"""So little of a dot or a point is none: what is left after rounding."""

_ONE_AT_A_TIME = Lock()
"""PDFium keeps its state in one place: two threads in it at once would end the program."""

_FORMATS = {4: QImage.Format.Format_RGBX8888, 3: QImage.Format.Format_RGB888, 1: QImage.Format.Format_Grayscale8}


def page_sizes(pdf: bytes) -> tuple[QSizeF, ...]:
    """Width and height of each page, in millimetres."""
    with _opened(pdf) as document:
        return tuple(
            QSizeF(width, height) * (MM_PER_INCH / POINTS_PER_INCH)
            for width, height in (document.get_page_size(number) for number in range(len(document)))
        )


def page_image(pdf: bytes, number: int, dpi: float) -> QImage:
    """The page, counted from 0, as a picture of exactly that resolution."""
    with _opened(pdf) as document:
        page = document[number]
        _end_on_a_dot(page, dpi / POINTS_PER_INCH)
        return _image(page.render(scale=dpi / POINTS_PER_INCH, rev_byteorder=True, prefer_bgrx=True), dpi)


def page_images(pdf: bytes, dpi: float) -> list[QImage]:
    return [page_image(pdf, number, dpi) for number in range(len(page_sizes(pdf)))]


def page_text(pdf: bytes, number: int) -> str:
    """What can be read on the page, for a screen reader."""
    with _opened(pdf) as document:
        text: str = document[number].get_textpage().get_text_range()
    return text.replace("\r\n", "\n").strip()


@contextmanager
def _opened(pdf: bytes) -> "Iterator[PdfDocument]":
    import pypdfium2

    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def _end_on_a_dot(page: "PdfPage", scale: float) -> None:
    """PDFium stretches a page to whole dots: by less than a dot over its width, and a bar of three dots becomes four.
    So the paper is made to end on a dot, at the right and at the bottom."""
    left, bottom, right, top = page.get_mediabox()
    width, height = (math.ceil(length * scale - _NO_DOT) / scale - _NO_DOT for length in (right - left, top - bottom))
    for set_box in (page.set_mediabox, page.set_cropbox):
        set_box(left, top - height, left + width, top)


def _image(bitmap: "PdfBitmap", dpi: float) -> QImage:
    form = _FORMATS[bitmap.n_channels]
    made = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, form).copy()
    made.setDotsPerMeterX(round(dpi / MM_PER_INCH * 1000))
    made.setDotsPerMeterY(round(dpi / MM_PER_INCH * 1000))
    return made
