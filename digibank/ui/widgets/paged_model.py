"""A table model that pages by key: asks for what comes after its last row, when Qt asks for more."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

R = TypeVar("R")
Seen_co = TypeVar("Seen_co", covariant=True)
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
_PICTURE = int(Qt.ItemDataRole.DecorationRole)
_ANSWERED = frozenset({_PICTURE, int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)})


class PageOf(Protocol[Seen_co]):
    """What a query's page looks like."""

    @property
    def rows(self) -> tuple[Seen_co, ...]: ...

    @property
    def more(self) -> bool: ...

    @property
    def ordered(self) -> bool: ...


@dataclass(frozen=True)
class Column(Generic[R]):
    """`words` is what is shown of a row, `picture` an icon before it or nothing. Where a list can be changed: `name` is
    what this PC remembers of the column, `order` the order that its header asks for (empty: none), `width` in pixels at
    100 % (0: what is left), `spare` how soon it goes where there is no room (0: never)."""

    title: str
    words: Callable[[R], str]
    picture: Callable[[R], Any] = lambda _row: None
    name: str = ""
    order: str = ""
    width: int = 0
    spare: int = 0


class PagedModel(QAbstractTableModel, Generic[R]):
    """`failed` brings what a loader raised: an exception must not leave a method that Qt calls, it would end the
    program."""

    failed = Signal(Exception)

    def __init__(
        self,
        columns: Sequence[Column[R]],
        load: Callable[[R | None], PageOf[R]],
        load_first: Callable[[int], PageOf[R]] | None = None,
    ) -> None:
        """`load` is given the last row there is, or None for the first page; `load_first` how many rows are wanted at
        once."""
        super().__init__()
        self.columns, self._load, self._load_first = tuple(columns), load, load_first
        self._rows: list[R] = []
        self._more = False
        self.ordered = True
        """False where what was found is too much to be put in the wanted order."""

    def reload(self, at_least: int = 0) -> None:
        """The first page, anew, and further ones until so many rows are there (as far as there are so many)."""
        page = self._page(None, at_least)
        rows = list(page.rows) if page else []
        while page and page.more and len(rows) < at_least:
            page = self._page(rows[-1])
            rows += page.rows if page else ()
        self.beginResetModel()
        self._rows = rows
        self._more = bool(page and page.more)
        self.ordered = page is None or page.ordered
        self.endResetModel()

    @property
    def rows(self) -> Sequence[R]:
        """Those that are here."""
        return self._rows

    def row(self, number: int) -> R | None:
        return self._rows[number] if 0 <= number < len(self._rows) else None

    @property
    def whole(self) -> bool:
        """Whether all rows are here."""
        return not self._more

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Asked some hundred times for each picture of a list, mostly for what we have no word on."""
        if role not in _ANSWERED or (row := self.row(index.row())) is None:
            return None
        column = self.columns[index.column()]
        return column.picture(row) if role == _PICTURE else column.words(row)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title if 0 <= section < len(self.columns) else None
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

    def _page(self, after: R | None, at_least: int = 0) -> PageOf[R] | None:
        try:
            return self._load_first(at_least) if at_least and self._load_first else self._load(after)
        except Exception as error:  # noqa: BLE001 - see the class
            self.failed.emit(error)
            return None
