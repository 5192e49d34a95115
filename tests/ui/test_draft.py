"""What is typed in a form is not lost: not by a crash, not by closing the window; it goes when it is stored or left."""

import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from digibank.app import Program
from digibank.domain.lifecycle import State
from digibank.domain.roles import Role
from digibank.services.lend import lend
from digibank.services.staff import welcome
from digibank.ui.draft import FILE_NAME, KEPT_S, Draft, DraftFile
from tests.desk import Desk
from tests.given import Given
from tests.starting import at_work, fill, press, read, written


def draft_of(given: Given) -> Path:
    return given.database.folder / FILE_NAME


def test_a_draft_is_written_while_one_types_and_goes_when_it_is_stored(
    desk: Callable[..., Desk], given: Given, qtbot: QtBot
) -> None:
    rita = desk()
    rita.press("F3")
    rita.write("SN-77")
    qtbot.waitUntil(draft_of(given).exists, timeout=5_000)
    assert json.loads(draft_of(given).read_text(encoding="utf-8"))["values"]["intake_serial"] == "SN-77"
    if os.name == "posix":
        assert draft_of(given).stat().st_mode & 0o077 == 0, "for nobody else on this computer"
    rita.choose("intake_kind", "Laptop")
    rita.do("take_in")
    assert rita.tone == "yes"
    rita.until(lambda: not draft_of(given).exists())


def test_a_form_that_was_left_leaves_nothing(desk: Callable[..., Desk], given: Given, qtbot: QtBot) -> None:
    rita = desk()
    rita.press("F3")
    rita.write("SN-77")
    qtbot.waitUntil(draft_of(given).exists, timeout=5_000)
    rita.press("Esc")
    assert not draft_of(given).exists()


def test_a_form_in_which_nothing_was_typed_is_no_draft(desk: Callable[..., Desk], given: Given) -> None:
    rita = desk()
    rita.press("F3")
    rita.window.drafts.keep()
    assert rita.window.drafts.now() is None
    assert not draft_of(given).exists()


def test_a_draft_that_finds_no_room_stops_nobody(desk: Callable[..., Desk], given: Given) -> None:
    draft_of(given).mkdir()
    rita = desk()
    rita.press("F3")
    rita.write("SN-77")
    rita.window.drafts.keep()
    assert rita.written("intake_serial") == "SN-77"
    assert list(given.database.folder.glob("*.part")) == []
    draft_of(given).rmdir()


DIES = textwrap.dedent(
    """
    import os, signal, sys
    from pathlib import Path
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QLineEdit
    from digibank.app import Program
    from digibank.ui.draft import FILE_NAME
    from digibank.ui.main_window import MainWindow

    folder, code = Path(sys.argv[1]), sys.argv[2]
    app = QApplication([])
    program = Program(app, folder, None, None)
    program.start()

    def work():
        window = program.window
        if not isinstance(window, MainWindow):
            return
        if window.counter.panel is None:
            window.counter.resume("lend", code)
            line = window.findChild(QLineEdit, "borrower_name")
            line.setText("Ömer Şahin")
            line.textEdited.emit("Ömer Şahin")
            window.findChild(QLineEdit, "borrower_address").setText("Kaai 1")
        elif (folder / FILE_NAME).exists():
            os.kill(os.getpid(), signal.SIGKILL)

    timer = QTimer(interval=50)
    timer.timeout.connect(work)
    timer.start()
    app.exec()
    """
)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a word of Unix")
def test_after_a_crash_the_form_is_offered_with_all_that_was_in_it(
    start: Callable[[Path], Program], given: Given
) -> None:
    code = given.device(State.AVAILABLE)
    given.database.close()
    folder = given.folder / "data"
    ended = subprocess.run([sys.executable, "-c", DIES, str(folder), code], check=False, timeout=120)
    assert ended.returncode == -signal.SIGKILL
    window = at_work(start(folder))
    assert "“Lend” was open" in read(window, "left_open_said")
    assert "Released" in read(window, "last_stored") or "lending" in read(window, "last_stored")
    press(window, "left_open_resume")
    assert written(window, "borrower_name") == "Ömer Şahin"
    assert written(window, "borrower_address") == "Kaai 1"
    press(window, "panel_back")
    assert not (folder / FILE_NAME).exists()


def left_behind(start: Callable[[Path], Program], given: Given, task: str, code: str, **texts: str) -> Program:
    """Types in a form and closes the window; then the program starts again."""
    first = start(given.folder / "data")
    window = at_work(first)
    window.counter.resume(task, code)
    fill(window, **texts)
    window.close()
    return start(given.folder / "data")


def test_a_closed_window_keeps_the_form_and_it_can_be_thrown_away(
    start: Callable[[Path], Program], given: Given
) -> None:
    window = at_work(left_behind(start, given, "intake", "", intake_serial="SN-77", intake_make="Dell"))
    press(window, "left_open_drop")
    assert not draft_of(given).exists()
    assert not window.left_open.isVisible()
    window.close()
    assert not at_work(start(given.folder / "data")).left_open.isVisible()


def test_a_form_whose_device_moved_on_is_not_opened(start: Callable[[Path], Program], given: Given) -> None:
    code = given.device(State.AVAILABLE)
    program = left_behind(start, given, "lend", code, borrower_name="Ömer Şahin")
    given.office.do(lend, [code], "An Peeters")
    window = at_work(program)
    press(window, "left_open_resume")
    assert "moved on" in window.banner.text
    assert window.counter.panel is None


def test_a_chosen_person_and_further_devices_come_back(desk: Callable[..., Desk], given: Given) -> None:
    given.borrower("An Peeters")
    first, second = given.device(State.AVAILABLE), given.device(State.AVAILABLE)
    rita = desk()
    rita.scan(first)
    rita.press("F5")
    rita.scan(second)
    rita.write("An Peeters")
    rita.press("Return")
    draft = rita.window.drafts.now()
    assert draft
    els = desk()
    assert els.window.drafts.resume(draft)
    els.until(lambda: els.sees("borrower_chosen"))
    assert els.window.drafts.now() is not None
    assert els.window.counter.panel
    assert second in els.window.counter.panel.chosen


def test_an_opened_report_comes_back(desk: Callable[..., Desk], given: Given) -> None:
    rita = desk()
    rita.press("F3")
    rita.press("Ctrl+O")
    rita.open_files(given.hardware_report())
    draft = rita.window.drafts.now()
    assert draft
    els = desk()
    assert els.window.drafts.resume(draft)
    assert "2 disks inside" in els.reads("intake_heard")
    assert els.part(QComboBox, "intake_kind").currentText() == "Laptop"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"member": 1}', '{"values": 3, "member": "", "task": ""}'])
def test_a_draft_that_cannot_be_understood_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE_NAME).write_text(content, encoding="utf-8")
    assert DraftFile(tmp_path).read() is None


def test_a_draft_that_nobody_came_back_for_is_removed(tmp_path: Path) -> None:
    file = DraftFile(tmp_path)
    file.write(Draft("m", "lend", "KLDRSTVB", "Lend", {"borrower_name": "Ömer Şahin"}))
    assert file.read()
    os.utime(tmp_path / FILE_NAME, (0, time.time() - KEPT_S - 60))
    assert file.read() is None
    assert not (tmp_path / FILE_NAME).exists()


def test_a_draft_is_read_as_it_was_written(tmp_path: Path) -> None:
    draft = Draft("m", "lend", "KLDRSTVB", "Uitlenen", {"a": "Ömer 😀", "b": True, "c": ""}, ("X",), ("/r.json",))
    file = DraftFile(tmp_path)
    file.write(draft)
    assert file.read() == draft
    file.forget()
    assert file.read() is None


@pytest.mark.parametrize(("role", "offered"), [(Role.VOLUNTEER, False), (Role.COORDINATOR, True)])
def test_what_was_typed_of_a_borrower_is_offered_to_whom_may_see_it(
    start: Callable[[Path], Program], given: Given, role: Role, *, offered: bool
) -> None:
    code = given.device(State.AVAILABLE)
    given.office.do(welcome, "Zoë", role)
    first = start(given.folder / "data")
    assert first.window
    press(first.window, "name_0")
    window = at_work(first)
    window.counter.resume("lend", code)
    fill(window, borrower_name="Ömer Şahin")
    window.close()
    again = start(given.folder / "data")
    assert again.window
    press(again.window, "name_1")
    assert at_work(again).left_open.isVisible() is offered
    assert draft_of(given).exists(), "it is kept for whoever typed it"
