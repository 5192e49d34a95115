"""A volunteer at the real window, with a keyboard and a scanner and nothing else."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from digibank.i18n import translator
from digibank.queries.staff import members
from digibank.services.office import Office
from digibank.storage.tx import Actor
from digibank.ui.changes import Changes
from digibank.ui.house import House
from digibank.ui.jobs import Jobs
from digibank.ui.machine_settings import MachineSettings
from digibank.ui.main_window import MainWindow
from tests.given import Given

SCANNER_GAP_MS = 5
PERSON_GAP_MS = 180
_MOST_TABS = 80


class Desk:
    """Counts what the volunteer does: `scans` and `keys` (typed texts count as one)."""

    def __init__(self, given: Given, actor: Actor, qtbot: QtBot, language: str = "en") -> None:
        self._qtbot, self._clock = qtbot, 1_000_000
        changes = Changes()
        office = Office(given.database, actor, changes.tell)
        name = next(m.name for m in office.ask(members) if m.id == actor.member)
        self.window = MainWindow(House(office, name, translator(language), Jobs(), changes, MachineSettings()))
        qtbot.addWidget(self.window)
        self.scans = self.keys = 0
        self.window.resize(1366, 768)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.window.scanner.listen_to(self.window.windowHandle())

    # ---- hands

    def scan(self, text: str) -> None:
        """As a scanner does: keys a few milliseconds apart, Enter behind them."""
        self.scans += 1
        for letter in text:
            self._key(letter, SCANNER_GAP_MS)
        self._key("\r", SCANNER_GAP_MS)

    def write(self, text: str) -> None:
        """As a person does, in the field that has the focus."""
        self.keys += 1
        for letter in text:
            self._key(letter, PERSON_GAP_MS)
        self._qtbot.waitUntil(lambda: not self.window.scanner.holds)

    def paste(self, text: str) -> None:
        """From the clipboard, into the field that has the focus."""
        QGuiApplication.clipboard().setText(text)
        self.press("Ctrl+V")

    def press(self, keys: str) -> None:
        """`F5`, `Return`, `Tab`, `Ctrl+Z`: through the system's door, so that shortcuts hear it."""
        self.keys += 1
        combination = QKeySequence(keys)[0]  # type: ignore[index]  # missing in the stubs
        window = self._focused_window()
        QTest.keyClick(window, combination.key(), combination.keyboardModifiers())
        self._qtbot.waitUntil(lambda: not self.window.scanner.holds)

    def tab_to(self, name: str) -> None:
        """Presses Tab until the named part has the focus: it must be within reach."""
        for _ in range(_MOST_TABS):
            if self.focus == name:
                return
            QTest.keyClick(self._focused_window(), Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not reach {name}; it stands on {self.focus}")

    def fill(self, name: str, text: str) -> None:
        self.tab_to(name)
        self.press("Ctrl+A")
        self.write(text)

    def choose(self, name: str, word: str) -> None:
        """In a list of words: by the arrows."""
        self.tab_to(name)
        box = self.part(QComboBox, name)
        QTest.keyClick(self._focused_window(), Qt.Key.Key_Home)
        for _ in range(box.count()):
            if box.currentText() == word:
                return
            QTest.keyClick(self._focused_window(), Qt.Key.Key_Down)
        raise AssertionError(f"no {word!r} in {name}")

    def do(self, name: str) -> None:
        """Goes to a button and presses it."""
        self.tab_to(name)
        self.press("Space")

    def open_files(self, *files: Path) -> None:
        """In the dialog that asks for files: types their names."""
        names = [str(file) for file in files]
        self._answer_dialog(names[0] if len(names) == 1 else " ".join(f'"{name}"' for name in names))

    def save_as(self, file: Path) -> None:
        self._answer_dialog(str(file))

    def wait_for_paper(self) -> None:
        self._qtbot.waitUntil(lambda: self.window.paper.ready, timeout=20_000)

    # ---- eyes

    @property
    def message(self) -> str:
        return self.window.banner.text

    @property
    def tone(self) -> str:
        return self.window.banner.tone.value

    @property
    def focus(self) -> str:
        widget = QApplication.focusWidget()
        return widget.objectName() if widget else ""

    def reads(self, name: str) -> str:
        return str(self.part(QLabel, name).text())

    def written(self, name: str) -> str:
        return str(self.part(QLineEdit, name).text())

    def offers(self) -> list[str]:
        """The tasks that the card offers, in reading order."""
        shown = [w for w in self.window.findChildren(QWidget) if w.objectName().startswith("do_") and w.isVisible()]
        return [w.objectName().removeprefix("do_") for w in shown]

    def sees(self, name: str) -> bool:
        return any(w.isVisible() for w in self.window.findChildren(QWidget, name))

    def texts(self) -> str:
        """Everything that can be read on the screen now."""
        return "\n".join(w.text() for w in self.window.findChildren(QLabel) if w.isVisible())

    def part(self, kind: type[Any], name: str) -> Any:
        found = [w for w in self.window.findChildren(kind, name) if w.isVisible()]
        assert len(found) == 1, f"{len(found)} visible {name}"
        return found[0]

    def until(self, true: Callable[[], bool], timeout: int = 10_000) -> None:
        self._qtbot.waitUntil(true, timeout=timeout)

    def settle(self) -> None:
        """Until nothing is read, made or looked up any more."""
        self.until(lambda: self.window.house.jobs.idle)

    # ---- how

    def _key(self, letter: str, gap: int) -> None:
        self._clock += gap
        key = Qt.Key.Key_Return if letter == "\r" else Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key(0)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            event.setTimestamp(self._clock)
            QCoreApplication.sendEvent(self._focused_window(), event)

    def _focused_window(self) -> QWindow:
        dialog = QApplication.activeModalWidget()
        window = dialog.windowHandle() if dialog else QGuiApplication.focusWindow() or self.window.windowHandle()
        assert window is not None
        return window

    def _answer_dialog(self, text: str) -> None:
        self.until(lambda: QApplication.activeModalWidget() is not None)
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(line, QLineEdit)
        dialog.activateWindow()
        line.setFocus()
        self.until(line.hasFocus)  # without it the dialog writes there what it selects in its list meanwhile
        QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Qt.Key.Key_Return)
        self.until(lambda: QApplication.activeModalWidget() is None)
        self.window.activateWindow()  # a window manager gives the keys back by itself; the offscreen screen has none
        self.until(lambda: QGuiApplication.focusWindow() is self.window.windowHandle())
