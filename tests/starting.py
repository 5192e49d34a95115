"""The program as it starts, with its windows one after another, and the few things that a test does in any of them."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from digibank.app import Program
from digibank.ui.cannot_open import CannotOpen
from digibank.ui.first_start import FirstStart
from digibank.ui.machine_settings import MachineSettings
from digibank.ui.main_window import MainWindow
from digibank.ui.sign_in.who_page import WhoPage

Part = TypeVar("Part", bound=QWidget)


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
        pages = FirstStart | MainWindow | CannotOpen | WhoPage
        qtbot.waitUntil(lambda: isinstance(program.window, pages), timeout=20_000)
        return program

    yield begin
    for program in started:
        if program.window:
            program.window.close()
    sys.excepthook = hook
    QSettings("digibank", "digibank").clear()


def at_work(program: Program) -> MainWindow:
    assert isinstance(program.window, MainWindow)
    return program.window


def fill(page: QWidget, **texts: str) -> None:
    for name, text in texts.items():
        line = seen(page, QLineEdit, name)
        line.setText(text)
        line.textEdited.emit(text)


def press(page: QWidget, name: str) -> None:
    QApplication.processEvents()  # what was just added is seen after that
    seen(page, QPushButton, name).click()


def written(page: QWidget, name: str) -> str:
    return seen(page, QLineEdit, name).text()


def read(page: QWidget, name: str) -> str:
    return seen(page, QLabel, name).text()


def seen(page: QWidget, kind: type[Part], name: str) -> Part:
    QApplication.processEvents()
    found = [part for part in page.findChildren(kind, name) if part.isVisible()]
    assert len(found) == 1, f"{len(found)} visible {name}"
    return found[0]


def typed(page: QWidget, key: Qt.Key) -> None:
    window = page.windowHandle()
    assert window is not None
    QTest.keyClick(window, key)


def write(text: str) -> None:
    """In the field that has the focus."""
    field = QApplication.focusWidget()
    assert field
    QTest.keyClicks(field, text)


def focus() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName() if widget else ""
