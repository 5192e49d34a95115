"""Where the window stands: remembered, brought back from a screen that is gone, and one for each database."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from digibank.i18n import translator
from digibank.ui.machine_settings import MachineSettings
from digibank.ui.only_window import OnlyWindow
from digibank.ui.stage import Stage


@pytest.fixture
def settings() -> Iterator[MachineSettings]:
    """The stage puts itself in the place of Python's own handler of errors."""
    hook, kept = sys.excepthook, MachineSettings()
    yield kept
    sys.excepthook = hook
    kept.store.clear()


@pytest.mark.parametrize("place", [QPoint(-20_000, 50), QPoint(50, 20_000)])
def test_a_window_whose_screen_is_gone_comes_back(
    qapp: QApplication, qtbot: QtBot, settings: MachineSettings, place: QPoint
) -> None:
    far = QWidget()
    qtbot.addWidget(far)
    far.setGeometry(QRect(place, QSize(700, 500)))
    settings.geometry = far.saveGeometry()
    stage = Stage(settings, None)
    near = QWidget()
    qtbot.addWidget(near)
    stage.show(near, translator("en"))
    assert near.size() == QSize(700, 500)
    assert qapp.primaryScreen().availableGeometry().contains(near.geometry().center())


def test_size_and_fullness_of_the_window_are_remembered(qtbot: QtBot, settings: MachineSettings) -> None:
    first, second = QWidget(), QWidget()
    for window in (first, second):
        qtbot.addWidget(window)
    stage = Stage(settings, None)
    stage.show(first, translator("en"))
    first.resize(700, 500)
    first.showMaximized()
    first.close()
    again = Stage(settings, None)
    again.show(second, translator("en"))
    assert second.isMaximized()
    second.showNormal()
    assert second.size() == QSize(700, 500)


def test_a_database_has_one_window(qtbot: QtBot, tmp_path: Path) -> None:
    first = OnlyWindow(tmp_path)
    called: list[bool] = []
    first.called = lambda: called.append(True)
    qtbot.waitUntil(lambda: first.listens)
    second = OnlyWindow(tmp_path)
    assert (first.first, second.first) == (True, False)
    qtbot.waitUntil(lambda: called == [True])
    elsewhere = OnlyWindow(tmp_path / "other")
    assert elsewhere.first
