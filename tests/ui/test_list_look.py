"""What this PC remembers of a list: whatever stands there, a list opens; and columns go where there is no room."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from digibank.queries.paging import Page
from digibank.ui.widgets import theme
from digibank.ui.widgets.list_look import ListLook
from digibank.ui.widgets.list_table import ListTable
from digibank.ui.widgets.paged_model import Column, PagedModel

COLUMNS = (
    Column[int]("Number", str, name="number", order="number", width=100),
    Column[int]("Words", lambda row: f"row {row}", name="words"),
    Column[int]("Twice", lambda row: str(2 * row), name="twice", order="twice", width=150, spare=2),
    Column[int]("Thrice", lambda row: str(3 * row), name="thrice", width=150, spare=1),
)


@pytest.fixture(autouse=True)
def plain(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, theme.Theme())
    yield
    theme.apply(qapp, theme.Theme())


def table_of(qtbot: QtBot, width: int = 900, rows: int = 3) -> ListTable:
    model: PagedModel[int] = PagedModel(COLUMNS, lambda _after: Page(tuple(range(rows)), more=False))
    table = ListTable(model, "numbers", "Numbers", lambda row: f"code {row}")
    qtbot.addWidget(table)
    model.setParent(table)
    model.reload()
    table.resize(width, 300)
    with qtbot.waitExposed(table):
        table.show()
    return table


def shown(table: ListTable) -> list[str]:
    header = table.horizontalHeader()
    places = [header.logicalIndex(place) for place in range(header.count())]
    return [COLUMNS[number].name for number in places if not header.isSectionHidden(number)]


@given(
    text=st.one_of(
        st.text(), st.sampled_from(['{"places": 7}', '{"widths": {"a": "x"}}', "[]", "null", '{"hidden": 1}'])
    )
)
def test_what_is_none_of_ours_is_read_as_the_usual_look(text: str) -> None:
    assert ListLook.read(text) == ListLook()


def test_what_was_written_is_read_again() -> None:
    look = ListLook(("b", "a"), frozenset({"c"}), {"a": 120}, "since", descending=True)
    assert ListLook.read(look.written()) == look


def test_columns_stand_as_they_were_put(qtbot: QtBot) -> None:
    table = table_of(qtbot)
    table.dress(ListLook(("thrice", "gone", "number"), frozenset({"twice", "number"}), {"thrice": 222, "gone": 9}))
    assert shown(table) == ["thrice", "number", "words"]  # the first says what the row is: it stays
    assert table.columnWidth(3) == 222
    assert table.look.places == ("thrice", "number", "words", "twice")
    assert table.look.hidden == {"twice"}
    table.dress(ListLook())
    assert shown(table) == ["number", "words", "twice", "thrice"]
    assert table.columnWidth(3) == 150


def test_a_width_goes_along_with_the_size_of_letters(qtbot: QtBot, qapp: QApplication) -> None:
    table = table_of(qtbot)
    table.setColumnWidth(3, 200)
    look = table.look
    theme.apply(qapp, theme.Theme(text=1.5))
    large = table_of(qtbot, width=1400)
    large.dress(look)
    assert large.columnWidth(3) == 300


def test_no_remembered_width_makes_a_list_useless(qtbot: QtBot) -> None:
    table = table_of(qtbot)
    table.dress(ListLook(widths={"number": -5, "twice": 10**9}))
    assert table.columnWidth(0) >= 70
    assert table.columnWidth(2) <= 900


@pytest.mark.parametrize(
    ("width", "names"),
    [
        (900, ["number", "words", "twice", "thrice"]),
        (480, ["number", "words", "thrice"]),
        (300, ["number", "words"]),
    ],
)
def test_what_can_be_spared_goes_where_there_is_no_room(qtbot: QtBot, width: int, names: list[str]) -> None:
    table = table_of(qtbot, width=width)
    assert shown(table) == names
    assert table.look.hidden == frozenset()  # nobody wished that
    table.resize(900, 300)
    assert shown(table) == ["number", "words", "twice", "thrice"]


def test_only_a_hand_changes_what_is_remembered(qtbot: QtBot) -> None:
    table = table_of(qtbot)
    with qtbot.assertNotEmitted(table.changed):
        table.resize(400, 300)
        table.resize(1000, 300)
        table.dress(ListLook())
    with qtbot.waitSignal(table.changed):
        table.setColumnWidth(2, 190)
    with qtbot.waitSignal(table.changed):
        table.show_column("thrice", shown=False)
    assert table.look.widths["twice"] == 190
    assert table.look.hidden == {"thrice"}


def test_a_press_on_a_header_asks_for_its_order(qtbot: QtBot) -> None:
    table = table_of(qtbot)
    header = table.horizontalHeader()

    def press(column: int) -> None:
        place = QPoint(header.sectionViewportPosition(column) + 40, header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)

    with qtbot.waitSignal(table.sorting) as asked:
        press(2)
    assert asked.args == ["twice"]
    with qtbot.assertNotEmitted(table.sorting):
        press(3)  # no index has this order


def test_the_arrow_says_which_order_and_which_way(qtbot: QtBot) -> None:
    table = table_of(qtbot)
    header = table.horizontalHeader()
    table.mark_order("twice", descending=True)
    assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (2, Qt.SortOrder.DescendingOrder)
    table.mark_order("other", descending=False)
    assert not header.isSortIndicatorShown()


def test_enter_and_a_double_click_open_a_row(qtbot: QtBot) -> None:
    table = table_of(qtbot)
    table.setCurrentIndex(table.model().index(1, 0))
    with qtbot.waitSignal(table.opened) as asked:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert asked.args == [1]
    place = table.visualRect(table.model().index(2, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(table.opened) as asked:
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == [2]
