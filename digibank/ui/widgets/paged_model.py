"""A table model that pages by key: asks for what comes after its last row, when Qt asks for more."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

R = TypeVar("R")
Seen_co = TypeVar("Seen_co", covariant=True)
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class PageOf(Protocol[Seen_co]):
    """What a query's page looks like."""

    @property
    def rows(self) -> tuple[Seen_co, ...]: ...

    @property
    def more(self) -> bool: ...


@dataclass(frozen=True)
class Column(Generic[R]):
    """`words` is what is shown of a row; `icon` a drawing's name and the tone to draw it in, or nothing."""

    title: str
    words: Callable[[R], str]
    picture: Callable[[R], Any] = lambda _row: None


class PagedModel(QAbstractTableModel, Generic[R]):
    """`failed` brings what a loader raised: an exception must not leave a method that Qt calls, it would end the
    program."""

    failed = Signal(Exception)

    def __init__(self, columns: Sequence[Column[R]], load: Callable[[R | None], PageOf[R]]) -> None:
        """`load` is given the last row there is, or None for the first page."""
        super().__init__()
        self._columns, self._load = tuple(columns), load
        self._rows: list[R] = []
        self._more = False

    def reload(self) -> None:
        """The first page, anew."""
        page = self._page(None)
        self.beginResetModel()
        self._rows = list(page.rows) if page else []
        self._more = bool(page and page.more)
        self.endResetModel()

    def row(self, number: int) -> R | None:
        return self._rows[number] if 0 <= number < len(self._rows) else None

    @property
    def whole(self) -> bool:
        """Whether all rows are here."""
        return not self._more

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row())
        if row is None:
            return None
        column = self._columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.words(row)
        if role == Qt.ItemDataRole.DecorationRole:
            return column.picture(row)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title if 0 <= section < len(self._columns) else None
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more

    def fetchMore(self, parent: Index) -> None:
        if parent.isValid() or not self._more:
            return
        self._more = False  # Qt asks again while rows are coming in
        page = self._page(self._rows[-1] if self._rows else None)
        if page is None:
            return
        if page.rows:
            first = len(self._rows)
            self.beginInsertRows(ROOT, first, first + len(page.rows) - 1)
            self._rows += page.rows
            self.endInsertRows()
        self._more = page.more

    def _page(self, after: R | None) -> PageOf[R] | None:
        try:
            return self._load(after)
        except Exception as error:  # noqa: BLE001 - see the class
            self.failed.emit(error)
            return None
