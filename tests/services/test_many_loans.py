"""Numbers of loans and the start page's counts, in a Digibank that has lent for years."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, event

from digibank.queries.dashboard import dashboard
from digibank.services.lend import lend
from tests.services.conftest import Hub


@contextmanager
def without_rules(hub: Hub) -> Iterator[Connection]:
    """A transaction past the rules of loans and labels, which stand again after it."""
    with hub.database.engine.connect() as connection, connection.begin():
        triggers = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('loan', 'label')"
        rules = connection.exec_driver_sql(triggers).fetchall()
        for name, _ in rules:
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        yield connection
        for _, rule in rules:
            connection.exec_driver_sql(rule)


def lent_before(hub: Hub, year: int, loans: int) -> None:
    """So many closed loans of that year, past the rules: only their numbers matter."""
    with without_rules(hub) as connection:
        for count in range(1, loans + 1):
            key, code = f"{year}-{count}", f"{year % 10}{count:07d}"
            connection.exec_driver_sql("INSERT INTO label VALUES (?, 'loan', ?)", (code, key))
            connection.exec_driver_sql(
                "INSERT INTO loan VALUES (?, ?, ?, '2026-01-01', NULL, '2026', '2026', '2026')",
                (key, code, f"{year}-{count:04d}"),
            )


@pytest.fixture
def busy(hub: Hub) -> Iterator[Hub]:
    """Its history is invented: taken out again, so that the check after the test finds a whole journal."""
    yield hub
    with without_rules(hub) as connection:
        connection.exec_driver_sql("DELETE FROM loan WHERE id LIKE '20__-%'")
        connection.exec_driver_sql("DELETE FROM label WHERE subject LIKE '20__-%'")


@contextmanager
def statements(hub: Hub) -> Iterator[list[tuple[str, Any]]]:
    seen: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, sql: str, values: object, *_: object) -> None:
        seen.append((sql, values))

    event.listen(hub.database.engine, "before_cursor_execute", note)
    yield seen
    event.remove(hub.database.engine, "before_cursor_execute", note)


def plans(hub: Hub, seen: list[tuple[str, Any]]) -> list[str]:
    """How SQLite finds the rows of `loan` for these statements."""
    with hub.database.engine.connect().execution_options(read_only=True) as connection:
        steps = [
            str(step[3])
            for sql, values in seen
            for step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)
        ]
    return [step for step in steps if " loan " in step]


def number_of(hub: Hub, disk: str) -> str:
    return hub.office.do(lend, [hub.available(disk)], "An Peeters").number


@pytest.mark.parametrize(
    ("before", "next_two"),
    [(0, ["2026-0001", "2026-0002"]), (41, ["2026-0042", "2026-0043"]), (9998, ["2026-9999", "2026-10000"])],
)
def test_a_number_is_one_more_than_the_years_highest(busy: Hub, before: int, next_two: list[str]) -> None:
    lent_before(busy, 2025, 12)
    lent_before(busy, 2026, before)
    lent_before(busy, 2027, 3)  # a clock that was wrong
    assert [number_of(busy, "D1"), number_of(busy, "D2")] == next_two


def test_numbers_longer_than_four_figures_go_on(busy: Hub) -> None:
    lent_before(busy, 2026, 10_010)
    assert number_of(busy, "D1") == "2026-10011"
    busy.clock.forward(days=60)
    assert number_of(busy, "D2") == "2027-0001"


def test_a_number_is_found_without_reading_the_years_loans(hub: Hub) -> None:
    hub.lent("D1")
    code = hub.available("D2")
    with statements(hub) as seen:
        hub.office.do(lend, [code], "An Peeters")
    found = plans(hub, [(sql, values) for sql, values in seen if "max(" in sql])
    assert len(found) == 1
    assert "INDEX" in found[0]
    assert found[0].startswith("SEARCH loan")
    assert "(number=?)" in found[0]


def test_the_start_page_counts_due_loans_by_their_index(hub: Hub) -> None:
    hub.office.do(lend, [hub.available("D1")], "An Peeters", until=date(2026, 11, 24))
    hub.office.do(lend, [hub.available("D2")], "Bo Claes", until=date(2026, 11, 25))
    with statements(hub) as seen:
        counted = hub.office.ask(dashboard)
    assert (counted.due_today, counted.overdue) == (1, 0)
    found = plans(hub, seen)
    assert len(found) == 2
    assert all(
        "COVERING INDEX ix_loan_closed_at_until_on_number (closed_at=? AND until_on" in plan for plan in found
    ), found
    hub.clock.forward(days=1)
    assert (hub.office.ask(dashboard).due_today, hub.office.ask(dashboard).overdue) == (1, 1)
