"""The parts of the labels' place: the drawn sheet, numbers as people type them, and long work that can be stopped."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from digibank.documents.label_kind import LabelKind
from digibank.documents.label_sheet import AS_IT_IS, Calibration
from digibank.documents.label_stock import load_stocks
from digibank.domain.label_code import LabelCode
from digibank.domain.lifecycle import State
from digibank.domain.papers import PaperKind, PaperRef
from digibank.i18n import translator
from digibank.queries.label_queue import unlabelled_count
from digibank.ui.jobs import Cancelled, Pulse
from digibank.ui.labels.making import LabelPlan, all_pages, made_wish
from digibank.ui.labels.numbers import shown_number, typed_number
from digibank.ui.labels.sheet_view import SheetView
from digibank.ui.machine_settings import MachineSettings
from digibank.ui.outcome import PaperWish
from digibank.ui.paper_desk import ReadyPaper
from digibank.ui.printing.label_habits import LabelHabits
from digibank.ui.printing.pages import page_sizes
from tests.desk import Desk
from tests.given import Given

SHEET = load_stocks()["avery-l7160"]
ROLL = load_stocks()["brother-62x29"]


@pytest.fixture
def view(qtbot: QtBot) -> SheetView:
    made = SheetView(translator("en"), "sheet")
    qtbot.addWidget(made)
    made.resize(400, 500)
    made.show_stock(SHEET)
    made.show()
    return made


def test_a_sheet_is_drawn_in_true_proportions_within_its_place(view: SheetView) -> None:
    first, last = view.place_of(1), view.place_of(21)
    assert first.width() / first.height() == pytest.approx(63.5 / 38.1)
    assert (last.left() - first.left()) / first.width() == pytest.approx(2 * SHEET.pitch[0] / 63.5)
    assert 0 < first.left() < last.right() < view.width()
    assert 0 < first.top() < last.bottom() < view.height()


def test_a_click_chooses_the_label_under_it_and_between_two_nothing(view: SheetView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.begun) as begun:
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.place_of(8).center().toPoint())
    assert begun.args == [8]
    with qtbot.assertNotEmitted(view.begun):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert view.start == 8


def test_used_labels_look_otherwise_than_free_ones(view: SheetView) -> None:
    view.show_labels(4, 2)
    picture = view.grab().toImage()

    def colour(position: int) -> str:
        place = view.place_of(position)
        return picture.pixelColor(
            int(place.left() + place.width() * 0.2), int(place.top() + place.height() * 0.3)
        ).name()

    used, filled, free = {colour(n) for n in (1, 2, 3)}, {colour(n) for n in (4, 5)}, {colour(n) for n in (6, 20, 21)}
    assert [len(group) for group in (used, filled, free)] == [1, 1, 1]
    assert len(used | filled | free) == 3


def test_a_roll_has_nothing_to_choose(view: SheetView) -> None:
    view.show_stock(ROLL)
    assert view.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert "of" not in view.accessibleName().split("labels")[1]


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1,5", 1.5), ("1.5", 1.5), (" -2 ", -2.0), ("\u22120,8", -0.8), ("38 mm", 38.0), ("101%", 101.0), ("+3", 3.0)],
)
def test_numbers_are_read_as_people_write_them(typed: str, value: float) -> None:
    assert typed_number(typed) == value


@pytest.mark.parametrize("typed", ["", "abc", "1,2,3", "--1", "1e5", "nan", "inf", "12345", "٣x"])
def test_what_is_no_number_is_none(typed: str) -> None:
    assert typed_number(typed) is None


def test_a_number_is_shown_with_the_mark_of_its_language() -> None:
    assert [shown_number(value, ",") for value in (0.0, -0.8, 100.4, 38.1)] == ["0", "-0,8", "100,4", "38,1"]


class TestHabits:
    @pytest.fixture
    def habits(self, tmp_path: Path) -> LabelHabits:
        del tmp_path
        settings = MachineSettings()
        settings.store.clear()
        return LabelHabits(settings)

    @pytest.mark.parametrize(("start", "count", "then"), [(1, 1, 2), (20, 2, 1), (20, 3, 2), (1, 21, 1), (5, 1000, 18)])
    def test_a_sheet_ends_where_its_last_label_lies(
        self, habits: LabelHabits, start: int, count: int, then: int
    ) -> None:
        habits.ended("a", start, count, 21)
        assert (habits.start("a", 21), habits.start("b", 21)) == (then, 1)

    def test_a_position_that_a_stock_no_longer_has_is_the_first(self, habits: LabelHabits) -> None:
        habits.begin_at("a", 20)
        assert habits.start("a", 10) == 1

    @pytest.mark.parametrize(
        "kept", ["", "[]", "{", '{"a\\nLaser": [1, 2]}', '{"a\\nLaser": [900, 0, 1, 1]}', '{"a\\nLaser": 3}']
    )
    def test_what_cannot_be_a_calibration_moves_nothing(self, habits: LabelHabits, kept: str) -> None:
        MachineSettings().remember("labels/calibrations", kept)
        assert habits.calibration("Laser", "a") == AS_IT_IS

    def test_each_printer_lies_otherwise_on_each_stock(self, habits: LabelHabits) -> None:
        habits.calibrate("//server/Laser \\ 2", "a", Calibration(1.5, -2))
        assert habits.calibration("//server/Laser \\ 2", "a") == Calibration(1.5, -2)
        assert habits.calibration("Laser", "a") == habits.calibration("//server/Laser \\ 2", "b") == AS_IT_IS


def test_a_thousand_labels_tell_how_far_they_are_and_can_be_stopped(desk: Callable[..., Desk], given: Given) -> None:
    code, house = LabelCode(given.device(State.RECEIVED)), desk().window.house
    plan = LabelPlan((code,) * 1000, SHEET, LabelKind.DEVICE, 5)
    told: list[tuple[int, int]] = []
    stop = Event()
    pulse = Pulse(lambda _given, done, total: told.append((done, total)), stop)
    made = all_pages(house, plan, pulse)
    assert len(page_sizes(made[0])) == 48
    assert len(told) > 1
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert max(done for done, _ in told) <= 1000
    wish = made_wish(house, plan, made)
    assert (wish.labels, wish.start, len(page_sizes(wish.starting_at(21).make()))) == (1000, 5, 49)
    stop.set()
    with pytest.raises(Cancelled):
        all_pages(house, plan, pulse)


def test_a_flag_on_a_cable_is_no_label_of_the_device(desk: Callable[..., Desk], given: Given) -> None:
    code, house = LabelCode(given.device(State.RECEIVED)), desk().window.house
    for kind, noted in ((LabelKind.DEVICE, 1), (LabelKind.SMALL, 1), (LabelKind.CABLE, 0), (LabelKind.RETURN, 0)):
        plan = LabelPlan((code,), SHEET, kind, 1)
        assert len(made_wish(house, plan, (b"", ())).papers) == noted


def test_many_printed_labels_are_noted_without_holding_the_window(desk: Callable[..., Desk], given: Given) -> None:
    codes = [given.device(State.RECEIVED) for _ in range(3)]
    rita = desk()
    refs = tuple(PaperRef(PaperKind.LABEL, codes[number % 3]) for number in range(250))
    wish = PaperWish("250 labels", "labels.pdf", lambda: b"", refs, stock=SHEET.name, positions=21, start=1, labels=250)
    rita.window.paper.desk.printed(ReadyPaper(wish, b"", ()), "Laser", None)
    assert not rita.window.house.jobs.idle
    rita.settle()
    assert given.office.ask(unlabelled_count) == 0
    assert LabelHabits(rita.window.house.settings).start(SHEET.name, 21) == 250 % 21 + 1
