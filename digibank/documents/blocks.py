"""The parts that our papers share, each made into rows: sender, title, text, facts, tables, notes, signatures."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from digibank.documents import codes, theme, typeset
from digibank.documents.facts import Organisation
from digibank.documents.paper import Row, kept, space, with_next
from digibank.documents.pictograms import draw_pictogram
from digibank.documents.qr_symbol import QR_MODULES, qr_rows
from digibank.documents.theme import FULL, MM, Column, Style
from digibank.documents.typeset import Line, Span, wrap
from digibank.domain.label_code import LabelCode, pretty

_QR_MODULE = 0.9 * MM
_PAD = 4 * MM
_ICON = 10.5 * MM
_TALL = 170 * MM
TEXT = FULL.inset(17 * MM)
"""Beside the pictograms."""


def text(content: str | Sequence[Span], style: Style, column: Column = FULL) -> list[Row]:
    """One row a line. The first two and the last two lines of a paragraph are not parted."""
    spans = [Span(content, style)] if isinstance(content, str) else content
    rows = [Row(line.leading, partial(_draw_line, line, column.x)) for line in wrap(spans, column.width)]
    return kept(rows) if len(rows) < 4 else [*kept(rows[:2]), *rows[2:-2], *kept(rows[-2:])]


def section(pictogram: str, heading: str | Sequence[Span], body: Sequence[Row]) -> list[Row]:
    """A pictogram at the left; beside it, in the column TEXT, the heading and what hangs under it. Stays whole, but
    where it fills most of a page."""
    heads = text(heading, theme.HEADING, TEXT)
    heads[0] = replace(heads[0], draw=partial(_draw_section, heads[0], pictogram))
    height = sum(row.height for row in (*heads, *body))
    if height > _TALL:
        return [*with_next(heads), *body, space(4.4 * MM)]
    return [*kept([*heads, *body, space(max(0, _ICON - height))]), space(4.4 * MM)]


def lines(contents: Sequence[str | Sequence[Span]], column: Column) -> list[Row]:
    """Each on lines of its own, a little apart."""
    rows: list[Row] = []
    for content in contents:
        rows += [space(0.9 * MM)] if rows else []
        rows += text(content, theme.BODY, column)
    return rows


def letterhead(organisation: Organisation, code: str) -> list[Row]:
    """Who sends this, and at the right the code that one scan finds it by."""
    lines = wrap([Span(organisation.name, theme.SENDER)], FULL.width - 40 * MM)
    for detail in (organisation.address, organisation.phone, organisation.email):
        if detail:
            lines += wrap([Span(detail, theme.SMALL)], FULL.width - 40 * MM)
    side = QR_MODULES * _QR_MODULE + theme.SMALL.leading + 2 * MM
    height = max(side, sum(line.leading for line in lines) + 4 * MM) + 4 * MM
    return [Row(height, partial(_draw_letterhead, lines, code))]


def title(content: str, subtitle: str) -> list[Row]:
    return kept([*text(content, theme.TITLE), *text(subtitle, theme.SUBTITLE), space(5 * MM)])


class Fact(NamedTuple):
    """A small caption with its value under it."""

    caption: str
    value: str


def facts(pairs: Sequence[Fact], columns: int, column: Column = FULL) -> list[Row]:
    """Side by side, `columns` to a row."""
    rows = []
    for start in range(0, len(pairs), columns):
        cells = [
            (
                wrap([Span(pair.caption, theme.CAPTION)], part.width),
                wrap([Span(pair.value, theme.CELL)], part.width),
                part,
            )
            for i, pair in enumerate(pairs[start : start + columns])
            for part in [column.part(i / columns, 1 / columns, gutter=3 * MM)]
        ]
        height = max(sum(line.leading for line in (*caption, *value)) for caption, value, _ in cells)
        rows.append(Row(height + 1.7 * MM, partial(_draw_facts, cells)))
    return rows


def table(
    heads: Sequence[str], lines: Sequence[Sequence[str]], shares: Sequence[float], column: Column = FULL
) -> list[Row]:
    """`shares` of the width add up to 1. The first column is set in bold; the heads return on each page."""
    starts = [sum(shares[:i]) for i in range(len(shares))]
    parts = [column.part(start, share, gutter=2.5 * MM) for start, share in zip(starts, shares, strict=True)]
    styles = [theme.CELL.bold(), *[theme.CELL] * (len(shares) - 1)]
    head = _table_row(heads, [theme.CAPTION] * len(shares), parts, column, theme.ACCENT, pad=1 * MM)
    body = [_table_row(line, styles, parts, column, theme.HAIRLINE, pad=1.6 * MM, heading=head) for line in lines]
    return [*kept([head, *body[:1]]), *body[1:]]


def note(content: str | Sequence[Span], column: Column = FULL, *, warning: bool = False) -> list[Row]:
    """A tinted panel; what is too long for one page goes on in a second panel."""
    spans = [Span(content, theme.CELL)] if isinstance(content, str) else content
    lines = wrap(spans, column.width - 2 * _PAD)
    panels = [lines[i : i + 40] for i in range(0, len(lines), 40)]
    tint, edge = (theme.WARNING_TINT, theme.WARNING) if warning else (theme.TINT, theme.ACCENT)
    return [
        Row(sum(line.leading for line in panel) + 5 * MM, partial(_draw_note, panel, column, tint, edge))
        for panel in panels
    ]


def draw_lines(canvas: Canvas, lines: Sequence[Line], x: float, top: float) -> float:
    """Returns the lower edge of the last line."""
    for line in lines:
        _draw_line(line, x, canvas, top)
        top -= line.leading
    return top


def _draw_line(line: Line, x: float, canvas: Canvas, top: float) -> None:
    """The letters sit in the middle of the leading: what is above the capitals equals what is below the line."""
    size = max(span.style.size for span in line.spans)
    typeset.draw(canvas, line, x, top - (line.leading + 0.73 * size) / 2)


def _draw_section(first: Row, pictogram: str, canvas: Canvas, top: float) -> None:
    draw_pictogram(canvas, pictogram, FULL.x, top - 0.5 * MM, _ICON, theme.ACCENT)
    if first.draw:
        first.draw(canvas, top)


def _draw_letterhead(lines: Sequence[Line], code: str, canvas: Canvas, top: float) -> None:
    canvas.setFillColor(theme.ACCENT)
    canvas.rect(FULL.x, top - 1.4 * MM, 16 * MM, 1.4 * MM, stroke=0, fill=1)
    draw_lines(canvas, lines, FULL.x, top - 4 * MM)
    side = QR_MODULES * _QR_MODULE
    left = FULL.x + FULL.width - side
    codes.draw_qr(canvas, qr_rows(code), left, top, _QR_MODULE)
    name = typeset.one_line([Span(pretty(LabelCode(code)), theme.SMALL.bold().coloured(theme.INK))])
    typeset.draw(canvas, name, left + side / 2, top - side - 4 * MM, "centre")


def _draw_facts(cells: Sequence[tuple[list[Line], list[Line], Column]], canvas: Canvas, top: float) -> None:
    for caption, value, part in cells:
        draw_lines(canvas, value, part.x, draw_lines(canvas, caption, part.x, top))


def _table_row(
    cells: Sequence[str],
    styles: Sequence[Style],
    parts: Sequence[Column],
    column: Column,
    rule: Color,
    *,
    pad: float,
    heading: Row | None = None,
) -> Row:
    wrapped = [
        (wrap([Span(cell, style)], part.width), part) for cell, style, part in zip(cells, styles, parts, strict=True)
    ]
    height = max(sum(line.leading for line in lines) for lines, _ in wrapped) + 2 * pad
    return Row(height, partial(_draw_table_row, wrapped, column, rule, pad, height), heading=heading)


def _draw_table_row(
    cells: Sequence[tuple[list[Line], Column]],
    column: Column,
    rule: Color,
    pad: float,
    height: float,
    canvas: Canvas,
    top: float,
) -> None:
    for lines, part in cells:
        draw_lines(canvas, lines, part.x, top - pad)
    canvas.setStrokeColor(rule)
    canvas.setLineWidth(0.6)
    canvas.line(column.x, top - height, column.x + column.width, top - height)


def _draw_note(lines: Sequence[Line], column: Column, tint: Color, edge: Color, canvas: Canvas, top: float) -> None:
    height = sum(line.leading for line in lines) + 4 * MM
    canvas.setFillColor(tint)
    canvas.rect(column.x, top - height, column.width, height, stroke=0, fill=1)
    canvas.setFillColor(edge)
    canvas.rect(column.x, top - height, 0.9 * MM, height, stroke=0, fill=1)
    draw_lines(canvas, lines, column.x + _PAD, top - 2 * MM)
