"""A first look at the database while the libraries that open it still load: what waits, counted by the bare driver.

It says nothing of people and changes nothing. Whatever is not quite in order (no database, another program's, a log
that a crash left behind) it leaves alone: the opening proper says what it is."""

from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

FILE_NAME: Final = "digibank.db"
_MOST_SECONDS: Final = 0.2
"""To wait for another program that holds the file: a first look that comes late is none."""

_WAITS: Final = """
SELECT (SELECT count(*) FROM loan WHERE closed_at IS NULL AND until_on < :today),
       (SELECT count(*) FROM loan WHERE closed_at IS NULL AND until_on = :today),
       (SELECT count(*) FROM device WHERE state = 'TO_WIPE'),
       (SELECT count(*) FROM device WHERE state = 'AVAILABLE')
"""


@dataclass(frozen=True)
class Glance:
    """The same counts as `queries.dashboard`: loans that are too late or due today, devices to wipe and ready."""

    overdue: int
    due_today: int
    to_wipe: int
    ready: int


def glance(folder: Path, today: date) -> Glance | None:
    """None where there is nothing to see, or not safely."""
    file = folder / FILE_NAME
    if not file.is_file() or file.with_name(f"{FILE_NAME}-wal").exists():
        return None
    import sqlcipher3.dbapi2 as driver

    try:
        with closing(driver.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True, timeout=_MOST_SECONDS)) as look:
            look.execute("PRAGMA cipher_log_level = NONE")
            return Glance(*look.execute(_WAITS, {"today": today.isoformat()}).fetchone())
    except driver.Error:
        return None
