"""The program migrates by itself: all of it or nothing, a copy first, and what is not its own stays untouched."""

import hashlib
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from digibank import paths
from digibank.storage import migrate
from digibank.storage.database import Database
from digibank.storage.draft import AlreadyThere
from digibank.storage.engine import open_engine
from digibank.storage.machine_errors import MachineError, MachineFault
from digibank.storage.migrate import NoDatabase, bring_up_to_date, schema_of, upgrade
from tests.storage.stage import Stage
from tests.storage.toy_history import TOY, digest, version, write_history

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program one version on."""
    history = write_history(tmp_path / "history")
    monkeypatch.setattr(paths, "schema_history", lambda: history)
    monkeypatch.setattr(migrate, "SCHEMA", 2)
    return history


@pytest.fixture
def old(stage: Stage, tmp_path: Path) -> Path:
    """A database of this version, with a device in every state."""
    file = tmp_path / "data" / "digibank.db"
    file.parent.mkdir()
    file.write_bytes(stage.file.read_bytes())
    return file


def test_a_new_database_is_the_history_run_through(next_version: Path, tmp_path: Path, old: Path) -> None:
    assert next_version.is_dir()
    upgrade(tmp_path / "fresh.db")
    bring_up_to_date(old, NOW)
    schema = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
    fresh, migrated = (driver.connect(str(file)).execute(schema).fetchall() for file in (tmp_path / "fresh.db", old))
    assert fresh == migrated
    assert version(tmp_path / "fresh.db") == version(old) == 2


@pytest.mark.usefixtures("next_version")
def test_the_old_database_is_copied_before(old: Path) -> None:
    before = digest(old)
    bring_up_to_date(old, NOW)
    (copy,) = (old.parent / "backups").iterdir()
    assert copy.name == "before-schema-2-20261124-090000.db"
    assert digest(copy) == before
    assert digest(old) != before


def test_nothing_to_do_changes_nothing(old: Path) -> None:
    before = old.read_bytes()
    bring_up_to_date(old, NOW)
    assert old.read_bytes() == before
    assert [file.name for file in old.parent.iterdir()] == ["digibank.db"]


def test_a_migration_that_fails_leaves_the_old(old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = TOY.replace('run("PRAGMA user_version = 2")', 'run("INSERT INTO shelf VALUES (1, NULL)")')
    history = write_history(tmp_path / "broken", broken)
    monkeypatch.setattr(paths, "schema_history", lambda: history)
    monkeypatch.setattr(migrate, "SCHEMA", 2)
    before = digest(old)
    with pytest.raises(Exception, match="NOT NULL constraint failed"):
        bring_up_to_date(old, NOW)
    assert digest(old) == before
    assert version(old) == 1


def test_a_migration_that_breaks_a_key_leaves_the_old(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keys are off while tables are rebuilt, and looked at before it counts."""
    history = write_history(
        tmp_path / "broken", TOY.replace("SELECT id, name, created_at FROM donor", "VALUES ('x', 'y', 'z')")
    )
    monkeypatch.setattr(paths, "schema_history", lambda: history)
    monkeypatch.setattr(migrate, "SCHEMA", 2)
    before = digest(old)
    with pytest.raises(MachineError) as refusal:
        bring_up_to_date(old, NOW)
    assert refusal.value.fault is MachineFault.CORRUPT
    assert digest(old) == before


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 and fork are POSIX")
def test_killed_at_each_step_it_is_exactly_old_or_exactly_new(old: Path, next_version: Path, tmp_path: Path) -> None:
    before = digest(old)
    run = subprocess.run(
        [sys.executable, Path(__file__).with_name("die_in_migration.py"), old, next_version, tmp_path / "killed"],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    deaths = int(run.stdout)
    bring_up_to_date(old, NOW)
    after = digest(old)
    seen = [digest(tmp_path / "killed" / str(step) / "digibank.db") for step in range(deaths + 1)]
    assert set(seen) == {before, after}
    assert seen == sorted(seen, key=[before, after].index), "once new, it stays new"
    assert deaths > 30, "too few steps to prove anything"
    for step in range(0, deaths, 7):
        killed = tmp_path / "killed" / str(step) / "digibank.db"
        bring_up_to_date(killed, NOW)
        assert digest(killed) == after


# ------------------------------------------------------------------------------------------------ what is not ours


def fingerprint(folder: Path) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()}


def test_a_newer_schema_is_refused_untouched(old: Path) -> None:
    connection = driver.connect(str(old))
    connection.execute("PRAGMA user_version = 7")
    connection.close()
    before = fingerprint(old.parent)
    with pytest.raises(MachineError) as refusal:
        Database(old.parent)
    assert (refusal.value.fault, refusal.value.detail) == (MachineFault.NEWER_SCHEMA, "7")
    assert fingerprint(old.parent) == before


def test_a_newer_schema_in_the_log_is_refused_too(old: Path) -> None:
    """The newer program was killed before its checkpoint: the file's own header still says 1."""
    connection = driver.connect(str(old), isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA user_version = 7")
    assert schema_of(old) == 1
    with pytest.raises(MachineError) as refusal:
        Database(old.parent)
    assert refusal.value.fault is MachineFault.NEWER_SCHEMA
    connection.close()


FOREIGN = {
    "empty": b"",
    "a text": b"SELECT * FROM device;\n" * 400,
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
    "only the first words": b"SQLite format 3\0",
    "zeros": bytes(8192),
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_a_file_that_is_no_database_is_refused_untouched(tmp_path: Path, kind: str) -> None:
    (tmp_path / "digibank.db").write_bytes(FOREIGN[kind])
    before = fingerprint(tmp_path)
    with pytest.raises(MachineError) as refusal:
        Database(tmp_path)
    assert refusal.value.fault is MachineFault.NOT_A_DATABASE
    assert fingerprint(tmp_path) == before


def test_a_database_of_another_program_is_refused_untouched(tmp_path: Path) -> None:
    connection = driver.connect(str(tmp_path / "digibank.db"))
    connection.execute("CREATE TABLE moz_places (id INTEGER PRIMARY KEY)")
    connection.close()
    before = fingerprint(tmp_path)
    with pytest.raises(MachineError) as refusal:
        Database(tmp_path)
    assert refusal.value.fault is MachineFault.NOT_A_DATABASE
    assert fingerprint(tmp_path) == before


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_half_a_file_is_refused_untouched(old: Path, share: float) -> None:
    whole = old.read_bytes()
    old.write_bytes(whole[: int(len(whole) * share)])
    before = fingerprint(old.parent)
    with pytest.raises(MachineError) as refusal:
        Database(old.parent)
    assert refusal.value.fault is MachineFault.CORRUPT
    assert fingerprint(old.parent) == before


@pytest.mark.parametrize("rest", ["wal", "journal"])
def test_a_file_whose_rest_lies_beside_it_is_left_to_sqlite(old: Path, rest: str) -> None:
    """A checkpoint or a restore was killed."""
    old.write_bytes(old.read_bytes()[:40_000])
    old.with_name(f"{old.name}-{rest}").write_bytes(b"")
    assert schema_of(old) == 1


def test_no_database_is_said_and_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(NoDatabase):
        Database(tmp_path / "nowhere")
    assert list(tmp_path.iterdir()) == []


def test_a_database_is_never_made_over_another(old: Path) -> None:
    before = old.read_bytes()
    with pytest.raises(AlreadyThere):
        Database.create(old.parent)
    assert old.read_bytes() == before


def test_the_log_of_a_database_that_is_gone_is_not_taken_for_the_new_ones(tmp_path: Path) -> None:
    """Somebody deleted digibank.db and not digibank.db-wal."""
    upgrade(tmp_path / "digibank.db")
    engine = open_engine(tmp_path / "digibank.db")
    with engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("INSERT INTO donor VALUES ('d', 'x', 'x', NULL, '2026', NULL)")
    log = (tmp_path / "digibank.db-wal").read_bytes()
    engine.dispose()
    (tmp_path / "digibank.db").unlink()
    (tmp_path / "digibank.db-wal").write_bytes(log)
    fresh = Database.create(tmp_path)
    with fresh.engine.connect().execution_options(read_only=True) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM donor").scalar() == 0
    fresh.close()
    assert (tmp_path / "digibank.db-wal.orphan").read_bytes() == log


@pytest.mark.parametrize("name", ["what?", "50%", "a#b", "naïef \u202e", "it's"])
def test_any_folder_name_will_do(tmp_path: Path, name: str) -> None:
    Database.create(tmp_path / name).close()
    Database(tmp_path / name).close()
    assert (tmp_path / name / "digibank.db").is_file()
