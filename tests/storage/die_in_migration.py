"""Started by test_migrate.py: `python die_in_migration.py OLD.db HISTORY FOLDER`. Migrates copy after copy of OLD.db,
each in a child that dies by kill -9 one step later than the one before, until one comes through. Prints how many
died."""

import os
import shutil
import signal
import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import event

from digibank import paths
from digibank.storage import migrate
from digibank.storage.engine import open_engine

INSTRUCTIONS = 400
"""Of SQLite's virtual machine between two chances to die inside one statement."""


class Steps:
    """Dies after `last` steps. A step is the begin of a statement (COMMIT and checkpoint too), or so many instructions
    inside one."""

    def __init__(self, last: int) -> None:
        self._left = last

    def take(self, *_: object) -> int:
        self._left -= 1
        if self._left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0


def prepare(history: Path) -> None:
    """The program one version on."""
    setattr(paths, "schema_history", lambda: history)  # noqa: B010 (mypy forbids to assign to a function)
    setattr(migrate, "SCHEMA", 2)  # noqa: B010 (and to a constant)


def migrate_and_die(file: Path, last: int) -> None:
    steps = Steps(last)

    def watched(place: Path, *, foreign_keys: bool = True) -> Any:
        engine = open_engine(place, foreign_keys=foreign_keys)

        @event.listens_for(engine, "connect")
        def watch(connection: Any, _record: object) -> None:
            connection.set_trace_callback(steps.take)
            connection.set_progress_handler(steps.take, INSTRUCTIONS)

        return engine

    setattr(migrate, "open_engine", watched)  # noqa: B010
    migrate.bring_up_to_date(file, datetime.now(UTC))


def copy_of(old: Path, folder: Path) -> Path:
    folder.mkdir(parents=True)
    return Path(shutil.copyfile(old, folder / "digibank.db"))


def main(old: Path, history: Path, folder: Path) -> None:
    prepare(history)
    # Once whole, so that what the children need is loaded before they are born.
    migrate.bring_up_to_date(copy_of(old, folder / "unharmed"), datetime.now(UTC))
    for last in count():
        file = copy_of(old, folder / str(last))
        child = os.fork()
        if child == 0:
            migrate_and_die(file, last)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if status == 0:
            print(last)  # noqa: T201 (it is how the test hears of it)
            return
        if os.waitstatus_to_exitcode(status) != -signal.SIGKILL:
            sys.exit(f"step {last} failed by itself")


main(*(Path(argument) for argument in sys.argv[1:]))
