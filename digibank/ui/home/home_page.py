"""The counter at rest: what waits today, and the tasks to start."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from digibank.domain.lifecycle import State
from digibank.queries.dashboard import Dashboard, dashboard
from digibank.queries.journal import last_action
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
    """`take_in` and `listed` are the tasks; `listed` brings the states to list (none: all) and whether overdue only."""

    take_in = Signal()
    listed = Signal(object, bool)

    def __init__(self, house: House) -> None:
        super().__init__()
        self.setObjectName("home")
        self._house, t = house, house.t
        self._tiles = {
            "overdue": Tile(t("Too late"), "clock", Tone.NO, "tile_overdue"),
            "due": Tile(t("Back today"), "calendar", Tone.ACCENT, "tile_due"),
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
        self._tiles["overdue"].count = counted.overdue
        self._tiles["due"].count = counted.due_today
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
        self._tiles["overdue"].clicked.connect(lambda: self.listed.emit(frozenset(), True))
        self._tiles["due"].clicked.connect(lambda: self.listed.emit(frozenset({State.ON_LOAN}), False))
        self._tiles["to_wipe"].clicked.connect(lambda: self.listed.emit(frozenset({State.TO_WIPE}), False))
        self._tiles["ready"].clicked.connect(lambda: self.listed.emit(frozenset({State.AVAILABLE}), False))
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
        devices.clicked.connect(lambda: self.listed.emit(frozenset(), False))
        column.addWidget(take_in)
        column.addWidget(devices)
        column.addWidget(rule())
        column.addWidget(label(t("Last stored"), "small"))
        self._last: QLabel = label("", "body", "last_stored")
        column.addWidget(self._last)
        return sheet
