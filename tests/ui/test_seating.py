"""Another database in the place of this one: a backup put back, and practice, which leaves one's own data alone."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from digibank.app import Program
from digibank.domain.lifecycle import State
from digibank.domain.roles import Role
from digibank.queries.dashboard import Dashboard, dashboard
from digibank.queries.staff import members
from digibank.services.backup import back_up
from digibank.services.practice import FOUNDER, lay_out
from digibank.services.staff import retire_member, welcome
from digibank.ui.main_window import MainWindow
from digibank.ui.sign_in.who_page import WhoPage
from digibank.ui.working import Working
from tests.given import Given
from tests.starting import at_work, press, read, seen


def counted(program: Program) -> Dashboard:
    return at_work(program).house.office.ask(dashboard)


def arrived(program: Program, before: QWidget | None, qtbot: QtBot) -> MainWindow:
    """The next window that somebody works in."""
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow) and program.window is not before, timeout=60_000)
    return at_work(program)


# ---- a backup put back


def test_a_backup_takes_the_place_of_what_is_there(
    start: Callable[[Path], Program], given: Given, qtbot: QtBot
) -> None:
    given.device(State.TO_WIPE)
    backup = back_up(given.database)
    given.device(State.RECEIVED)
    given.database.close()
    program = start(given.folder / "data")
    before = at_work(program)
    assert counted(program).by_state[State.RECEIVED] == 1
    before.house.wishes.restore.emit(backup)
    assert isinstance(program.window, Working)
    after = arrived(program, before, qtbot)
    assert (counted(program).by_state[State.RECEIVED], counted(program).by_state[State.TO_WIPE]) == (0, 1)
    assert after.house.member == "Rita"
    assert backup.name in after.banner.text
    assert list((given.folder / "data" / "backups").glob("replaced-*.db")), "what was there is kept"


@pytest.mark.parametrize("content", [b"", b"This is a letter.", b"SQLite format 3\x00" + bytes(4096)])
def test_what_is_no_backup_changes_nothing(
    start: Callable[[Path], Program], given: Given, qtbot: QtBot, content: bytes
) -> None:
    given.device(State.RECEIVED)
    given.database.close()
    wrong = given.folder / "letter.db"
    wrong.write_bytes(content)
    program = start(given.folder / "data")
    before = at_work(program)
    before.house.wishes.restore.emit(wrong)
    after = arrived(program, before, qtbot)
    assert "letter.db" in after.banner.text
    assert counted(program).by_state[State.RECEIVED] == 1


def test_another_program_at_the_database_stops_it(start: Callable[[Path], Program], given: Given, qtbot: QtBot) -> None:
    given.device(State.RECEIVED)
    backup = back_up(given.database)
    program = start(given.folder / "data")  # `given` has the database open, too
    before = at_work(program)
    before.house.wishes.restore.emit(backup)
    after = arrived(program, before, qtbot)
    assert "Another program" in after.banner.text
    assert counted(program).by_state[State.RECEIVED] == 1


def test_whoever_is_not_in_the_backup_is_asked_who_they_are(
    start: Callable[[Path], Program], given: Given, qtbot: QtBot
) -> None:
    given.office.do(welcome, "Tom", Role.VOLUNTEER)
    backup = back_up(given.database)
    els = given.office.do(welcome, "Els", Role.COORDINATOR)
    given.database.close()
    program = start(given.folder / "data")
    assert isinstance(program.window, WhoPage)
    press(program.window, "name_2")
    assert at_work(program).house.office.actor.member == els
    at_work(program).house.wishes.restore.emit(backup)
    qtbot.waitUntil(lambda: isinstance(program.window, WhoPage), timeout=20_000)


def test_who_leaves_the_list_leaves_the_window(start: Callable[[Path], Program], given: Given) -> None:
    given.office.do(welcome, "Els", Role.COORDINATOR)
    program = start(given.folder / "data")
    assert isinstance(program.window, WhoPage)
    press(program.window, "name_1")
    window = at_work(program)
    window.go("settings")
    press(window, "settings_to_staff")
    press(window, "colleague_1")
    press(window, "colleague_retire")
    assert isinstance(program.window, WhoPage)


# ---- practice


def test_practice_leaves_ones_own_data_alone(start: Callable[[Path], Program], given: Given, qtbot: QtBot) -> None:
    given.device(State.RECEIVED)
    given.database.close()
    own = (given.folder / "data" / "digibank.db").read_bytes()
    program = start(given.folder / "data")
    before = at_work(program)
    before.house.wishes.practise.emit()
    window = arrived(program, before, qtbot)
    assert window.house.practice
    assert "PRACTICE" in window.windowTitle()
    assert "invented" in read(window, "practice_words")
    found = counted(program)
    assert found.overdue == found.due_today == 1
    assert all(found.by_state[state] for state in (State.RECEIVED, State.BLOCKED, State.TO_WIPE, State.AVAILABLE))
    window.cover.lock()
    assert seen(window, QWidget, "practice_band"), "it is said above the cover, too"
    press(window, "practice_stop")
    after = arrived(program, window, qtbot)
    assert not after.house.practice
    assert after.house.member == "Rita"
    assert "own counter" in after.banner.text
    after.close()
    assert (given.folder / "data" / "digibank.db").read_bytes() == own


def test_practice_can_be_called_off_while_it_is_laid_out(
    start: Callable[[Path], Program], given: Given, qtbot: QtBot
) -> None:
    program = start(given.folder / "data")
    before = at_work(program)
    before.house.wishes.practise.emit()
    assert program.window
    press(program.window, "working_stop")
    after = arrived(program, before, qtbot)
    assert not after.house.practice


def test_everybody_practises_as_what_they_are(given: Given, tmp_path: Path) -> None:
    from digibank.services.sign_in import open_folder

    for name, role in (("Zoë", Role.VOLUNTEER), (FOUNDER, Role.COORDINATOR), ("Zoë", Role.TECHNICIAN)):
        office = open_folder(lay_out(tmp_path / "own", name, role))
        known = {member.name: member.role for member in office.ask(members)}
        assert known[name] is role
        assert Role.COORDINATOR in known.values()
        office.database.close()
    assert given.all_is_well()


def test_papers_of_practice_say_so_on_every_page(start: Callable[[Path], Program], given: Given, qtbot: QtBot) -> None:
    from digibank.ui.paper_wishes import contract_wish

    program = start(given.folder / "data")
    before = at_work(program)
    before.house.wishes.practise.emit()
    window = arrived(program, before, qtbot)
    wish = contract_wish(window.house, "2026-0001")
    pdf = pypdfium2.PdfDocument(window.house.papers.finished(wish.make()))
    words = [page.get_textpage().get_text_range() for page in pdf]
    pdf.close()
    assert len(words) > 1
    assert all("PRACTICE" in text for text in words)


def test_a_retired_colleague_is_not_offered(start: Callable[[Path], Program], given: Given) -> None:
    tom = given.office.do(welcome, "Tom", Role.VOLUNTEER)
    given.office.do(retire_member, tom)
    assert at_work(start(given.folder / "data")).house.member == "Rita"
