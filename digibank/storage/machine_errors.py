"""What the machine, not a rule, stops: disk full, locked, read-only, corrupt, newer schema. Each has plain advice."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

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


# Words of SQLite's own messages (sqlite3_errstr): the driver gives no extended codes on every Python version.
_SIGNS = (
    ("disk is full", MachineFault.DISK_FULL),
    ("locked", MachineFault.LOCKED),
    ("readonly", MachineFault.READ_ONLY),
    ("malformed", MachineFault.CORRUPT),
    ("not a database", MachineFault.NOT_A_DATABASE),
    ("unable to open", MachineFault.CANNOT_OPEN),
    ("disk i/o error", MachineFault.IO),
)


def fault_of(error: BaseException) -> MachineFault | None:
    """Which machine fault a driver's error is; None where it is a bug of ours."""
    message = str(getattr(error, "orig", None) or error).lower()
    return next((fault for sign, fault in _SIGNS if sign in message), None)


@contextmanager
def machine_faults() -> Generator[None]:
    """Turns the driver's errors into MachineError; everything else passes."""
    try:
        yield
    except DBAPIError as error:
        fault = fault_of(error)
        if fault is None:
            raise
        raise MachineError(fault) from error
    except PermissionError as error:
        raise MachineError(MachineFault.READ_ONLY) from error
    except OSError as error:
        raise MachineError(fault_of_os(error)) from error


def fault_of_os(error: OSError) -> MachineFault:
    import errno

    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return MachineFault.DISK_FULL
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return MachineFault.READ_ONLY
    return MachineFault.IO
