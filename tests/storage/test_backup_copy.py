"""A copy of the live database, made while somebody works: whole, checked, and never half of one."""

import threading
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import select

from digibank.domain.device import Kind
from digibank.queries.check import check
from digibank.services.intake import NewDevice, intake
from digibank.services.office import Office
from digibank.storage.backup import copy_database, sole_user
from digibank.storage.database import Database
from digibank.storage.journal_table import JournalRow
from digibank.storage.machine_errors import MachineError, MachineFault
from digibank.storage.tx import Look
from tests.services.conftest import Hub


def hashes(look: Look) -> list[str]:
    return list(look.session.scalars(select(JournalRow.hash).order_by(JournalRow.seq)))


def test_copies_of_a_database_at_work_are_whole(hub: Hub, tmp_path: Path) -> None:
    """Somebody takes in device after device; each copy is a moment of it."""
    stop = threading.Event()

    def work() -> None:
        while not stop.is_set():
            hub.office.do(intake, NewDevice(kind=Kind.LAPTOP))

    counter = threading.Thread(target=work)
    counter.start()
    try:
        for number in range(8):
            copy_database(hub.database.file, tmp_path / f"copy{number}" / "digibank.db")
    finally:
        stop.set()
        counter.join()
    whole = hub.office.ask(hashes)
    lengths = []
    for number in range(8):
        copy = Database(tmp_path / f"copy{number}")
        office = Office(copy, hub.office.actor)
        assert office.ask(check, ()) == ()
        kept = office.ask(hashes)
        assert kept == whole[: len(kept)]
        lengths.append(len(kept))
        copy.close()
    assert lengths == sorted(lengths)
    assert lengths[-1] > lengths[0], "nobody worked meanwhile"


def test_a_copy_is_one_file_and_holds_what_lies_in_the_log(hub: Hub, tmp_path: Path) -> None:
    with hub.database.read(hub.office.actor) as look:
        hashes(look)
        hub.laptop("D1")
        copy_database(hub.database.file, tmp_path / "copy" / "digibank.db")
    assert [file.name for file in (tmp_path / "copy").iterdir()] == ["digibank.db"]
    copy = Database(tmp_path / "copy")
    assert Office(copy, hub.office.actor).ask(hashes) == hub.office.ask(hashes)
    copy.close()


def test_a_copy_that_fails_leaves_the_older_copy(hub: Hub, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    copy_database(hub.database.file, target)
    kept = target.read_bytes()
    foreign = tmp_path / "foreign.db"
    foreign.write_bytes(b"no database at all" * 500)
    with pytest.raises(MachineError) as refusal:
        copy_database(foreign, target)
    assert refusal.value.fault is MachineFault.NOT_A_DATABASE
    assert target.read_bytes() == kept
    assert {file.name for file in tmp_path.iterdir()} == {"copy.db", "foreign.db", "data"}


def test_a_damaged_database_gives_no_copy(hub: Hub, tmp_path: Path) -> None:
    for number in range(40):
        hub.laptop(f"D{number}")
    hub.database.close()
    content = bytearray(hub.database.file.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 8 * 4096] = b"\xff" * (8 * 4096)
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(content)
    with pytest.raises(MachineError) as refusal:
        copy_database(damaged, tmp_path / "copy.db")
    assert refusal.value.fault is MachineFault.CORRUPT
    assert not (tmp_path / "copy.db").exists()


def test_a_source_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(MachineError) as refusal:
        copy_database(tmp_path / "nowhere.db", tmp_path / "copy.db")
    assert refusal.value.fault is MachineFault.CANNOT_OPEN
    assert list(tmp_path.iterdir()) == []


def test_an_open_database_has_users(hub: Hub) -> None:
    other = driver.connect(str(hub.database.file))
    other.execute("SELECT count(*) FROM device").fetchone()
    with pytest.raises(MachineError) as refusal, sole_user(hub.database.file):
        raise AssertionError("let in")
    assert refusal.value.fault is MachineFault.LOCKED
    other.close()
    hub.database.close()
    with sole_user(hub.database.file):
        pass


def test_the_sole_user_lets_nobody_in(hub: Hub) -> None:
    hub.database.close()
    with sole_user(hub.database.file) as connection:
        other = driver.connect(str(hub.database.file), timeout=0.1)
        with pytest.raises(driver.OperationalError, match="locked"):
            other.execute("SELECT count(*) FROM device").fetchone()
        assert connection.execute("SELECT count(*) FROM device").fetchone() == (0,)
    assert other.execute("SELECT count(*) FROM device").fetchone() == (0,)
    other.close()
