"""Long lists: pages in every order, with and without filters, also behind the first. A list that is walked along an
index costs the same at any size; what this bench looks for is a filter or an order that does not."""

import tempfile
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

from digibank.domain.device import Kind
from digibank.domain.lifecycle import SHELF, State
from digibank.queries.device_list import DeviceFilter, DeviceOrder, device_page
from digibank.queries.loan_list import LoanFilter, LoanOrder, LoanShow, loan_page
from digibank.queries.paging import Sort
from digibank.queries.people_list import PeopleFilter, PeopleOrder, PeopleShow, people_page
from digibank.services.office import Office
from tests.bench.lent_out import lent_out
from tests.bench.table import Figure, median, milliseconds, percentile_99

SIZES = (1_000, 10_000, 100_000)
PAGES = 5
GOAL_MS = 5.0

Question = tuple[Callable[..., Any], object, Sort]


def figures() -> list[Figure]:
    shown = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            database, office, _serials = lent_out(Path(folder) / "data", size)
            shown += figures_of(office, size)
            database.close()
    return shown


def figures_of(office: Office, size: int) -> list[Figure]:
    goal = GOAL_MS if size == SIZES[-1] else None
    made = []
    for name, questions in (("devices", _devices()), ("loans", _loans()), ("people", _people())):
        times = [time for question in questions for time in _walked(office, *question)]
        what = f"list of {name}, {size:,} devices"
        made.append(Figure(f"{what}: p50", median(times), None, "ms", f"{len(times)} pages of 50"))
        made.append(Figure(f"{what}: p99", percentile_99(times), goal, "ms", "all orders and filters"))
    return made


def _devices() -> Iterator[Question]:
    states = (frozenset[State](), frozenset({State.TO_WIPE}), frozenset({State.BLOCKED}), SHELF)
    kinds = (frozenset[Kind](), frozenset({Kind.DESKTOP}), frozenset({Kind.LAPTOP}))
    for order, descending, state, kind in product(DeviceOrder, (False, True), states, kinds):
        yield device_page, DeviceFilter(states=state, kinds=kind), Sort(order, descending)


def _loans() -> Iterator[Question]:
    for show, order, descending in product(LoanShow, LoanOrder, (False, True)):
        yield loan_page, LoanFilter(show=show), Sort(order, descending)


def _people() -> Iterator[Question]:
    for show, order, descending in product(PeopleShow, PeopleOrder, (False, True)):
        yield people_page, PeopleFilter(show=show), Sort(order, descending)


def _walked(office: Office, page: Callable[..., Any], wanted: object, sort: Sort) -> Iterator[float]:
    """Milliseconds of each of the first pages."""
    rows: list[Any] = [None]
    for _ in range(PAGES):
        got: list[Any] = []
        yield milliseconds(lambda last=rows[-1], into=got: into.append(office.ask(page, wanted, last, sort=sort)))  # type: ignore[misc]
        if not got[0].more:
            return
        rows += got[0].rows
