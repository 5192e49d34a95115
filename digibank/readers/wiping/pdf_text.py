"""The texts of a PDF that nwipe wrote, page by page, one a drawing.

Read without a PDF library on purpose. A library reads what anybody can put into a PDF, and can be kept busy for minutes
by a small one; nwipe's writer (PDFGen) has one way to write everything: objects in their order, each text in a plain
stream of its own. What differs from that by a byte is not the original certificate, and is refused: a print of it into
another PDF, one that was joined, edited or packed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from digibank.domain.reading import ReadingError, ReadingFault

_MOST_BYTES = 16 * 1024 * 1024
_MOST_PAGES = 1_000
_MOST_OBJECTS = 200_000
_END_BYTES = 2_048

_OBJECT = re.compile(rb"(\d{1,7}) 0 obj\r?\n")
_STREAM = re.compile(rb"(?P<head><<(?:[^<>]|<<[^<>]{0,500}>>){0,2000}>>)\s{0,4}stream\r?\n")
_STREAM_END = re.compile(rb"\r?\n?endstream\r?\nendobj\r?\n")
_PLAIN_END = re.compile(rb"\r?\nendobj\r?\n")
_TABLE = re.compile(rb"xref\r?\n")
_ADDED = re.compile(rb"\d obj\b|/Encrypt\b|%%EOF(?=.*%%EOF)", re.DOTALL)
"""Behind the table: a later edition of the file, or a key to it."""
_LENGTH = re.compile(rb"/Length (\d{1,8})\b")
_OF_TEXT = re.compile(rb"<< /Length \d{1,8} >>")
_OF_PICTURE = re.compile(rb"<<\s{0,9}/Type /XObject\b.*/Filter /DCTDecode\b.*>>", re.DOTALL)
_REFERENCE = re.compile(rb"(\d{1,7}) 0 R")
_KIDS = re.compile(rb"/Type /Pages\b[^\[\]]{0,200}/Kids \[([^\[\]]*)\]")
_CONTENTS = re.compile(rb"/Contents \[([^\[\]]*)\]")
_PAGE = re.compile(rb"/Type /Page\s")
_NUMBER = rb"-?\d{1,9}(?:\.\d{1,9})?"
_TEXT = re.compile(
    rb"BT (?:/GS\d{1,2} gs )?(?:(?:%(n)b ){4})?(?P<x>%(n)b) (?P<y>%(n)b) (?:TD|Tm) /F\d{1,4} %(n)b Tf "
    rb"(?:%(n)b ){3}rg (?:%(n)b Tc )?\((?P<text>(?:[^\\()]|\\[^\r\n]){0,2000})\) Tj ET" % {b"n": _NUMBER}
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)


@dataclass(frozen=True)
class Drawn:
    """`x` and `y` in points from the page's lower left corner, of the text's first sign."""

    text: str
    x: float
    y: float


def drawn_texts(data: bytes) -> Iterator[list[Drawn]]:
    """For each page the texts as drawn, trimmed; empty ones left out. Raises ReadingError DAMAGED for a PDF that is
    cut off or not nwipe's own, TOO_LARGE for one beyond all that nwipe writes."""
    if len(data) > _MOST_BYTES:
        raise ReadingError(ReadingFault.TOO_LARGE)
    if not data.startswith(b"%PDF-") or b"%%EOF" not in data[-_END_BYTES:]:
        raise ReadingError(ReadingFault.DAMAGED)
    file = _File(data)
    return (file.texts(page) for page in file.pages())


@dataclass
class _File:
    data: bytes
    plain: dict[int, bytes] = field(default_factory=dict)  # the objects without a stream
    streams: dict[int, bytes] = field(default_factory=dict)  # those with one, pictures empty

    def __post_init__(self) -> None:
        """Goes from object to object, each by its own length: nothing can hide in another."""
        first = _OBJECT.search(self.data, 0, _END_BYTES)
        at = first.start() if first else 0
        while found := _OBJECT.match(self.data, at):
            number = int(found[1])
            if number in self.plain or number in self.streams or number > _MOST_OBJECTS:
                raise ReadingError(ReadingFault.DAMAGED)
            at = self._take(number, found.end())
        if not _TABLE.match(self.data, at) or _ADDED.search(self.data, at):
            raise ReadingError(ReadingFault.DAMAGED)

    def _take(self, number: int, start: int) -> int:
        """Where the next object begins."""
        stream = _STREAM.match(self.data, start)
        if stream is None:
            end = _PLAIN_END.search(self.data, start)
            if end is None:
                raise ReadingError(ReadingFault.DAMAGED)
            self.plain[number] = self.data[start : end.start()]
            return end.end()
        length = _LENGTH.search(stream["head"])
        last = stream.end() + int(length[1]) if length else -1
        end = _STREAM_END.match(self.data, last) if length else None
        of_text = _OF_TEXT.fullmatch(stream["head"]) is not None
        if end is None or not (of_text or _OF_PICTURE.fullmatch(stream["head"])):
            raise ReadingError(ReadingFault.DAMAGED)
        self.streams[number] = self.data[stream.end() : last] if of_text else b""
        return end.end()

    def pages(self) -> list[bytes]:
        """The page objects in their order."""
        lists = [found for body in self.plain.values() if (found := _KIDS.search(body))]
        kids = [int(number) for found in lists for number in _REFERENCE.findall(found[1])]
        pages = [self.plain.get(kid, b"") for kid in kids]
        if len(lists) != 1 or len(set(kids)) != len(kids) or not all(map(_PAGE.search, pages)):
            raise ReadingError(ReadingFault.DAMAGED)
        if len(pages) > _MOST_PAGES:
            raise ReadingError(ReadingFault.TOO_LARGE)
        return pages

    def texts(self, page: bytes) -> list[Drawn]:
        listed = _CONTENTS.search(page)
        numbers = [int(number) for number in _REFERENCE.findall(listed[1])] if listed else []
        drawings = [self.streams.pop(number, None) for number in numbers]  # each is drawn once, on one page
        if None in drawings:
            raise ReadingError(ReadingFault.DAMAGED)
        texts = [_text(drawing.strip()) for drawing in drawings if drawing and b"BT" in drawing]
        return [drawn for drawn in texts if drawn.text]


def _text(drawing: bytes) -> Drawn:
    found = _TEXT.fullmatch(drawing)
    if found is None:
        raise ReadingError(ReadingFault.DAMAGED)
    plain = _ESCAPE.sub(_unescaped, found["text"]).decode("cp1252", "replace")
    return Drawn(plain.strip(), float(found["x"]), float(found["y"]))


def _unescaped(escape: re.Match[bytes]) -> bytes:
    said = escape[1]
    return bytes([int(said, 8) & 0xFF]) if said[:1].isdigit() else said
