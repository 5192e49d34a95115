"""Labels onto their stock: a roll has one on a page, a sheet begins at the first free position."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from reportlab.pdfgen.canvas import Canvas

from digibank.documents import blocks, codes
from digibank.documents.facts import LabelFacts
from digibank.documents.label_designs import design
from digibank.documents.label_kind import LabelKind
from digibank.documents.label_parts import Design, LabelTooSmall, Text
from digibank.documents.label_stock import Cell, LabelStock
from digibank.documents.label_words import words_of
from digibank.documents.paper import write_pdf
from digibank.documents.qr_symbol import qr_rows
from digibank.documents.theme import MM
from digibank.i18n import Translate


@dataclass(eq=False)
class NoSuchPosition(Exception):
    """The stock has no position `start`: they count from 1 to `positions`."""

    start: int
    positions: int


@dataclass(frozen=True, slots=True)
class Calibration:
    """How this printer prints on this stock: millimetres that everything moves right and down, and how many times
    longer a distance on the page must be drawn. Only places move: codes keep their whole dots."""

    x: float = 0.0
    y: float = 0.0
    scale_x: float = 1.0
    scale_y: float = 1.0

    def moved(self, cell: Cell) -> Cell:
        return cell._replace(x=cell.x * self.scale_x + self.x, y=cell.y * self.scale_y + self.y)


AS_IT_IS = Calibration()


@dataclass(frozen=True)
class LabelJob:
    """What is to be printed on what. `start` counts from 1, row by row, on the first sheet."""

    labels: Sequence[LabelFacts]
    stock: LabelStock
    start: int = 1
    kind: LabelKind = LabelKind.DEVICE
    calibration: Calibration = field(default=AS_IT_IS)


def label_sheet(labels: Sequence[LabelFacts], stock: LabelStock, start: int, t: Translate) -> bytes:
    """Device labels as `label_pdf`."""
    return label_pdf(LabelJob(labels, stock, start), t)


def label_pdf(job: LabelJob, t: Translate, beat: Callable[[int], None] = lambda _done: None) -> bytes:
    """At least one label. `beat` hears how many were drawn, and may raise. Raises NoSuchPosition, or LabelTooSmall with
    the stock's name."""
    if not job.labels:
        raise ValueError("no labels")
    if not 1 <= job.start <= job.stock.per_page:
        raise NoSuchPosition(job.start, job.stock.per_page)
    return write_pdf(
        partial(_draw_pages, job, _designs(job, t), beat),
        size=(job.stock.page[0] * MM, job.stock.page[1] * MM),
        title=t("Labels"),
        author=job.labels[0].organisation,
        language=t.language,
    )


def _designs(job: LabelJob, t: Translate) -> list[tuple[str, Design]]:
    face = job.stock.face
    try:
        return [(facts.code, design(job.kind, words_of(facts, job.kind, t), face)) for facts in job.labels]
    except LabelTooSmall as error:
        error.stock = job.stock.name
        raise


def _draw_pages(
    job: LabelJob, designs: Sequence[tuple[str, Design]], beat: Callable[[int], None], canvas: Canvas
) -> None:
    stock = job.stock
    for index, (code, drawn) in enumerate(designs, start=job.start - 1):
        beat(index - job.start + 1)
        if index % stock.per_page == 0 and index >= stock.per_page:
            canvas.showPage()
        cell = job.calibration.moved(stock.cell(index % stock.per_page + 1))
        canvas.saveState()
        canvas.translate(_on_dot(cell.x, stock) * MM, (stock.page[1] - _on_dot(cell.y, stock)) * MM)
        if stock.sideways:
            canvas.translate(_on_dot(cell.width, stock) * MM, 0)
            canvas.rotate(-90)
        _draw_label(canvas, code, drawn, stock)
        canvas.restoreState()
    canvas.showPage()


def _draw_label(canvas: Canvas, code: str, drawn: Design, stock: LabelStock) -> None:
    """From the upper left corner of the label's face, which is the canvas's origin."""
    for qr in drawn.qrs:
        codes.draw_qr(canvas, qr_rows(code), qr.x * MM, -qr.y * MM, qr.module * MM)
    if drawn.bars:
        bars, modules = drawn.bars, codes.code128_bars(code)
        codes.draw_code128(canvas, modules, bars.x * MM, -bars.y * MM, bars.module * MM, bars.height * MM)
    for text in drawn.texts:
        _draw_text(canvas, text)
    if drawn.fold:
        canvas.setLineWidth(0.3)
        canvas.setDash(2, 2)
        x = drawn.fold.x * MM
        canvas.line(x, -stock.face.margin_y * MM, x, (stock.face.margin_y - stock.face.height) * MM)


def _draw_text(canvas: Canvas, text: Text) -> None:
    if not text.width:
        blocks.draw_lines(canvas, text.lines, text.x * MM, -text.y * MM)
        return
    top = -text.y * MM
    for line in text.lines:
        blocks.draw_lines(canvas, (line,), text.x * MM + (text.width * MM - line.width) / 2, top)
        top -= line.leading


def _on_dot(length: float, stock: LabelStock) -> float:
    """The nearest dot: at most half a dot from where the label lies."""
    return round(length / stock.dot) * stock.dot
