"""Labels for a table full of devices: with the keyboard and the scanner only."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QLabel, QListWidget

from digibank.documents.label_sheet import Calibration
from digibank.domain.label_code import pretty
from digibank.domain.lifecycle import State
from digibank.domain.papers import PaperKind, PaperRef, PaperUse
from digibank.queries.label_queue import unlabelled_count
from digibank.queries.timeline import device_timeline
from digibank.services.own_stocks import own_measures
from digibank.services.paper_queue import note_papers
from digibank.ui.labels.sheet_view import SheetView
from digibank.ui.machine_settings import MachineSettings
from digibank.ui.outcome import PaperWish
from digibank.ui.printing.label_habits import LabelHabits
from digibank.ui.printing.pages import page_sizes, page_text
from digibank.ui.widgets.tile import Tile
from tests.desk import Desk
from tests.given import Given

SHEET = "avery-l7160"
"""3 × 7 labels on A4."""


@pytest.fixture(autouse=True)
def sheet_in_the_printer(desk: Callable[..., Desk]) -> Iterator[None]:
    """After `desk`, which gives this test settings of its own."""
    del desk
    MachineSettings().label_stock = SHEET
    yield
    MachineSettings().store.clear()


def to_the_labels(rita: Desk, start: int = 1) -> None:
    LabelHabits(rita.window.house.settings).begin_at(SHEET, start)
    rita.press("Shift+F12")


def made(rita: Desk) -> PaperWish:
    rita.wait_for_paper()
    return rita.window.paper.desk.recent[0]


def written(wish: PaperWish) -> str:
    """On its first page. A code may stand on two lines."""
    return page_text(wish.make(), 0).replace("\n", " ")


def sheet(rita: Desk) -> SheetView:
    view: SheetView = rita.part(SheetView, "label_sheet")
    return view


def test_all_that_was_taken_in_is_labelled_in_two_keys(desk: Callable[..., Desk], given: Given) -> None:
    codes = [given.device(State.RECEIVED) for _ in range(3)]
    rita = desk()
    rita.press("Shift+F12")
    assert rita.part(Tile, "labels_queue").count == 3
    rita.press("Ctrl+Return")
    wish = made(rita)
    assert rita.keys == 2
    assert all(pretty(code) in written(wish) for code in codes)
    assert {paper.of for paper in wish.papers} == set(codes)
    assert rita.focus == "paper_print"


def test_what_is_chosen_is_made_alone(desk: Callable[..., Desk], given: Given) -> None:
    for _ in range(3):
        given.device(State.RECEIVED)
    rita = desk()
    to_the_labels(rita)
    rita.tab_to("labels_table")
    for key in ("Home", "Down", "Shift+Down"):
        rita.press(key)
    assert rita.window.pages["labels"].findChild(QLabel, "label_sheet_words") is not None
    rita.press("Ctrl+Return")
    assert made(rita).labels == 2


def test_the_arrows_choose_the_first_free_label_and_it_is_remembered(desk: Callable[..., Desk], given: Given) -> None:
    given.device(State.RECEIVED)
    rita = desk()
    to_the_labels(rita)
    rita.tab_to("label_sheet")
    for key in ("Down", "Right", "Down", "Up"):
        rita.press(key)
    assert sheet(rita).start == 5
    assert rita.reads("label_sheet_words").startswith("First free label: 5 of 21.")
    assert "First free label: 5 of 21" in sheet(rita).accessibleName()
    for key in ("Home", "Up", "Left"):  # nothing lies before the first
        rita.press(key)
    assert sheet(rita).start == 1
    rita.press("End")
    assert LabelHabits(MachineSettings()).start(SHEET, 21) == 21


def test_the_next_sheet_begins_where_the_last_one_ended(desk: Callable[..., Desk], given: Given) -> None:
    """Also the label that F12 makes at the counter, and the same paper once more."""
    codes = [given.device(State.RECEIVED) for _ in range(3)]
    rita = desk()
    to_the_labels(rita, start=20)
    rita.press("Ctrl+Return")
    wish = made(rita)
    assert len(page_sizes(wish.make())) == 2
    shown = rita.window.paper._paper  # what the bar shows
    assert shown is not None
    rita.window.paper.desk.printed(shown, "Laser", None)
    rita.settle()
    assert given.office.ask(unlabelled_count) == 0
    assert sheet(rita).start == 2
    assert rita.reads("labels_empty") == "Everything has its label."
    assert rita.window.paper.desk.next_free(wish) == 2
    rita.scan(codes[0])
    rita.press("F12")
    assert made(rita).start == 2


def test_the_sheet_shows_the_real_labels(desk: Callable[..., Desk], given: Given) -> None:
    given.device(State.RECEIVED)
    rita = desk()
    to_the_labels(rita, start=3)
    rita.until(lambda: sheet(rita).has_page)
    view, picture = sheet(rita), sheet(rita).grab().toImage()
    inside = view.place_of(3).adjusted(4, 4, -4, -4).toRect()
    dark = [
        picture.pixelColor(x, y).lightness() < 90
        for x in range(inside.left(), inside.right())
        for y in range(inside.top(), inside.bottom())
    ]
    assert 0.05 < sum(dark) / len(dark) < 0.6


def test_devices_are_collected_by_scanning_them(desk: Callable[..., Desk], given: Given) -> None:
    first, second = given.device(State.RECEIVED), given.device(State.AVAILABLE)
    rita = desk()
    to_the_labels(rita)
    rita.do("labels_collect")
    rita.scan(first)
    assert (rita.tone, rita.window.place) == ("yes", "labels")
    assert rita.message.endswith("1 is collected.")
    rita.scan(second)
    rita.scan(second)
    assert rita.tone == "no"
    assert "is on the list already" in rita.message
    rita.press("Return")  # scan on
    rita.scan("KLDRSTVB")
    assert rita.tone == "no"
    rita.press("Return")
    assert rita.part(Tile, "labels_collect").count == 2
    rita.press("Ctrl+Return")
    assert {paper.of for paper in made(rita).papers} == {first, second}
    rita.until(lambda: rita.part(Tile, "labels_collect").count == 0)


def test_one_that_was_collected_by_mistake_is_taken_off(desk: Callable[..., Desk], given: Given) -> None:
    codes = [given.device(State.RECEIVED) for _ in range(2)]
    rita = desk()
    to_the_labels(rita)
    rita.do("labels_collect")
    rita.write(pretty(codes[0]))
    rita.press("Return")
    rita.scan(codes[1])
    rita.tab_to("collect_list")
    rita.press("Home")
    rita.press("Delete")
    left = rita.part(QListWidget, "collect_list")
    assert [left.item(row).text()[:9] for row in range(left.count())] == [pretty(codes[1])]
    rita.press("Esc")
    assert rita.sees("labels_table")


def test_a_second_label_asks_why_and_the_time_line_says_it(desk: Callable[..., Desk], given: Given) -> None:
    code = given.device(State.AVAILABLE)
    given.office.do(note_papers, [PaperRef(PaperKind.LABEL, code)], PaperUse.PRINTED)
    rita = desk()
    to_the_labels(rita)
    rita.do("labels_collect")
    rita.scan(code)
    rita.press("Ctrl+Return")
    assert "Choose why" in rita.texts()
    assert not rita.window.paper.ready
    rita.choose("collect_reason", "The label is damaged")
    rita.press("Ctrl+Return")
    assert made(rita).papers == (PaperRef(PaperKind.LABEL, code),)
    rita.scan(code)
    rita.settle()
    past = given.office.ask(device_timeline, given.card(code).id).rows
    assert "Label printed again: it was damaged." in [moment.note for moment in past]


def test_the_printer_is_put_right_for_every_label(desk: Callable[..., Desk], given: Given) -> None:
    code = given.device(State.RECEIVED)
    rita = desk()
    rita.window.house.settings.label_printer = "Laser"
    to_the_labels(rita)
    rita.scan(code)
    rita.press("F12")
    before = made(rita).make()
    rita.press("Shift+F12")
    rita.do("labels_adjust")
    assert rita.reads("calibration_what").endswith("on Laser.")
    rita.fill("calibration_right", "1,5")
    rita.fill("calibration_down", "-0.8")
    rita.fill("calibration_width", "130")
    rita.do("calibration_store")
    assert "A number from 90 to 110." in rita.texts()
    rita.fill("calibration_width", "100,4")
    rita.press("Ctrl+P")
    page = made(rita)
    assert (page.title, len(page_sizes(page.make()))) == ("Printer check", 1)
    rita.do("calibration_store")
    assert LabelHabits(MachineSettings()).calibration("Laser", SHEET) == Calibration(1.5, -0.8, 1.004, 1.0)
    assert LabelHabits(MachineSettings()).calibration("Inkjet", SHEET) == Calibration()
    rita.scan(code)
    rita.press("F12")
    assert made(rita).make() != before


def test_own_labels_are_measured_drawn_and_printed_on(desk: Callable[..., Desk], given: Given) -> None:
    given.device(State.RECEIVED)
    rita = desk()
    to_the_labels(rita)
    rita.do("labels_own")
    rita.fill("stock_maker", "HEMA")
    rita.fill("stock_columns", "4")
    assert rita.reads("stock_said").startswith("The labels are wider together than the sheet.")
    rita.fill("stock_columns", "2")
    rita.fill("stock_rows", "5")
    assert rita.reads("stock_said") == "10 labels on a sheet."
    rita.do("stock_store")
    assert "Give them a name" in rita.texts()
    rita.fill("stock_name", "Grote etiketten")
    rita.fill("stock_width", "90,5")
    rita.do("stock_store")
    assert rita.tone == "yes"
    (key,) = own_measures(given.database.folder)
    assert rita.window.house.settings.label_stock == key
    assert rita.reads("label_sheet_words").startswith("First free label: 1 of 10.")
    rita.press("Ctrl+Return")
    assert made(rita).stock == key


def test_own_labels_on_a_roll_are_removed_and_put_back(desk: Callable[..., Desk], given: Given) -> None:
    rita = desk()
    to_the_labels(rita)
    rita.do("labels_own")
    rita.choose("stock_kind", "A roll")
    assert not rita.sees("stock_columns")
    rita.fill("stock_name", "Rol")
    rita.do("stock_store")
    rita.do("labels_own")
    rita.choose("stock_which", "Rol, 63,5 × 38,1 mm")
    rita.do("stock_drop")
    assert own_measures(given.database.folder) == {}
    rita.press("Ctrl+Z")
    assert [measures.name for measures in own_measures(given.database.folder).values()] == ["Rol"]


def test_labels_too_small_for_a_code_are_refused_in_words(desk: Callable[..., Desk], given: Given) -> None:
    given.device(State.RECEIVED)
    rita = desk()
    to_the_labels(rita)
    rita.do("labels_own")
    rita.fill("stock_name", "Mini")
    for name, value in (("width", "9"), ("height", "8")):
        rita.fill(f"stock_{name}", value)
    rita.do("stock_store")
    rita.press("Ctrl+Return")
    rita.until(lambda: rita.tone == "no")
    assert rita.message.startswith("This label does not fit on")
