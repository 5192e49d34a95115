"""Our own drawings (resources/pictograms), one line of one width on a grid of 48, as vectors in the paper's colour."""

from collections.abc import Callable
from functools import cache
from typing import Any, Final

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import SVGPath
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from digibank import paths

_Draw = Callable[..., None]

GRID: Final = 48
LINE: Final = 2.6
"""Width of the line, as in the drawings' `stroke-width`, on the same grid."""


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
    draws: dict[str, _Draw] = {
        "moveTo": path.moveTo,
        "lineTo": path.lineTo,
        "curveTo": path.curveTo,
        "closePath": path.close,
    }
    for step, points in _steps(name):
        if step != "endPath":
            draws[step](*(number for point in points for number in point))
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()


@cache
def _steps(name: str) -> tuple[tuple[str, Any], ...]:
    """fontTools' own ReportLabPen would bring in reportlab.graphics, which is larger than all that is drawn here."""
    recorder = RecordingPen()
    SVGPath(str(paths.resources() / "pictograms" / f"{name}.svg")).draw(recorder)
    return tuple(recorder.value)
