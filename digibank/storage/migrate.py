"""Schema history: run by the program itself, a backup first, all or nothing; a newer schema is refused untouched."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import ClassVar, Final

from sqlalchemy import Connection

from digibank import paths
from digibank.domain.errors import Refusal
from digibank.storage.engine import APPLICATION_ID, open_engine
from digibank.storage.machine_errors import MachineError, MachineFault, machine_faults

SCHEMA: Final = 1
"""The schema that this program works with: `PRAGMA user_version`, raised by each migration."""


@dataclass(eq=False)
class NoDatabase(Refusal):
    rule: ClassVar[str] = "no-database"
    folder: str


@dataclass(eq=False)
class AlreadyThere(Refusal):
    rule: ClassVar[str] = "database-exists"
    folder: str


def create(file: Path) -> None:
    """Raises AlreadyThere. Built aside and renamed: a half-made database never carries the name."""
    if file.exists():
        raise AlreadyThere(str(file.parent))
    draft = file.with_suffix(".new")
    draft.unlink(missing_ok=True)
    upgrade(draft)
    draft.replace(file)


def bring_up_to_date(file: Path, now: datetime) -> None:
    """Nothing to do costs two header reads; an older schema is backed up and migrated."""
    version = schema_of(file)
    if version > SCHEMA:
        raise MachineError(MachineFault.NEWER_SCHEMA, str(version))
    if version < SCHEMA:
        from digibank.storage.backup import copy_database

        copy_database(file, file.parent / "backups" / f"before-schema-{SCHEMA}-{now:%Y%m%d-%H%M%S}.db")
        upgrade(file)


def schema_of(file: Path) -> int:
    """The file's schema number, from its header (https://sqlite.org/fileformat.html 1.3): the file is not opened as a
    database, so a foreign or newer one stays untouched. Raises MachineError for what is no database of ours."""
    with machine_faults(), file.open("rb") as stream:
        header = stream.read(100)
    if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
        raise MachineError(MachineFault.NOT_A_DATABASE, file.name)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise MachineError(MachineFault.NOT_A_DATABASE, file.name)
    return int.from_bytes(header[60:64], "big")


def upgrade(file: Path) -> None:
    """Runs all migrations that are missing, in one transaction, with foreign keys off and checked at the end."""
    engine = open_engine(file, foreign_keys=False)
    try:
        with engine.connect() as connection, connection.begin():
            _run_alembic(connection)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise MachineError(MachineFault.CORRUPT, "foreign keys after migration")
        raw = engine.raw_connection()
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        raw.close()
    finally:
        engine.dispose()


def _run_alembic(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(paths.schema_history() / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
