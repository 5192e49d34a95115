"""Copies of a live database, and putting one in its place: by SQLite's own backup interface, all of it or nothing."""

from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from digibank.storage.draft import draft_folder
from digibank.storage.machine_errors import MachineError, MachineFault, machine_faults

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection


def copy_database(source: Path, target: Path) -> None:
    """A consistent copy of `source` as `target`, which is replaced whole or not at all. Raises MachineError."""
    with _faults(source, target), closing(_connect(source)) as live:
        copy_open(live, source, target)


def copy_open(live: "Connection", source: Path, target: Path) -> None:
    """As `copy_database`, of what this connection has open."""
    with _faults(source, target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with draft_folder(target.parent) as aside:
            draft = aside / target.name
            with closing(_connect(draft, new=True)) as copy:
                live.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
                verdict = copy.execute("PRAGMA quick_check").fetchone()[0]
            if verdict != "ok":
                raise MachineError(MachineFault.CORRUPT, source.name)
            draft.replace(target)


@contextmanager
def sole_user(file: Path) -> Generator["Connection"]:
    """The database, with nobody else at it, be it idle, and nobody let in until the end: who tries meanwhile waits.
    Raises MachineError, LOCKED where somebody is there."""
    with _faults(file), closing(_connect(file, patience=1.0)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
        yield connection


def overwrite(live: "Connection", file: Path, source: Path) -> None:
    """Everything in `file`, which `live` has open as its sole user, becomes what is in `source`: in one transaction of
    SQLite's, so that a crash leaves the one or the other, and who waited to open the file finds the new one in it."""
    with _faults(file, source), closing(_connect(source)) as new:
        live.execute("PRAGMA journal_mode = DELETE").fetchall()  # in WAL mode both would need pages of one size
        new.backup(live)


def _connect(file: Path, *, new: bool = False, patience: float = 5.0) -> "Connection":
    """`patience` in seconds. Only where it is said to be new is a file made."""
    import sqlcipher3.dbapi2 as driver

    address = f"{file.absolute().as_uri()}?mode={'rwc' if new else 'rw'}"
    return driver.connect(address, uri=True, timeout=patience, isolation_level=None)


@contextmanager
def _faults(*files: Path) -> Generator[None]:
    """SQLite has no code and not always words for what stopped a backup: then it is the disk's doing."""
    import sqlcipher3.dbapi2 as driver

    try:
        with machine_faults(*(file.parent for file in files)):
            yield
    except driver.Error as error:
        raise MachineError(MachineFault.IO, files[-1].name) from error
