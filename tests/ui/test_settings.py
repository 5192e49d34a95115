"""Settings by keys: what a coordinator sets is stored and used; what is not one's own to set is not there."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QWidget

from digibank.domain.lifecycle import State
from digibank.domain.roles import Role
from digibank.queries.staff import Member, members, organisation
from digibank.services.backup import last_backup
from digibank.ui.machine_settings import MachineSettings
from tests.desk import Desk
from tests.given import Given


@pytest.fixture(autouse=True)
def _own_settings() -> Iterator[None]:
    yield
    MachineSettings().store.clear()


def at(desk: Callable[..., Desk], chapter: str, role: Role = Role.COORDINATOR) -> Desk:
    somebody = desk(role)
    somebody.press("Ctrl+,")
    somebody.do(f"settings_to_{chapter}")
    return somebody


def chapters(at_settings: Desk) -> list[str]:
    shown = [w.objectName() for w in at_settings.window.findChildren(QWidget) if w.isVisible()]
    return [name.removeprefix("settings_to_") for name in shown if name.startswith("settings_to_")]


def choose_file(rita: Desk, file: Path) -> None:
    """In the dialog, whose own parts are Qt's."""
    rita.until(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    rita.window.activateWindow()
    rita.until(lambda: QApplication.activeModalWidget() is None)


def on_the_list(given: Given) -> dict[str, Member]:
    return {member.name: member for member in given.office.ask(members)}


# ---- who may what


@pytest.mark.parametrize("role", [Role.VOLUNTEER, Role.TECHNICIAN])
def test_what_a_role_may_not_set_is_not_there(desk: Callable[..., Desk], role: Role) -> None:
    assert chapters(at(desk, "this_pc", role)) == ["this_pc", "practice", "about"]


def test_a_coordinator_has_it_all(desk: Callable[..., Desk]) -> None:
    expected = ["organisation", "staff", "backups", "this_pc", "practice", "about"]
    assert chapters(at(desk, "organisation")) == expected


# ---- the organisation


def test_what_is_stored_is_what_papers_and_forms_use(desk: Callable[..., Desk], given: Given) -> None:
    code = given.device(State.AVAILABLE)
    rita = at(desk, "organisation")
    rita.fill("organisation_address", "Kaai 1, 9000 Gent")
    rita.fill("organisation_default_loan_days", "30")
    rita.press("Ctrl+Return")
    assert rita.tone == "yes"
    told = given.office.ask(organisation)
    assert (told.address, told.default_loan_days) == ("Kaai 1, 9000 Gent", 30)
    rita.press("F2")
    rita.scan(code)
    rita.press("F5")
    last = given.database.now().astimezone().date() + timedelta(days=30)
    assert rita.written("lend_until") == f"{last:%d/%m/%Y}"


def test_only_what_was_changed_is_written(desk: Callable[..., Desk], given: Given) -> None:
    rita = at(desk, "organisation")
    rita.press("Ctrl+Return")
    assert rita.message == "Nothing was changed."
    rita.tab_to("organisation_volunteers_lend")
    rita.press("Space")
    rita.press("Ctrl+Return")
    assert given.office.ask(organisation).volunteers_lend is False


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("organisation_name", "  "),
        ("organisation_default_loan_days", "a month"),
        ("organisation_default_loan_days", "-3"),
        ("organisation_retention_months", " "),
        ("organisation_liability_cap_euro", "1e3"),
        ("organisation_notice_days", "99999"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(desk: Callable[..., Desk], given: Given, field: str, text: str) -> None:
    before = given.office.ask(organisation)
    rita = at(desk, "organisation")
    rita.fill(field, text)
    rita.press("Ctrl+Return")
    assert rita.sees(f"{field}_wrong")
    assert rita.focus == field
    assert given.office.ask(organisation) == before


def test_a_national_number_is_no_address(desk: Callable[..., Desk], given: Given) -> None:
    rita = at(desk, "organisation")
    rita.fill("organisation_address", "85.07.30-033 28")
    rita.press("Ctrl+Return")
    assert rita.tone == "no"
    assert rita.focus == "organisation_address"
    assert rita.written("organisation_address") == "85.07.30-033 28", "the form stays as typed"
    assert given.office.ask(organisation).address is None


# ---- colleagues


def test_a_colleague_comes_changes_and_goes(desk: Callable[..., Desk], given: Given) -> None:
    rita = at(desk, "staff")
    rita.fill("colleague_name", "Tom")
    rita.choose("colleague_role", "Technician")
    rita.do("colleague_add")
    assert on_the_list(given)["Tom"].role is Role.TECHNICIAN
    rita.do("colleague_1")
    rita.fill("colleague_name", "Tom Maes")
    rita.choose("colleague_role", "Volunteer")
    rita.do("colleague_store")
    assert on_the_list(given)["Tom Maes"].role is Role.VOLUNTEER
    rita.do("colleague_1")
    rita.do("colleague_retire")
    assert list(on_the_list(given)) == ["Rita"]
    assert rita.tone == "yes"


def test_the_only_coordinator_stays(desk: Callable[..., Desk], given: Given) -> None:
    rita = at(desk, "staff")
    rita.do("colleague_0")
    rita.do("colleague_retire")
    assert rita.tone == "no"
    rita.choose("colleague_role", "Volunteer")
    rita.do("colleague_store")
    assert rita.tone == "no"
    assert on_the_list(given)["Rita"].role is Role.COORDINATOR
    rita.press("Esc")
    assert rita.reads("colleague_title") == "A new colleague"
    assert rita.window.place == "settings", "Esc closes one thing at a time"


# ---- backups


def test_a_backup_is_made_and_its_place_told(desk: Callable[..., Desk], given: Given) -> None:
    rita = at(desk, "backups")
    assert rita.reads("backup_last") == "There is no backup yet."
    rita.press("Ctrl+B")
    rita.until(lambda: rita.tone == "yes")
    made = last_backup(given.database.folder / "backups")
    assert made
    assert rita.written("backup_where") == str(made[0])
    assert f"{made[1]:%d/%m/%Y %H:%M}" in rita.reads("backup_last")


def test_a_backup_elsewhere_is_remembered(desk: Callable[..., Desk], tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    rita = at(desk, "backups")
    rita.do("backup_to")
    choose_file(rita, stick)
    rita.until(lambda: rita.tone == "yes")
    assert Path(rita.written("backup_where")).parent == stick
    assert MachineSettings().backup_folder == str(stick)


def test_a_backup_that_finds_no_room_is_said(desk: Callable[..., Desk], given: Given) -> None:
    (given.database.folder / "backups").write_text("a file where the folder should be", encoding="utf-8")
    rita = at(desk, "backups")
    rita.press("Ctrl+B")
    rita.until(lambda: rita.tone == "no")
    assert rita.part(QWidget, "backup_now").isEnabled(), "one can try again"


def test_a_check_says_it_in_words(desk: Callable[..., Desk], given: Given) -> None:
    rita = at(desk, "backups")
    rita.do("backup_check")
    rita.until(lambda: rita.tone == "yes")
    anchor = next((given.database.folder / "anchors").glob("*.anchor"))
    kept = anchor.read_bytes()
    anchor.write_text(f"{999:012d} {'0' * 64}\n", encoding="ascii")
    rita.do("backup_check")
    rita.until(lambda: rita.tone == "no")
    assert "the last actions are gone" in rita.reads("backup_result")
    anchor.write_bytes(kept)


@pytest.mark.parametrize(("answer", "put_back"), [("backup_back", False), ("backup_sure", True)])
def test_putting_back_is_asked_twice(desk: Callable[..., Desk], given: Given, answer: str, *, put_back: bool) -> None:
    rita = at(desk, "backups")
    rita.press("Ctrl+B")
    rita.until(lambda: rita.tone == "yes")
    wished: list[Path] = []
    rita.window.house.wishes.restore.connect(wished.append)
    made = last_backup(given.database.folder / "backups")
    assert made
    rita.do("backup_restore")
    choose_file(rita, made[0])
    rita.until(lambda: rita.sees("backup_warning"))
    assert "takes the place of all that is here" in rita.reads("backup_warning")
    assert rita.focus == "backup_back"
    assert wished == []
    rita.do(answer)
    assert wished == ([made[0]] if put_back else [])
    assert rita.sees("backup_warning") is put_back


# ---- this PC and the rest


def test_this_pc_keeps_what_was_chosen(desk: Callable[..., Desk]) -> None:
    jef = at(desk, "this_pc", Role.VOLUNTEER)
    dressed: list[bool] = []
    jef.window.house.wishes.dressed.connect(lambda: dressed.append(True))
    jef.choose("text_percent", "150 %")
    jef.choose("look", "Black and white, strongest contrast")
    jef.choose("idle_minutes", "Never")
    jef.tab_to("sounds")
    jef.press("Space")
    assert not jef.part(QCheckBox, "sounds").isChecked()
    jef.press("Ctrl+Return")
    settings = MachineSettings()
    assert (settings.text_percent, settings.look, settings.idle_minutes) == (150, "contrast", 0)
    assert settings.sounds is False
    assert dressed == [True]


def test_about_tells_version_and_folders(desk: Callable[..., Desk], given: Given) -> None:
    jef = at(desk, "about", Role.VOLUNTEER)
    assert jef.reads("about_version").startswith("Version 0")
    assert jef.written("about_data") == str(given.database.folder)
