"""What is made aside, in a folder of its own, until it is whole and gets its name."""

import errno
import os
import re
import shutil
import uuid
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final

from digibank.domain.errors import Refusal

_DRAFT: Final = re.compile(r"digibank-draft-(\d+)-[0-9a-f]{8}")
_NO_LINKS: Final = frozenset({errno.EPERM, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK})
"""What a disk answers that gives no file a second name: FAT, and some that are not this computer's own."""


@dataclass(eq=False)
class AlreadyThere(Refusal):
    rule: ClassVar[str] = "database-exists"
    folder: str


def logs_of(database: Path) -> tuple[Path, ...]:
    """Where SQLite keeps what is not yet in the file: log, its index, rollback journal. They may not be there."""
    return tuple(database.with_name(f"{database.name}-{kind}") for kind in ("wal", "shm", "journal"))


@contextmanager
def draft_folder(beside: Path) -> Generator[Path]:
    """A new folder in `beside`, nobody else's, that goes with all it holds at the end; so do those of killed
    programs."""
    _remove_strays(beside)
    draft = beside / f"digibank-draft-{os.getpid()}-{uuid.uuid4().hex[:8]}"
    draft.mkdir()
    try:
        yield draft
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _remove_strays(beside: Path) -> None:
    import psutil

    for stray in beside.glob("digibank-draft-*"):
        maker = _DRAFT.fullmatch(stray.name)
        if maker and not psutil.pid_exists(int(maker[1])):
            shutil.rmtree(stray, ignore_errors=True)


def set_orphans_aside(database: Path) -> None:
    """SQLite would take the log of a database that is gone for that of the next one of this name."""
    for orphan in logs_of(database):
        if orphan.exists():
            orphan.replace(orphan.with_name(f"{orphan.name}.orphan"))


def give_name(draft: Path, file: Path) -> None:
    """The draft becomes `file`, all at once. Raises AlreadyThere, also where another was quicker by a moment."""
    try:
        _rename_to_new(draft, file)
    except FileExistsError as error:
        raise AlreadyThere(str(file.parent)) from error


def _rename_to_new(draft: Path, file: Path) -> None:
    """`rename` writes over a file, but for Windows; a second name for the draft does not."""
    if os.name == "nt":
        draft.rename(file)
        return
    try:
        os.link(draft, file)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if file.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(file)) from error
        draft.rename(file)
