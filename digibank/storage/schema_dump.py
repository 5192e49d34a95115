"""`python -m digibank.storage.schema_dump [FILE]` writes the migrated schema as SQL: db/schema.sql is made with it."""

import sys
import tempfile
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from digibank import paths
from digibank.storage.engine import open_engine
from digibank.storage.migrate import upgrade

_KINDS: Final = {"table": 1, "index": 2, "view": 3, "trigger": 4}
_HEAD: Final = (
    "-- Made by `python -m digibank.storage.schema_dump`: the schema after all migrations, to be read. Do not edit."
)


def schema() -> str:
    """All tables, indexes, views and triggers of a new database: by kind, then by table and name."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "schema.db"
        upgrade(file)
        engine = open_engine(file)
        with engine.connect() as connection:
            found = statements(connection)
        engine.dispose()
    return "\n\n".join((_HEAD, *found)) + "\n"


def statements(connection: Connection) -> tuple[str, ...]:
    """What a database holds, as SQL, without what SQLite makes for itself."""
    found = connection.exec_driver_sql(
        "SELECT type, tbl_name, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
        " AND name NOT LIKE 'search!_fts!_%' ESCAPE '!' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    ).fetchall()
    return tuple(
        f"{row.sql.strip()};" for row in sorted(found, key=lambda row: (_KINDS[row.type], row.tbl_name, row.name))
    )


def written() -> frozenset[str]:
    """The statements of db/schema.sql: what a database of this program's schema must hold, no more and no less."""
    text = (paths.schema_history() / "schema.sql").read_text("utf-8")
    return frozenset(text.removeprefix(_HEAD).strip().split("\n\n"))


def main(arguments: list[str]) -> None:
    if arguments:
        target = Path(arguments[0])
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(schema(), "utf-8", newline="\n")
    else:
        sys.stdout.write(schema())


if __name__ == "__main__":
    main(sys.argv[1:])
