"""What a reader finds in a PDF: its text, its fonts, where the words stand, and what a scanner sees on it."""

import io
import re
from itertools import combinations
from typing import Any, NamedTuple

import pypdf
import pypdfium2
import zxingcpp
from PIL import Image

POINT_MM = 25.4 / 72


class Box(NamedTuple):
    """Millimetres from the page's lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


class Mark(NamedTuple):
    """A decoded symbol, its middle in millimetres from the page's upper left corner."""

    text: str
    format: str
    x: float
    y: float


def page_count(pdf: bytes) -> int:
    return len(pypdfium2.PdfDocument(pdf))


def text(pdf: bytes) -> str:
    """All of it, as copying from a viewer gives it, without line ends."""
    pages = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    return re.sub(r"\s+", " ", " ".join(pages))


def unbroken(content: str) -> str:
    """Without white space: how to compare text that lines may have cut anywhere."""
    return re.sub(r"\s", "", content)


def fonts(pdf: bytes) -> dict[str, bool]:
    """Every font that any page names, and whether it is embedded."""
    found: dict[str, bool] = {}
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        resources: Any = page["/Resources"]
        for font in (reference.get_object() for reference in resources["/Font"].get_object().values()):
            found[font["/BaseFont"]] = "/FontFile2" in font.get("/FontDescriptor", {})
    return found


def information(pdf: bytes) -> tuple[str, str, str]:
    """Title, creation date as written, language."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert reader.metadata
    root: Any = reader.trailer["/Root"]
    return str(reader.metadata["/Title"]), str(reader.metadata["/CreationDate"]), str(root["/Lang"])


def text_boxes(pdf: bytes) -> list[list[Box]]:
    """For each page the boxes of its pieces of text."""
    pages = []
    for page in pypdfium2.PdfDocument(pdf):
        found = page.get_textpage()
        rects = (found.get_rect(i) for i in range(found.count_rects()))
        pages.append([Box(*(side * POINT_MM for side in rect)) for rect in rects])
    return pages


def overlaps(boxes: list[Box], *, allowed_mm: float = 0.4) -> list[tuple[Box, Box]]:
    """Pairs of boxes that cover each other by more than `allowed_mm` both ways."""
    return [
        (a, b)
        for a, b in combinations(boxes, 2)
        if min(a.right, b.right) - max(a.left, b.left) > allowed_mm
        and min(a.top, b.top) - max(a.bottom, b.bottom) > allowed_mm
    ]


def printed(pdf: bytes, dpi: float, page: int = 0) -> Image.Image:
    """A page as a thermal head or a laser prints it: dots that are black or white."""
    rendered: Image.Image = pypdfium2.PdfDocument(pdf)[page].render(scale=dpi / 72).to_pil()
    grey = rendered.convert("L")
    return grey.point([0] * 128 + [255] * 128)


def scanned(picture: Image.Image, dpi: float) -> list[Mark]:
    found = zxingcpp.read_barcodes(picture)
    return [Mark(mark.text, mark.format.name, *_middle(mark.position, dpi)) for mark in found]


def black_box(picture: Image.Image, dpi: float) -> Box:
    """The smallest box around all that is black, in millimetres from the upper left corner (top < bottom)."""
    box = picture.point([255] * 128 + [0] * 128).getbbox()
    assert box
    left, top, right, bottom = (side * 25.4 / dpi for side in box)
    return Box(left=left, bottom=bottom, right=right, top=top)


def cut_out(picture: Image.Image, cell: tuple[float, float, float, float], dpi: float) -> Image.Image:
    """`cell` is x, y, width, height in millimetres from the upper left corner."""
    return picture.crop(_dots(cell, dpi))


def whiten(picture: Image.Image, cell: tuple[float, float, float, float], dpi: float) -> None:
    picture.paste(255, _dots(cell, dpi))


def _dots(cell: tuple[float, float, float, float], dpi: float) -> tuple[int, int, int, int]:
    x, y, width, height = (side * dpi / 25.4 for side in cell)
    return round(x), round(y), round(x + width), round(y + height)


def _middle(position: Any, dpi: float) -> tuple[float, float]:
    corners = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    x, y = (sum(getattr(corner, axis) for corner in corners) / 4 for axis in "xy")
    return x * 25.4 / dpi, y * 25.4 / dpi
