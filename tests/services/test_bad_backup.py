"""What is put back is untrusted until it has been checked whole."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from digibank.queries.check import Fault
from digibank.services.backup import BadBackup, back_up, restore
from digibank.storage.database import FILE_NAME
from digibank.storage.machine_errors import MachineError, MachineFault
from tests.services.conftest import Hub

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


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


def test_a_backup_of_a_newer_program_is_no_bad_one(tmp_path: Path) -> None:
    import sqlcipher3.dbapi2 as driver

    hub = Hub(tmp_path)
    backup = back_up(hub.database)
    hub.database.close()
    connection = driver.connect(str(backup))
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = hub.database.file.read_bytes()
    with pytest.raises(MachineError) as refused:
        restore(tmp_path, backup, NOW)
    assert refused.value.fault is MachineFault.NEWER_SCHEMA
    assert hub.database.file.read_bytes() == before


@pytest.mark.parametrize(
    "attack", ["DROP TABLE wipe", "UPDATE journal SET at = 'never'", "UPDATE journal SET facts = '{broken'"]
)
def test_a_backup_with_tables_or_values_that_are_not_ours_is_a_bad_one(tmp_path: Path, attack: str) -> None:
    import sqlcipher3.dbapi2 as driver

    hub = Hub(tmp_path)
    hub.laptop("D1")
    backup = back_up(hub.database)
    hub.database.close()
    connection = driver.connect(str(backup), isolation_level=None)
    connection.execute("PRAGMA foreign_keys = OFF")
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(attack)
    connection.close()
    with pytest.raises(BadBackup):
        restore(tmp_path, backup, NOW)
    assert {file.name for file in tmp_path.iterdir()} == {FILE_NAME, "anchors", "backups"}
