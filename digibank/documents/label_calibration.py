"""The page that shows how a printer prints on a stock: rulers from the page's edges, and where the program believes
each label to be. Printed on plain paper and held against a sheet of labels, it says what to fill in."""

from functools import partial
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from digibank.documents import blocks, label_text
from digibank.documents.label_sheet import AS_IT_IS, Calibration
from digibank.documents.label_stock import SHEET, Cell, LabelStock
from digibank.documents.paper import write_pdf
from digibank.documents.theme import BLACK, MM
from digibank.i18n import Translate

_HAIR: Final = 0.25
"""Points."""
_TICK, _TICK_5, _TICK_10 = 1.2, 2.0, 3.0
"""Millimetres: each millimetre, each fifth, each tenth."""
_CROSS: Final = 3.0


def calibration_page(stock: LabelStock, t: Translate, calibration: Calibration = AS_IT_IS) -> bytes:
    """One page of the stock's own size, drawn with the calibration that is tried."""
    return write_pdf(
        partial(_draw, stock, calibration, t),
        size=(stock.page[0] * MM, stock.page[1] * MM),
        title=t("Printer check"),
        author="Digibank",
        language=t.language,
    )


def _draw(stock: LabelStock, calibration: Calibration, t: Translate, canvas: Canvas) -> None:
    canvas.setLineWidth(_HAIR)
    canvas.setStrokeColor(BLACK)
    canvas.setFillColor(BLACK)
    cells = [calibration.moved(stock.cell(position)) for position in range(1, stock.per_page + 1)]
    for cell in cells:
        _draw_cell(canvas, cell, stock)
    _draw_rulers(canvas, stock, cells[0])
    if stock.kind == SHEET:
        _draw_words(canvas, stock, cells, t)
    canvas.showPage()


def _draw_cell(canvas: Canvas, cell: Cell, stock: LabelStock) -> None:
    """A thin frame where the label's edge should be, and a cross on each of its corners."""
    left, right = cell.x * MM, (cell.x + cell.width) * MM
    top, bottom = (stock.page[1] - cell.y) * MM, (stock.page[1] - cell.y - cell.height) * MM
    canvas.rect(left, bottom, right - left, top - bottom)
    arm = min(_CROSS, cell.width / 6, cell.height / 6) * MM
    for x in (left, right):
        for y in (top, bottom):
            canvas.line(x - arm, y, x + arm, y)
            canvas.line(x, y - arm, x, y + arm)


def _draw_rulers(canvas: Canvas, stock: LabelStock, first: Cell) -> None:
    """From the left edge through the middle of the first row, and from the top through the middle of the first column:
    what a printer cannot reach is missing from them."""
    (width, height), across = stock.page, (stock.page[1] - first.y - first.height / 2) * MM
    down = (first.x + first.width / 2) * MM
    for millimetre in range(int(width) + 1):
        x, tick = millimetre * MM, _tick(millimetre) * MM
        canvas.line(x, across - tick / 2, x, across + tick / 2)
    for millimetre in range(int(height) + 1):
        y, tick = (height - millimetre) * MM, _tick(millimetre) * MM
        canvas.line(down - tick / 2, y, down + tick / 2, y)
    canvas.line(0, across, width * MM, across)
    canvas.line(down, 0, down, height * MM)


def _tick(millimetre: int) -> float:
    return _TICK_10 if millimetre % 10 == 0 else _TICK_5 if millimetre % 5 == 0 else _TICK


def _draw_words(canvas: Canvas, stock: LabelStock, cells: list[Cell], t: Translate) -> None:
    """On a white field over the middle of the page."""
    texts = (
        stock.title,
        t("1. Print this page on plain paper, at its real size (100 %)."),
        t("2. Hold it before an empty sheet of labels, against the light."),
        t("3. Do the frames lie to the left of the labels? Measure how far, and fill that in as “to the right”."),
        t("4. Do they lie above the labels? Fill that in as “down”. A minus moves the other way."),
        t("5. Print again until the frames lie on the labels."),
    )
    width = min(stock.page[0] - 60, 130.0)
    lines = [line for text in texts for line in label_text.fit(text, label_text.TITLE, width, 3, 1.2)]
    high = label_text.height(lines) + 8
    middle = (cells[0].y + cells[-1].y + cells[-1].height) / 2
    left, top = (stock.page[0] - width) / 2, middle - high / 2
    canvas.setFillGray(1)
    canvas.rect((left - 4) * MM, (stock.page[1] - top - high) * MM, (width + 8) * MM, high * MM, fill=1)
    canvas.setFillColor(BLACK)
    blocks.draw_lines(canvas, lines, left * MM, (stock.page[1] - top - 4) * MM)
