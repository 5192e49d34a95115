"""The program from its start: a first start that can be left, one window for each database, where it stands."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from digibank.app import Program
from digibank.i18n import LANGUAGES
from digibank.queries.dashboard import dashboard
from digibank.queries.staff import organisation
from digibank.ui.cannot_open import CannotOpen
from digibank.ui.first_start import FirstStart
from digibank.ui.machine_settings import MachineSettings
from digibank.ui.main_window import MainWindow
from tests.given import Given
from tests.starting import fill, focus, press, typed, write


def at_first_start(program: Program) -> FirstStart:
    assert isinstance(program.window, FirstStart)
    return program.window


def answered(program: Program, organisation: str = "Digibank Leie", name: str = "Rita") -> FirstStart:
    """As far as the last step."""
    press(at_first_start(program), "language_en")
    page = at_first_start(program)
    fill(page, organisation=organisation, address="Kaai 1, 9000 Gent")
    press(page, "first_next")
    fill(page, privacy_contact="privacy@example.org", your_name=name)
    press(page, "first_next")
    return page


def test_a_first_start_makes_the_database_and_opens_the_counter(
    start: Callable[[Path], Program], tmp_path: Path
) -> None:
    program = start(tmp_path / "data")
    page = answered(program)
    assert not (tmp_path / "data" / "digibank.db").exists(), "nothing is stored before the last step"
    press(page, "start")
    assert isinstance(program.window, MainWindow)
    house = program.window.house
    assert (house.member, house.practice) == ("Rita", False)
    told = house.office.ask(organisation)
    assert (told.name, told.address) == ("Digibank Leie", "Kaai 1, 9000 Gent")
    assert told.privacy_contact == "privacy@example.org"
    assert not (tmp_path / "data" / "first-start.json").exists()


def test_the_whole_first_start_goes_by_keys(start: Callable[[Path], Program], tmp_path: Path, qtbot: QtBot) -> None:
    program = start(tmp_path / "data")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    typed(at_first_start(program), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: focus() == "organisation")
    write("Digibank Leie")
    for _ in range(3):
        typed(at_first_start(program), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: focus() == "privacy_contact")
    typed(at_first_start(program), Qt.Key.Key_Return)
    write("Rita")
    for _ in range(2):
        typed(at_first_start(program), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: focus() == "start")
    typed(at_first_start(program), Qt.Key.Key_Return)
    assert isinstance(program.window, MainWindow)


def test_a_first_start_that_was_left_goes_on_where_it_was(start: Callable[[Path], Program], tmp_path: Path) -> None:
    program = start(tmp_path / "data")
    press(at_first_start(program), "language_nl")
    page = at_first_start(program)
    assert page.t.language == "nl"
    fill(page, organisation="Digibank Leie")
    press(page, "first_next")
    fill(page, privacy_contact="privacy@")
    page.close()
    again = at_first_start(start(tmp_path / "data"))
    assert again.t.language == "nl"
    assert again.findChild(QLineEdit, "privacy_contact").text() == "privacy@"  # type: ignore[union-attr]
    press(again, "first_back")
    assert again.findChild(QLineEdit, "organisation").text() == "Digibank Leie"  # type: ignore[union-attr]


def test_a_first_start_is_kept_without_being_closed(start: Callable[[Path], Program], tmp_path: Path) -> None:
    """The electricity goes, too."""
    program = start(tmp_path / "data")
    press(at_first_start(program), "language_en")
    fill(at_first_start(program), organisation="Digibank Leie")
    assert "Digibank Leie" in (tmp_path / "data" / "first-start.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("draft", ["", "[]", '{"step": 99, "name": 7}', '{"step": true}', "{"])
def test_a_draft_that_makes_no_sense_begins_anew(start: Callable[[Path], Program], tmp_path: Path, draft: str) -> None:
    (tmp_path / "first-start.json").write_text(draft, encoding="utf-8")
    assert at_first_start(start(tmp_path)).answers.name == ""


@pytest.mark.parametrize(
    ("wrong", "field"), [({"organisation": "x" * 1000}, "organisation"), ({"name": "85.07.30-033 28"}, "your_name")]
)
def test_what_cannot_be_stored_is_said_at_its_own_step(
    start: Callable[[Path], Program], tmp_path: Path, wrong: dict[str, str], field: str
) -> None:
    program = start(tmp_path / "data")
    page = answered(program, **wrong)
    press(page, "start")
    assert program.window is page
    assert page.banner.text.endswith(".")
    assert page.findChild(QLineEdit, field)
    assert not (tmp_path / "data" / "digibank.db").exists()


@pytest.mark.parametrize(("field", "step"), [("organisation", 1), ("your_name", 2)])
def test_a_name_is_needed_to_go_on(
    start: Callable[[Path], Program], tmp_path: Path, field: str, step: int, qtbot: QtBot
) -> None:
    program = start(tmp_path / "data")
    press(at_first_start(program), "language_en")
    page = at_first_start(program)
    if step == 2:
        fill(page, organisation="Digibank Leie")
        press(page, "first_next")
    press(page, "first_next")
    assert page.answers.step == step
    assert page.banner.text.startswith("Fill in")
    qtbot.waitUntil(lambda: focus() == field)
    typed(page, Qt.Key.Key_D)
    assert page.banner.text == "", "it is being mended"


def test_a_file_that_is_no_database_is_said_and_can_be_mended(
    start: Callable[[Path], Program], tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "digibank.db"
    file.write_text("This is a letter.", encoding="utf-8")
    program = start(tmp_path)
    page = program.window
    assert isinstance(page, CannotOpen)
    assert "not a Digibank database" in page.banner.text
    file.unlink()
    press(page, "open_again")
    qtbot.waitUntil(lambda: isinstance(program.window, FirstStart), timeout=20_000)


def test_practice_can_come_before_all_else(start: Callable[[Path], Program], tmp_path: Path, qtbot: QtBot) -> None:
    program = start(tmp_path / "data")
    press(answered(program), "start_practice")
    qtbot.waitUntil(lambda: practising(program), timeout=60_000)
    window = program.window
    assert isinstance(window, MainWindow)
    assert "PRACTICE" in window.windowTitle()
    assert window.house.member == "Rita"
    press(window, "practice_stop")
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow) and not practising(program), timeout=20_000)
    window = program.window
    assert isinstance(window, MainWindow)
    assert sum(window.house.office.ask(dashboard).by_state.values()) == 0, "nothing of it is in one's own data"


def practising(program: Program) -> bool:
    return isinstance(program.window, MainWindow) and program.window.house.practice


def test_language_and_looks_are_changed_while_it_runs(start: Callable[[Path], Program], given: Given) -> None:
    """What is typed and where one is stay."""
    program = start(given.folder / "data")
    before = program.window
    assert isinstance(before, MainWindow)
    before.counter.take_in()
    fill(before, intake_serial="SN-77")
    before.go("settings")
    press(before, "settings_to_this_pc")
    box = before.findChild(QComboBox, "language")
    assert box
    box.setCurrentIndex(box.findData("nl"))
    press(before, "use_settings")
    after = program.window
    assert isinstance(after, MainWindow)
    assert after is not before
    assert after.house.t.language == "nl"
    assert after.standing == ("settings", "this_pc")
    after.go("counter")
    assert after.findChild(QLineEdit, "intake_serial").text() == "SN-77"  # type: ignore[union-attr]
    given.database.now()  # the database is open all the while


@pytest.mark.parametrize("written", ["klingon", "", 7, ["nl"]])
def test_settings_that_make_no_sense_are_the_usual_ones(written: object) -> None:
    store = QSettings("digibank", "digibank")
    for key in ("language", "text_percent", "look", "sounds", "idle_minutes", "label_printer"):
        store.setValue(key, written)
    settings = MachineSettings()
    assert (settings.language, settings.text_percent, settings.look) == (LANGUAGES[0], 100, "system")
    assert (settings.sounds, settings.idle_minutes) == (True, 10)
    assert isinstance(settings.label_printer, str)
    store.clear()
