"""The texts of a PDF that nwipe wrote, one a drawing, in the order in which they were drawn.

A PDF can hide anything, so only what nwipe's own writer makes is let through to the library: plain text streams, JPEG
pictures, pages and fonts. A certificate that was printed again into another PDF is not the original and is refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digibank.domain.reading import ReadingError, ReadingFault

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_MOST_BYTES = 16 * 1024 * 1024
_MOST_PAGES = 300
_MOST_DRAWN_BYTES = 4 * 1024 * 1024
"""All text streams together; a system report of four disks holds 0.3 MB."""
_MOST_PARSED_BYTES = 64 * 1024 * 1024
"""Pages may share a stream, and each page is parsed by itself."""
_MOST_TEXTS_A_PAGE = 1500

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_HEAD_BYTES = 600
_FILTER = re.compile(rb"/Filter\s*/(\w+)")
_NOT_NWIPES = re.compile(rb"/(?:ObjStm|XRef|Encrypt|JavaScript|JS|EmbeddedFile|Launch|AcroForm)\b")
_END_BYTES = 2048


@dataclass(frozen=True)
class Drawn:
    """`x` and `y` in points from the page's lower left corner, of the text's first sign."""

    text: str
    x: float
    y: float


def _is_nwipes(data: bytes) -> bool:
    return data.startswith(b"%PDF-") and b"Disc Erasure by NWIPE" in data and b"(Nwipe)" in data


def drawn_texts(data: bytes) -> Iterator[list[Drawn]]:
    """For each page the texts as drawn, trimmed; empty ones left out. Raises ReadingError DAMAGED for a PDF that is
    cut off or not nwipe's own, TOO_LARGE for one beyond all that nwipe writes."""
    _refuse_foreign(data)
    from pypdfium2 import PdfDocument, PdfiumError  # a third of a second, which the start of the window need not wait

    try:
        document = PdfDocument(data)
    except PdfiumError as reason:
        raise ReadingError(ReadingFault.DAMAGED) from reason
    try:
        if len(document) > min(_MOST_PAGES, _MOST_PARSED_BYTES // max(_drawn_bytes(data), 1)):
            raise ReadingError(ReadingFault.TOO_LARGE)
        for number in range(len(document)):
            yield _page_texts(document, number)
    except PdfiumError as reason:
        raise ReadingError(ReadingFault.DAMAGED) from reason
    finally:
        document.close()


def _page_texts(document: "PdfDocument", number: int) -> list[Drawn]:
    from pypdfium2 import raw

    page = document[number]
    text_page = page.get_textpage()
    try:
        objects = list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=1, textpage=text_page))
        if len(objects) > _MOST_TEXTS_A_PAGE:
            raise ReadingError(ReadingFault.TOO_LARGE)
        drawn = [(str(found.extract()).strip(), found.get_matrix()) for found in objects]
        return [Drawn(text, matrix.e, matrix.f) for text, matrix in drawn if text]
    finally:
        text_page.close()
        page.close()


def _refuse_foreign(data: bytes) -> None:
    """Looks at every stream's dictionary before any library does."""
    if len(data) > _MOST_BYTES or _drawn_bytes(data) > _MOST_DRAWN_BYTES:
        raise ReadingError(ReadingFault.TOO_LARGE)
    if b"%%EOF" not in data[-_END_BYTES:] or not _is_nwipes(data) or _NOT_NWIPES.search(data):
        raise ReadingError(ReadingFault.DAMAGED)
    if any(not _is_plain(head) for head, _ in _streams(data)):
        raise ReadingError(ReadingFault.DAMAGED)


def _streams(data: bytes) -> Iterator[tuple[bytes, int]]:
    """What stands between `obj` and `stream`, and where the stream begins."""
    for found in _STREAM.finditer(data):
        head = data[max(0, found.start() - _HEAD_BYTES) : found.start()]
        yield head[head.rfind(b" obj") + 1 :], found.end()


def _is_plain(head: bytes) -> bool:
    if b"#" in head or not head.startswith(b"obj"):  # a name written in hexadecimal hides; a long head is not nwipe's
        return False
    filters = _FILTER.findall(head)
    return head.count(b"/Filter") == len(filters) and set(filters) <= {b"DCTDecode"}


def _drawn_bytes(data: bytes) -> int:
    ends = ((start, data.find(b"endstream", start)) for head, start in _streams(data) if b"/Filter" not in head)
    return sum((end if end >= 0 else len(data)) - start for start, end in ends)
