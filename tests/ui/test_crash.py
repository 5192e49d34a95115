"""A mistake of the program's: told once, in a dialog and a report that hold nothing of what people typed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from digibank.domain.lifecycle import State
from digibank.queries.recent import recent_kinds
from digibank.ui.crash import Crash
from digibank.ui.crash_report import report
from tests.desk import Desk
from tests.given import Given

PERSON = "An Peeters, Kerkstraat 1"


def fall(crash: Crash, error: Exception) -> None:
    try:
        raise error from KeyError(PERSON)
    except type(error) as raised:
        crash.caught(type(raised), raised, raised.__traceback__)


@pytest.fixture
def crash(desk: Callable[..., Desk], given: Given, tmp_path: Path) -> tuple[Desk, Crash]:
    given.lent(PERSON)
    rita = desk()
    office = rita.window.house.office
    return rita, Crash(rita.window, rita.window.house.t, tmp_path / "log", lambda: office.ask(recent_kinds))


def boxes(rita: Desk) -> list[QMessageBox]:
    return rita.window.findChildren(QMessageBox)


def test_a_crash_is_told_once_and_work_goes_on(crash: tuple[Desk, Crash], qtbot: QtBot) -> None:
    rita, falling = crash
    rita.press("F3")
    rita.write("SN-77")
    for _ in range(3):
        fall(falling, ValueError(PERSON))
    (box,) = boxes(rita)
    qtbot.waitUntil(box.isVisible)
    rita.press("Return")
    assert not box.isVisible()
    assert rita.written("intake_serial") == "SN-77"


def test_the_report_says_where_but_not_who(crash: tuple[Desk, Crash], tmp_path: Path) -> None:
    rita, falling = crash
    fall(falling, ValueError(PERSON))
    (file,) = (tmp_path / "log" / "reports").iterdir()
    told = file.read_text(encoding="utf-8")
    (box,) = boxes(rita)
    for text in (told, box.text(), box.informativeText()):
        assert "Peeters" not in text
        assert str(tmp_path) not in text
    assert file.name in box.informativeText()
    assert "ValueError" in told
    assert 'File "tests/ui/test_crash.py"' in told, "names are relative: the folder names a person of this computer"
    assert str(Path.home()) not in told
    assert "loan:opened" in told
    assert box.findChild(QPushButton, "crash_open_folder")


def test_a_database_that_is_what_is_wrong_does_not_stop_the_report(desk: Callable[..., Desk], tmp_path: Path) -> None:
    rita = desk()

    def unreadable() -> tuple[str, ...]:
        raise OSError(PERSON)

    fall(Crash(rita.window, rita.window.house.t, tmp_path / "log", unreadable), ValueError())
    assert len(list((tmp_path / "log" / "reports").iterdir())) == 1


def test_where_no_report_can_be_kept_the_dialog_comes_all_the_same(desk: Callable[..., Desk], tmp_path: Path) -> None:
    rita = desk()
    (tmp_path / "log").write_text("a file where the folder should be", encoding="utf-8")
    fall(Crash(rita.window, rita.window.house.t, tmp_path / "log"), ValueError())
    (box,) = boxes(rita)
    assert box.informativeText() == ""
    assert not box.findChild(QPushButton, "crash_open_folder")


def test_reports_do_not_fill_the_disk(desk: Callable[..., Desk], tmp_path: Path) -> None:
    rita = desk()
    place = tmp_path / "log" / "reports"
    place.mkdir(parents=True)
    for number in range(40):
        (place / f"mistake-20260101-0000{number:02}.txt").write_text("old", encoding="utf-8")
    fall(Crash(rita.window, rita.window.house.t, tmp_path / "log"), ValueError())
    kept = sorted(file.name for file in place.iterdir())
    assert len(kept) == 20
    assert not kept[-1].startswith("mistake-20260101")


def test_a_report_names_the_versions(given: Given) -> None:
    given.device(State.RECEIVED)
    told = report(RuntimeError(), None, given.office.ask(recent_kinds, 2))
    assert told.startswith("Digibank 0")
    assert "SQLite" in told
    assert told.splitlines()[-2:] == [f"  {kind}" for kind in given.office.ask(recent_kinds, 2)]
