"""What was taken in and has no label yet: all of it is printed, or what is chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from digibank.domain.label_code import LabelCode
from digibank.queries.label_queue import Unlabelled, unlabelled_codes, unlabelled_page
from digibank.queries.paging import Page
from digibank.ui.house import House
from digibank.ui.widgets import theme
from digibank.ui.widgets.paged_model import Column, PagedModel
from digibank.ui.widgets.table import cell_icon, row_table
from digibank.ui.widgets.text import label
from digibank.ui.widgets.words import device_title, short_code, short_day

_CAME = 2
"""A column."""
_NARROW_BELOW = 460
"""Pixels at 100 %."""


class QueueList(QWidget):
    """`chosen`: other rows than before. `opened` brings the code of a device."""

    chosen = Signal()
    opened = Signal(str)

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house, t = house, house.t
        columns = (
            Column[Unlabelled](t("Code"), lambda line: short_code(line.code)),
            Column[Unlabelled](
                t("Device"),
                lambda line: device_title(line.title, line.kind, t),
                lambda line: cell_icon(line.kind.value),
            ),
            Column[Unlabelled](t("Taken in"), lambda line: short_day(line.came.astimezone().date())),
        )
        self._model: PagedModel[Unlabelled] = PagedModel(columns, self._load)
        self._model.failed.connect(house.voice.refuse)
        self.table = row_table(self._model, "labels_table", t("No label yet"), (150, 0, 130))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.activated.connect(lambda index: self._open(index.row()))
        self.table.selectionModel().selectionChanged.connect(lambda *_changes: self.chosen.emit())
        self._empty = label(t("Everything has its label."), "lead", "labels_empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        theme.spaced(column, "s")
        column.addWidget(self._empty, 1)
        column.addWidget(self.table, 1)

    def renew(self) -> None:
        self._model.reload(self._model.rowCount())
        self.table.setVisible(self._model.rowCount() > 0)
        self._empty.setVisible(self._model.rowCount() == 0)
        self.chosen.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The day goes where there is no room for it."""
        super().resizeEvent(event)
        self.table.setColumnHidden(_CAME, event.size().width() < theme.current().px(_NARROW_BELOW))

    @property
    def codes(self) -> tuple[LabelCode, ...]:
        """Those that are chosen, as they stand in the list; without a choice all, also those further down."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        lines = [line for row in rows if (line := self._model.row(row))]
        whole = not lines or (len(lines) == self._model.rowCount() and not self._model.whole)
        return self._all() if whole else tuple(line.code for line in lines)

    def focus(self) -> bool:
        """Whether there is something to go to."""
        if self._model.rowCount() == 0:
            return False
        self.table.setFocus()
        return True

    def _all(self) -> tuple[LabelCode, ...]:
        return self._house.voice.tried(lambda: self._house.office.ask(unlabelled_codes)) or ()

    def _load(self, after: Unlabelled | None) -> Page[Unlabelled]:
        return self._house.office.ask(unlabelled_page, after)

    def _open(self, row: int) -> None:
        line = self._model.row(row)
        if line:
            self.opened.emit(line.code)
