"""What the machine, not a rule, stops: disk full, locked, read-only, corrupt, newer schema. Each has plain advice."""

import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Final

from sqlalchemy.exc import DBAPIError


class MachineFault(StrEnum):
    DISK_FULL = "disk-full"
    LOCKED = "database-locked"
    READ_ONLY = "read-only"
    CORRUPT = "database-corrupt"
    NOT_A_DATABASE = "not-a-database"
    NEWER_SCHEMA = "newer-schema"
    OLD_SQLITE = "old-sqlite"
    CANNOT_OPEN = "cannot-open"
    IO = "input-output"


DAMAGE: Final = frozenset({MachineFault.CORRUPT, MachineFault.NOT_A_DATABASE})
"""What no patience and no room on the disk will mend."""


@dataclass(eq=False)
class MachineError(Exception):
    """`detail` is a version, a path's last part or SQLite's own short message: never data."""

    fault: MachineFault
    detail: str = ""


_FAULTS: Final = MappingProxyType(
    {
        3: MachineFault.READ_ONLY,  # SQLITE_PERM
        5: MachineFault.LOCKED,  # SQLITE_BUSY
        6: MachineFault.LOCKED,  # SQLITE_LOCKED
        8: MachineFault.READ_ONLY,
        10: MachineFault.IO,
        11: MachineFault.CORRUPT,
        13: MachineFault.DISK_FULL,
        14: MachineFault.CANNOT_OPEN,
        26: MachineFault.NOT_A_DATABASE,
    }
)
"""SQLite's primary result codes (https://sqlite.org/rescode.html), each the last byte of its extended codes."""

_WORDS: Final = MappingProxyType(
    {
        "database is locked": MachineFault.LOCKED,
        "attempt to write a readonly database": MachineFault.READ_ONLY,
        "disk I/O error": MachineFault.IO,
        "database disk image is malformed": MachineFault.CORRUPT,
        "database or disk is full": MachineFault.DISK_FULL,
        "unable to open database file": MachineFault.CANNOT_OPEN,
        "file is not a database": MachineFault.NOT_A_DATABASE,
    }
)
"""SQLite's own words for the same codes (sqlite3_errstr): the driver gives no code with an error of a backup."""

_ROOM: Final = 0x10000
"""Bytes. The file beside the database grows by half of that (https://sqlite.org/walformat.html 2.2)."""


def fault_of(error: BaseException, *folders: Path) -> MachineFault | None:
    """Which machine fault an error of the driver, or of SQLAlchemy around it, is; None where it is a bug of ours.
    `folders`: where the files lie, to be asked what is wrong with the disk where SQLite does not know."""
    raised = getattr(error, "orig", None) or error
    code = getattr(raised, "sqlite_errorcode", None)
    fault = _WORDS.get(str(raised)) if code is None else _FAULTS.get(code & 0xFF)
    if fault in (MachineFault.IO, MachineFault.CANNOT_OPEN):
        return next(filter(None, map(_fault_of_folder, folders)), fault)
    return fault


def _fault_of_folder(folder: Path) -> MachineFault | None:
    """SQLite says no more than "I/O error" where a quota or a limit is met, or where the file beside the database
    (-shm), which a reader needs too, finds no room. The system says it of a file without a name, gone at once."""
    import tempfile

    try:
        with tempfile.TemporaryFile(dir=folder, buffering=0) as probe:
            if probe.write(bytes(_ROOM)) < _ROOM:
                return MachineFault.DISK_FULL
    except OSError as error:
        fault = fault_of_os(error)
        return None if fault is MachineFault.IO else fault
    return None


@contextmanager
def machine_faults(*folders: Path) -> Generator[None]:
    """Turns the driver's errors into MachineError; everything else passes. `folders` as for `fault_of`."""
    try:
        yield
    except _database_errors() as error:
        fault = fault_of(error, *folders)
        if fault is None:
            raise
        raise MachineError(fault) from error
    except PermissionError as error:
        raise MachineError(MachineFault.READ_ONLY) from error
    except OSError as error:
        raise MachineError(fault_of_os(error)) from error


def _database_errors() -> tuple[type[Exception], ...]:
    """Of SQLAlchemy, and of the driver (once it is loaded) where we call it past SQLAlchemy."""
    driver = sys.modules.get("sqlcipher3.dbapi2")
    return (DBAPIError, driver.Error) if driver else (DBAPIError,)


def fault_of_os(error: OSError) -> MachineFault:
    import errno

    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return MachineFault.DISK_FULL
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return MachineFault.READ_ONLY
    return MachineFault.IO
