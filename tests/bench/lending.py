"""A durable lend beside the same rows written by the bare driver: same file, same pragmas, same durability."""

import shutil
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import event

from digibank.services.lend import lend
from digibank.storage.database import FILE_NAME
from digibank.storage.engine import PRAGMAS
from tests.bench.table import Figure, median, milliseconds
from tests.services.conftest import Hub

LENDS = 60
WARM = 10

Statement = tuple[str, Any]


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        hub = Hub(Path(folder) / "data")
        codes = [hub.available(f"DISK{number}") for number in range(LENDS)]
        hub.office.do(lend, [codes.pop()], "An Peeters")
        hub.database.close()
        bare_file = Path(folder) / "bare.db"
        shutil.copy(hub.database.folder / FILE_NAME, bare_file)
        ours, statements = _lend_all(hub, codes)
        hub.database.close()
        bare = _replay(bare_file, statements)
        one_row = _one_row(Path(folder) / "one.db")
    return [
        Figure("lend, durable (median)", median(ours[WARM:]), None, "ms", f"{LENDS - WARM} lends to a known person"),
        Figure(
            "  the same rows by the bare driver",
            median(bare[WARM:]),
            None,
            "ms",
            "BEGIN, the writes, COMMIT, checkpoint",
        ),
        Figure("lend / same rows bare", median(ours[WARM:]) / median(bare[WARM:]), 3, "x", "goal of issue 2"),
        Figure(
            "  one row by the bare driver", median(one_row[WARM:]), None, "ms", "BEGIN, one INSERT, COMMIT, checkpoint"
        ),
    ]


def _lend_all(hub: Hub, codes: Sequence[str]) -> tuple[list[float], list[list[Statement]]]:
    """The time of each lend, and what it wrote. Noting the writes is one list append for each statement."""
    transactions: list[list[Statement]] = []

    @event.listens_for(hub.database.engine, "after_cursor_execute")
    def note(_connection: Any, _cursor: Any, statement: str, values: Any, _context: Any, many: bool) -> None:
        if statement.startswith(("INSERT", "UPDATE")):
            transactions[-1] += [(statement, row) for row in (values if many else [values])]

    def one(code: str) -> None:
        hub.office.do(lend, [code], "An Peeters")

    times = []
    for code in codes:
        transactions.append([])
        times.append(milliseconds(partial(one, code)))
    event.remove(hub.database.engine, "after_cursor_execute", note)
    return times, transactions


def _replay(file: Path, transactions: Sequence[Sequence[Statement]]) -> list[float]:
    connection = driver.connect(str(file), isolation_level=None)
    for pragma in (*PRAGMAS, "PRAGMA foreign_keys = ON"):
        connection.execute(pragma)

    def one(transaction: Sequence[Statement]) -> None:
        connection.execute("BEGIN IMMEDIATE")
        for statement, values in transaction:
            connection.execute(statement, values)
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    return [milliseconds(partial(one, transaction)) for transaction in transactions]


def _one_row(file: Path) -> list[float]:
    connection = driver.connect(str(file), isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(pragma)
    connection.execute("CREATE TABLE line (id INTEGER PRIMARY KEY, text TEXT)")
    connection.close()
    return _replay(file, [[("INSERT INTO line (text) VALUES (?)", ("x" * 200,))]] * LENDS)
