"""Rows of content onto A4 pages: what belongs together stays together, nothing is cut, same rows give same bytes.

A row is the smallest thing that no page break divides: a line of text, a row of a table, a drawing. Blocks
(blocks.py) make rows; `render` places them and only then knows how many pages there are.
"""

import io
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any, Final

from reportlab import rl_config
from reportlab.lib.utils import TimeStamp
from reportlab.pdfgen.canvas import Canvas

from digibank.documents import fonts, theme, typeset
from digibank.documents.theme import FOOT, FULL, HAIRLINE, MM, PAGE_HEIGHT, PAGE_WIDTH
from digibank.documents.typeset import Span

rl_config.useA85 = 0  # streams stay binary: smaller and quicker than text in base 85

_ONE_AT_A_TIME: Final = threading.Lock()
"""reportlab reads the one open typeface while it cuts out a paper's letters: two jobs may not do that at once."""

_FIRST_TOP: Final = PAGE_HEIGHT - theme.TOP
_NEXT_TOP: Final = PAGE_HEIGHT - 27 * MM


@dataclass(frozen=True, slots=True)
class Row:
    """`draw` gets the canvas and the row's upper edge. `keep`: on one page with the next row, where a page can hold
    them. `heading` is drawn again above this row where it opens a page. A row without `draw` is space between others,
    dropped at the top of a page."""

    height: float
    draw: Callable[[Canvas, float], None] | None = None
    keep: bool = False
    heading: "Row | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What stands around the rows. `page_of` holds {page} and {pages}; `running` heads the pages after the first."""

    title: str
    author: str
    language: str
    created: datetime
    running: str
    foot: tuple[str, ...]
    page_of: str


def kept(rows: Sequence[Row]) -> list[Row]:
    """The same rows, to stand on one page."""
    return [*with_next(rows[:-1]), *rows[-1:]]


def with_next(rows: Sequence[Row]) -> list[Row]:
    """The same rows, to stand on one page with what follows."""
    return [replace(row, keep=True) for row in rows]


def space(height: float) -> Row:
    return Row(height)


def render(sheet: Sheet, rows: Sequence[Row]) -> bytes:
    """The whole PDF."""
    return write_pdf(
        partial(_draw_pages, sheet, list(_pages(rows))),
        size=(PAGE_WIDTH, PAGE_HEIGHT),
        title=sheet.title,
        author=sheet.author,
        language=sheet.language,
        created=sheet.created,
    )


def write_pdf(
    draw: Callable[[Canvas], None],
    *,
    size: tuple[float, float],
    title: str,
    author: str,
    language: str,
    created: datetime | None = None,
) -> bytes:
    """Opens a canvas of that page size, lets `draw` fill and end its pages, and returns the file. Without `created`
    the file bears no real date (reportlab's invariant one)."""
    fonts.load()
    file = io.BytesIO()
    canvas = Canvas(
        file,
        pagesize=size,
        invariant=1,
        pageCompression=1,
        lang=language,
        initialFontName=fonts.REGULAR,  # type: ignore[arg-type]  # a name, whatever the stubs say; else Helvetica
    )
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setSubject(title)
    canvas.setCreator("Digibank")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    if created:
        _set_creation(canvas, created)
    with _ONE_AT_A_TIME:
        draw(canvas)
        canvas.save()
    return file.getvalue()


def _set_creation(canvas: Canvas, created: datetime) -> None:
    stamp = TimeStamp(1)
    stamp.YMDhms = created.astimezone(UTC).timetuple()[:6]
    document: Any = canvas
    document._doc._timeStamp = stamp  # noqa: SLF001 (reportlab offers no other way to a chosen date)


def _pages(rows: Sequence[Row]) -> Iterator[list[tuple[Row, float]]]:
    """For each page its rows with their upper edges."""
    page: list[tuple[Row, float]] = []
    top = _FIRST_TOP
    for chain in _chains(rows):
        whole = sum(row.height for row in chain)
        fits_a_page = whole <= _NEXT_TOP - theme.BOTTOM
        for i, row in enumerate(chain):
            needed = whole if i == 0 and fits_a_page else row.height
            if page and needed > top - theme.BOTTOM:
                yield page
                page, top = [], _NEXT_TOP
                if row.heading:
                    page.append((row.heading, top))
                    top -= row.heading.height
            if row.draw or page:
                page.append((row, top))
                top -= row.height
    if page:
        yield page


def _chains(rows: Sequence[Row]) -> Iterator[list[Row]]:
    chain: list[Row] = []
    for row in rows:
        chain.append(row)
        if not row.keep:
            yield chain
            chain = []
    if chain:
        yield chain


def _draw_pages(sheet: Sheet, pages: Sequence[list[tuple[Row, float]]], canvas: Canvas) -> None:
    for number, page in enumerate(pages, start=1):
        if number > 1:
            _running_head(canvas, sheet.running)
        for row, top in page:
            if row.draw:
                row.draw(canvas, top)
        _foot(canvas, sheet, sheet.page_of.format(page=number, pages=len(pages)))
        canvas.showPage()


def _running_head(canvas: Canvas, text: str) -> None:
    baseline = PAGE_HEIGHT - theme.TOP - 3 * MM
    for line in typeset.wrap([Span(text, theme.SMALL)], FULL.width)[:1]:
        typeset.draw(canvas, line, FULL.x, baseline)
    _rule(canvas, baseline - 3 * MM)


def _foot(canvas: Canvas, sheet: Sheet, page_of: str) -> None:
    baseline = theme.BOTTOM - 9 * MM
    _rule(canvas, baseline + 4 * MM)
    typeset.draw(canvas, typeset.one_line([Span(page_of, FOOT)]), FULL.x + FULL.width, baseline, "right")
    for text in sheet.foot:
        for line in typeset.wrap([Span(text, FOOT)], FULL.width - 30 * MM):
            typeset.draw(canvas, line, FULL.x, baseline)
            baseline -= FOOT.leading


def _rule(canvas: Canvas, y: float) -> None:
    canvas.setStrokeColor(HAIRLINE)
    canvas.setLineWidth(0.5)
    canvas.line(FULL.x, y, FULL.x + FULL.width, y)
