"""A second migration that the program does not have: a new table, a new column, a rebuilt table, changed rows."""

import hashlib
import shutil
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from digibank import paths

TOY = """
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    run = op.get_bind().exec_driver_sql
    run("CREATE TABLE shelf (id TEXT NOT NULL PRIMARY KEY, place TEXT NOT NULL) STRICT, WITHOUT ROWID")
    run("ALTER TABLE device ADD COLUMN colour TEXT")
    run("UPDATE device SET colour = 'grey'")
    run("CREATE TABLE donor_new (id TEXT NOT NULL PRIMARY KEY, name TEXT, since TEXT NOT NULL) STRICT, WITHOUT ROWID")
    run("INSERT INTO donor_new SELECT id, name, created_at FROM donor")
    run("DROP TABLE donor")
    run("ALTER TABLE donor_new RENAME TO donor")
    run("INSERT INTO shelf SELECT code, make FROM device")
    run("PRAGMA user_version = 2")
"""


def write_history(folder: Path, script: str = TOY) -> Path:
    """The program's own history with the toy on top; the folder that `paths.schema_history` is to name."""
    shutil.copytree(paths.schema_history() / "migrations", folder / "migrations")
    (folder / "migrations" / "versions" / "0002_toy.py").write_text(script, "utf-8")
    return folder


def digest(file: Path) -> str:
    """Of the schema and of every row, through SQLite: what lies in the write-ahead log counts."""
    connection = driver.connect(str(file))
    whole = hashlib.sha256()
    for name, kind, sql in connection.execute("SELECT name, type, sql FROM sqlite_master ORDER BY name").fetchall():
        whole.update(repr((name, kind, sql)).encode())
        if kind == "table":
            rows = sorted(map(repr, connection.execute("SELECT * FROM NAME".replace("NAME", name))))
            whole.update("\n".join(rows).encode())
    connection.close()
    return whole.hexdigest()


def version(file: Path) -> int:
    connection = driver.connect(str(file))
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    connection.close()
    return int(number)
