"""Fixtures of stories and window tests: `given`, a Digibank with its stock; `desk`, a volunteer at its window. After
each test the database is checked."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from digibank.domain.roles import Role
from digibank.ui.widgets import theme
from tests.desk import Desk
from tests.given import Given

PLAIN = theme.Theme()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen screen says of some of a window's wishes that it cannot fulfil them. That is no fault of ours."""
    for item in items:
        if "qtbot" in getattr(item, "fixturenames", ()) and not item.get_closest_marker("qt_log_ignore"):
            item.add_marker(pytest.mark.qt_log_ignore("^This plugin does not support", extend=True))


@pytest.fixture
def given(tmp_path: Path) -> Iterator[Given]:
    place = Given(tmp_path)
    yield place
    assert place.all_is_well()
    place.database.close()


@pytest.fixture
def desk(given: Given, qtbot: QtBot, qapp: QApplication) -> Callable[..., Desk]:
    def sit_down(role: Role = Role.COORDINATOR, language: str = "en", look: theme.Theme = PLAIN) -> Desk:
        theme.apply(qapp, look)
        return Desk(given, given.actor(role), qtbot, language)

    return sit_down
