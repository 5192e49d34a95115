"""Pictures of the window, to look at: `python -m tests.ui.shots build/shots [only]`. Invented data, no screen needed.

Each scene in Dutch and English, light and dark, letters at 100 and 200 %, on 1366 × 768, in Dutch also in high
contrast; the counter also on 1920 × 1080.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from digibank.domain.device import Kind
from digibank.domain.lifecycle import State
from digibank.domain.locks import LockKind
from digibank.i18n import translator
from digibank.queries.device_list import DeviceFilter
from digibank.queries.loan_list import LoanFilter, LoanShow
from digibank.services.aliases import add_alias
from digibank.services.codes import draw_codes, relabel
from digibank.services.locks import find_lock
from digibank.storage.machine_errors import MachineError, MachineFault
from digibank.ui.answers import words
from digibank.ui.cannot_open import CannotOpen
from digibank.ui.changes import Changes
from digibank.ui.first_start import FirstStart
from digibank.ui.house import House
from digibank.ui.jobs import Jobs
from digibank.ui.machine_settings import MachineSettings
from digibank.ui.main_window import MainWindow
from digibank.ui.settings.settings_page import SettingsPage
from digibank.ui.widgets import theme
from digibank.ui.widgets.columns_menu import ColumnsMenu
from digibank.ui.widgets.palette import CONTRAST, DARK, LIGHT
from tests.given import DATA, FIRST_DISK, SECOND_DISK, Given
from tests.ui.bench_files import laptop, letter, wipe_log
from tests.ui.shot_scenes import LABELS, paper_scenes, press

SETTINGS = ("organisation", "staff", "backups", "this_pc", "practice", "about")
USUAL, LARGE = (1366, 768), (1920, 1080)
PALETTES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}

Window = MainWindow | FirstStart


class Stock:
    """A small Digibank with one device in each state."""

    def __init__(self, folder: Path) -> None:
        self.given = given = Given(folder)
        today = given.database.now().astimezone().date()
        self.report = given.hardware_report()
        self.received = given.device(State.RECEIVED, Kind.LAPTOP, "Lenovo ThinkPad T480")
        self.locked = given.device(State.RECEIVED, title="Apple iPhone SE (2020)")
        given.office.do(find_lock, self.locked, LockKind.ACTIVATION_LOCK)
        self.to_wipe = given.device(State.TO_WIPE, Kind.LAPTOP, "HP EliteBook 840 G5")
        self.wiped = given.device(State.WIPED, title="Samsung Galaxy A13")
        self.ready = given.device(State.AVAILABLE, title="Fairphone 3")
        self.prepared = given.lent("Amal Haddad", prepare=True)
        self.lent = given.lent("An Peeters", today + timedelta(days=200), items=("lader", "hoesje"))
        given.lent("Mehmet Yılmaz", today)
        (self.fresh,) = given.office.do(draw_codes, 1)
        self.old_label = given.device(State.TO_WIPE, Kind.LAPTOP, "Dell Latitude 5490")
        given.office.do(relabel, self.old_label)
        given.office.do(add_alias, self.old_label, "https://snipe.example/hardware/12")
        self.disk = "S4EWNX0M705432"
        laptop(given, self.disk)
        for number in range(14):
            given.device(State.TO_WIPE, title=f"Samsung Galaxy A{number + 10}")


def scenes(stock: Stock) -> dict[str, Callable[[MainWindow], None]]:
    def card(code: str, *tasks: str) -> Callable[[MainWindow], None]:
        def act(window: MainWindow) -> None:
            window.counter.open(code)
            for task in tasks:
                press(window, task)

        return act

    return {
        "counter": lambda window: window.go("counter"),
        "unknown": card("KLDRSTVB"),
        "several": card("Galaxy"),
        "received": card(stock.received),
        "fresh_label": card(stock.fresh),
        "old_label": card(stock.old_label),
        "relabel": card(stock.old_label, "fold_papers", "do_relabel"),
        "alias": card(stock.old_label, "fold_data", "do_alias"),
        "locked": card(stock.locked, "do_locks"),
        "wipe": card(stock.to_wipe, "do_wipe"),
        "wipe_by_hand": card(stock.wiped, "do_wipe"),
        "release": card(stock.wiped),
        "lend": card(stock.ready, "do_lend"),
        "lend_new_person": lambda window: _lend_to_somebody_new(window, stock.ready),
        "prepared": card(stock.prepared.devices[0], "do_contract"),
        "on_loan": card(stock.lent.devices[0]),
        "return": card(stock.lent.devices[0], "do_take-back"),
        "loan": card(stock.lent.number),
        "refused": lambda window: _refused(window, stock.to_wipe),
        "intake": lambda window: _intake(window, stock.report),
        **_LISTS,
        **_bench(stock),
        **LABELS,
        **paper_scenes(stock.lent),
        **{f"settings_{name}": partial(_settings, name=name) for name in SETTINGS},
        "settings_colleague": _open_colleague,
        "settings_restore": _put_back,
        "covered": _lock,
        "left_open": lambda window: window.left_open.offer(window.t("Lend")),
    }


def _write(window: QWidget, name: str, text: str) -> None:
    line = next(w for w in window.findChildren(QLineEdit, name) if w.isVisible())
    line.setText(text)
    line.textEdited.emit(text)


def _lend_to_somebody_new(window: MainWindow, code: str) -> None:
    window.counter.open(code)
    press(window, "do_lend")
    _write(window, "borrower_name", "Ömer Şahin")


def _refused(window: MainWindow, code: str) -> None:
    window.counter.open(code)
    press(window, "do_wipe")
    window.counter.panel._read([FIRST_DISK[1]])  # type: ignore[union-attr]


def _intake(window: MainWindow, report: Path) -> None:
    window.counter.take_in()
    window.counter.panel._read([report])  # type: ignore[union-attr]


def _settings(window: MainWindow, name: str) -> None:
    window.go("settings")
    press(window, f"settings_to_{name}")


def _open_colleague(window: MainWindow) -> None:
    _settings(window, "staff")
    press(window, "colleague_0")


def _put_back(window: MainWindow) -> None:
    _settings(window, "backups")
    page = window.pages["settings"]
    assert isinstance(page, SettingsPage)
    page._parts["backups"]._warn(Path("digibank-20261124-140500.db"))  # type: ignore[attr-defined]


def _lock(window: MainWindow) -> None:
    window.counter.take_in()
    window.cover.lock()


def _bench(stock: Stock) -> dict[str, Callable[[MainWindow], None]]:
    return {
        "bench": lambda window: window.go("bench"),
        "bench_files": lambda window: _read_files(window, stock),
        "bench_watched": lambda window: _watch(window, stock.given.folder),
    }


def _read_files(window: MainWindow, stock: Stock) -> None:
    """Of a machine that is new, two of a disk that is not ours or was not wiped, one for a device, one that is none."""
    window.go("bench")
    folder = stock.given.folder
    files = (stock.report, *(file for _, file in (FIRST_DISK, SECOND_DISK)), DATA / "wipe" / "v038_no_drive.log")
    window.pages["bench"].inbox.take([*files, wipe_log(folder, stock.disk), letter(folder)])  # type: ignore[attr-defined]


def _watch(window: MainWindow, folder: Path) -> None:
    window.go("bench")
    window.pages["bench"].watch.begin(folder)  # type: ignore[attr-defined]


_LAPTOPS_TO_WIPE = DeviceFilter(states=frozenset({State.TO_WIPE}), kinds=frozenset({Kind.LAPTOP}))


def _columns(window: MainWindow, name: str) -> None:
    """The menu is a window of its own: it is laid over the picture where it opens."""
    window.go(name)
    button = window.pages[name].findChild(ColumnsMenu)
    assert button is not None
    menu = button.menu_now()
    menu.setParent(window)
    menu.adjustSize()
    corner = button.mapTo(window, button.rect().bottomRight())
    menu.move(corner.x() - menu.width(), corner.y())
    menu.show()


def _find_nothing(window: MainWindow) -> None:
    window.go("devices")
    _write(window, "device_search", "zzzz")


_LISTS: dict[str, Callable[[MainWindow], None]] = {
    "devices": lambda window: window.go("devices"),
    "devices_none": _find_nothing,
    "devices_to_wipe": lambda window: window.home.listed.emit("devices", _LAPTOPS_TO_WIPE),
    "devices_columns": partial(_columns, name="devices"),
    "loans": lambda window: window.go("loans"),
    "loans_today": lambda window: window.home.listed.emit("loans", LoanFilter(show=LoanShow.TODAY)),
    "loans_none": lambda window: window.home.listed.emit("loans", LoanFilter(show=LoanShow.OVERDUE)),
    "people": lambda window: window.go("people"),
}


def looks(only: str | None) -> Iterator[tuple[str, str, float, tuple[int, int]]]:
    """Language, colours, size of letters, size of the window."""
    for language, colours, text in product(("nl", "en"), ("light", "dark"), (1.0, 2.0)):
        yield language, colours, text, USUAL
    for text in (1.0, 2.0):
        yield "nl", "contrast", text, USUAL
    if only in (None, "counter"):
        yield "nl", "light", 1.0, LARGE


def shoot(folder: Path, only: str | None) -> int:
    """The number of pictures."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    taken = 0
    with tempfile.TemporaryDirectory() as place:
        stock = Stock(Path(place))
        for language, colours, text, size in looks(only):
            theme.apply(app, theme.Theme(PALETTES[colours], text))
            mark = f"{language}-{colours}-{round(text * 100)}-{size[0]}"
            for name, window in _windows(stock, language, only):
                window.resize(*size)
                _settle(app, window)
                dialog = QApplication.activeModalWidget()
                assert (dialog or window).grab().save(str(folder / f"{name}-{mark}.png"))
                if dialog:
                    dialog.close()
                window.close()
                taken += 1
        stock.given.database.close()
    return taken


def _windows(stock: Stock, language: str, only: str | None) -> Iterator[tuple[str, QWidget]]:
    t, settings = translator(language), MachineSettings()
    for name, act in scenes(stock).items():
        if only in (None, name):
            window = MainWindow(House(stock.given.office, "Rita", t, Jobs(), Changes(), settings))
            window.resize(*USUAL)
            window.show()
            act(window)
            yield name, window
    if only in (None, "first_start"):
        for step in range(4):
            page = FirstStart(stock.given.folder / "new", t)
            page.show_step(step)
            yield f"first_start_{step}", page
    if only in (None, "practice"):
        house = House(stock.given.office, "Rita", t, Jobs(), Changes(), settings, practice=True)
        yield "practice", MainWindow(house)
    if only in (None, "cannot_open"):
        fault = MachineError(MachineFault.NOT_A_DATABASE)
        yield "cannot_open", CannotOpen(words(fault, t), "digibank", t)


def _settle(app: QApplication, window: QWidget) -> None:
    window.show()
    if isinstance(window, MainWindow):
        for _ in range(2):  # a page is drawn again once its size is known
            while not window.house.jobs.idle:
                app.processEvents()
            QTest.qWait(60)
        while not window.house.jobs.idle:
            app.processEvents()
    for _ in range(4):
        app.processEvents()
    assert window.findChildren(QLabel)


if __name__ == "__main__":
    made = shoot(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None)
    print(f"{made} pictures in {sys.argv[1]}")  # noqa: T201
