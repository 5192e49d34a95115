"""Our own drawings (resources/pictograms): one line of one width on a grid of 48, drawn as vectors in the paper's colour."""

from collections.abc import Callable
from functools import cache
from typing import Final

from fontTools.pens.basePen import BasePen
from fontTools.svgLib.path import SVGPath
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from digibank import paths

GRID: Final = 48
LINE: Final = 2.6
"""Width of the line, as in the drawings' `stroke-width`, on the same grid."""

_Stroke = Callable[[PDFPathObject], None]


class _Recorder(BasePen):  # type: ignore[misc]  # fontTools has no types
    """Keeps what a drawing does, to repeat it on a PDF path. fontTools' own ReportLabPen would bring in
    reportlab.graphics, which is larger than all that is drawn here."""

    def __init__(self) -> None:
        super().__init__(None)
        self.strokes: list[_Stroke] = []

    def _moveTo(self, pt: tuple[float, float]) -> None:
        self.strokes.append(lambda path: path.moveTo(*pt))

    def _lineTo(self, pt: tuple[float, float]) -> None:
        self.strokes.append(lambda path: path.lineTo(*pt))

    def _curveToOne(self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]) -> None:
        self.strokes.append(lambda path: path.curveTo(*pt1, *pt2, *pt3))

    def _closePath(self) -> None:
        self.strokes.append(lambda path: path.close())


def draw_pictogram(canvas: Canvas, name: str, x: float, top: float, size: float, colour: Color) -> None:
    """`name` is a file of resources/pictograms without its ending; `size` is the side of the square, in points."""
    canvas.saveState()
    canvas.translate(x, top)
    canvas.scale(size / GRID, -size / GRID)
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(LINE)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    path = canvas.beginPath()
    for stroke in _strokes(name):
        stroke(path)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()


@cache
def _strokes(name: str) -> tuple[_Stroke, ...]:
    recorder = _Recorder()
    SVGPath(str(paths.resources() / "pictograms" / f"{name}.svg")).draw(recorder)
    return tuple(recorder.strokes)
