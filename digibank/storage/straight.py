"""Rows straight into their tables. An action writes a dozen rows that it is done with at once; the unit of work, and
the compiler behind it, cost more for each than SQLite does."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, Dialect, insert

from digibank.storage.base import Row

Turn = Callable[[Any], Any]


def insert_row(connection: Connection, row: Row) -> None:
    """Columns that were not given are NULL, or have the schema's default."""
    values: Mapping[str, Any] = {name: value for name, value in vars(row).items() if name != "_sa_instance_state"}
    sql, turns = _statement(type(row), tuple(sorted(values)), connection.dialect)
    connection.exec_driver_sql(sql, tuple(turn(values[name]) for name, turn in turns))


@cache
def _statement(kind: type[Row], names: tuple[str, ...], dialect: Dialect) -> tuple[str, tuple[tuple[str, Turn], ...]]:
    """The SQL, and for each of its question marks the column with what turns a value into the database's."""
    table = kind.__table__
    compiled = insert(kind).compile(dialect=dialect, column_keys=list(names))
    turns = tuple((name, table.columns[name].type.dialect_impl(dialect)) for name in compiled.positiontup or ())
    return str(compiled), tuple((name, impl.bind_processor(dialect) or _as_it_is) for name, impl in turns)


def _as_it_is(value: Any) -> Any:
    return value
