"""A PC without a printer, or with a print system that does not run: the dialog says so, and offers what can be done."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QLabel

from digibank.domain.papers import PaperKind, PaperRef
from digibank.queries.paper_queue import waiting_papers
from tests.desk import Desk
from tests.given import Given


def dialog_name() -> str:
    dialog = QApplication.activeModalWidget()
    return dialog.objectName() if dialog else ""


def with_dialog(rita: Desk) -> None:
    rita.press("Shift+F9")
    rita.press("F9")
    rita.until(lambda: dialog_name() == "print_dialog")


def test_it_is_said_and_the_paper_waits(desk: Callable[..., Desk], given: Given) -> None:
    loan = given.lent("An Peeters")
    rita = desk()
    with_dialog(rita)
    dialog = QApplication.activeModalWidget()
    said = dialog.findChild(QLabel, "no_printer") if dialog else None
    assert isinstance(said, QLabel)
    assert said.text() == "This PC has no printer. Add one in the system's settings."
    rita.do("print_later")
    rita.until(lambda: dialog_name() == "")
    assert [one.paper for one in given.office.ask(waiting_papers).papers] == [PaperRef(PaperKind.CONTRACT, loan.number)]


def test_enter_saves_it_instead(desk: Callable[..., Desk], given: Given) -> None:
    given.lent("An Peeters")
    rita = desk()
    with_dialog(rita)
    rita.press("Return")
    rita.until(lambda: dialog_name() == "save_dialog")
    rita.press("Esc")
