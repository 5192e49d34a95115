"""Papers onto a printer and into a file: every page, in its own millimetres; what cannot be printed or written is said,
and the paper waits."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from digibank.domain.lifecycle import State
from digibank.domain.papers import PaperKind, PaperRef
from digibank.queries.paper_queue import waiting_papers
from digibank.ui.machine_settings import MachineSettings
from tests.cups_stage import OFFICE, CupsStage
from tests.desk import Desk
from tests.given import Given

MM = 72 / 25.4


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    MachineSettings().store.clear()
    yield
    MachineSettings().store.clear()


def waits(given: Given) -> list[PaperRef]:
    return [one.paper for one in given.office.ask(waiting_papers).papers]


def with_contract(rita: Desk, given: Given) -> str:
    """Rita looks at a device on loan and asks for its contract; gives the loan's number."""
    lent = given.lent("An Peeters")
    rita.scan(lent.devices[0])
    rita.press("Ctrl+P")
    rita.wait_for_paper()
    return lent.number


# ---------------------------------------------------------------- through a real print system


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
