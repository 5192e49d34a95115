"""Text into lines, and lines onto the page. No markup: what is typed is what is printed, `<b>` and `&amp;` too."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final, Literal

from reportlab.pdfgen.canvas import Canvas

from digibank.documents import fonts, right_to_left
from digibank.documents.theme import Style

Align = Literal["left", "centre", "right"]

_GOOD_CUTS: Final = frozenset("-/@._,;:")
"""A word too long for a line is cut after one of these where one stands in its last half, else anywhere."""


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one style."""

    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Line:
    spans: tuple[Span, ...]

    @property
    def width(self) -> float:
        return sum(map(_width, self.spans))

    @property
    def leading(self) -> float:
        return max(span.style.leading for span in self.spans)


def wrap(spans: Sequence[Span], width: float) -> list[Line]:
    """Lines of at most `width` points; `\\n` begins a new line. A word that is wider than a line is cut, never lost."""
    return [line for paragraph in _paragraphs(spans) for line in _fill(paragraph, width)]


def one_line(spans: Sequence[Span]) -> Line:
    """Everything on one line, however wide."""
    return Line(_merged([replace(span, text=_plain(span.text)) for span in spans]))


def text_width(text: str, style: Style) -> float:
    """In points, on one line."""
    return _width(Span(_plain(text), style))


def draw(canvas: Canvas, line: Line, x: float, baseline: float, align: Align = "left") -> None:
    """`x` is the line's left edge, middle or right edge. Right-to-left text is drawn in the order in which it is seen,
    without ActualText: readers turn it back themselves, and would turn that too (seen with PDFium and Poppler)."""
    left = x - {"left": 0, "centre": 0.5, "right": 1}[align] * line.width
    turned = right_to_left.is_right_to_left("".join(span.text for span in line.spans))
    _show(canvas, _in_drawing_order(line) if turned else line.spans, left, baseline)


def _show(canvas: Canvas, spans: Sequence[Span], left: float, baseline: float) -> None:
    text = canvas.beginText(left, baseline)
    for span in spans:
        text.setFillColor(span.style.colour)
        for run in fonts.runs(span.text, span.style.font):
            text.setFont(run.font, span.style.size)
            text.textOut(run.text)
    canvas.drawText(text)


def _in_drawing_order(line: Line) -> tuple[Span, ...]:
    chars = [Span(char, span.style) for span in line.spans for char in right_to_left.joined(span.text)]
    text = "".join(span.text for span in chars)
    turned = right_to_left.runs_right_to_left(text)
    order = right_to_left.drawing_order(text)
    return _merged([replace(chars[i], text=right_to_left.mirrored(text[i], right_to_left=turned[i])) for i in order])


def _width(span: Span) -> float:
    return fonts.width(right_to_left.joined(span.text), span.style.font, span.style.size)


def _plain(text: str) -> str:
    """Composed, and with plain spaces for tabs and line ends, as storage keeps it: a paper may not depend on that."""
    composed = text if text.isascii() else unicodedata.normalize("NFC", text)
    return re.sub(r"[\t-\r\x1c-\x1f\x85\u2028\u2029]", " ", composed)


def _paragraphs(spans: Sequence[Span]) -> Iterator[list[Span]]:
    paragraph: list[Span] = []
    for span in spans:
        first, *more = span.text.split("\n")
        paragraph.append(replace(span, text=first))
        for text in more:
            yield paragraph
            paragraph = [replace(span, text=text)]
    yield paragraph


def _fill(spans: Sequence[Span], width: float) -> Iterator[Line]:
    line: list[Span] = []
    used = 0.0
    for word in _words(spans):
        space = [Span(" ", line[-1].style)] if line else []
        needed = sum(map(_width, (*space, *word)))
        if used + needed <= width:
            line += [*space, *word]
            used += needed
            continue
        if line:
            yield Line(_merged(line))
        *full, line = _cut(word, width)
        yield from (Line(_merged(piece)) for piece in full)
        used = sum(map(_width, line))
    yield Line(_merged(line) or tuple(spans[:1]))


def _words(spans: Sequence[Span]) -> Iterator[list[Span]]:
    """What stands between spaces; a word may have several styles: `**Ann**,`."""
    word: list[Span] = []
    for span in spans:
        first, *more = _plain(span.text).split(" ")
        for i, text in enumerate((first, *more)):
            if i and word:
                yield word
                word = []
            if text:
                word.append(replace(span, text=text))
    if word:
        yield word


def _cut(word: list[Span], width: float) -> Iterator[list[Span]]:
    """Pieces no wider than a line, the last one open for what follows. Letters keep their marks."""
    piece: list[Span] = []
    used = 0.0
    for letter in (replace(span, text=text) for span in word for text in _letters(span.text)):
        needed = _width(letter)
        if piece and used + needed > width:
            keep = next((i for i in range(len(piece), len(piece) // 2, -1) if piece[i - 1].text in _GOOD_CUTS), None)
            yield piece[:keep]
            piece = piece[keep:] if keep else []
            used = sum(map(_width, piece))
        piece.append(letter)
        used += needed
    yield piece


def _letters(text: str) -> list[str]:
    letters: list[str] = []
    for char in text:
        if letters and unicodedata.combining(char):
            letters[-1] += char
        else:
            letters.append(char)
    return letters


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    groups = groupby(spans, key=lambda span: span.style)
    return tuple(Span("".join(span.text for span in group), style) for style, group in groups)
