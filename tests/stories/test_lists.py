"""The list of devices, with keys only: find, narrow, sort, open, and be back where one was."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from digibank.domain.device import Kind
from digibank.domain.label_code import LabelCode, pretty
from digibank.domain.lifecycle import State
from digibank.services.donors import donate
from digibank.services.intake import NewDevice, intake
from digibank.services.locks import clear_locks
from digibank.ui.widgets.list_table import ListTable
from tests.desk import Desk
from tests.given import Given
from tests.lists_seen import chosen, nothing_remembered, rows, today


@pytest.fixture(autouse=True)
def _nothing_remembered(given: Given) -> None:
    del given
    nothing_remembered()


# ---- find and open


def test_a_few_letters_then_enter_opens_the_card(desk: Callable[..., Desk], given: Given) -> None:
    wanted = given.device(State.WIPED, title="Fairphone 3")
    given.device(State.WIPED, title="Nokia G21")
    rita = desk()
    rita.press("F4")
    rita.write("fairp")
    rita.until(lambda: len(rows(rita, "device")) == 1)
    rita.press("Return")
    assert rita.window.place == "counter"
    assert pretty(wanted) in rita.texts()


def test_after_a_look_at_a_card_the_list_is_where_it_was(desk: Callable[..., Desk], given: Given) -> None:
    for _ in range(3):
        given.device(State.TO_WIPE)
    given.device(State.WIPED)
    rita = desk()
    rita.press("F4")
    rita.choose("device_state", "To wipe")
    rita.until(lambda: len(rows(rita, "device")) == 3)
    rita.tab_to("device_table")
    rita.press("Down")
    second = chosen(rita, "device")
    rita.press("Return")
    assert second in rita.texts()
    rita.press("F4")
    assert (rita.focus, chosen(rita, "device"), len(rows(rita, "device"))) == ("device_table", second, 3)


def test_ctrl_c_copies_the_code(desk: Callable[..., Desk], given: Given) -> None:
    code = given.device(State.WIPED)
    rita = desk()
    rita.press("F4")
    rita.press("Down")
    rita.press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == pretty(code)


# ---- filters say what they do


def test_the_filters_say_in_words_what_they_do(desk: Callable[..., Desk], given: Given) -> None:
    laptop = given.device(State.TO_WIPE, Kind.LAPTOP, "HP EliteBook")
    given.device(State.TO_WIPE)
    given.device(State.WIPED)
    rita = desk()
    rita.press("F4")
    assert (rita.reads("device_sentence"), rita.reads("device_count")) == ("All devices.", "3 devices")
    rita.choose("device_state", "To wipe")
    rita.choose("device_kind", "Laptops")
    rita.until(lambda: rita.reads("device_count") == "1 device")
    assert rita.reads("device_sentence") == "Laptops that wait for a wipe."
    assert rows(rita, "device")[0][0] == pretty(laptop)
    rita.press("Esc")
    assert (rita.reads("device_sentence"), rita.focus) == ("All devices.", "device_search")
    rita.press("Esc")
    assert rita.window.place == "counter"


def test_nothing_found_says_so_and_shows_the_way_back(desk: Callable[..., Desk], given: Given) -> None:
    given.device(State.WIPED)
    rita = desk()
    rita.press("F4")
    rita.write("zzzz")
    rita.until(lambda: rita.sees("device_show_all"))
    assert rita.reads("device_empty") == "Nothing found. Type fewer letters."
    assert not rita.sees("device_table")
    rita.do("device_show_all")
    assert len(rows(rita, "device")) == 1
    assert (rita.focus, rita.written("device_search")) == ("device_search", "")


def test_an_empty_stock_says_what_to_do_first(desk: Callable[..., Desk]) -> None:
    rita = desk()
    rita.press("F4")
    assert rita.reads("device_empty") == "There is no device yet. Press F3 to take in the first one."
    assert not rita.sees("device_show_all")
    rita.press("Shift+F5")
    assert rita.reads("loan_empty") == "No loan is open. To lend, scan a device that is ready."
    rita.press("Shift+F6")
    assert rita.reads("people_empty") == "Nobody is here yet. People come in when you lend to them."


# ---- order


def test_the_longest_wait_first(desk: Callable[..., Desk], given: Given) -> None:
    waits = [given.device(State.RECEIVED) for _ in range(3)]
    for code in (waits[1], waits[2], waits[0]):
        given.office.do(clear_locks, code)
    rita = desk()
    rita.press("F4")
    rita.choose("device_order", "Longest wait first")
    rita.until(lambda: [row[0] for row in rows(rita, "device")] == [pretty(waits[n]) for n in (1, 2, 0)])
    rita.choose("device_order", "Shortest wait first")
    rita.until(lambda: [row[0] for row in rows(rita, "device")] == [pretty(waits[n]) for n in (0, 2, 1)])


def test_an_order_is_there_again_tomorrow(desk: Callable[..., Desk], given: Given) -> None:
    codes = sorted(pretty(given.device(State.WIPED)) for _ in range(3))
    rita = desk()
    rita.press("F4")
    assert [row[0] for row in rows(rita, "device")] == codes
    rita.choose("device_order", "Code, X to B")
    rita.until(lambda: [row[0] for row in rows(rita, "device")] == codes[::-1])
    rita.window.close()
    tomorrow = desk()
    tomorrow.press("F4")
    assert [row[0] for row in rows(tomorrow, "device")] == codes[::-1]


def test_a_header_sorts_and_a_second_time_the_other_way_round(desk: Callable[..., Desk], given: Given) -> None:
    for title in ("Samsung A13", "Fairphone 3", "Nokia G21"):
        given.device(State.WIPED, title=title)
    rita = desk()
    rita.press("F4")
    header = rita.part(ListTable, "device_table").horizontalHeader()
    header.sectionClicked.emit(1)
    assert [row[1] for row in rows(rita, "device")] == ["Fairphone 3", "Nokia G21", "Samsung A13"]
    assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (1, Qt.SortOrder.AscendingOrder)
    header.sectionClicked.emit(1)
    assert [row[1] for row in rows(rita, "device")] == ["Samsung A13", "Nokia G21", "Fairphone 3"]
    assert header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder


# ---- columns


def test_columns_go_and_come_by_keys_and_are_remembered(desk: Callable[..., Desk], given: Given) -> None:
    given.device(State.WIPED)
    rita = desk()
    rita.press("F4")
    before = len(rows(rita, "device")[0])
    rita.do("device_columns")
    rita.press("Down")
    rita.press("Down")
    rita.press("Return")
    assert len(rows(rita, "device")[0]) == before - 1
    rita.window.close()
    tomorrow = desk()
    tomorrow.press("F4")
    assert len(rows(tomorrow, "device")[0]) == before - 1
    tomorrow.do("device_columns")
    tomorrow.press("Up")
    tomorrow.press("Return")
    assert len(rows(tomorrow, "device")[0]) == before


def test_a_column_is_moved_by_keys(desk: Callable[..., Desk], given: Given) -> None:
    given.device(State.WIPED, title="Fairphone 3")
    rita = desk()
    rita.press("F4")
    assert rows(rita, "device")[0][1] == "Fairphone 3"
    rita.do("device_columns")
    rita.press("Down")
    rita.press("Ctrl+Down")
    rita.press("Ctrl+Down")
    assert rows(rita, "device")[0][3] == "Fairphone 3"
    rita.press("Ctrl+Up")
    rita.press("Esc")
    rita.window.close()
    tomorrow = desk()
    tomorrow.press("F4")
    assert rows(tomorrow, "device")[0][2] == "Fairphone 3"


# ---- news


def test_row_and_place_survive_what_is_stored_meanwhile(desk: Callable[..., Desk], given: Given) -> None:
    codes = sorted(given.device(State.RECEIVED) for _ in range(30))
    rita = desk()
    rita.press("F4")
    rita.press("Down")
    for _ in range(25):
        rita.press("Down")
    here = chosen(rita, "device")
    table = rita.part(ListTable, "device_table")
    top = table.rowAt(1)
    assert (here, top > 5) == (pretty(codes[25]), True)
    rita.window.house.office.do(clear_locks, codes[3])
    assert (chosen(rita, "device"), table.rowAt(1), table.hasFocus()) == (here, top, True)
    rita.press("End")
    rita.press("Down")
    assert chosen(rita, "device") == pretty(codes[-1])


def test_what_leaves_the_list_makes_room_for_the_next(desk: Callable[..., Desk], given: Given) -> None:
    codes = sorted(given.device(State.RECEIVED) for _ in range(4))
    rita = desk()
    rita.press("F4")
    rita.choose("device_state", "Just in")
    rita.until(lambda: len(rows(rita, "device")) == 4)
    rita.tab_to("device_table")
    rita.press("Down")
    assert chosen(rita, "device") == pretty(codes[1])
    rita.window.house.office.do(clear_locks, codes[1])
    assert chosen(rita, "device") == pretty(codes[2])


def test_a_batch_shows_what_came_with_it(desk: Callable[..., Desk], given: Given) -> None:
    batch = given.office.do(donate, "Stad Gent")
    new = NewDevice(kind=Kind.LAPTOP, make="HP", model="EliteBook", donation=batch.donation)
    code: LabelCode = given.office.do(intake, new).code
    given.device(State.WIPED)
    rita = desk()
    rita.press("F4")
    words = f"{today(given):%d/%m/%Y} · Stad Gent"
    rita.choose("device_batch", words)
    rita.until(lambda: [row[0] for row in rows(rita, "device")] == [pretty(code)])
    assert rita.reads("device_sentence") == f"All devices. Only of the batch {words}."


def test_a_window_built_again_shows_the_same_part_of_a_list(desk: Callable[..., Desk], given: Given) -> None:
    """Another language, another look: what was chosen stands there again, what was typed does not."""
    given.device(State.TO_WIPE)
    given.device(State.WIPED)
    rita = desk()
    rita.press("F4")
    rita.choose("device_state", "To wipe")
    rita.fill("device_search", "samsung")
    standing = rita.window.standing
    rita.window.close()
    again = desk()
    again.window.carry_on(None, standing)
    assert (again.window.place, again.reads("device_sentence")) == ("devices", "Devices that wait for a wipe.")
    assert (len(rows(again, "device")), again.written("device_search")) == (1, "")
