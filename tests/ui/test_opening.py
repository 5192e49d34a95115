"""While the database opens: what waits is seen at a glance; what is scanned or typed is answered as soon as it can."""

import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from digibank.__main__ import _wants_window
from digibank.app import Program
from digibank.domain.lifecycle import State
from digibank.queries.dashboard import dashboard
from digibank.services.office import Office
from digibank.storage.database import Database
from digibank.storage.glance import FILE_NAME, Glance, glance
from digibank.ui.machine_settings import MachineSettings
from digibank.ui.main_window import MainWindow
from digibank.ui.opening import Opening
from tests.desk import SCANNER_GAP_MS
from tests.given import Given


@pytest.fixture
def opening(qapp: QApplication, given: Given) -> Iterator[Callable[[], Program]]:
    """The program just after its start: its first picture is there, its window is not."""
    MachineSettings().language = "en"
    hook, started = sys.excepthook, []

    def begin() -> Program:
        program = Program(qapp, given.folder / "data", None, None)
        started.append(program)
        program.start()
        assert isinstance(program.window, Opening)
        program.window.scanner.listen_to(_window(program))
        return program

    yield begin
    for program in started:
        if program.window:
            program.window.close()
    sys.excepthook = hook
    QSettings("digibank", "digibank").clear()


def _window(program: Program) -> QWindow:
    assert program.window
    window = program.window.windowHandle()
    assert window
    return window


def scan(program: Program, text: str) -> None:
    for number, letter in enumerate(f"{text}\r"):
        key = Qt.Key.Key_Return if letter == "\r" else Qt.Key(ord(letter))
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter)
        event.setTimestamp(1_000_000 + number * SCANNER_GAP_MS)
        QCoreApplication.sendEvent(_window(program), event)


def opened(program: Program, qtbot: QtBot) -> MainWindow:
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow), timeout=20_000)
    assert isinstance(program.window, MainWindow)
    return program.window


def test_a_scan_before_the_database_is_open_is_kept_and_answered(
    opening: Callable[[], Program], given: Given, qtbot: QtBot
) -> None:
    code = given.device(State.TO_WIPE)
    program = opening()
    scan(program, code)
    assert isinstance(program.window, Opening)
    assert [text for text, _presses in program.window.kept] == [code]
    card = opened(program, qtbot).counter.findChild(QLabel, "card_code")
    assert card
    assert card.text().replace("-", "") == code


def test_what_was_typed_without_enter_stands_in_the_counters_field(
    opening: Callable[[], Program], qtbot: QtBot
) -> None:
    program = opening()
    assert isinstance(program.window, Opening)
    QTest.keyClicks(program.window.scan_field.line, "PEET")
    window = opened(program, qtbot)
    assert window.counter.scan_field.line.text() == "PEET"


def test_the_first_picture_counts_what_waits(opening: Callable[[], Program], given: Given, qtbot: QtBot) -> None:
    given.device(State.TO_WIPE)
    given.database.close()
    program = opening()
    first = program.window
    assert isinstance(first, Opening)

    def counts() -> list[str]:
        return [place.text() for row in range(4) if (place := first.findChild(QLabel, f"opening_count_{row}"))]

    qtbot.waitUntil(lambda: counts() == ["0", "0", "1", "0"], timeout=20_000)
    opened(program, qtbot)


def test_a_glance_sees_what_the_counter_counts(given: Given) -> None:
    now = given.database.now()
    today = now.astimezone().date()
    for state in (State.TO_WIPE, State.TO_WIPE, State.AVAILABLE, State.RECEIVED):
        given.device(state)
    for days in (0, 1, 3, 5):
        given.lent("An Peeters", today + timedelta(days=days))
    given.lent("An Peeters")
    given.back(given.lent("An Peeters", today).devices[0])
    given.database.close()
    seen = glance(given.folder / "data", today + timedelta(days=3))

    later = Database(given.folder / "data", lambda: now + timedelta(days=3))
    counted = Office(later, given.office.actor).ask(dashboard)
    later.close()
    of_states = counted.by_state[State.TO_WIPE], counted.by_state[State.AVAILABLE]
    assert seen == Glance(counted.overdue, counted.due_today, *of_states)
    assert seen == Glance(overdue=2, due_today=1, to_wipe=3, ready=1)


def test_a_glance_leaves_alone_what_is_not_quite_in_order(given: Given, tmp_path: Path) -> None:
    today = given.database.now().astimezone().date()
    given.database.close()
    file = given.folder / "data" / FILE_NAME
    whole = file.read_bytes()
    assert glance(tmp_path / "nowhere", today) is None
    left_by_a_crash = file.with_name(f"{FILE_NAME}-wal")
    left_by_a_crash.write_bytes(b"")
    assert glance(file.parent, today) is None
    left_by_a_crash.unlink()
    file.write_bytes(b"SQLite format 3\0" + b"x" * 2000)
    assert glance(file.parent, today) is None
    file.write_bytes(whole)
    assert glance(file.parent, today)
    assert file.read_bytes() == whole
    assert not left_by_a_crash.exists()


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ([], {}),
        (["--data", "a b", "--as", "Rita"], {"data": "a b", "name": "Rita"}),
        (["--data"], None),
        (["--data", "--json"], None),
        (["show", "KLDRSTVB"], None),
        (["--help"], None),
    ],
)
def test_the_windows_own_options_are_read_without_the_command_line(
    arguments: list[str], wanted: dict[str, str] | None
) -> None:
    assert _wants_window(arguments) == wanted
