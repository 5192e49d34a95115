"""The declarative base and the column types: STRICT tables know INTEGER, REAL and TEXT only."""

import json
from datetime import UTC, date, datetime
from typing import Any, ClassVar, Final

from sqlalchemy import REAL, Boolean, Dialect, MetaData, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase


class UtcText(TypeDecorator[datetime]):
    """An aware datetime as `2026-11-24T10:41:26.123456Z`: sorts as text, never a local time."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002 (SQLAlchemy's)
        return None if value is None else utc_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else datetime.fromisoformat(value)


class DateText(TypeDecorator[date]):
    """A calendar day as `2026-11-24`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:  # noqa: ARG002
        return None if value is None else date.fromisoformat(value)


class JsonText(TypeDecorator[dict[str, Any]]):
    """A JSON object, keys sorted: the same facts give the same text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dict[str, Any] | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else canonical_json(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> dict[str, Any] | None:  # noqa: ARG002
        return None if value is None else json.loads(value)


class Flag(TypeDecorator[bool]):
    """True or false as 1 or 0."""

    impl = Boolean(create_constraint=False)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        from sqlalchemy import Integer

        return dialect.type_descriptor(Integer() if dialect.name == "sqlite" else Boolean())

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> Any:  # noqa: FBT001
        return int(value) if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> bool | None:  # noqa: ARG002
        return None if value is None else bool(value)


def utc_text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def canonical_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


KEYED: Final = {"sqlite_strict": True, "sqlite_with_rowid": False}
"""Rows have their key and no hidden number: SQL that replaces "row 7" has nothing to name. The journal and the staff
list keep theirs, which is the order of writing; triggers guard it."""


class Row(DeclarativeBase):
    """A stored row. Rows stay in storage, queries and services; nothing above ever holds one."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text,
        datetime: UtcText,
        date: DateText,
        dict[str, Any]: JsonText,
        bool: Flag,
        float: REAL,
    }
    __table_args__: Any = {"sqlite_strict": True}
