"""What a database holds, read by hand: to see that nothing changed."""

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

Rows = dict[str, list[Any]]


def all_rows(file: Path) -> Rows:
    """All rows of all tables by the table's name."""
    connection = driver.connect(str(file))
    try:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for (name,) in tables.fetchall()}  # noqa: S608
    finally:
        connection.close()
