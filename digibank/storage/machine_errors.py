"""What the machine, not a rule, stops: disk full, locked, read-only, corrupt, newer schema. Each has plain advice."""

import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
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


def fault_of(error: BaseException) -> MachineFault | None:
    """Which machine fault an error of the driver, or of SQLAlchemy around it, is; None where it is a bug of ours."""
    raised = getattr(error, "orig", None) or error
    code = getattr(raised, "sqlite_errorcode", None)
    return _WORDS.get(str(raised)) if code is None else _FAULTS.get(code & 0xFF)


@contextmanager
def machine_faults() -> Generator[None]:
    """Turns the driver's errors into MachineError; everything else passes."""
    try:
        yield
    except _database_errors() as error:
        fault = fault_of(error)
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
