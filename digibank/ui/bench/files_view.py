"""The list of files that were read, and what can be done with the one that is chosen."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from digibank.domain.label_code import LabelCode
from digibank.i18n import Translate
from digibank.services.report_files import Fate, Filed
from digibank.ui.bench.file_row import FileRow
from digibank.ui.bench.files_model import FilesModel
from digibank.ui.widgets import theme
from digibank.ui.widgets.buttons import BigButton, Weight


class FilesView(QWidget):
    """`opened` brings the code of a device. `taken_in` brings a number and the reports (Path) of a device that is new.
    `forgotten`: the list is wanted empty."""

    opened = Signal(str)
    taken_in = Signal(str, list)
    forgotten = Signal()

    def __init__(self, model: FilesModel, t: Translate) -> None:
        super().__init__()
        self.t, self._model = t, model
        self.list = QListView()
        self.list.setObjectName("file_rows")
        self.list.setAccessibleName(t("Files read"))
        self.list.setModel(model)
        self.list.setItemDelegate(FileRow(self.list))
        self.list.setSpacing(2)
        self.list.setLayoutMode(QListView.LayoutMode.Batched)  # five hundred rows at once would hold the window
        self.list.setBatchSize(40)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.activated.connect(lambda _index: self._act())
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._offer())
        model.dataChanged.connect(lambda _first, _last: self._offer())
        column = QVBoxLayout(self)
        theme.spaced(column, "s")
        column.addWidget(self.list, 1)
        column.addLayout(self._foot())

    def go_to(self, number: int) -> None:
        self.list.setCurrentIndex(self._model.index(number))
        self.list.setFocus()

    def _foot(self) -> QHBoxLayout:
        t = self.t
        self._open = BigButton(t("Open its card"), "file_open", "search", "", Weight.SECOND)
        self._take = BigButton(t("Take it in"), "file_take_in", "take-in", "", Weight.SECOND)
        forget = BigButton(t("Empty this list"), "files_forget", "close", "", Weight.QUIET)
        self._open.clicked.connect(self._act)
        self._take.clicked.connect(self._act)
        forget.clicked.connect(self.forgotten)
        row = QHBoxLayout()
        theme.spaced(row, "m")
        row.addWidget(self._open)
        row.addWidget(self._take)
        row.addStretch(1)
        row.addWidget(forget)
        self._offer()
        return row

    @property
    def _chosen(self) -> Filed | None:
        return self._model.row(self.list.currentIndex().row())

    def _offer(self) -> None:
        """What Enter does, as a button for the mouse."""
        filed = self._chosen
        code, new = (_card(filed), _intake(filed)) if filed else (None, None)
        self._open.setVisible(code is not None)
        self._take.setVisible(new is not None)

    def _act(self) -> None:
        filed = self._chosen
        if filed is None:
            return
        code, new = _card(filed), _intake(filed)
        if code:
            self.opened.emit(code)
        elif new:
            self.taken_in.emit(*new)


def _card(filed: Filed) -> LabelCode | None:
    """The device where something is still to be done, else the first."""
    codes = [part.code for part in filed.parts if part.fate in (Fate.OPEN, Fate.REFUSED)]
    return next(iter((*codes, *(part.code for part in filed.parts), *filed.several)), None)


def _intake(filed: Filed) -> tuple[str, list[Path]] | None:
    """The number and the reports to take a new device in with."""
    new = filed.nobodys
    if new is None or not (new.hardware or new.serial):
        return None
    return ("", [filed.file]) if new.hardware else (new.serial or "", [])
