"""Papers onto a printer and into a file: every page, in its own millimetres; what cannot be written is said."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from digibank.domain.lifecycle import State
from digibank.ui.printing import DPI, SaveDialog, page_images, print_images
from tests.desk import Desk
from tests.given import Given

MM = 72 / 25.4


def drawn(folder: Path, pages: int, width_mm: float, height_mm: float) -> bytes:
    """A PDF with a black square of 10 mm in the lower left corner of each page."""
    file = folder / "drawn.pdf"
    canvas = Canvas(str(file), pagesize=(width_mm * MM, height_mm * MM))
    for _ in range(pages):
        canvas.rect(0, 0, 10 * MM, 10 * MM, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return file.read_bytes()


@pytest.mark.parametrize(("pages", "width", "height"), [(1, 62, 29), (2, 210, 297), (3, 57, 32)])
def test_pages_reach_the_printer_in_their_own_size(
    qtbot: QtBot, tmp_path: Path, pages: int, width: float, height: float
) -> None:
    del qtbot
    images = page_images(drawn(tmp_path, pages, width, height))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DPI)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert print_images(images, printer)
    printed = PdfReader(tmp_path / "printed.pdf").pages
    assert len(printed) == pages
    sizes = [(float(page.mediabox.width) / MM, float(page.mediabox.height) / MM) for page in printed]
    assert all(abs(w - width) < 0.5 and abs(h - height) < 0.5 for w, h in sizes), sizes
    again = page_images((tmp_path / "printed.pdf").read_bytes(), dpi=100)[0]
    inside, outside = again.pixelColor(20, again.height() - 20), again.pixelColor(60, again.height() - 20)
    assert (inside.lightness() < 40, outside.lightness() > 215) == (True, True)


def test_nothing_to_print_is_no_success(qtbot: QtBot) -> None:
    del qtbot
    assert not print_images([], QPrinter())


def test_the_print_key_opens_the_systems_dialog(desk: Callable[..., Desk], given: Given) -> None:
    code = given.lent("An Peeters").devices[0]
    rita = desk()
    rita.scan(code)
    rita.press("Ctrl+P")
    rita.wait_for_paper()
    rita.press("F9")
    rita.until(lambda: isinstance(QApplication.activeModalWidget(), QPrintDialog))
    rita.press("Esc")
    rita.until(lambda: QApplication.activeModalWidget() is None)


def test_a_label_comes_from_every_card(desk: Callable[..., Desk], given: Given) -> None:
    rita = desk()
    rita.scan(given.device(State.RECEIVED))
    rita.press("F12")
    rita.wait_for_paper()
    assert rita.reads("paper_title").startswith("Label ")


def test_a_place_that_takes_nothing_is_said_and_leaves_nothing(
    desk: Callable[..., Desk], given: Given, tmp_path: Path
) -> None:
    """A name below a file instead of a folder: as when a stick was pulled out."""
    code = given.lent("An Peeters").devices[0]
    (tmp_path / "letter.txt").write_text("A letter.", encoding="utf-8")
    rita = desk()
    rita.scan(code)
    rita.press("Ctrl+P")
    rita.wait_for_paper()
    rita.press("Ctrl+S")
    rita.until(lambda: isinstance(QApplication.activeModalWidget(), SaveDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SaveDialog)
    dialog.fileSelected.emit(str(tmp_path / "letter.txt" / "contract.pdf"))  # Qt's own dialog looks before it says so
    assert rita.tone == "no"
    assert rita.message == "It cannot be saved there. Choose another folder."
    rita.press("Esc")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["data", "letter.txt"]
