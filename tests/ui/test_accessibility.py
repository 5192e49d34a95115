"""Everything that can have the focus has a name, is large enough, and is reached by Tab; labels show text as it is."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QLineEdit, QWidget

from digibank.domain.lifecycle import State
from digibank.domain.roles import Role
from digibank.services.codes import draw_codes
from digibank.ui.widgets import theme
from digibank.ui.widgets.palette import DARK
from tests.desk import Desk
from tests.given import FIRST_DISK, Given
from tests.stories.card_tasks import task

SMALLEST = 36
FOCUSABLE = Qt.FocusPolicy.TabFocus


def _settings(rita: Desk, name: str) -> None:
    rita.press("Ctrl+,")
    rita.do(f"settings_to_{name}")


def _files(rita: Desk, given: Given) -> None:
    rita.press("Shift+F7")
    rita.press("Ctrl+O")
    rita.open_files(FIRST_DISK[1], given.hardware_report())
    rita.settle()


def _covered(rita: Desk, given: Given) -> None:
    for role in (Role.VOLUNTEER, Role.TECHNICIAN):
        given.actor(role)
    rita.press("Ctrl+L")


def _paper(rita: Desk, given: Given, *keys: str) -> None:
    _card(rita, given, State.ON_LOAN, "Ctrl+P")
    rita.wait_for_paper()
    for key in keys:
        rita.press(key)
    rita.settle()


SCENES: dict[str, Callable[[Desk, Given], None]] = {
    "counter": lambda _rita, _given: None,
    "intake": lambda rita, _given: rita.press("F3"),
    "devices": lambda rita, _given: rita.press("F4"),
    "devices_none": lambda rita, _given: _find_nothing(rita),
    "loans": lambda rita, given: _list(rita, given, "Shift+F5"),
    "people": lambda rita, given: _list(rita, given, "Shift+F6"),
    "bench": lambda rita, _given: rita.press("Shift+F7"),
    "bench_files": _files,
    "labels": lambda rita, given: _labels(rita, given, "labels_queue"),
    "labels_collect": lambda rita, given: _labels(rita, given, "labels_collect"),
    "labels_adjust": lambda rita, given: _labels(rita, given, "labels_adjust"),
    "labels_own": lambda rita, given: _labels(rita, given, "labels_own"),
    "fresh_label": lambda rita, given: rita.scan(given.office.do(draw_codes, 1)[0]),
    "fresh_label_taken": lambda rita, given: _fresh_label(rita, given, "F3"),
    "relabel": lambda rita, given: _task(rita, given, "relabel", "papers"),
    "alias": lambda rita, given: _task(rita, given, "alias", "data"),
    "locks": lambda rita, given: _card(rita, given, State.RECEIVED, "F10"),
    "wipe": lambda rita, given: _card(rita, given, State.TO_WIPE, "F7"),
    "lend": lambda rita, given: _card(rita, given, State.AVAILABLE, "F5"),
    "return": lambda rita, given: _card(rita, given, State.ON_LOAN, "F6"),
    "settings": lambda rita, _given: rita.press("Ctrl+,"),
    "settings_staff": lambda rita, _given: _settings(rita, "staff"),
    "settings_backups": lambda rita, _given: _settings(rita, "backups"),
    "settings_this_pc": lambda rita, _given: _settings(rita, "this_pc"),
    "settings_about": lambda rita, _given: _settings(rita, "about"),
    "paper": _paper,
    "paper_look": lambda rita, given: _paper(rita, given, "Ctrl+F9"),
    "papers_waiting": lambda rita, given: _paper(rita, given, "Shift+F9"),
    "covered": _covered,
    "unknown": lambda rita, _given: rita.scan("KLDRSTVB"),
}


def _task(rita: Desk, given: Given, name: str, group: str) -> None:
    rita.scan(given.device(State.TO_WIPE))
    task(rita, name, group)


def _fresh_label(rita: Desk, given: Given, *keys: str) -> None:
    rita.scan(given.office.do(draw_codes, 1)[0])
    for key in keys:
        rita.press(key)


def _card(rita: Desk, given: Given, state: State, key: str) -> None:
    rita.scan(given.device(state))
    rita.press(key)


def _labels(rita: Desk, given: Given, part: str) -> None:
    given.device(State.RECEIVED)
    rita.window.house.settings.label_stock = "avery-l7160"
    rita.press("Shift+F12")
    rita.do(part)
    rita.settle()


def _list(rita: Desk, given: Given, key: str) -> None:
    given.lent("An Peeters")
    rita.press(key)


def _find_nothing(rita: Desk) -> None:
    rita.press("F4")
    rita.write("zzzz")
    rita.until(lambda: rita.sees("device_show_all"))


def shown(rita: Desk) -> list[QWidget]:
    return [w for w in rita.window.findChildren(QWidget) if w.isVisible()]


def focusable(rita: Desk) -> list[QWidget]:
    return [w for w in shown(rita) if w.focusPolicy().value & FOCUSABLE.value and w.isEnabled()]


@pytest.mark.parametrize("scene", SCENES)
def test_what_takes_the_focus_has_a_name_and_a_size(desk: Callable[..., Desk], given: Given, scene: str) -> None:
    rita = desk()
    SCENES[scene](rita, given)
    parts = focusable(rita)
    assert len(parts) > 2
    heard = {w: QAccessible.queryAccessibleInterface(w).text(QAccessible.Text.Name) for w in parts}
    assert [(type(w).__name__, w.objectName()) for w, name in heard.items() if not name.strip()] == []
    assert [(type(w).__name__, w.accessibleName()) for w in parts if not w.objectName()] == []
    pressed = [w for w in parts if isinstance(w, QAbstractButton | QLineEdit)]
    assert [(w.objectName(), w.height()) for w in pressed if w.height() < SMALLEST] == []


@pytest.mark.parametrize("scene", SCENES)
def test_labels_show_text_as_it_is(desk: Callable[..., Desk], given: Given, scene: str) -> None:
    rita = desk()
    SCENES[scene](rita, given)
    labels = [w for w in shown(rita) if isinstance(w, QLabel)]
    assert labels
    assert [w.text() for w in labels if w.textFormat() is not Qt.TextFormat.PlainText] == []
    assert [w.text() for w in labels if w.accessibleName()] == []  # it would hide the text from a screen reader


@pytest.mark.parametrize("scene", SCENES)
def test_tab_goes_through_everything_and_comes_round(desk: Callable[..., Desk], given: Given, scene: str) -> None:
    rita = desk()
    SCENES[scene](rita, given)
    wanted = {w.objectName() for w in focusable(rita) if not isinstance(w, QAbstractItemView)}
    reached = set()
    for _ in range(80):
        rita.press("Tab")
        reached.add(rita.focus)
    grouped = {"term_open"}  # the arrows, not Tab, go between the choices of one question
    assert wanted - reached - grouped == set()


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_nothing_is_wider_than_the_window(
    desk: Callable[..., Desk], given: Given, qapp: QApplication, scene: str, percent: int
) -> None:
    rita = desk(look=theme.Theme(DARK, percent / 100))
    SCENES[scene](rita, given)
    qapp.processEvents()
    right = rita.window.width()
    over = [
        w.objectName() or type(w).__name__
        for w in shown(rita)
        if isinstance(w, QAbstractButton | QLineEdit | QLabel)
        and w.mapTo(rita.window, w.rect().topRight()).x() > right
        and not any(isinstance(p, QAbstractItemView) for p in _parents(w))
    ]
    assert rita.window.width() == 1366
    assert over == []


def _parents(widget: QWidget) -> list[QWidget]:
    parent = widget.parentWidget()
    return [parent, *_parents(parent)] if parent else []
