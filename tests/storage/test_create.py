"""A database is made aside: whoever is killed or comes second leaves none by half, and writes over none."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from digibank.domain.ids import MemberId
from digibank.domain.roles import Role
from digibank.queries.check import check
from digibank.queries.staff import members
from digibank.services.new_database import new_database
from digibank.services.office import Office
from digibank.storage import draft
from digibank.storage.anchor import Anchors
from digibank.storage.database import Database
from digibank.storage.draft import AlreadyThere, draft_folder
from digibank.storage.machine_errors import MachineError, MachineFault
from digibank.storage.tx import Actor
from tests.rows import all_rows

WHOLE = {"digibank.db", "anchors"}


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def staff(folder: Path) -> list[str]:
    """After a look at the whole database."""
    database = Database(folder)
    office = Office(database, Actor(MemberId("nobody"), Role.COORDINATOR))
    assert office.ask(check, database.anchors.all()) == ()
    found = [member.name for member in office.ask(members)]
    database.close()
    return found


def test_a_new_database_has_one_station_and_its_anchor(tmp_path: Path) -> None:
    database = new_database(tmp_path, "Digibank De Kaai", "Rita")
    (anchor,) = database.anchors.all()
    assert database.lost is None
    assert anchor.station == database.station
    database.close()
    stored = all_rows(tmp_path / "digibank.db")["journal"]
    assert anchor.seq == len(stored) > 1
    assert names(tmp_path) == WHOLE


def test_who_comes_second_by_a_moment_writes_over_nothing(tmp_path: Path) -> None:
    """While ours is being made, another gets the name and works."""

    def overtaken(_draft: Database) -> None:
        new_database(tmp_path, "The other", "Jef").close()

    with pytest.raises(AlreadyThere):
        Database.create(tmp_path, begin=overtaken)
    assert staff(tmp_path) == ["Jef"]
    assert names(tmp_path) == WHOLE


@pytest.mark.skipif(os.name == "nt", reason="Windows renames without writing over")
def test_nor_on_a_disk_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    test_who_comes_second_by_a_moment_writes_over_nothing(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="Windows renames without writing over")
def test_a_disk_that_fails_is_not_taken_for_one_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "link", full)
    with pytest.raises(MachineError) as refusal:
        Database.create(tmp_path)
    assert refusal.value.fault is MachineFault.DISK_FULL
    assert names(tmp_path) == set()


def test_of_several_at_once_one_makes_it(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "digibank",
        "--data",
        str(tmp_path),
        "--json",
        "init",
        "--organisation",
        "X",
        "--as",
    ]
    people = ["An", "Bo", "Cem"]
    running = [
        subprocess.Popen([*command, name], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for name in people
    ]
    told = [process.communicate(timeout=120) for process in running]
    assert sorted(process.returncode for process in running) == [0, 3, 3], told
    assert sum("database-exists" in answer for answer, _ in told) == 2
    winner = next(name for name, process in zip(people, running, strict=True) if process.returncode == 0)
    assert staff(tmp_path) == [winner]
    assert names(tmp_path) == WHOLE


def killed(work: Callable[[], object]) -> None:
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "it came to an end"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 and fork are POSIX")
@pytest.mark.parametrize("moment", ["Database._make", "give_name", "set_orphans_aside"])
def test_killed_before_it_has_its_name_there_is_none(
    tmp_path: Path, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    with monkeypatch.context() as patch:
        patch.setattr(f"digibank.storage.database.{moment}", die)
        killed(lambda: new_database(tmp_path, "X", "Rita"))
    assert "digibank.db" not in names(tmp_path)
    new_database(tmp_path, "X", "Jef").close()
    assert staff(tmp_path) == ["Jef"]
    assert names(tmp_path) == WHOLE, "what the killed one left is gone"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 and fork are POSIX")
def test_killed_with_its_name_it_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Anchors, "adopt", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
        killed(lambda: new_database(tmp_path, "X", "Rita"))
    assert staff(tmp_path) == ["Rita"]
    with pytest.raises(AlreadyThere):
        new_database(tmp_path, "X", "Jef")


def test_what_the_beginning_raises_leaves_nothing(tmp_path: Path) -> None:
    def refuse(_draft: Database) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Database.create(tmp_path, begin=refuse)
    assert names(tmp_path) == set()


def test_a_living_programs_draft_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "digibank-draft-of-a-letter").mkdir()
    with draft_folder(tmp_path) as ours, draft_folder(tmp_path) as another:
        assert ours != another
        assert ours.is_dir()
        assert another.is_dir()
    assert names(tmp_path) == {"digibank-draft-of-a-letter"}


def test_anchors_of_a_database_that_is_gone_stay(tmp_path: Path) -> None:
    """The new one begins a chain of its own; `check` goes on telling what is missing."""
    first = new_database(tmp_path, "X", "Rita")
    first.close()
    (tmp_path / "digibank.db").unlink()
    second = new_database(tmp_path, "X", "Rita")
    assert second.station != first.station
    assert {anchor.station for anchor in second.anchors.all()} == {first.station, second.station}
    second.close()


def test_a_file_by_the_name_is_never_written_over(tmp_path: Path) -> None:
    file, ours = tmp_path / "digibank.db", tmp_path / "ours"
    file.write_bytes(b"theirs")
    ours.write_bytes(b"ours")
    with pytest.raises(AlreadyThere):
        draft.give_name(ours, file)
    assert file.read_bytes() == b"theirs"
