"""Pages on their way to a printer, natively and drawn: in their own millimetres, dot by dot, as many as were asked."""

import io
import re
from itertools import groupby
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from pypdf import PageObject, PdfReader
from PySide6.QtCore import QObject, QSizeF
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from digibank.domain.lifecycle import State
from digibank.i18n import translator
from digibank.ui.changes import Changes
from digibank.ui.house import House
from digibank.ui.jobs import Jobs
from digibank.ui.machine_settings import MachineSettings
from digibank.ui.paper_wishes import labels_wish
from digibank.ui.printing.order import Choice, NoSuchPages, Order, page_numbers
from digibank.ui.printing.pages import page_image, page_images
from digibank.ui.printing.post import Post
from digibank.ui.printing.raster import PAPER_DPI, print_pages, sensible_dpi
from tests.cups_stage import LABELS, OFFICE, CupsStage
from tests.given import Given

MM = 72 / 25.4


def drawn(folder: Path, pages: int, width_mm: float, height_mm: float) -> bytes:
    """A PDF with a black square of 10 mm in the lower left corner of each page, and the number of the page."""
    file = folder / "drawn.pdf"
    canvas = Canvas(str(file), pagesize=(width_mm * MM, height_mm * MM))
    for number in range(pages):
        canvas.rect(0, 0, 10 * MM, 10 * MM, stroke=0, fill=1)
        canvas.drawString(15 * MM, 15 * MM, f"page {number + 1}")
        canvas.showPage()
    canvas.save()
    return file.read_bytes()


def sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Of each page, in millimetres."""
    boxes = [page.mediabox for page in PdfReader(io.BytesIO(pdf)).pages]
    return [(float(box.width) / MM, float(box.height) / MM) for box in boxes]


# ---------------------------------------------------------------- pages in their own size


@pytest.mark.parametrize(("pages", "width", "height"), [(1, 62, 29), (2, 210, 297), (3, 57, 32)])
def test_pages_are_drawn_in_their_own_size(
    qtbot: QtBot, tmp_path: Path, pages: int, width: float, height: float
) -> None:
    del qtbot
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(PAPER_DPI)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert print_pages(drawn(tmp_path, pages, width, height), range(pages), printer)
    printed = (tmp_path / "printed.pdf").read_bytes()
    assert len(sizes(printed)) == pages
    assert all(abs(w - width) < 0.5 and abs(h - height) < 0.5 for w, h in sizes(printed)), sizes(printed)
    again = page_images(printed, dpi=100)[0]
    inside, outside = again.pixelColor(20, again.height() - 20), again.pixelColor(60, again.height() - 20)
    assert (inside.lightness() < 40, outside.lightness() > 215) == (True, True)


def test_nothing_to_print_is_no_success(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    assert not print_pages(drawn(tmp_path, 1, 62, 29), [], QPrinter())


def test_dots_stay_dots_where_the_printer_allows_it() -> None:
    assert [sensible_dpi(offered, 300) for offered in ([], [300], [203, 300], [600, 1200], [203], [1200, 2400])] == [
        300,
        300,
        300,
        600,
        203,
        1200,
    ]


def test_pages_are_named_as_people_write_them() -> None:
    wanted = {"": (0, 1, 2, 3), "2": (1,), "1-2, 4": (0, 1, 3), " 3 – 4 ; 1": (0, 2, 3), "2-2": (1,)}
    assert {text: page_numbers(text, 4) for text in wanted} == wanted
    for wrong in ("0", "5", "2-5", "3-2", "one", "1,", "-2"):
        with pytest.raises(NoSuchPages):
            page_numbers(wrong, 4)


# ---------------------------------------------------------------- through a real print system


@pytest.mark.parametrize("natively", [True, False])
def test_both_ways_to_a_printer_keep_size_pages_and_copies(
    qtbot: QtBot, cups: CupsStage, tmp_path: Path, natively: bool
) -> None:
    jobs, house = Jobs(), QObject()
    post = Post(jobs, house, natively=natively)
    choice = Choice(OFFICE, copies=2, pages="2-3")
    errand = post.send(Order(drawn(tmp_path, 3, 210, 297), "Contract 2026-0001", choice, PAPER_DPI), QSizeF(210, 297))
    with qtbot.waitSignal(errand.ended, timeout=20_000) as ended:
        pass
    assert ended.args == [None]
    (printed,) = cups.came_out(OFFICE)
    assert all(abs(w - 210) < 0.5 and abs(h - 297) < 0.5 for w, h in sizes(printed))
    title, copies, _ = cups.asked_of(OFFICE)
    assert (title, len(sizes(printed)) * copies) == ("Contract 2026-0001", 4)
    if natively:
        assert "page 2" in PdfReader(io.BytesIO(printed)).pages[0].extract_text()  # letters, not a picture of them
    jobs.finish()


def test_a_label_comes_out_dot_by_dot(qtbot: QtBot, cups: CupsStage, given: Given) -> None:
    """Through CUPS and its filters onto a printer of 300 dpi, whose head knows no grey."""
    jobs, place = Jobs(), QObject()
    code = given.device(State.RECEIVED)
    wish = labels_wish(_house(given, jobs), [code])
    errand = Post(jobs, place, natively=True).send(Order(wish.make(), wish.title, Choice(LABELS), 300), QSizeF(62, 29))
    with qtbot.waitSignal(errand.ended, timeout=20_000) as ended:
        pass
    assert ended.args == [None]
    (printed,) = cups.came_out(LABELS)
    assert [(round(w), round(h)) for w, h in sizes(printed)] == [(62, 29)]
    assert "w176h82" in cups.asked_of(LABELS)[2]
    assert whole_modules(printed, code)
    jobs.finish()


def test_a_drawn_label_comes_out_dot_by_dot(qtbot: QtBot, given: Given, tmp_path: Path) -> None:
    """Its dots are the printer's dots: the picture goes on the paper unscaled."""
    del qtbot
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(300)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    code = given.device(State.RECEIVED)
    label = labels_wish(_house(given, Jobs()), [code]).make()
    assert whole_modules(label, code)
    assert print_pages(label, [0], printer)
    (page,) = PdfReader(tmp_path / "printed.pdf").pages
    (image,) = page.images
    assert image.image is not None
    assert image.image.size == (733, 343)
    across = [float(found[1]) for found in re.finditer(r"([\d.]+) 0 0 -?[\d.]+ \S+ \S+ cm\s+/Im", contents(page))]
    assert across == [733.0]


def contents(page: PageObject) -> str:
    data = page.get_contents()
    assert data is not None
    return data.get_data().decode("latin-1")


def _house(given: Given, jobs: Jobs) -> House:
    return House(given.office, "Rita", translator("nl"), jobs, Changes(), MachineSettings())


def whole_modules(pdf: bytes, code: str) -> bool:
    """Whether both codes are read, and every run of dots through the middle of each is a whole number of modules."""
    image = page_image(pdf, 0, 300).convertToFormat(QImage.Format.Format_Grayscale8)
    data = bytes(image.constBits())
    grey = Image.frombytes("L", (image.width(), image.height()), data, "raw", "L", image.bytesPerLine())
    hard = grey.point(lambda shade: 255 * (shade > 127))
    found = [one for one in zxingcpp.read_barcodes(hard) if one.text == code]
    rows = [_runs(hard, one.position) for one in found]
    return len(found) == 2 and all(run % min(row) == 0 for row in rows for run in row)


def _runs(picture: Image.Image, place: zxingcpp.Position) -> list[int]:
    """Lengths of black and white through the middle of a symbol, from its first black dot to its last."""
    across = (place.top_left.y + place.bottom_left.y) // 2
    shades = [picture.getpixel((x, across)) for x in range(place.top_left.x - 4, place.top_right.x + 5)]
    return [len(list(run)) for _, run in groupby(shades)][1:-1]
