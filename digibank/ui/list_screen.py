"""A place that is a long list. What is asked stands above it in fields and in a sentence; how many are shown, below.

A list stays as it was left: filters, chosen row and scroll place are there again after a look at a card, and after
anything was stored. Order and columns are remembered by this PC, Esc shows all again."""

from abc import abstractmethod
from collections.abc import Sequence
from contextlib import ExitStack
from typing import Generic, TypeVar

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout

from digibank.queries.paging import PAGE, Page, Sort
from digibank.ui.house import House
from digibank.ui.list_dress import ListDress, Order, order_words
from digibank.ui.screen import Screen
from digibank.ui.widgets import fields, theme
from digibank.ui.widgets.columns_menu import ColumnsMenu
from digibank.ui.widgets.empty_list import EmptyList
from digibank.ui.widgets.list_head import ListHead
from digibank.ui.widgets.list_table import ListTable
from digibank.ui.widgets.paged_model import Column, PagedModel
from digibank.ui.widgets.text import label

R = TypeVar("R")

_SETTLED_MS = 800
"""What was on the screen for so long was looked at."""


class ListScreen(Screen, Generic[R]):
    """`name` begins the names of its parts; `usual` is its order where this PC remembers none."""

    name: str
    usual: Sort

    def __init__(self, house: House) -> None:
        super().__init__(house)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._from_table = False
        self.model: PagedModel[R] = PagedModel(self.columns(), self._load, self._load_first)
        self.table = ListTable(self.model, f"{self.name}_table", self.title(), self.copied)
        self._search_field, self._search = fields.line(self.t("Find"), f"{self.name}_search")
        self._search.setPlaceholderText(self.hint())
        self._search.setAccessibleDescription(self.hint())
        self._order_field, order = fields.choice(self.t("Order"), f"{self.name}_order", order_words(self.orders()))
        self.dress = ListDress(self.name, self.table, order, self.usual, house.settings, self)
        self._sentence = label("", "strong", f"{self.name}_sentence")
        self._count = label("", "small", f"{self.name}_count")
        self._empty = EmptyList(self.name, self.t)
        self._columns_menu = ColumnsMenu(self.table, self.name, self.t)
        self._lay_out()
        self._connect()

    # ---- what a list is

    @abstractmethod
    def title(self) -> str: ...

    @abstractmethod
    def hint(self) -> str:
        """What can be typed to find."""

    @abstractmethod
    def columns(self) -> tuple[Column[R], ...]: ...

    @abstractmethod
    def orders(self) -> tuple[Order, ...]: ...

    @abstractmethod
    def filters(self) -> Sequence[fields.Field]:
        """Made once. Each holds a choice, whose first entry asks for the most."""

    @abstractmethod
    def page(self, text: str, sort: Sort, after: R | None, limit: int) -> Page[R]: ...

    @abstractmethod
    def opens(self, row: R) -> str:
        """The code whose card opens."""

    @abstractmethod
    def copied(self, row: R) -> str: ...

    @abstractmethod
    def sentence(self) -> str:
        """What the filters ask, in words."""

    @abstractmethod
    def counted(self, count: int, *, whole: bool) -> str:
        """How many are shown, and whether these are all."""

    @abstractmethod
    def nothing(self) -> str:
        """Why nothing is shown, where nothing was typed."""

    def nothing_typed(self) -> str:
        """Why nothing is shown, where something was typed."""
        return self.t("Nothing found. Type fewer letters.")

    def looked_at(self, rows: Sequence[R]) -> None:
        """These were read on the screen."""

    # ---- what the window asks

    def arrive(self) -> None:
        """As it was left."""
        self.refresh()
        if self._from_table and self.model.rows:
            self.table.setFocus()
        else:
            self._search.setFocus()
            self._search.selectAll()
        self._from_table = False

    def choose(self, *chosen: tuple[QComboBox, object]) -> None:
        """Shows what these choices ask and no text, from the first row; ready to search. For a choice that is not there
        (any more) stands the one that asks for the most."""
        with ExitStack() as quiet:
            for part in (self._search, *self.choices):
                quiet.enter_context(QSignalBlocker(part))
            self._search.clear()
            for choice in self.choices:
                choice.setCurrentIndex(0)
            for choice, value in chosen:
                choice.setCurrentIndex(max(choice.findData(value), 0))
        self.reload()
        self._search.setFocus()
        self._from_table = False

    def show_all(self) -> None:
        """Without text and filters."""
        self.choose()

    @property
    def spot(self) -> str:
        """What is chosen above the list; never what was typed, which may be a name."""
        return "/".join(str(choice.currentIndex()) for choice in self.choices)

    def go_to_spot(self, spot: str) -> None:
        places = [int(place) for place in spot.split("/") if place.isdecimal()]
        self.choose(*((choice, choice.itemData(place)) for choice, place in zip(self.choices, places, strict=False)))

    def go_back(self) -> bool:
        if not self.is_narrowed:
            return False
        self.show_all()
        return True

    # ---- what is shown

    @property
    def is_narrowed(self) -> bool:
        return bool(self._search.text().strip()) or any(choice.currentIndex() for choice in self.choices)

    @property
    def choices(self) -> list[QComboBox]:
        return [field.inner for field in self._filters if isinstance(field.inner, QComboBox)]

    def reload(self) -> None:
        """Another question: from the first row."""
        self._later.stop()
        self.model.reload()
        self._choose(0)
        self.table.scrollToTop()
        self._say()

    def refresh(self) -> None:
        """The same question again, on the row and at the place where somebody was; where that row is gone, on what took
        its place."""
        row, top = self.table.currentIndex().row(), self.table.rowAt(1)
        chosen, first = self.model.row(row), self.model.row(top)
        self.model.reload(at_least=max(row, top) + PAGE)
        self._choose(self._place(chosen, row))
        self.table.verticalScrollBar().setValue(self._place(first, top))
        self._say()

    # ---- hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the search field the arrow goes into the list, and Enter opens what is chosen there."""
        searching = self._search.hasFocus()
        if searching and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown) and self.model.rows:
            self.table.setFocus()
        elif searching and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.table.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settled.start()

    # ---- how

    def _lay_out(self) -> None:
        self._filters = tuple(self.filters())
        column = QVBoxLayout(self)
        theme.spaced(column, "m", "l")
        choices = (*self._filters, self._order_field) if self.orders() else self._filters
        self.head = ListHead(self.title(), self._search_field, choices, self._columns_menu)
        column.addWidget(self.head)
        column.addWidget(self._sentence)
        column.addWidget(self._empty, 1)
        column.addWidget(self.table, 1)
        column.addWidget(self._count)

    def _connect(self) -> None:
        self._later.timeout.connect(self.reload)
        self._settled.timeout.connect(self._looked_at)
        self._search.textChanged.connect(lambda _text: self._later.start())
        for choice in self.choices:
            choice.currentIndexChanged.connect(lambda _index: self._later.start())
        self.dress.sorted.connect(self.reload)
        self.table.opened.connect(self._open)
        self.table.verticalScrollBar().valueChanged.connect(lambda _value: self._settled.start())
        self._columns_menu.reset.connect(self.dress.reset)
        self._empty.cleared.connect(self.show_all)
        self.model.failed.connect(self.house.voice.refuse)
        self.model.rowsInserted.connect(lambda *_rows: self._say())
        self.house.changes.stored.connect(self._stored)

    def _load(self, after: R | None) -> Page[R]:
        return self.page(self._search.text(), self.dress.sort, after, PAGE)

    def _load_first(self, rows: int) -> Page[R]:
        return self.page(self._search.text(), self.dress.sort, None, max(rows, PAGE))

    def _stored(self, keys: frozenset[str]) -> None:
        """Where nobody looks, it is time enough when somebody comes."""
        if keys and self.isVisible():
            self.refresh()

    def _say(self) -> None:
        count, whole = len(self.model.rows), self.model.whole
        typed = bool(self._search.text().strip())
        if self.table.hasFocus() and not count:
            self._search.setFocus()
        self.table.setVisible(count > 0)
        self._empty.setVisible(count == 0)
        self._empty.say(self.nothing_typed() if typed else self.nothing(), narrowed=self.is_narrowed)
        self._sentence.setText(self.sentence())
        said = [self.counted(count, whole=whole)] if count else []
        if not self.model.ordered:
            said.append(self.t("Too many to put in this order: type more letters."))
        self._count.setText(" ".join(said))
        self._settled.start()

    def _choose(self, row: int) -> None:
        if self.model.rows:
            self.table.setCurrentIndex(self.model.index(min(max(row, 0), len(self.model.rows) - 1), 0))

    def _place(self, row: R | None, before: int) -> int:
        wanted = self.opens(row) if row is not None else None
        places = (place for place, now in enumerate(self.model.rows) if self.opens(now) == wanted)
        return next(places, before) if wanted else max(before, 0)

    def _open(self, number: int) -> None:
        row = self.model.row(number)
        if row is not None:
            self._from_table = self.table.hasFocus()
            self.opened.emit(self.opens(row))

    def _looked_at(self) -> None:
        if self.isVisible() and self.model.rows:
            first, last = self.table.rowAt(1), self.table.rowAt(self.table.viewport().height() - 1)
            self.looked_at(self.model.rows[max(first, 0) : last + 1 if last >= 0 else None])
