"""Where people tick and sign: on paper, side by side, with the names printed."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from digibank.documents import blocks, theme
from digibank.documents.paper import Row
from digibank.documents.theme import FULL, MM, Column
from digibank.documents.typeset import Line, Span, wrap

_PAD = 2.5 * MM


class Signer(NamedTuple):
    """`name` is printed where it is known, else empty."""

    role: str
    name: str


def tick(content: str, column: Column = FULL) -> Row:
    """A sentence with a box to tick."""
    lines = wrap([Span(content, theme.BODY)], column.width - 7 * MM)
    height = sum(line.leading for line in lines) + 1.2 * MM
    return Row(height, partial(_draw_tick, lines, column))


def signatures(signers: Sequence[Signer], room: float = 20 * MM) -> Row:
    """A box to sign in for each: who signs, `room` points to sign in, the name."""
    gutter = 4 * MM
    wide = FULL._replace(width=FULL.width + gutter)
    parts = [wide.part(i / len(signers), 1 / len(signers), gutter=gutter) for i in range(len(signers))]
    roles = [wrap([Span(s.role, theme.CAPTION)], part.width - 2 * _PAD) for s, part in zip(signers, parts, strict=True)]
    names = [wrap([Span(s.name, theme.CELL)], part.width - 2 * _PAD) for s, part in zip(signers, parts, strict=True)]
    above = max(sum(line.leading for line in role) for role in roles)
    below = max(sum(line.leading for line in name) for name in names)
    height = above + room + below + 2 * _PAD
    return Row(height, partial(_draw_signatures, list(zip(roles, names, parts, strict=True)), below, height))


def _draw_tick(lines: Sequence[Line], column: Column, canvas: Canvas, top: float) -> None:
    side = 3.8 * MM
    canvas.setStrokeColor(theme.INK)
    canvas.setLineWidth(0.9)
    canvas.rect(column.x, top - (theme.BODY.leading + side) / 2, side, side, stroke=1, fill=0)
    blocks.draw_lines(canvas, lines, column.x + 7 * MM, top)


def _draw_signatures(
    boxes: Sequence[tuple[list[Line], list[Line], Column]], below: float, height: float, canvas: Canvas, top: float
) -> None:
    canvas.setStrokeColor(theme.MUTED)
    canvas.setLineWidth(0.7)
    for role, name, part in boxes:
        canvas.roundRect(part.x, top - height, part.width, height, 1.5 * MM, stroke=1, fill=0)
        blocks.draw_lines(canvas, role, part.x + _PAD, top - _PAD)
        blocks.draw_lines(canvas, name, part.x + _PAD, top - height + _PAD + below)
