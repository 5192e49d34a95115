"""The window: a rail of places at the left, one place at a time beside it. Joins the screens, which do not know each
other, and gives every scan to the counter."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from digibank.sentences.of_loss import loss_sentence
from digibank.sentences.words import role_word
from digibank.ui.counter.counter_page import CounterPage
from digibank.ui.devices.device_page import DevicePage
from digibank.ui.home.home_page import HomePage
from digibank.ui.house import House
from digibank.ui.navigation import Place, Rail
from digibank.ui.scanner import Scanner
from digibank.ui.widgets import theme

SMALLEST = (800, 560)
_NARROW_BELOW = 1000
"""Pixels at 100 %: below this the rail shows its icons only."""


class MainWindow(QMainWindow):
    """`settings_wanted`: language and looks are to be chosen; whoever opened the window builds it anew after that."""

    settings_wanted = Signal()
    closed = Signal()

    def __init__(self, house: House) -> None:
        super().__init__()
        self.house, t = house, house.t
        self.setObjectName("main_window")
        self.setWindowTitle("Digibank")
        self.setMinimumSize(*SMALLEST)
        self.home = HomePage(house)
        self.counter = CounterPage(house, self.home)
        self.devices = DevicePage(house)
        self._pages: dict[str, QWidget] = {"counter": self.counter, "devices": self.devices}
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        places = (Place("counter", t("Counter"), "counter", "F2"), Place("devices", t("Devices"), "list", "F4"))
        self.rail = Rail(places, f"{house.member}\n{role_word(house.role, t)}", t)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._stack, 1)
        self.setCentralWidget(middle)
        self.scanner = Scanner(self)
        self._connect()
        self._keys()
        self.go("counter")
        lost = house.office.database.lost
        if lost:
            self.counter.refuse(loss_sentence(lost, t))

    def go(self, name: str) -> None:
        if self._stack.currentWidget() is not self._pages[name] or name == "counter":
            self._stack.setCurrentWidget(self._pages[name])
        self.rail.mark(name)
        if name == "counter":
            self.counter.scan_field.take_focus()
        else:
            self.devices.list(frozenset(), overdue=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.make_room(narrow=event.size().width() < theme.current().px(_NARROW_BELOW))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.house.settings.geometry = self.saveGeometry()
        self.house.jobs.finish()
        self.scanner.stop()
        super().closeEvent(event)
        self.closed.emit()

    def _connect(self) -> None:
        self.rail.went.connect(self.go)
        self.rail.settings_wanted.connect(self.settings_wanted)
        self.home.take_in.connect(self._take_in)
        self.home.listed.connect(self._list)
        self.devices.opened.connect(self._open)
        self.devices.refused.connect(self._refused)
        self.scanner.scanned.connect(self._scanned)
        QTimer.singleShot(0, self.scanner.listen)

    def _keys(self) -> None:
        """The keys of places and tasks that have no button on every page."""
        for key, act in (
            ("F2", lambda: self.go("counter")),
            ("Ctrl+K", lambda: self.go("counter")),
            ("F3", self._take_in),
            ("F4", lambda: self.go("devices")),
            ("Ctrl+,", self.settings_wanted.emit),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(act)
        self._escape = QShortcut(QKeySequence("Esc"), self)
        self._escape.activated.connect(self._back)

    def _back(self) -> None:
        if self._stack.currentWidget() is self.counter:
            self.counter.close_step()
        else:
            self.go("counter")

    def _take_in(self) -> None:
        self._to_counter()
        self.counter.take_in()

    def _list(self, states: object, overdue: bool) -> None:  # noqa: FBT001 - a signal's arguments
        self._stack.setCurrentWidget(self.devices)
        self.rail.mark("devices")
        self.devices.list(states, overdue)  # type: ignore[arg-type]

    def _open(self, code: str) -> None:
        self._to_counter()
        self.counter.open(code)

    def _scanned(self, text: str, presses: object) -> None:
        self._to_counter()
        self.counter.scanned(text, presses)  # type: ignore[arg-type]

    def _refused(self, sentence: str) -> None:
        self._to_counter()
        self.counter.refuse(sentence)

    def _to_counter(self) -> None:
        self._stack.setCurrentWidget(self.counter)
        self.rail.mark("counter")
