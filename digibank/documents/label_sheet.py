"""Labels onto their stock: a roll has one on a page, a sheet begins at the first free position."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from reportlab.pdfgen.canvas import Canvas

from digibank.documents import blocks, codes
from digibank.documents.facts import LabelFacts
from digibank.documents.label_parts import Design, device_label
from digibank.documents.label_stock import Cell, LabelStock
from digibank.documents.paper import write_pdf
from digibank.documents.theme import MM
from digibank.i18n import Translate


@dataclass(eq=False)
class NoSuchPosition(Exception):
    """The stock has no position `start`: they count from 1 to `positions`."""

    start: int
    positions: int


def label_sheet(labels: Sequence[LabelFacts], stock: LabelStock, start: int, t: Translate) -> bytes:
    """At least one label; `start` counts from 1, row by row. Raises NoSuchPosition and label_parts.LabelTooSmall."""
    if not labels:
        raise ValueError("no labels")
    if not 1 <= start <= stock.per_page:
        raise NoSuchPosition(start, stock.per_page)
    designs = [(facts.code, device_label(facts, _found(facts, t), stock)) for facts in labels]
    return write_pdf(
        partial(_draw_pages, designs, stock, start),
        size=(stock.page[0] * MM, stock.page[1] * MM),
        title=t("Labels"),
        author=labels[0].organisation,
        language=t.language,
    )


def _found(facts: LabelFacts, t: Translate) -> str:
    """A number stays on one line: its groups of digits are not parted."""
    if not facts.phone:
        return t("Found? Bring it back, please.")
    return t("Found? Call {phone}").format(phone=re.sub(r"(?<=\d) (?=\d)", "\u00a0", facts.phone))


def _draw_pages(designs: Sequence[tuple[str, Design]], stock: LabelStock, start: int, canvas: Canvas) -> None:
    for index, (code, design) in enumerate(designs, start=start - 1):
        if index % stock.per_page == 0 and index >= stock.per_page:
            canvas.showPage()
        _draw_label(canvas, code, design, stock.cell(index % stock.per_page + 1), stock)
    canvas.showPage()


def _draw_label(canvas: Canvas, code: str, design: Design, cell: Cell, stock: LabelStock) -> None:
    x, top = _on_dot(cell.x, stock) * MM, (stock.page[1] - _on_dot(cell.y, stock)) * MM
    qr, bars = design.qr, design.bars
    codes.draw_qr(canvas, codes.qr_rows(code), x + qr.x * MM, top - qr.y * MM, qr.module * MM)
    if bars:
        modules = codes.code128_bars(code)
        codes.draw_code128(canvas, modules, x + bars.x * MM, top - bars.y * MM, bars.module * MM, bars.height * MM)
    for text in design.texts:
        blocks.draw_lines(canvas, text.lines, x + text.x * MM, top - text.y * MM)


def _on_dot(length: float, stock: LabelStock) -> float:
    """The nearest dot: at most half a dot from where the label lies."""
    return round(length / stock.dot) * stock.dot
