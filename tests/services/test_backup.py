"""Backups, and putting one back: nothing lost in silence, nothing bad let in."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digibank.domain.lifecycle import State
from digibank.queries.check import Fault, check
from digibank.queries.devices import device_card
from digibank.services.backup import BadBackup, back_up, restore
from digibank.services.locks import clear_locks
from digibank.services.office import Office
from digibank.storage.database import FILE_NAME, Database
from digibank.storage.machine_errors import MachineError, MachineFault
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
    assert not (hub.database.folder / "restore").exists()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 no database", b"SQLite format 3\0" + bytes(4000)])
def test_what_is_no_backup_of_ours_is_refused(tmp_path: Path, content: bytes) -> None:
    hub = Hub(tmp_path / "data")
    hub.database.close()
    bad = tmp_path / "bad.db"
    bad.write_bytes(content)
    before = hub.database.file.read_bytes()
    with pytest.raises(BadBackup):
        restore(hub.database.folder, bad, NOW)
    assert hub.database.file.read_bytes() == before


def test_a_backup_with_a_forged_journal_is_refused(tmp_path: Path) -> None:
    import sqlcipher3.dbapi2 as driver

    hub = Hub(tmp_path / "data")
    hub.laptop("D1")
    backup = back_up(hub.database)
    hub.database.close()
    connection = driver.connect(str(backup))
    connection.execute("DROP TRIGGER journal_change")
    connection.execute("UPDATE journal SET member_id = 'somebody else' WHERE seq = 2")
    connection.commit()
    connection.close()
    with pytest.raises(BadBackup) as refused:
        restore(hub.database.folder, backup, NOW)
    assert Fault.CHAIN in {finding.fault for finding in refused.value.findings}


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
