"""The counter at rest: what waits today, and the tasks to start."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from digibank.domain.lifecycle import State
from digibank.domain.roles import sees_borrowers
from digibank.queries.dashboard import Dashboard, dashboard
from digibank.queries.device_list import DeviceFilter
from digibank.queries.journal import last_action
from digibank.queries.loan_list import LoanFilter, LoanShow
from digibank.sentences.events import event_line
from digibank.ui.answers import tried, words
from digibank.ui.house import House
from digibank.ui.paper_strip import PaperStrip
from digibank.ui.widgets import theme
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.frames import Columns, card, rule
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.text import label
from digibank.ui.widgets.tile import Tile
from digibank.ui.widgets.words import capital


class HomePage(QWidget):
    """`take_in` and `listed` are the tasks; `listed` brings the place that has the list, and its filter. Who meets no
    borrower has no numbers of loans."""

    take_in = Signal()
    listed = Signal(str, object)

    def __init__(self, house: House) -> None:
        super().__init__()
        self.setObjectName("home")
        self._house, t = house, house.t
        self._loan_tiles = {
            "overdue": Tile(t("Too late"), "clock", Tone.NO, "tile_overdue"),
            "due": Tile(t("Back today"), "calendar", Tone.ACCENT, "tile_due"),
        }
        self._tiles = {
            **(self._loan_tiles if sees_borrowers(house.role) else {}),
            "to_wipe": Tile(t("To wipe"), "wipe", Tone.WAIT, "tile_to_wipe"),
            "ready": Tile(t("Ready to lend"), "yes", Tone.YES, "tile_ready"),
        }
        column = QVBoxLayout(self)
        theme.spaced(column, "l")
        column.addWidget(PaperStrip(house))
        column.addWidget(Columns(self._today(), self._tasks(), wide_from=760, shares=(3, 2)))
        house.changes.stored.connect(lambda _keys: self.renew())
        self.renew()

    def renew(self) -> None:
        counted = tried(
            lambda: self._house.office.ask(dashboard), lambda e: self._last.setText(words(e, self._house.t))
        )
        if counted:
            self._show(counted)

    def _show(self, counted: Dashboard) -> None:
        self._loan_tiles["overdue"].count = counted.overdue
        self._loan_tiles["due"].count = counted.due_today
        self._tiles["to_wipe"].count = counted.by_state[State.TO_WIPE]
        self._tiles["ready"].count = counted.by_state[State.AVAILABLE]
        self._nothing.setVisible(not sum(counted.by_state.values()))
        event = self._house.office.ask(last_action)
        if event:
            said = capital(event_line(event.kind, event.facts, self._house.t))
            self._last.setText(f"{event.at.astimezone():%d/%m/%Y %H:%M} · {event.who}\n{said}")

    def _today(self) -> QWidget:
        t = self._house.t
        sheet, column = card("today")
        column.addWidget(label(t("Today"), "lead"))
        grid = QGridLayout()
        theme.spaced(grid, "m")
        for number, tile in enumerate(self._tiles.values()):
            grid.addWidget(tile, number // 2, number % 2)
        column.addLayout(grid)
        lists: dict[str, tuple[str, object]] = {
            "overdue": ("loans", LoanFilter(show=LoanShow.OVERDUE)),
            "due": ("loans", LoanFilter(show=LoanShow.TODAY)),
            "to_wipe": ("devices", DeviceFilter(states=frozenset({State.TO_WIPE}))),
            "ready": ("devices", DeviceFilter(states=frozenset({State.AVAILABLE}))),
        }
        for name, tile in self._tiles.items():
            tile.clicked.connect(lambda _on=False, to=lists[name]: self.listed.emit(*to))
        self._nothing = label(t("There is no device yet. Take in the first one."), name="empty_hint")
        column.addWidget(self._nothing)
        return sheet

    def _tasks(self) -> QWidget:
        t = self._house.t
        sheet, column = card("tasks")
        column.addWidget(label(t("What do you want to do?"), "lead"))
        column.addWidget(label(t("Lend, take back or look something up: scan it.")))
        take_in = BigButton(t("Take in a device"), "start_take_in", "take-in", "F3", Weight.MAIN, heard=False)
        take_in.clicked.connect(self.take_in)
        devices = BigButton(t("All devices"), "start_devices", "list", "F4", Weight.SECOND, heard=False)
        devices.clicked.connect(lambda: self.listed.emit("devices", DeviceFilter()))
        column.addWidget(take_in)
        column.addWidget(devices)
        column.addWidget(rule())
        column.addWidget(label(t("Last stored"), "small"))
        self._last: QLabel = label("", "body", "last_stored")
        column.addWidget(self._last)
        return sheet
