"""Goes through a list to its end, and looks at how the database answers."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import event

from digibank.queries.paging import Page, Sort
from digibank.services.office import Office

R = TypeVar("R")


def walk(office: Office, page: Callable[..., Page[R]], wanted: object, sort: Sort | None, size: int) -> list[R]:
    """All rows, page by page."""
    rows: list[R] = []
    while True:
        got = office.ask(page, wanted, rows[-1] if rows else None, size, sort)
        assert len(got.rows) <= size
        rows += got.rows
        if not got.more:
            return rows
        assert got.rows


@contextmanager
def plans(office: Office) -> Iterator[list[str]]:
    """Fills the list with how each question of this block is answered."""
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        asked.append((statement, parameters))

    found: list[str] = []
    engine = office.database.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", note)
    with engine.connect() as connection:
        cursor = connection.connection.cursor()
        for statement, parameters in asked:
            if statement.lstrip().startswith("SELECT") and "AS wanted" not in statement:
                cursor.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
                found += [str(row[3]) for row in cursor.fetchall()]
