"""Pages of devices against the plain truth: whatever is asked in whatever order, each device comes once and in its
place, and no order makes the database sort."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from digibank.domain.device import Kind
from digibank.domain.lifecycle import SHELF, State
from digibank.queries.device_list import DeviceFilter, DeviceLine, DeviceOrder, device_page
from digibank.queries.paging import FEW, Sort
from digibank.services.office import Office
from tests.queries.walking import plans, walk

STATES = (
    frozenset[State](),
    frozenset({State.TO_WIPE}),
    frozenset({State.ON_LOAN}),
    frozenset({State.RESERVED}),
    SHELF,
    frozenset(State),
)
KINDS = (frozenset[Kind](), frozenset({Kind.LAPTOP}), frozenset({Kind.TABLET, Kind.DESKTOP}))

_RANK = {state: rank for rank, state in enumerate(State)}
KEYS: dict[DeviceOrder, Callable[[Any], Any]] = {
    DeviceOrder.CODE: lambda row: row.code,
    DeviceOrder.TITLE: lambda row: (f"{row.make} {row.model}".lower(), row.code),
    DeviceOrder.NUMBER: lambda row: (row.serial_key, row.code),
    DeviceOrder.STATE: lambda row: (_RANK[State(row.state)], row.kind, row.code),
    DeviceOrder.SINCE: lambda row: (row.moved_at, row.code),
}


def truth(office: Office) -> list[Any]:
    with office.database.engine.connect() as connection:
        return list(connection.execute(text("SELECT code, make, model, serial_key, state, kind, moved_at FROM device")))


def expected(office: Office, wanted: DeviceFilter, sort: Sort, keep: Callable[[Any], bool] = bool) -> list[str]:
    rows = [
        row
        for row in truth(office)
        if (not wanted.states or row.state in wanted.states) and (not wanted.kinds or row.kind in wanted.kinds)
    ]
    kept = [row for row in rows if keep(row)]
    return [row.code for row in sorted(kept, key=KEYS[DeviceOrder(sort.by)], reverse=sort.descending)]


def codes(lines: list[DeviceLine]) -> list[str]:
    return [line.code for line in lines]


@pytest.mark.parametrize("order", DeviceOrder)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    states=st.sampled_from(STATES), kinds=st.sampled_from(KINDS), descending=st.booleans(), size=st.integers(60, 500)
)
def test_each_device_comes_once_and_in_its_place(
    office: Office, order: DeviceOrder, states: frozenset[State], kinds: frozenset[Kind], descending: bool, size: int
) -> None:
    wanted, sort = DeviceFilter(states=states, kinds=kinds), Sort(order, descending)
    assert codes(walk(office, device_page, wanted, sort, size)) == expected(office, wanted, sort)


@pytest.mark.parametrize(("order", "descending"), list(product(DeviceOrder, (False, True))))
def test_what_was_typed_is_sorted_as_wanted_where_it_is_little(
    office: Office, order: DeviceOrder, descending: bool
) -> None:
    sort, wanted = Sort(order, descending), DeviceFilter("latitude", states=frozenset({State.ON_LOAN, State.WIPED}))
    found = walk(office, device_page, wanted, sort, 9)
    assert len(found) > 30
    assert codes(found) == expected(office, wanted, sort, lambda row: "Latitude" in row.model)


def test_too_many_to_sort_is_said_and_all_come_once(office: Office) -> None:
    wanted, sort = DeviceFilter("dell"), Sort(DeviceOrder.SINCE)
    page = office.ask(device_page, wanted, None, 60, sort)
    assert (page.ordered, page.more) == (False, True)
    found = codes(walk(office, device_page, wanted, sort, 60))
    assert len(found) > FEW
    assert sorted(found) == expected(office, wanted, Sort(DeviceOrder.CODE), lambda row: row.make == "Dell")
    assert office.ask(device_page, DeviceFilter("zzz"), sort=sort).ordered


@pytest.mark.parametrize("states", [frozenset({State.BLOCKED}), frozenset({State.ON_LOAN, State.AVAILABLE})])
def test_a_state_narrows_what_was_typed(office: Office, states: frozenset[State]) -> None:
    """Also where the letters fit hundreds: then the few devices of a rare state are looked at one by one."""
    wanted, sort = DeviceFilter("dell", states), Sort(DeviceOrder.CODE)
    found = codes(walk(office, device_page, wanted, sort, 7))
    assert found == expected(office, wanted, sort, lambda row: row.make == "Dell")
    assert found


@pytest.mark.parametrize("letters", ["k", "kl"])
def test_one_or_two_letters_are_the_beginning_of_a_code(office: Office, letters: str) -> None:
    wanted, sort = DeviceFilter(letters), Sort(DeviceOrder.SINCE, descending=True)
    found = codes(walk(office, device_page, wanted, sort, 20))
    assert found == expected(office, wanted, sort, lambda row: row.code.startswith(letters.upper()))
    assert found


def test_where_no_code_begins_so_it_is_a_serial_number(office: Office) -> None:
    wanted, sort = DeviceFilter("7"), Sort(DeviceOrder.NUMBER)
    found = codes(walk(office, device_page, wanted, sort, 20))
    assert found == expected(office, wanted, sort, lambda row: row.serial_key.startswith("7"))
    assert found


def test_too_late_comes_with_the_longest_late_first(office: Office) -> None:
    found = walk(office, device_page, DeviceFilter(overdue=True), None, 3)
    ends = [line.until for line in found]
    assert len(found) > 3
    assert ends == sorted(ends, key=str)
    assert all(line.overdue for line in found)
    by_code = walk(office, device_page, DeviceFilter(overdue=True), Sort(DeviceOrder.CODE, descending=True), 3)
    assert codes(by_code) == sorted(codes(found), reverse=True)
    some = DeviceFilter(overdue=True, kinds=frozenset({Kind.SMARTPHONE}))
    assert {line.code for line in found if line.kind is Kind.SMARTPHONE} == set(
        codes(walk(office, device_page, some, Sort(DeviceOrder.TITLE), 3))
    )


@pytest.mark.parametrize(
    ("order", "descending", "states", "kinds"), list(product(DeviceOrder, (False, True), STATES, KINDS))
)
def test_no_order_is_made_by_sorting(
    office: Office, order: DeviceOrder, descending: bool, states: frozenset[State], kinds: frozenset[Kind]
) -> None:
    sort, wanted = Sort(order, descending), DeviceFilter(states=states, kinds=kinds)
    with plans(office) as steps:
        page = office.ask(device_page, wanted, None, 5, sort)
        if page.more:
            office.ask(device_page, wanted, page.rows[-1], 5, sort)
    assert steps
    assert [step for step in steps if "B-TREE" in step] == []
    assert [step for step in steps if step.startswith(("SCAN", "SEARCH")) and "INDEX " not in step] == []
