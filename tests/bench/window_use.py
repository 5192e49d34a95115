"""The window at work in a fresh process: `… window_use FOLDER CODE…`. Scans each code, types to find with and without
long work beside it, scrolls the list of devices. Milliseconds and megabytes.

Find as you type is measured from the letter's arrival in the field to the rows on the screen. The time before it, in
which a key waits until it is clear that no scanner typed it, is the scanner's own (ui/scanner.py)."""

import json
import sys
import time
from collections.abc import Callable, Sequence
from itertools import count, cycle, islice
from pathlib import Path
from threading import Event

import psutil
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from digibank.app import TURN_S
from digibank.domain.device import Kind
from digibank.i18n import translator
from digibank.queries.dashboard import dashboard
from digibank.queries.device_list import DeviceFilter, device_page
from digibank.services.intake import NewDevice, intake
from digibank.services.office import Office
from digibank.services.sign_in import sign_in
from digibank.storage.database import Database
from digibank.ui.changes import Changes
from digibank.ui.house import House
from digibank.ui.jobs import Jobs, Pulse
from digibank.ui.machine_settings import MachineSettings
from digibank.ui.main_window import MainWindow
from digibank.ui.widgets import theme
from tests.bench.finding import TYPED
from tests.bench.table import milliseconds, percentile_99
from tests.bench.window_keys import scan

FRAMES = 200
ROWS_A_FRAME = 7
KEYSTROKES, KEYSTROKES_BESIDE_WORK = 120, 60
PATIENCE_S = 30


class Counter:
    """One window, driven from within."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self._app = app
        database = Database(folder)
        changes = Changes()
        self.office = Office(database, sign_in(database, "Rita"), changes.tell)
        house = House(self.office, "Rita", translator("nl"), Jobs(), changes, MachineSettings())
        self.jobs = house.jobs
        self.window = MainWindow(house)
        self.window.resize(1366, 768)
        self.window.show()
        self._app.processEvents()
        self.window.scanner.listen_to(self.window.windowHandle())

    def scans(self, codes: Sequence[str]) -> list[float]:
        for code in codes[:3]:
            self._scan(code)
        return [milliseconds(lambda code=code: self._scan(code)) for code in codes]  # type: ignore[misc]

    def finds(self, words: Sequence[str]) -> list[float]:
        self.window.go("devices")
        for word in words[:5]:
            self._find(word)
        return [milliseconds(lambda word=word: self._find(word)) for word in words]  # type: ignore[misc]

    def scrolls(self) -> list[float]:
        self._find("")
        bar = self.window.page("devices").table.verticalScrollBar()  # type: ignore[attr-defined]
        step = bar.singleStep() * ROWS_A_FRAME

        def frame() -> None:
            bar.setValue(bar.value() + step)
            self._app.processEvents()

        return [milliseconds(frame) for _ in range(FRAMES)]

    def _scan(self, code: str) -> None:
        window = self.window.windowHandle()
        assert window
        scan(window, code)
        self._until(lambda: self._card() == code)
        self._app.processEvents()

    def _card(self) -> str:
        shown = [label for label in self.window.findChildren(QLabel, "card_code") if label.isVisible()]
        return shown[0].text().replace("-", "") if shown else ""

    def _find(self, word: str) -> None:
        page = self.window.page("devices")
        line, renewed = page.findChild(QLineEdit, "device_search"), []
        assert isinstance(line, QLineEdit)
        if line.text() == word:
            line.setText(f"{word} ")
        heard = page.model.modelReset.connect(lambda: renewed.append(True))  # type: ignore[attr-defined]
        line.setText(word)
        self._until(lambda: bool(renewed))
        page.model.modelReset.disconnect(heard)  # type: ignore[attr-defined]
        page.table.viewport().repaint()  # type: ignore[attr-defined]

    def _until(self, reached: Callable[[], bool]) -> None:
        patience = time.monotonic() + PATIENCE_S
        while not reached():
            assert time.monotonic() < patience, "the window did not do it"
            self._app.processEvents()


def keystrokes(how_many: int) -> list[str]:
    """What stands in the field after each key."""
    words = (word[:length] for word in TYPED for length in range(1, len(word) + 1))
    return list(islice(cycle(words), how_many))


def long_work(counter: Counter, stop: Event) -> None:
    """As an import writes, device by device, telling the window at its end; and as a report reads: all pages of the
    list, and what it counts."""
    quiet = Office(counter.office.database, counter.office.actor)

    def write(pulse: Pulse) -> None:
        for number in count():
            if stop.is_set():
                return
            pulse.beat(number, 1_000_000)
            quiet.do(intake, NewDevice(kind=Kind.LAPTOP, make="Lenovo", model="ThinkPad", serial=f"N{number}Z"))

    def read() -> None:
        after = None
        while not stop.is_set():
            quiet.ask(dashboard)
            page = quiet.ask(device_page, DeviceFilter(), after=after)
            after = page.rows[-1] if page.more else None

    counter.jobs.run_whole(write, _nothing, _failed, lambda: None)
    counter.jobs.run(read, _nothing, _failed)


def _nothing(_result: object) -> None:
    pass


def _failed(error: Exception) -> None:
    raise error


def main() -> None:
    folder, *codes = sys.argv[1:]
    sys.setswitchinterval(TURN_S)
    app = QApplication([])
    theme.apply(app, theme.Theme())
    counter, stop = Counter(app, Path(folder)), Event()
    scans = counter.scans(codes)
    quiet = counter.finds(keystrokes(KEYSTROKES))
    frames = counter.scrolls()
    long_work(counter, stop)
    busy = counter.finds(keystrokes(KEYSTROKES_BESIDE_WORK))
    stop.set()
    counter.jobs.finish()
    print(  # noqa: T201 (its answer)
        json.dumps(
            {
                "scan_p99": percentile_99(scans),
                "find_quiet_p99": percentile_99(quiet),
                "find_p99": percentile_99(busy),
                "frame_max": max(frames),
                "memory": psutil.Process().memory_info().rss / 1e6,
            }
        )
    )


if __name__ == "__main__":
    main()
