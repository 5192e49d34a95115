"""A scanner is told from a person by its speed, wherever the focus is; nothing of a scan gets into a form."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from digibank.domain.keyboard import KeyPress
from digibank.ui.scanner import TAKES_SCANS, Scanner

CODE = "KLDRSTVB"


class Form(QWidget):
    """An ordinary form, with a scanner listening. `heard` is what it heard."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.button = QLineEdit(), QPushButton("Lend")
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.button)
        self.pressed = 0
        self.heard: list[tuple[str, tuple[KeyPress, ...]]] = []
        self.button.clicked.connect(self._count)
        self.scanner = Scanner(self)
        self.scanner.scanned.connect(lambda text, presses: self.heard.append((text, presses)))
        self.time = 5_000

    def keys(self, text: str, gap: int, key: Qt.Key = Qt.Key.Key_A, code: int = 0) -> None:
        for letter in text:
            self.time += gap
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                used = {"\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, " ": Qt.Key.Key_Space}.get(letter, key)
                event = QKeyEvent(kind, used, Qt.KeyboardModifier.NoModifier, code, 0, 0, letter)
                event.setTimestamp(self.time)
                QCoreApplication.sendEvent(self.windowHandle(), event)

    def _count(self) -> None:
        self.pressed += 1


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.scanner.listen_to(made.windowHandle())
    made.line.setFocus()
    return made


@pytest.mark.parametrize("gap", [0, 1, 5, 12, 35, 50])
@pytest.mark.parametrize("end", ["\r", "\t"])
def test_a_burst_is_a_scan_and_leaves_the_form_alone(form: Form, gap: int, end: str) -> None:
    form.line.setText("as typed")
    form.keys(CODE, gap)
    form.keys(end, gap)
    assert [text for text, _ in form.heard] == [CODE]
    assert form.line.text() == "as typed"
    assert form.line.hasFocus()


@pytest.mark.parametrize("gap", [51, 125, 300])
def test_a_person_types(form: Form, qtbot: QtBot, gap: int) -> None:
    form.keys(CODE + "\r", gap)
    qtbot.waitUntil(lambda: not form.scanner.holds)
    assert form.heard == []
    assert form.line.text() == CODE


def test_a_short_burst_is_a_person_who_rolls_over_keys(form: Form, qtbot: QtBot) -> None:
    form.keys("niets", 20)
    form.keys("\r", 20)
    qtbot.waitUntil(lambda: not form.scanner.holds)
    assert form.heard == []
    assert form.line.text() == "niets"


@pytest.mark.parametrize("text", [CODE, "356938035643809", "5CG9SAMPL1", "PF-1ABC2D"])
def test_a_scanner_without_an_end_is_heard_by_the_silence(form: Form, qtbot: QtBot, text: str) -> None:
    form.line.setText("as typed")
    form.keys(text, 5)
    qtbot.waitUntil(lambda: form.heard != [])
    assert [heard for heard, _ in form.heard] == [text]
    assert form.line.text() == "as typed"


def test_two_scans_without_an_end_are_two(form: Form, qtbot: QtBot) -> None:
    for number in (1, 2):
        form.keys(CODE, 5)
        qtbot.waitUntil(lambda number=number: len(form.heard) == number)  # type: ignore[misc]
        form.time += 400
    assert [heard for heard, _ in form.heard] == [CODE, CODE]


@pytest.mark.parametrize("text", ["Antwerpen", "An Peeters 2", "Lenovo ThinkPad T480"])
def test_words_that_a_program_types_go_where_they_were_typed(form: Form, qtbot: QtBot, text: str) -> None:
    form.keys(text, 5)
    assert form.line.text() == ""
    qtbot.waitUntil(lambda: form.line.text() == text)
    assert form.heard == []


def test_a_field_that_takes_scans_hears_the_silence_too(form: Form, qtbot: QtBot) -> None:
    form.line.setProperty(TAKES_SCANS, True)
    form.keys(CODE, 5)
    qtbot.waitUntil(lambda: [heard for heard, _ in form.heard] == [CODE])


@pytest.mark.parametrize("ends", ["\r\r", "\t\r", "\r\t"])
def test_a_second_end_presses_nothing(form: Form, ends: str) -> None:
    form.button.setFocus()
    form.keys(CODE + ends, 5)
    assert [text for text, _ in form.heard] == [CODE]
    assert form.pressed == 0
    assert form.button.hasFocus()


def test_a_key_that_is_held_down_is_a_persons(form: Form, qtbot: QtBot) -> None:
    form.keys("x", 300)
    for _ in range(12):
        form.time += 30
        event = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier, 0, 0, 0, "x", autorep=True
        )
        event.setTimestamp(form.time)
        QCoreApplication.sendEvent(form.windowHandle(), event)
    form.keys("\r", 30)
    qtbot.waitUntil(lambda: not form.scanner.holds)
    assert form.heard == []
    assert form.line.text() == "x" * 13


def test_on_hold_no_scan_is_taken_until_enter(form: Form) -> None:
    missed: list[bool] = []
    form.scanner.missed.connect(lambda: missed.append(True))
    form.button.setFocus()
    form.scanner.hold()
    form.keys(CODE + "\r", 5)
    assert (form.heard, missed) == ([], [True])
    form.keys("\r", 400)
    assert form.pressed == 0  # this Enter goes on, and does nothing else
    form.time += 400
    form.keys(CODE + "\r", 5)
    assert [text for text, _ in form.heard] == [CODE]
    assert missed == [True]


def test_on_hold_a_second_end_does_not_go_on(form: Form) -> None:
    form.scanner.hold()
    form.keys(CODE + "\r\r", 5)
    assert form.scanner.on_hold
    assert form.heard == []


def test_a_stall_does_not_make_a_person_a_scanner(form: Form, qtbot: QtBot) -> None:
    """All keys arrive at once, with the times at which they were pressed."""
    form.keys("Antwerpen", 140)
    qtbot.waitUntil(lambda: not form.scanner.holds)
    assert form.line.text() == "Antwerpen"


def test_a_scan_presses_no_button(form: Form) -> None:
    form.button.setFocus()
    form.keys("AB CD EF GH\r", 5)
    assert form.pressed == 0
    assert [text for text, _ in form.heard] == ["AB CD EF GH"]


def test_a_person_presses_a_button_once(form: Form, qtbot: QtBot) -> None:
    form.button.setFocus()
    form.keys(" ", 200)
    qtbot.waitUntil(lambda: form.pressed == 1)
    assert not form.button.isDown()


def test_a_field_that_takes_scans_shows_the_keys_at_once(form: Form) -> None:
    form.line.setProperty(TAKES_SCANS, True)
    form.keys(CODE, 5)
    assert form.line.text() == CODE
    form.keys("\r", 5)
    assert [text for text, _ in form.heard] == [CODE]


def test_the_keys_behind_the_text_are_told(form: Form) -> None:
    form.keys("AAAAAA", 5, code=38)
    form.keys("\r", 5)
    assert form.heard == [("AAAAAA", (KeyPress(38),) * 6)]


def test_fifty_scans_in_a_row_arrive(form: Form) -> None:
    for _ in range(50):
        form.keys(CODE + "\r", 4)
        form.time += 300
    assert [text for text, _ in form.heard] == [CODE] * 50
    assert form.line.text() == ""


def test_typing_after_a_scan_is_typing(form: Form, qtbot: QtBot) -> None:
    form.keys(CODE + "\r", 4)
    form.time += 400
    form.keys("ja", 150)
    qtbot.waitUntil(lambda: form.line.text() == "ja")


def test_two_scanners_on_one_window_do_not_pass_keys_to_and_fro(form: Form, qtbot: QtBot) -> None:
    """As for a moment while a window is built anew beside the old one."""
    other = Scanner(form)
    other.listen_to(form.windowHandle())
    form.keys("ja", 150)
    qtbot.waitUntil(lambda: not form.scanner.holds and not other.holds)
    assert form.line.text() == "ja"


def test_a_scanner_that_was_stopped_hears_nothing(form: Form) -> None:
    form.scanner.stop()
    form.keys(CODE + "\r", 5)
    assert form.heard == []
    assert form.line.text() == CODE
