"""The program from its start: a first start that can be left, one window for each database, a crash that is told."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from digibank.app import Program
from digibank.i18n import LANGUAGES
from digibank.ui.crash import Crash
from digibank.ui.first_start import FirstStart
from digibank.ui.machine_settings import MachineSettings
from digibank.ui.main_window import MainWindow
from digibank.ui.only_window import OnlyWindow
from tests.desk import Desk
from tests.given import Given


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[[Path], Program]]:
    """Starts the program on a folder, as far as its first real page."""
    MachineSettings().language = "en"
    hook = sys.excepthook
    started: list[Program] = []

    def begin(folder: Path) -> Program:
        program = Program(qapp, folder, None, None)
        started.append(program)
        program.start()
        qtbot.waitUntil(lambda: isinstance(program.window, FirstStart | MainWindow), timeout=20_000)
        return program

    yield begin
    for program in started:
        if program.window:
            program.window.close()
    sys.excepthook = hook
    QSettings("digibank", "digibank").clear()


def fill(page: FirstStart, **texts: str) -> None:
    for name, text in texts.items():
        page.findChild(QLineEdit, name).setText(text)  # type: ignore[union-attr]


def press(page: FirstStart) -> None:
    page.findChild(QPushButton, "start").click()  # type: ignore[union-attr]


def typed(page: FirstStart, key: Qt.Key) -> None:
    window = page.windowHandle()
    assert window is not None
    QTest.keyClick(window, key)


def test_a_first_start_makes_the_database_and_opens_the_counter(
    start: Callable[[Path], Program], tmp_path: Path
) -> None:
    program = start(tmp_path / "data")
    page = program.window
    assert isinstance(page, FirstStart)
    fill(page, organisation="Digibank Leie", your_name="Rita")
    press(page)
    assert isinstance(program.window, MainWindow)
    assert program.window.house.member == "Rita"
    assert (tmp_path / "data" / "digibank.db").is_file()
    assert not (tmp_path / "data" / "first-start.json").exists()


def test_a_first_start_that_was_left_goes_on_where_it_was(start: Callable[[Path], Program], tmp_path: Path) -> None:
    page = start(tmp_path / "data").window
    assert isinstance(page, FirstStart)
    fill(page, organisation="Digibank Leie")
    page.close()
    again = start(tmp_path / "data").window
    assert isinstance(again, FirstStart)
    assert again.findChild(QLineEdit, "organisation").text() == "Digibank Leie"  # type: ignore[union-attr]


@pytest.mark.parametrize(("organisation", "name"), [("", "Rita"), ("Digibank Leie", ""), ("x" * 1000, "Rita")])
def test_names_that_are_missing_or_too_long_are_said(
    start: Callable[[Path], Program], tmp_path: Path, organisation: str, name: str
) -> None:
    program = start(tmp_path / "data")
    page = program.window
    assert isinstance(page, FirstStart)
    fill(page, organisation=organisation, your_name=name)
    press(page)
    assert program.window is page
    assert page.banner.text.endswith(".")
    assert not (tmp_path / "data" / "digibank.db").exists()


def test_what_was_said_of_the_names_goes_while_they_are_mended(
    start: Callable[[Path], Program], tmp_path: Path, qtbot: QtBot
) -> None:
    page = start(tmp_path / "data").window
    assert isinstance(page, FirstStart)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.findChild(QLineEdit, "organisation"))
    for _ in range(3):
        typed(page, Qt.Key.Key_Return)
    assert page.banner.text == "Fill in both names."
    typed(page, Qt.Key.Key_D)
    assert page.banner.text == ""


def test_a_file_that_is_no_database_is_said(start: Callable[[Path], Program], tmp_path: Path) -> None:
    (tmp_path / "digibank.db").write_text("This is a letter.", encoding="utf-8")
    page = start(tmp_path).window
    assert isinstance(page, FirstStart)
    assert page.banner.text.endswith(".")


def test_language_and_looks_are_changed_while_it_runs(start: Callable[[Path], Program], given: Given) -> None:
    program = start(given.folder / "data")
    before = program.window
    MachineSettings().language = "nl"
    program._dress_anew()
    assert isinstance(program.window, MainWindow)
    assert program.window is not before
    assert program.window.house.t.language == "nl"
    given.database.now()  # the database is open all the while


def test_a_database_has_one_window(qtbot: QtBot, tmp_path: Path) -> None:
    first = OnlyWindow(tmp_path)
    called: list[bool] = []
    first.called = lambda: called.append(True)
    second = OnlyWindow(tmp_path)
    assert (first.first, second.first) == (True, False)
    qtbot.waitUntil(lambda: called == [True])
    elsewhere = OnlyWindow(tmp_path / "other")
    assert elsewhere.first


def test_a_crash_is_told_once_and_without_what_was_typed(desk: Callable[..., Desk], qtbot: QtBot) -> None:
    rita = desk()
    crash = Crash(rita.window, rita.window.house.t, "digibank.log")
    for _ in range(3):
        try:
            raise ValueError("An Peeters, Kerkstraat 1")
        except ValueError as error:
            crash.caught(type(error), error, error.__traceback__)
    boxes = rita.window.findChildren(QMessageBox)
    assert len(boxes) == 1
    qtbot.waitUntil(boxes[0].isVisible)
    assert "An Peeters" not in boxes[0].text() + boxes[0].informativeText()
    rita.press("Return")
    assert not boxes[0].isVisible()


@pytest.mark.parametrize("written", ["klingon", "", 7, ["nl"]])
def test_settings_that_make_no_sense_are_the_usual_ones(written: object) -> None:
    store = QSettings("digibank", "digibank")
    for key in ("language", "text_percent", "look"):
        store.setValue(key, written)
    settings = MachineSettings()
    assert (settings.language, settings.text_percent, settings.look) == (LANGUAGES[0], 100, "system")
    store.clear()
