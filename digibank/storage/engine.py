"""The engine: SQLite by way of sqlcipher3 (one library on every system), WAL, every commit on disk, explicit BEGIN."""

from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection

from digibank.storage.machine_errors import MachineError, MachineFault

APPLICATION_ID: Final = 0x44676268  # "Dgbh": tells our files from other SQLite files
OLDEST_SQLITE: Final = (3, 51, 3)
"""Before this one a writer that races a checkpoint in WAL mode can lose committed pages (the WAL-reset bug)."""

PRAGMAS: Final = (
    "PRAGMA cipher_log_level = NONE",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA cell_size_check = ON",
    "PRAGMA cache_size = -32000",
)


def open_engine(file: Path, *, foreign_keys: bool = True) -> Engine:
    """`foreign_keys=False` is for migrations only: rebuilding a table would else act on the rows that point to it."""
    import sqlcipher3.dbapi2 as driver

    if driver.sqlite_version_info < OLDEST_SQLITE:
        raise MachineError(MachineFault.OLD_SQLITE, driver.sqlite_version)
    engine = create_engine(URL.create("sqlite", database=str(file)), module=driver, connect_args={"timeout": 5.0})

    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, _record: Any) -> None:
        connection.isolation_level = None  # BEGIN is ours to say
        cursor = connection.cursor()
        for pragma in PRAGMAS:
            cursor.execute(pragma)
        cursor.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        # A deferred BEGIN that reads first and writes later fails at once when another writer came between.
        read_only = connection.get_execution_options().get("read_only", False)
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    return engine
