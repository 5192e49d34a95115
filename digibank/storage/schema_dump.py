"""`python -m digibank.storage.schema_dump [FILE]` writes the migrated schema as SQL: db/schema.sql is made with it."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from digibank.storage.engine import open_engine
from digibank.storage.migrate import upgrade

_KINDS: Final = {"table": 1, "index": 2, "view": 3, "trigger": 4}
_HEAD: Final = (
    "-- Made by `python -m digibank.storage.schema_dump`: the schema after all migrations, to be read. Do not edit."
)


def schema() -> str:
    """All tables, indexes, views and triggers of a new database: by kind, then by table and name."""
    return "\n\n".join((_HEAD, *_statements())) + "\n"


def _statements() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "schema.db"
        upgrade(file)
        engine = open_engine(file)
        with engine.connect() as connection:
            found = connection.exec_driver_sql(
                "SELECT type, tbl_name, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
                " AND name NOT LIKE 'search!_fts!_%' ESCAPE '!'"  # the search index makes these tables for itself
            ).fetchall()
        engine.dispose()
    for row in sorted(found, key=lambda row: (_KINDS[row.type], row.tbl_name, row.name)):
        yield f"{row.sql.strip()};"


def main(arguments: list[str]) -> None:
    if arguments:
        target = Path(arguments[0])
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(schema(), "utf-8", newline="\n")
    else:
        sys.stdout.write(schema())


if __name__ == "__main__":
    main(sys.argv[1:])
