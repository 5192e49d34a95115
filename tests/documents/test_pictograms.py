"""Our drawings: one line width, on one grid, each drawn as a vector."""

import xml.etree.ElementTree as ET

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from digibank.documents import theme
from digibank.documents.paper import write_pdf
from digibank.documents.pictograms import GRID, LINE, draw_pictogram
from digibank.paths import resources
from tests.documents import pdf_reading

NAMES = sorted(file.stem for file in (resources() / "pictograms").glob("*.svg"))


def drawn(name: str) -> bytes:
    def draw(canvas: Canvas) -> None:
        draw_pictogram(canvas, name, GRID, 2 * GRID, GRID, theme.INK)
        canvas.showPage()

    return write_pdf(draw, size=(3 * GRID, 3 * GRID), title="t", author="a", language="en")


@pytest.mark.parametrize("name", NAMES)
def test_one_grid_and_one_line(name: str) -> None:
    root = ET.parse(resources() / "pictograms" / f"{name}.svg").getroot()  # noqa: S314 (our own file)
    assert root.get("viewBox") == f"0 0 {GRID} {GRID}"
    assert (root.get("fill"), root.get("stroke"), root.get("stroke-width")) == ("none", "currentColor", str(LINE))
    assert root.findtext("{http://www.w3.org/2000/svg}title")
    assert not any("style" in element.keys() or "fill" in element.keys() for element in root)  # noqa: SIM118


@pytest.mark.parametrize("name", NAMES)
def test_it_fills_its_square_and_stays_within(name: str) -> None:
    box = pdf_reading.black_box(pdf_reading.printed(drawn(name), 288), 288)
    left, top, right, bottom = (
        side / pdf_reading.POINT_MM - GRID for side in (box.left, box.top, box.right, box.bottom)
    )
    assert min(left, top) >= 0
    assert max(right, bottom) <= GRID
    assert max(right - left, bottom - top) >= 0.7 * GRID


@pytest.mark.parametrize("name", NAMES)
def test_it_is_a_vector(name: str) -> None:
    page = pypdfium2.PdfDocument(drawn(name))[0]
    assert {item.type for item in page.get_objects()} == {2}  # paths, no pictures
