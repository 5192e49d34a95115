"""The model behind lists: whole, in order, each row once, however Qt asks; a fault of the database ends nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from digibank.queries.paging import Page
from digibank.ui.widgets.paged_model import ROOT, Column, PagedModel

COLUMNS = (Column[int]("Number", str), Column[int]("Twice", lambda row: str(2 * row)))


class Store:
    """Numbers from 0, `size` a page."""

    def __init__(self, count: int, size: int) -> None:
        self.count, self.size, self.asked = count, size, 0

    def load(self, after: int | None) -> Page[int]:
        self.asked += 1
        first = 0 if after is None else after + 1
        rows = tuple(range(first, min(first + self.size, self.count)))
        return Page(rows, more=first + len(rows) < self.count)


def everything(model: PagedModel[int]) -> list[str]:
    return [model.data(model.index(row, 0)) for row in range(model.rowCount())]


@given(count=st.integers(0, 40), size=st.integers(1, 15))
def test_all_rows_come_once_and_in_order(count: int, size: int) -> None:
    model = PagedModel(COLUMNS, Store(count, size).load)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.reload()
    while model.canFetchMore(ROOT):
        model.fetchMore(ROOT)
    assert everything(model) == [str(n) for n in range(count)]
    assert model.whole


def test_qt_may_ask_again_while_rows_come_in(qtbot: QtBot) -> None:
    del qtbot
    model = PagedModel(COLUMNS, Store(45, 10).load)
    model.reload()
    model.rowsAboutToBeInserted.connect(lambda *_: model.fetchMore(ROOT))
    while model.canFetchMore(ROOT):
        model.fetchMore(ROOT)
    assert everything(model) == [str(n) for n in range(45)]


def test_a_fault_is_told_and_not_raised(qtbot: QtBot) -> None:
    def broken(_after: int | None) -> Page[int]:
        raise OSError("gone")

    model = PagedModel(COLUMNS, broken)
    with qtbot.waitSignal(model.failed) as told:
        model.reload()
    assert isinstance(told.args[0], OSError)
    assert model.rowCount() == 0


def test_a_page_that_fails_later_leaves_what_is_there(qtbot: QtBot) -> None:
    store = Store(30, 10)

    def breaks_at_the_second(after: int | None) -> Page[int]:
        if after is not None:
            raise OSError("gone")
        return store.load(after)

    model = PagedModel(COLUMNS, breaks_at_the_second)
    model.reload()
    with qtbot.waitSignal(model.failed):
        model.fetchMore(ROOT)
    assert model.rowCount() == 10
    assert not model.canFetchMore(ROOT)


@pytest.mark.parametrize(("row", "column"), [(0, 0), (9, 1)])
def test_words_and_their_sound_are_the_same(row: int, column: int) -> None:
    from PySide6.QtCore import Qt

    model = PagedModel(COLUMNS, Store(10, 10).load)
    model.reload()
    index = model.index(row, column)
    assert model.data(index) == model.data(index, Qt.ItemDataRole.AccessibleTextRole)


@given(count=st.integers(0, 40), size=st.integers(1, 15), before=st.integers(0, 40))
def test_a_look_again_brings_as_many_rows_as_there_were(count: int, size: int, before: int) -> None:
    model = PagedModel(COLUMNS, Store(count, size).load)
    model.reload(at_least=before)
    assert everything(model) == [str(n) for n in range(len(model.rows))]
    assert len(model.rows) >= min(before, count)
    assert len(model.rows) < max(before, 1) + size
    assert model.whole is (len(model.rows) == count)


def test_rows_that_were_there_are_asked_at_once(qtbot: QtBot) -> None:
    del qtbot
    store = Store(500, 10)
    model = PagedModel(COLUMNS, store.load, lambda rows: Store(500, rows).load(None))
    model.reload(at_least=130)
    assert (len(model.rows), store.asked) == (130, 0)
    model.fetchMore(ROOT)
    assert everything(model) == [str(n) for n in range(140)]
