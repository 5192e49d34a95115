"""The table of a long list: Enter opens a row, Ctrl+C copies its code, a header sorts, columns stay as they are put."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from digibank.ui.widgets import theme
from digibank.ui.widgets.list_look import ListLook
from digibank.ui.widgets.paged_model import Column, PagedModel
from digibank.ui.widgets.table import by_rows

_NARROWEST, _WIDEST = 70, 900
"""Pixels at 100 % of a column."""
_STRETCHED = 160
"""So much at the least for the one that takes what is left."""


class ListTable(QTableView):
    """`opened` brings a row's number. `sorting` the order that a header asks for. `changed`: somebody put the columns
    in another way; `look` is how they stand."""

    opened = Signal(int)
    sorting = Signal(str)
    changed = Signal()

    def __init__(self, model: PagedModel[Any], name: str, title: str, copied: Callable[[Any], str]) -> None:
        super().__init__()
        by_rows(self, model, name, title)
        self._list, self._copied = model, copied
        self._hidden: frozenset[str] = frozenset()
        self._dressing = False
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(theme.current().px(_NARROWEST))
        header.setMaximumSectionSize(theme.current().px(_WIDEST))
        header.sectionClicked.connect(self._sort)
        header.sectionMoved.connect(self._moved)
        header.sectionResized.connect(self._resized)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        self.dress(ListLook())

    # ---- columns

    def dress(self, look: ListLook) -> None:
        """As it was left, or the usual way. A name that is no column (any more) says nothing."""
        header = self.horizontalHeader()
        with self._by_itself():
            for place, name in enumerate(self._in_order(look)):
                header.moveSection(header.visualIndex(self._number(name)), place)
            for number, column in enumerate(self._list.columns):
                stretches = not column.width
                mode = QHeaderView.ResizeMode.Stretch if stretches else QHeaderView.ResizeMode.Interactive
                header.setSectionResizeMode(number, mode)
                width = min(max(look.widths.get(column.name, column.width), _NARROWEST), _WIDEST)
                if not stretches:
                    header.resizeSection(number, theme.current().px(width))
        self._hidden = look.hidden & {column.name for column in self.movable}
        self._make_room()

    @property
    def look(self) -> ListLook:
        """How the columns stand; without an order."""
        header, columns = self.horizontalHeader(), self._list.columns
        places = sorted(range(len(columns)), key=header.visualIndex)
        widths = {
            column.name: round(header.sectionSize(number) / theme.current().text)
            for number, column in enumerate(columns)
            if column.width and not header.isSectionHidden(number)
        }
        return ListLook(tuple(columns[number].name for number in places), self._hidden, widths)

    @property
    def movable(self) -> tuple[Column[Any], ...]:
        """Those that can be hidden, from left to right: all but the first, which says what the row is."""
        places = self.horizontalHeader()
        others = range(1, len(self._list.columns))
        return tuple(self._list.columns[number] for number in sorted(others, key=places.visualIndex))

    def is_shown(self, name: str) -> bool:
        """Whether somebody wants to see this column; without room it is not seen all the same."""
        return name not in self._hidden

    def show_column(self, name: str, *, shown: bool) -> None:
        self._hidden = self._hidden - {name} if shown else self._hidden | {name}
        self._make_room()
        self.changed.emit()

    def move_column(self, name: str, step: int) -> None:
        """One to the right, or with -1 to the left; at an end it stays."""
        header = self.horizontalHeader()
        place = header.visualIndex(self._number(name))
        header.moveSection(place, min(max(place + step, 0), header.count() - 1))

    def mark_order(self, order: str, *, descending: bool) -> None:
        """The arrow in the header; none where no column has this order."""
        header = self.horizontalHeader()
        number = next((n for n, column in enumerate(self._list.columns) if column.order == order), -1)
        header.setSortIndicatorShown(number >= 0)
        header.setSortIndicator(number, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)

    # ---- hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self._list.row(self.currentIndex().row())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self.opened.emit(self.currentIndex().row())
        elif event.matches(QKeySequence.StandardKey.Copy) and row is not None:
            QGuiApplication.clipboard().setText(self._copied(row))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def moveCursor(self, action: QTableView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """End goes to the last row, Home to the first: between columns there is nothing to choose."""
        if action is QTableView.CursorAction.MoveEnd:
            return self._list.index(self._list.rowCount() - 1, 0)
        if action is QTableView.CursorAction.MoveHome:
            return self._list.index(0, 0)
        return super().moveCursor(action, modifiers)

    def _moved(self, *_where: int) -> None:
        if not self._dressing:
            self.changed.emit()

    def _resized(self, number: int, before: int, now: int) -> None:
        """The column that takes what is left moves with the window, and others come and go with it."""
        if self._list.columns[number].width and before and now:
            self._moved()

    @contextmanager
    def _by_itself(self) -> Iterator[None]:
        """What changes in here was no hand of anybody's."""
        before, self._dressing = self._dressing, True
        yield
        self._dressing = before

    def _sort(self, number: int) -> None:
        order = self._list.columns[number].order
        if order:
            self.sorting.emit(order)

    def _make_room(self) -> None:
        """What somebody wants to see, less what there is no room for."""
        columns = [column for column in self._list.columns if column.name not in self._hidden]
        room = self.viewport().width() / theme.current().text
        spare = sorted((column for column in columns if column.spare), key=lambda column: column.spare)
        while spare and sum(column.width or _STRETCHED for column in columns) > room:
            columns.remove(spare.pop())
        with self._by_itself():
            for number, column in enumerate(self._list.columns):
                self.setColumnHidden(number, column not in columns)

    def _in_order(self, look: ListLook) -> list[str]:
        names = [column.name for column in self._list.columns]
        known = [name for name in look.places if name in names]
        return known + [name for name in names if name not in known]

    def _number(self, name: str) -> int:
        return next(number for number, column in enumerate(self._list.columns) if column.name == name)
