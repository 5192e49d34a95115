"""Schema history: run by the program itself, a backup first, all or nothing; a newer schema is refused untouched."""

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import ClassVar, Final

from sqlalchemy import Connection

from digibank import paths
from digibank.domain.errors import Refusal
from digibank.storage.draft import logs_of
from digibank.storage.engine import APPLICATION_ID, open_engine
from digibank.storage.machine_errors import MachineError, MachineFault, machine_faults

SCHEMA: Final = 1
"""The schema that this program works with: `PRAGMA user_version`, raised by each migration."""


@dataclass(eq=False)
class NoDatabase(Refusal):
    rule: ClassVar[str] = "no-database"
    folder: str


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
    database, so a foreign or newer one stays untouched. Raises MachineError for what is no database of ours, or only
    its begin. Never while this process has the file open: closing it here would give up SQLite's locks on it."""
    with machine_faults(), file.open("rb") as stream:
        header = stream.read(100)
        size = stream.seek(0, os.SEEK_END)
    if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
        raise MachineError(MachineFault.NOT_A_DATABASE, file.name)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise MachineError(MachineFault.NOT_A_DATABASE, file.name)
    log, _, journal = logs_of(file)
    if size < _promised_size(header) and not log.exists() and not journal.exists():
        raise MachineError(MachineFault.CORRUPT, file.name)
    return int.from_bytes(header[60:64], "big")


def _promised_size(header: bytes) -> int:
    """Bytes. A checkpoint or a restore that was killed, or met a full disk, leaves a file that is shorter, and whole
    with its log or its journal."""
    page_size, pages = int.from_bytes(header[16:18], "big"), int.from_bytes(header[28:32], "big")
    return (65536 if page_size == 1 else page_size) * pages


def refuse_newer(connection: Connection) -> None:
    """As `bring_up_to_date`, for a newer schema that still lies in the write-ahead log: a newer program was killed just
    after its migration. Raises MachineError."""
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if version > SCHEMA:
        raise MachineError(MachineFault.NEWER_SCHEMA, str(version))


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
