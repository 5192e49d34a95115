"""A folder that is watched at the bench: a stick, or where a scanner puts its files."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest

from digibank.domain.lifecycle import State
from digibank.domain.roles import Role
from digibank.ui.bench import watch
from digibank.ui.machine_settings import MachineSettings
from tests.desk import Desk
from tests.given import Given
from tests.stories.at_the_bench import rows, to_the_bench, watch_folder
from tests.ui.bench_files import laptop, letter, wipe_log

pytestmark = pytest.mark.usefixtures("quick", "no_folder_from_before")


@pytest.fixture
def no_folder_from_before() -> Iterator[None]:
    yield
    QSettings("digibank", "digibank").remove("watch_folder")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is whole sooner, so that a test need not wait for it."""
    monkeypatch.setattr(watch, "STEADY_S", 0.4)
    monkeypatch.setattr(watch, "LOOK_EVERY_MS", 60)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def test_a_watched_folder_gives_each_report_once_when_it_is_whole(
    desk: Callable[..., Desk], given: Given, folder: Path
) -> None:
    first, second = laptop(given, "AAAA1111"), laptop(given, "BBBB2222")
    for number in range(3):
        letter(folder, f"photo_{number}.txt")
    wipe_log(folder, "AAAA1111")
    jef = desk(Role.TECHNICIAN)
    to_the_bench(jef)
    watch_folder(jef, folder)
    jef.until(lambda: given.state_of(first) is State.WIPED)
    jef.until(lambda: "3 files in it are no reports." in jef.reads("watching"))

    whole = wipe_log(given.folder, "BBBB2222").read_bytes()
    growing = folder / "nwipe_BBBB2222.log"
    for part in range(1, 9):  # longer than a file must stay the same
        growing.write_bytes(whole[: part * len(whole) // 9])
        QTest.qWait(120)
        assert given.state_of(second) is State.TO_WIPE
    growing.write_bytes(whole)
    (folder / "copy.log").write_bytes(whole)
    jef.until(lambda: given.state_of(second) is State.WIPED)
    jef.settle()
    jef.do("queue_files")
    assert len(rows(jef)) == 2  # neither letters nor the copy

    assert MachineSettings().watch_folder == str(folder)
    jef.do("stop_watching")
    assert MachineSettings().watch_folder == ""
    assert "is watched" not in jef.reads("watching")


def test_the_folder_is_remembered_and_waits_for_the_stick(
    desk: Callable[..., Desk], given: Given, folder: Path
) -> None:
    code = laptop(given, "AAAA1111")
    MachineSettings().watch_folder = str(folder / "out")
    jef = desk(Role.TECHNICIAN)
    to_the_bench(jef)
    jef.until(lambda: jef.reads("watching") == "“out” is not here now. Put the stick in: it is read by itself.")
    (folder / "out").mkdir()
    jef.until(lambda: "is watched" in jef.reads("watching"))
    wipe_log(folder / "out", "AAAA1111")
    jef.press("F2")  # and it goes on while somebody is elsewhere
    jef.until(lambda: given.state_of(code) is State.WIPED)
    assert jef.message == ""  # nobody at the counter is disturbed


def test_a_file_of_an_unknown_machine_is_listed_once_and_tried_again(
    desk: Callable[..., Desk], given: Given, folder: Path
) -> None:
    jef = desk(Role.TECHNICIAN)
    to_the_bench(jef)
    wipe_log(folder, "CCCC3333")
    watch_folder(jef, folder)
    jef.until(lambda: jef.sees("queue_files"))
    code = laptop(given, "CCCC3333")
    jef.press("F2")
    to_the_bench(jef)
    jef.until(lambda: given.state_of(code) is State.WIPED)
