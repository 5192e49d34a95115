"""The list of devices: type to find, choose a state, Enter opens one at the counter."""

from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout

from digibank.domain.lifecycle import State
from digibank.i18n import Translate
from digibank.queries.device_list import DeviceFilter, DeviceLine, device_page
from digibank.queries.paging import Page
from digibank.ui.house import House
from digibank.ui.screen import Screen
from digibank.ui.widgets import fields, icons, theme
from digibank.ui.widgets.paged_model import Column, PagedModel
from digibank.ui.widgets.text import label
from digibank.ui.widgets.words import device_title, short_code, short_day, state_look, state_title

_NUMBER, _BACK_ON = 2, 4
"""Columns."""


class DevicePage(Screen):
    def __init__(self, house: House) -> None:
        super().__init__(house)
        self._build_filter()
        self.model: PagedModel[DeviceLine] = PagedModel(self._columns(), self._load)
        self.model.failed.connect(house.voice.refuse)
        self.table = _table(self.model, house.t("Devices"))
        self.table.activated.connect(lambda index: self._open(index.row()))
        self._summary = label("", "small", "device_summary")
        self._empty = label("", "lead", "device_empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        theme.spaced(column, "m", "l")
        column.addWidget(label(house.t("Devices"), "title"))
        row = QHBoxLayout()
        theme.spaced(row, "m")
        row.addWidget(self._search_field, 3, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._state_field, 2, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(self._summary)
        column.addWidget(self._empty, 1)
        column.addWidget(self.table, 1)
        house.changes.stored.connect(lambda _keys: self._later.start())

    def arrive(self) -> None:
        self.list(frozenset(), overdue=False)

    def list(self, states: frozenset[State], overdue: bool) -> None:  # noqa: FBT001 - a signal's arguments
        """Shows these, and is ready to search in them."""
        chosen: object = "overdue" if overdue else next(iter(states), None)
        self._search.clear()
        self._state.setCurrentIndex(max(0, self._state.findData(chosen)))
        self.reload()
        self._search.setFocus()

    def reload(self) -> None:
        self._later.stop()
        self.model.reload()
        count = self.model.rowCount()
        self.table.setVisible(count > 0)
        self._empty.setVisible(count == 0)
        self._empty.setText(self._nothing_found())
        if count:
            self.table.setCurrentIndex(self.model.index(0, 0))
        many = self.t.plural("{n} device", "{n} devices", count).format(n=count)
        more = self.t("The first {n} devices; scroll or type for more.").format(n=count)
        self._summary.setText(many if self.model.whole else more)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the search field the arrow goes into the list, and Enter opens the first."""
        if event.key() == Qt.Key.Key_Down and not self.table.hasFocus():
            self.table.setFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._search.hasFocus():
            self._open(0)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for all, what tells devices apart stays."""
        super().resizeEvent(event)
        narrow = event.size().width() < theme.current().px(760)
        for column in (_NUMBER, _BACK_ON):
            self.table.setColumnHidden(column, narrow)

    def _build_filter(self) -> None:
        t = self.t
        self._search_field, self._search = fields.line(
            t("Find"), "device_search", t("Code, number, make or model: a few letters are enough.")
        )
        options: list[tuple[str, object]] = [(t("All devices"), None), (t("Too late"), "overdue")]
        options += [(state_title(state, t), state) for state in State]
        self._state_field, self._state = fields.choice(t("Show"), "device_state", options)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.reload)
        self._search.textChanged.connect(lambda _text: self._later.start())
        self._state.currentIndexChanged.connect(lambda _index: self._later.start())

    def _load(self, after: DeviceLine | None) -> Page[DeviceLine]:
        chosen = self._state.currentData()
        states = frozenset({State(chosen)}) if chosen and chosen != "overdue" else frozenset[State]()
        wanted = DeviceFilter(self._search.text(), states, overdue=chosen == "overdue")
        return self.house.office.ask(device_page, wanted, after)

    def _columns(self) -> tuple[Column[DeviceLine], ...]:
        t = self.t
        return (
            Column(t("Code"), lambda line: short_code(line.code)),
            Column(
                t("Device"), lambda line: device_title(line.title, line.kind, t), lambda line: _icon(line.kind.value)
            ),
            Column(t("Number"), lambda line: line.number or ""),
            Column(t("State"), partial(_state_words, t=t), _state_icon),
            Column(t("Back on"), lambda line: short_day(line.until) if line.until else ""),
        )

    def _nothing_found(self) -> str:
        if self._search.text().strip() or self._state.currentData():
            return self.t("Nothing found. Type fewer letters, or show all devices.")
        return self.t("There is no device yet. Press F3 to take in the first one.")

    def _open(self, row: int) -> None:
        line = self.model.row(row)
        if line:
            self.opened.emit(line.code)


def _table(model: PagedModel[DeviceLine], name: str) -> QTableView:
    table = QTableView()
    table.setObjectName("device_table")
    table.setAccessibleName(name)
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setAlternatingRowColors(True)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setDefaultSectionSize(theme.current().px(42))
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setStretchLastSection(False)
    for column, width in enumerate((150, 0, 200, 240, 130)):
        if width:
            table.setColumnWidth(column, theme.current().px(width))
        else:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    side = theme.current().px(22)
    table.setIconSize(QSize(side, side))
    header.setMinimumSectionSize(theme.current().px(90))
    return table


def _state_words(line: DeviceLine, *, t: Translate) -> str:
    return t("Too late") if line.overdue else state_title(line.state, t)


def _icon(name: str) -> QIcon:
    look = theme.current()
    return icons.row_icon(name, look.palette.muted, look.palette.on_accent, look.px(22))


def _state_icon(line: DeviceLine) -> QIcon:
    look = theme.current()
    tone, name = state_look(line.state)
    shown = "clock" if line.overdue else name
    return icons.row_icon(shown, look.palette.text(tone), look.palette.on_accent, look.px(22))
