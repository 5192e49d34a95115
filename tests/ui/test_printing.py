"""Papers onto a printer and into a file: every page, in its own millimetres; what cannot be printed or written is said,
and the paper waits."""

import io
import re
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from pypdf import PageObject, PdfReader
from PySide6.QtCore import QObject, QSizeF
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from digibank.domain.lifecycle import State
from digibank.domain.papers import PaperKind, PaperRef
from digibank.i18n import translator
from digibank.queries.paper_queue import waiting_papers
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
from tests.desk import Desk
from tests.given import Given

MM = 72 / 25.4


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    MachineSettings().store.clear()
    yield
    MachineSettings().store.clear()


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


def waits(given: Given) -> list[PaperRef]:
    return [one.paper for one in given.office.ask(waiting_papers).papers]


def with_contract(rita: Desk, given: Given) -> str:
    """Rita looks at a device on loan and asks for its contract; gives the loan's number."""
    lent = given.lent("An Peeters")
    rita.scan(lent.devices[0])
    rita.press("Ctrl+P")
    rita.wait_for_paper()
    return lent.number


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


def test_one_key_prints_once_a_printer_was_chosen(desk: Callable[..., Desk], given: Given, cups: CupsStage) -> None:
    rita = desk()
    number = with_contract(rita, given)
    assert waits(given) == [PaperRef(PaperKind.CONTRACT, number)]
    rita.press("F9")
    rita.until(lambda: dialog_name() == "print_dialog")
    rita.choose("print_printer", OFFICE)
    rita.press("F9")
    back_at_the_window(rita)
    rita.until(lambda: rita.reads("paper_state").startswith(f"Printed on {OFFICE}"))
    assert waits(given) == []
    title, copies, _ = cups.asked_of(OFFICE)
    assert (title, copies) == (f"Contract {number}", 2)  # one for the borrower
    before = rita.keys
    rita.press("F9")
    rita.until(lambda: cups.count(OFFICE) == 2)
    assert rita.keys - before == 1
    rita.until(lambda: rita.reads("paper_state").startswith("Printed"))


def test_lending_prints_the_contract_by_itself_where_that_was_chosen(
    desk: Callable[..., Desk], given: Given, cups: CupsStage
) -> None:
    rita = desk()
    with_contract(rita, given)
    rita.press("Ctrl+Shift+P")
    rita.until(lambda: dialog_name() == "print_dialog")
    rita.choose("print_printer", OFFICE)
    rita.do("print_at_once")
    rita.press("F9")
    back_at_the_window(rita)
    rita.until(lambda: rita.reads("paper_state").startswith("Printed"))
    rita.press("F2")
    given.borrower("Amal Haddad")
    rita.scan(given.device(State.AVAILABLE))
    rita.press("F5")
    rita.write("Amal Haddad")
    rita.press("Return")
    assert rita.reads("borrower_chosen").startswith("Amal Haddad")
    rita.press("Return")
    rita.until(lambda: rita.reads("paper_state").startswith("Printed"))
    assert cups.count(OFFICE) == 2


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (CupsStage.switch_off, f"The printer {OFFICE} does not answer. Is it on? Is its cable in?"),
        (CupsStage.pause, f"The printer {OFFICE} is paused. Let it go on in the system's list of printers."),
        (CupsStage.refuse, f"The printer {OFFICE} takes no work now. Ask who looks after it, or choose another one."),
        (CupsStage.take_away, f"There is no printer {OFFICE} any more. Choose another one."),
    ],
)
def test_a_printer_in_trouble_keeps_no_paper_and_loses_none(
    desk: Callable[..., Desk], given: Given, cups: CupsStage, trouble: Callable[[CupsStage, str], None], said: str
) -> None:
    MachineSettings().paper_printer = OFFICE
    rita = desk()
    number = with_contract(rita, given)
    trouble(cups, OFFICE)
    rita.press("F9")
    rita.until(lambda: rita.message == said)
    assert rita.tone == "no"
    assert rita.reads("paper_state") == "Not printed. It waits: Shift+F9 shows it."
    assert waits(given) == [PaperRef(PaperKind.CONTRACT, number)]
    assert cups.waits(OFFICE) == ""  # so that it never comes out twice
    assert given.all_is_well()


def test_the_systems_own_dialog_can_be_reached(desk: Callable[..., Desk], given: Given, cups: CupsStage) -> None:
    del cups
    rita = desk()
    with_contract(rita, given)
    rita.press("F9")
    rita.until(lambda: dialog_name() == "print_dialog")
    rita.do("print_system")
    rita.until(lambda: isinstance(QApplication.activeModalWidget(), QPrintDialog))
    rita.press("Esc")
    rita.until(lambda: QApplication.activeModalWidget() is None)


def test_wrong_pages_and_copies_are_marked_in_the_dialog(
    desk: Callable[..., Desk], given: Given, cups: CupsStage
) -> None:
    del cups
    rita = desk()
    with_contract(rita, given)
    rita.press("F9")
    rita.until(lambda: dialog_name() == "print_dialog")
    rita.fill("print_copies", "0")
    rita.press("F9")
    assert seen_in_dialog("print_copies_wrong") == "A number from 1 to 99."
    rita.fill("print_copies", "1")
    rita.fill("print_pages", "7")
    rita.press("F9")
    assert seen_in_dialog("print_pages_wrong").startswith("The paper has pages 1 to ")
    rita.press("Esc")


# ---------------------------------------------------------------- F9 and the bar


def test_f9_brings_the_last_paper_back_before_it_prints(desk: Callable[..., Desk], given: Given) -> None:
    rita = desk()
    rita.press("F9")
    assert rita.message == "No paper was made yet since this window opened."
    number = with_contract(rita, given)
    rita.press("F2")
    rita.press("Esc")
    rita.press("Esc")
    assert not rita.sees("paper_bar")
    rita.press("F4")
    rita.press("F9")
    rita.wait_for_paper()
    assert rita.reads("paper_title") == f"Contract {number}"
    assert dialog_name() == ""


def test_a_label_comes_from_every_card(desk: Callable[..., Desk], given: Given) -> None:
    rita = desk()
    rita.scan(given.device(State.RECEIVED))
    rita.press("F12")
    rita.wait_for_paper()
    assert rita.reads("paper_title").startswith("Label ")


# ---------------------------------------------------------------- into files


def test_a_paper_is_saved_whole_and_waits_no_longer(desk: Callable[..., Desk], given: Given, tmp_path: Path) -> None:
    rita = desk()
    number = with_contract(rita, given)
    (tmp_path / "papers").mkdir()
    rita.press("Ctrl+S")
    rita.until(lambda: dialog_name() == "save_dialog")
    rita.save_as(tmp_path / "papers" / "contract.pdf")
    rita.until(lambda: rita.message == "Saved as contract.pdf.")
    assert [file.name for file in (tmp_path / "papers").iterdir()] == ["contract.pdf"]
    assert number in PdfReader(tmp_path / "papers" / "contract.pdf").pages[0].extract_text()
    assert waits(given) == []


def test_a_place_that_takes_nothing_is_said_and_leaves_nothing(
    desk: Callable[..., Desk], given: Given, tmp_path: Path
) -> None:
    """A name below a file instead of a folder: as when a stick was pulled out."""
    (tmp_path / "letter.txt").write_text("A letter.", encoding="utf-8")
    rita = desk()
    number = with_contract(rita, given)
    rita.press("Ctrl+S")
    rita.until(lambda: dialog_name() == "save_dialog")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "letter.txt" / "contract.pdf"))  # Qt's own dialog looks before it says so
    assert rita.tone == "no"
    assert rita.message == "It cannot be saved there. Choose another folder."
    rita.press("Esc")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["data", "letter.txt"]
    assert waits(given) == [PaperRef(PaperKind.CONTRACT, number)]


def dialog_name() -> str:
    dialog = QApplication.activeModalWidget()
    return dialog.objectName() if dialog else ""


def seen_in_dialog(name: str) -> str:
    dialog = QApplication.activeModalWidget()
    found = dialog.findChild(QLabel, name) if dialog else None
    assert isinstance(found, QLabel)
    return found.text()


def back_at_the_window(rita: Desk) -> None:
    """A window manager gives the keys back by itself; the offscreen screen has none."""
    rita.until(lambda: QApplication.activeModalWidget() is None)
    rita.window.activateWindow()
    rita.until(lambda: QGuiApplication.focusWindow() is rita.window.windowHandle())
