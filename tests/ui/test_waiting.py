"""Papers that wait: seen on the counter's home, printed, saved or put off from their list, by tomorrow's window too."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QListWidget

from digibank.domain.label_code import pretty
from digibank.domain.lifecycle import State
from digibank.domain.papers import PaperKind, PaperRef, PaperUse
from digibank.domain.roles import Role
from digibank.queries.paper_queue import waiting_papers
from digibank.services.paper_queue import note_papers
from digibank.ui.machine_settings import MachineSettings
from tests.cups_stage import LABELS, OFFICE, CupsStage
from tests.desk import Desk
from tests.given import Given


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    MachineSettings().store.clear()
    yield
    MachineSettings().store.clear()


def listed(rita: Desk) -> list[str]:
    shown = rita.part(QListWidget, "waiting_list")
    return [shown.item(row).text().split("\n")[0] for row in range(shown.count())]


def waits(given: Given) -> list[PaperRef]:
    return [one.paper for one in given.office.ask(waiting_papers).papers]


def dialog_name() -> str:
    dialog = QApplication.activeModalWidget()
    return dialog.objectName() if dialog else ""


def test_nothing_waits_and_nothing_is_said(desk: Callable[..., Desk]) -> None:
    rita = desk()
    assert not rita.sees("paper_strip")
    rita.press("Shift+F9")
    assert rita.reads("waiting_said") == "Nothing waits: all is printed."
    rita.press("Esc")
    assert rita.sees("tile_ready")


def test_a_contract_that_was_never_printed_waits_for_the_next_window(desk: Callable[..., Desk], given: Given) -> None:
    loan = given.lent("An Peeters")
    rita = desk()
    assert rita.reads("strip_count") == "1 paper is not printed yet."
    assert rita.reads("strip_named") == f"Contract {loan.number}"
    rita.press("Shift+F9")
    assert rita.focus == "waiting_list"
    assert listed(rita) == [f"Contract {loan.number}"]
    rita.press("Ctrl+F9")
    rita.until(lambda: rita.sees("preview_title"))
    assert rita.reads("preview_title") == f"Contract {loan.number}"
    rita.press("Esc")
    assert listed(rita) == [f"Contract {loan.number}"]


def test_what_is_not_needed_goes_and_can_come_back(desk: Callable[..., Desk], given: Given) -> None:
    loan = given.lent("An Peeters")
    rita = desk()
    rita.press("Shift+F9")
    rita.press("Del")
    assert rita.message == "1 paper is off the list."
    assert (listed(rita), waits(given)) == ([], [])
    rita.press("Ctrl+Z")
    assert rita.message == "Back on the list."
    assert waits(given) == [PaperRef(PaperKind.CONTRACT, loan.number)]
    assert listed(rita) == [f"Contract {loan.number}"]


def test_several_are_printed_each_on_its_printer(desk: Callable[..., Desk], given: Given, cups: CupsStage) -> None:
    """Two labels go onto the label printer together, the contract onto the office's."""
    settings = MachineSettings()
    settings.paper_printer, settings.label_printer = OFFICE, LABELS
    given.lent("An Peeters")
    codes = [given.device(State.RECEIVED), given.device(State.RECEIVED)]
    given.office.do(note_papers, [PaperRef(PaperKind.LABEL, code) for code in codes], PaperUse.WAITS)
    rita = desk()
    rita.press("Shift+F9")
    assert len(listed(rita)) == 3
    rita.press("Ctrl+A")
    rita.press("F9")
    rita.until(lambda: (cups.count(OFFICE), cups.count(LABELS)) == (1, 1))
    rita.until(lambda: waits(given) == [])
    rita.until(lambda: rita.reads("waiting_said") == "Nothing waits: all is printed.")
    assert cups.asked_of(LABELS)[0] == "2 labels"


def test_all_papers_of_a_visit_are_saved_together(desk: Callable[..., Desk], given: Given, tmp_path: Path) -> None:
    loan = given.lent("An Peeters")
    code = loan.devices[0]
    rita = desk()
    rita.scan(code)
    rita.press("F12")
    rita.wait_for_paper()
    rita.press("Shift+F9")
    assert listed(rita) == [f"Contract {loan.number}", f"Label {pretty(code)}"]
    rita.press("Ctrl+A")
    folder = tmp_path / "stick"
    folder.mkdir()
    for taken in (1, 2):  # a second time nothing comes twice
        rita.press("Ctrl+S")
        rita.until(lambda: dialog_name() == "save_folder_dialog")
        rita.save_as(folder)
        rita.until(lambda: rita.message == "2 papers saved in stick.")
        assert sorted(file.name for file in folder.iterdir()) == [
            f"contract-{loan.number}.pdf",
            f"label-{pretty(code)}.pdf",
        ], taken
        assert waits(given) == []
        rita.press("Ctrl+A")


def test_a_technician_sees_no_contract_on_the_strip(desk: Callable[..., Desk], given: Given) -> None:
    given.lent("An Peeters")
    assert not desk(Role.TECHNICIAN).sees("paper_strip")
