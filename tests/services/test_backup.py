"""Backups, and putting one back: nothing lost in silence, nothing bad let in."""

import os
import shutil
import signal
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from digibank.domain.ids import MemberId
from digibank.domain.lifecycle import State
from digibank.domain.roles import Role
from digibank.queries.check import Fault, check
from digibank.queries.devices import device_card
from digibank.services import backup as service
from digibank.services.backup import BadBackup, back_up, restore
from digibank.services.locks import clear_locks
from digibank.services.office import Office
from digibank.storage.backup import overwrite
from digibank.storage.database import FILE_NAME, Database
from digibank.storage.machine_errors import MachineError, MachineFault
from digibank.storage.tx import Actor
from tests.services.conftest import Hub

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def test_a_backup_put_back_is_the_state_of_then_and_says_what_is_lost(tmp_path: Path) -> None:
    hub = Hub(tmp_path)
    code = hub.laptop("D1")
    backup = back_up(hub.database)
    hub.office.do(clear_locks, code)
    lost = hub.database.anchors.all()[0]
    hub.database.close()
    aside = restore(tmp_path, backup, NOW)
    database = Database(tmp_path)
    office = Office(database, hub.office.actor)
    assert office.ask(device_card, code).state is State.RECEIVED
    assert office.ask(check, database.anchors.all()) == ()
    assert database.station != lost.station
    assert lost in database.anchors.all()
    database.close()
    assert aside is not None
    assert aside.is_file()


def test_an_older_copy_put_back_by_hand_is_seen(tmp_path: Path) -> None:
    hub = Hub(tmp_path)
    code = hub.laptop("D1")
    hub.database.close()
    copy = tmp_path / "old.db"
    shutil.copy(hub.database.file, copy)
    hub.database = Database(tmp_path, hub.clock)
    Office(hub.database, hub.office.actor).do(clear_locks, code)
    hub.database.close()
    shutil.copy(copy, tmp_path / FILE_NAME)
    database = Database(tmp_path)
    assert database.lost is not None
    found = Office(database, hub.office.actor).ask(check, database.anchors.all())
    assert [finding.fault for finding in found] == [Fault.LOST_TAIL]
    database.close()


def test_while_the_program_is_open_nothing_is_put_back(hub: Hub) -> None:
    backup = back_up(hub.database)
    with pytest.raises(MachineError) as refused:
        restore(hub.database.folder, backup, NOW)
    assert refused.value.fault is MachineFault.LOCKED
    assert {file.name for file in hub.database.folder.iterdir() if file.is_dir()} == {"anchors", "backups"}


def test_a_damaged_database_is_kept_aside_and_the_backup_put_back(tmp_path: Path) -> None:
    hub = Hub(tmp_path)
    hub.laptop("D1")
    backup = back_up(hub.database)
    hub.database.close()
    hub.database.file.write_bytes(b"damaged")
    aside = restore(tmp_path, backup, NOW)
    assert aside is not None
    assert aside.read_bytes() == b"damaged"
    Database(tmp_path).close()


def test_the_log_of_a_damaged_database_is_kept_with_it(tmp_path: Path) -> None:
    """The last actions may be in there only."""
    hub = Hub(tmp_path)
    backup = back_up(hub.database)
    hub.laptop("D1")
    log = hub.database.file.with_name(FILE_NAME + "-wal")
    kept = log.read_bytes()
    hub.database.close()
    hub.database.file.write_bytes(b"")
    log.write_bytes(kept)
    aside = restore(tmp_path, backup, NOW)
    assert aside is not None
    assert (aside.read_bytes(), aside.with_name(aside.name + "-wal").read_bytes()) == (b"", kept)
    with_the_backup(tmp_path)


def with_the_backup(folder: Path) -> None:
    """Opened again, it is in order, and says that actions are gone."""
    database = Database(folder)
    office = Office(database, Actor(MemberId("nobody"), Role.COORDINATOR))
    assert office.ask(check, database.anchors.all()) == ()
    database.close()


def test_a_database_damaged_inside_is_kept_aside_whole(tmp_path: Path) -> None:
    hub = Hub(tmp_path)
    for number in range(40):
        hub.laptop(f"D{number}")
    backup = back_up(hub.database)
    hub.database.close()
    content = bytearray(hub.database.file.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 8 * 4096] = b"\xff" * (8 * 4096)
    hub.database.file.write_bytes(content)
    aside = restore(tmp_path, backup, NOW)
    assert aside is not None
    assert aside.read_bytes() == content
    with_the_backup(tmp_path)


@pytest.mark.parametrize("fault", [MachineFault.DISK_FULL, MachineFault.IO, MachineFault.READ_ONLY])
def test_what_stops_the_copy_aside_stops_the_restore(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: MachineFault
) -> None:
    """Only a damaged database may be moved instead of copied."""

    def stopped(*_: object) -> None:
        raise MachineError(fault)

    hub = Hub(tmp_path)
    backup = back_up(hub.database)
    code = hub.laptop("D1")
    hub.database.close()
    monkeypatch.setattr(service, "copy_open", stopped)
    with pytest.raises(MachineError) as refused:
        restore(tmp_path, backup, NOW)
    assert refused.value.fault is fault
    hub.database = Database(tmp_path)
    assert Office(hub.database, hub.office.actor).ask(device_card, code).state is State.RECEIVED
    hub.database.close()


def test_nobody_comes_in_between_the_copy_and_the_backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlcipher3.dbapi2 as driver

    hub = Hub(tmp_path)
    backup = back_up(hub.database)
    hub.database.close()

    def looking_in(connection: object, file: Path, source: Path) -> None:
        other = driver.connect(str(file), timeout=0.1)
        with pytest.raises(driver.OperationalError, match="locked"):
            other.execute("SELECT count(*) FROM device").fetchone()
        other.close()
        overwrite(connection, file, source)
        seen.append(file)

    seen: list[Path] = []
    monkeypatch.setattr(service, "overwrite", looking_in)
    restore(tmp_path, backup, NOW)
    assert seen == [tmp_path / FILE_NAME]


def test_who_waited_to_open_it_finds_the_backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its file is open already when the restore begins: what it stores must not go into a file without a name."""
    import sqlcipher3.dbapi2 as driver

    hub = Hub(tmp_path)
    backup = back_up(hub.database)
    hub.laptop("D1")
    hub.database.close()
    waiting = driver.connect(str(tmp_path / FILE_NAME), timeout=0.1)

    def with_a_waiter(connection: object, file: Path, source: Path) -> None:
        with pytest.raises(driver.OperationalError, match="locked"):
            waiting.execute("SELECT count(*) FROM device").fetchone()
        overwrite(connection, file, source)

    monkeypatch.setattr(service, "overwrite", with_a_waiter)
    restore(tmp_path, backup, NOW)
    assert waiting.execute("SELECT count(*) FROM device").fetchone() == (0,)
    waiting.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 and fork are POSIX")
def test_killed_half_way_it_is_the_database_of_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of the backup are in the file already; the journal beside it takes them out again."""
    hub = Hub(tmp_path / "data")
    for number in range(30):
        hub.laptop(f"D{number}")
    backup = back_up(hub.database, tmp_path)
    hub.database.close()
    fresh = Hub(tmp_path / "fresh")
    code = fresh.laptop("E1")
    fresh.database.close()
    before = fresh.database.file.read_bytes()

    def dying(connection: Any, _file: Path, source: Path) -> None:
        import sqlcipher3.dbapi2 as driver

        def progress(_status: int, left: int, total: int) -> None:
            if left < total // 2:
                os.kill(os.getpid(), signal.SIGKILL)

        connection.execute("PRAGMA journal_mode = DELETE").fetchall()
        connection.execute("PRAGMA cache_size = 1")
        driver.connect(str(source)).backup(connection, pages=5, progress=progress)

    with monkeypatch.context() as patch:
        patch.setattr(service, "overwrite", dying)
        child = os.fork()
        if child == 0:
            restore(fresh.database.folder, backup, NOW)
            os._exit(1)
        assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
    assert fresh.database.file.with_name(FILE_NAME + "-journal").exists()
    assert fresh.database.file.read_bytes() != before
    fresh.database = Database(fresh.database.folder, fresh.clock)
    fresh.office = Office(fresh.database, fresh.office.actor)
    assert fresh.state(code) is State.RECEIVED
    assert fresh.findings() == ()
    fresh.database.close()


def test_where_there_is_no_database_an_orphaned_log_is_not_taken_for_its_own(tmp_path: Path) -> None:
    hub = Hub(tmp_path / "data")
    backup = back_up(hub.database)
    hub.laptop("D1")
    orphan = (tmp_path / "data" / (FILE_NAME + "-wal")).read_bytes()
    hub.database.close()
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / (FILE_NAME + "-wal")).write_bytes(orphan)
    assert restore(tmp_path / "new", backup, NOW) is None
    with_the_backup(tmp_path / "new")
    assert (tmp_path / "new" / (FILE_NAME + "-wal.orphan")).read_bytes() == orphan


def test_a_backup_without_one_of_its_rules_is_refused(tmp_path: Path) -> None:
    import sqlcipher3.dbapi2 as driver

    hub = Hub(tmp_path / "data")
    backup = back_up(hub.database)
    hub.database.close()
    connection = driver.connect(str(backup))
    connection.execute("DROP TRIGGER loan_line_spends_release")
    connection.commit()
    connection.close()
    with pytest.raises(BadBackup) as refused:
        restore(hub.database.folder, backup, NOW)
    assert {(finding.fault, finding.what) for finding in refused.value.findings} == {
        (Fault.SCHEMA, "CREATE TRIGGER loan_line_spends_release")
    }
