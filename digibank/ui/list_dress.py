"""How a list is sorted and what its columns look like: chosen in words or by a header, remembered by this PC."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox

from digibank.queries.paging import Sort
from digibank.ui.machine_settings import MachineSettings
from digibank.ui.widgets.list_look import ListLook
from digibank.ui.widgets.list_table import ListTable

_BACKWARDS = "-"


@dataclass(frozen=True)
class Order:
    """One way to sort, and its words from the front and from the back."""

    order: str
    words: str
    backwards: str


def order_words(orders: Sequence[Order]) -> list[tuple[str, object]]:
    """For a field of choice."""
    return [pair for each in orders for pair in ((each.words, each.order), (each.backwards, _BACKWARDS + each.order))]


class ListDress(QObject):
    """`sorted`: another order was chosen. Joins a table, the field that says its order, and this PC's memory."""

    sorted = Signal()

    def __init__(
        self, name: str, table: ListTable, chosen: QComboBox, usual: Sort, settings: MachineSettings, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._key, self._table, self._chosen, self._usual, self._settings = (
            f"list/{name}",
            table,
            chosen,
            usual,
            settings,
        )
        self._kept = ListLook.read(settings.remembered(self._key))
        self._wear(self._kept)
        chosen.currentIndexChanged.connect(self._order_chosen)
        table.sorting.connect(self._header_pressed)
        table.changed.connect(self._remember)

    @property
    def sort(self) -> Sort:
        """The remembered order, where it still is one."""
        kept = Sort(self._kept.order, self._kept.descending)
        return kept if self._chosen.findData(_written(kept)) >= 0 else self._usual

    def reset(self) -> None:
        """As it usually is."""
        self._wear(ListLook())
        self._remember()
        self.sorted.emit()

    def sort_by(self, sort: Sort) -> None:
        self._kept = self._kept.sorted_by(sort.by, descending=sort.descending)
        self._remember()
        self._wear_order()
        self.sorted.emit()

    def _order_chosen(self, index: int) -> None:
        word = str(self._chosen.itemData(index))
        self.sort_by(Sort(word.removeprefix(_BACKWARDS), descending=word.startswith(_BACKWARDS)))

    def _header_pressed(self, order: str) -> None:
        """A second time: the other way round."""
        self.sort_by(Sort(order, descending=self.sort.by == order and not self.sort.descending))

    def _wear(self, look: ListLook) -> None:
        self._kept = look
        self._table.dress(look)
        self._wear_order()

    def _wear_order(self) -> None:
        with QSignalBlocker(self._chosen):
            self._chosen.setCurrentIndex(self._chosen.findData(_written(self.sort)))
        self._table.mark_order(self.sort.by, descending=self.sort.descending)

    def _remember(self) -> None:
        now = self._table.look
        widths = {**self._kept.widths, **now.widths}
        self._kept = replace(now, widths=widths, order=self._kept.order, descending=self._kept.descending)
        self._settings.remember(self._key, self._kept.written())


def _written(sort: Sort) -> str:
    return (_BACKWARDS if sort.descending else "") + sort.by
