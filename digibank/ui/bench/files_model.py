"""The files that were read, one row each: what became of it by icon and in words."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from digibank.i18n import Translate
from digibank.readers.source import bare_name
from digibank.sentences.of_files import filed_sentence
from digibank.services.report_files import Fate, Filed
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.table import cell_icon

ROOT = QModelIndex()

_LOOKS = {
    Fate.STORED: (Tone.YES, "yes"),
    Fate.HAD: (Tone.PLAIN, "yes"),
    Fate.OPEN: (Tone.WAIT, "wait"),
    Fate.REFUSED: (Tone.NO, "no"),
}


class FilesModel(QAbstractListModel):
    """A file that is read again stays in its place."""

    def __init__(self, t: Translate) -> None:
        super().__init__()
        self.t = t
        self._rows: list[Filed] = []
        self._texts: dict[int, str] = {}
        self._places: dict[Path, int] = {}

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        filed = self.row(index.row())
        if filed is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(index.row(), filed)
        if role == Qt.ItemDataRole.DecorationRole:
            tone, icon = _LOOKS[filed.fate]
            return cell_icon(icon, tone)
        return None

    def _text(self, number: int, filed: Filed) -> str:
        """Made once: a list asks for it at each move."""
        if number not in self._texts:
            self._texts[number] = f"{bare_name(filed.file)}\n{filed_sentence(filed, self.t)}"
        return self._texts[number]

    def row(self, number: int) -> Filed | None:
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def place(self, file: Path) -> int:
        """The number of its row."""
        return self._places[file]

    def put(self, filed: Filed) -> None:
        place = self._places.get(filed.file)
        if place is None:
            place = len(self._rows)
            self.beginInsertRows(ROOT, place, place)
            self._rows.append(filed)
            self._places[filed.file] = place
            self.endInsertRows()
        else:
            self._rows[place] = filed
            self._texts.pop(place, None)
            self.dataChanged.emit(self.index(place), self.index(place))

    def waiting(self) -> list[Path]:
        """Files of machines that we did not know: perhaps we do now."""
        return [filed.file for filed in self._rows if filed.nobodys]

    def clear(self) -> None:
        self.beginResetModel()
        self._rows, self._places, self._texts = [], {}, {}
        self.endResetModel()
