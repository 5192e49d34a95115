"""Who is at work: picked by name at the start, changed with one key, asked again when nobody used the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from digibank.app import Program
from digibank.domain.lifecycle import State
from digibank.domain.roles import Role
from digibank.ui.draft import FILE_NAME
from digibank.ui.sign_in.who_page import WhoPage
from tests.desk import SCANNER_GAP_MS, Desk
from tests.given import Given
from tests.starting import at_work, fill, focus, press, read, typed, written


@pytest.fixture
def crew(given: Given) -> Given:
    """Rita, a volunteer and a technician."""
    for role in (Role.VOLUNTEER, Role.TECHNICIAN):
        given.actor(role)
    return given


def covered(at: Desk) -> bool:
    return at.window.cover.closed


# ---- at the start


def test_a_name_is_picked_by_its_first_letter(start: Callable[[Path], Program], crew: Given, qtbot: QtBot) -> None:
    page = start(crew.folder / "data").window
    assert isinstance(page, WhoPage)
    qtbot.waitUntil(lambda: focus() == "name_0")
    typed(page, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: focus() == "name_1")
    typed(page, Qt.Key.Key_Up)
    assert focus() == "name_0"
    typed(page, Qt.Key.Key_Down)
    typed(page, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: focus() == "name_2")


def test_whoever_is_picked_is_at_work_with_what_the_role_may(
    start: Callable[[Path], Program], crew: Given, qtbot: QtBot
) -> None:
    program = start(crew.folder / "data")
    page = program.window
    assert isinstance(page, WhoPage)
    qtbot.waitUntil(lambda: focus() == "name_0")
    typed(page, Qt.Key.Key_Down)
    typed(page, Qt.Key.Key_Return)
    jef = at_work(program)
    assert jef.house.role is Role.VOLUNTEER
    jef.go("settings")
    shown = set(jef.pages["settings"]._buttons)  # type: ignore[attr-defined]
    assert shown == {"this_pc", "practice", "about"}


def test_one_colleague_is_not_asked(start: Callable[[Path], Program], given: Given) -> None:
    assert at_work(start(given.folder / "data")).house.member == "Rita"


# ---- locked


def test_a_window_that_nobody_uses_locks_and_opens_with_one_key(desk: Callable[..., Desk], qtbot: QtBot) -> None:
    rita = desk()
    rita.press("F3")
    rita.write("SN-77")
    rita.window.cover.idle.timer.start(1)
    qtbot.waitUntil(lambda: covered(rita))
    rita.window.cover.idle.timer.setInterval(600_000)
    assert "Take in a device" in rita.reads("who_form")
    assert not rita.sees("intake_serial"), "nothing of it can be read"
    before = rita.keys
    rita.press("Return")
    assert rita.keys - before == 1
    assert rita.written("intake_serial") == "SN-77"
    assert rita.focus == "intake_serial"


def test_a_key_or_a_scan_starts_the_time_anew(desk: Callable[..., Desk]) -> None:
    rita = desk()
    timer = rita.window.cover.idle.timer
    handle = rita.window.windowHandle()
    assert handle
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    handle.installEventFilter(rita.window.cover.idle)  # the offscreen screen tells nobody which window has the keys
    acts: list[Callable[[], None]] = [lambda: rita.press("F4"), lambda: rita.scan("KLDRSTVB")]
    for act in acts:
        timer.start()
        rita.until(lambda: timer.remainingTime() < timer.interval() - 300)
        before = timer.remainingTime()
        act()
        assert timer.remainingTime() > before


def test_while_it_is_locked_a_scan_does_nothing_but_say_so(desk: Callable[..., Desk], crew: Given) -> None:
    code = crew.device(State.TO_WIPE)
    rita = desk()
    rita.window.cover.lock()
    rita.scan(code)
    assert covered(rita)
    assert "Nothing was done" in rita.window.cover.page.banner.text
    for key in ("F2", "F3", "F4", "F9", "Ctrl+Z", "Esc", "Ctrl+,"):
        rita.press(key)
    assert covered(rita)
    rita.press("Return")
    assert not covered(rita)
    assert rita.window.place == "counter"
    assert not rita.sees("card_code")
    assert rita.window.counter.panel is None


def test_a_dialog_does_not_stand_above_the_cover(desk: Callable[..., Desk], qtbot: QtBot) -> None:
    rita = desk()
    rita.press("F3")
    rita.press("Ctrl+O")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    rita.window.cover.lock()
    assert QApplication.activeModalWidget() is None
    assert covered(rita)


# ---- somebody else


def at_the_start(start: Callable[[Path], Program], crew: Given, number: int) -> Program:
    program = start(crew.folder / "data")
    assert isinstance(program.window, WhoPage)
    press(program.window, f"name_{number}")
    return program


def hand_to(program: Program, name: str) -> None:
    """Ctrl+L, then the letter of the name and Enter."""
    window = at_work(program)
    window.cover.ask_who()
    button = next(b for m, b in window.cover.page._names._buttons if name in m.name)
    button.click()


def test_a_form_goes_along_to_whoever_may_see_it(start: Callable[[Path], Program], crew: Given) -> None:
    program = at_the_start(start, crew, 0)
    at_work(program).counter.take_in()
    fill(at_work(program), intake_serial="SN-77")
    hand_to(program, "volunteer")
    jef = at_work(program)
    assert jef.house.role is Role.VOLUNTEER
    assert written(jef, "intake_serial") == "SN-77"


@pytest.mark.parametrize("written_before", [True, False])
@pytest.mark.parametrize("name", ["volunteer", "technician"])
def test_what_somebody_said_of_a_borrower_is_not_shown_to_another(
    start: Callable[[Path], Program], crew: Given, name: str, *, written_before: bool
) -> None:
    code = crew.device(State.AVAILABLE)
    program = at_the_start(start, crew, 0)
    at_work(program).counter.resume("lend", code)
    fill(at_work(program), borrower_name="Ömer Şahin")
    if written_before:
        at_work(program).drafts.keep()
    hand_to(program, name)
    window = at_work(program)
    assert window.counter.panel is None
    assert "not kept" in window.banner.text
    assert "Ömer" not in window.banner.text
    assert not (crew.folder / "data" / FILE_NAME).exists()


def test_a_coordinator_sees_what_a_volunteer_typed(start: Callable[[Path], Program], crew: Given) -> None:
    code = crew.device(State.AVAILABLE)
    program = at_the_start(start, crew, 1)
    at_work(program).counter.resume("lend", code)
    fill(at_work(program), borrower_name="Ömer Şahin", borrower_phone="0470 00 00 00")
    hand_to(program, "Rita")
    rita = at_work(program)
    assert rita.house.role is Role.COORDINATOR
    assert written(rita, "borrower_name") == "Ömer Şahin"
    assert written(rita, "borrower_phone") == "0470 00 00 00"


def test_the_rail_says_who_is_at_work(start: Callable[[Path], Program], crew: Given) -> None:
    program = at_the_start(start, crew, 1)
    window = at_work(program)
    window.showNormal()
    window.resize(1366, 768)
    assert "Volunteer" in read(window, "who_role")
    assert "Ctrl+L" in read(window, "who_role")
    press(window, "who")
    assert window.cover.closed


def test_a_scan_at_the_question_counts_for_nobody(start: Callable[[Path], Program], crew: Given, qtbot: QtBot) -> None:
    page = start(crew.folder / "data").window
    assert isinstance(page, WhoPage)
    handle = page.windowHandle()
    assert handle
    qtbot.waitUntil(lambda: focus() == "name_0")
    for number, letter in enumerate("KLDRSTVB\r"):
        key = Qt.Key.Key_Return if letter == "\r" else Qt.Key(ord(letter))
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter)
        event.setTimestamp(1_000_000 + number * SCANNER_GAP_MS)
        QCoreApplication.sendEvent(handle, event)
    assert "Nothing was done" in page.banner.text
