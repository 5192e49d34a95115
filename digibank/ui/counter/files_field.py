"""A place for report files: a button that opens a dialog, and files dropped on it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout

from digibank.i18n import Translate
from digibank.ui.widgets import theme
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.text import label


class FilesField(QFrame):
    """`chosen` brings a list of paths."""

    chosen = Signal(list)

    def __init__(self, title: str, name: str, hint: str, key: str, t: Translate) -> None:
        super().__init__()
        self._title, self.t = title, t
        self.setProperty("soft", "accent")
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        theme.spaced(column, "s", "m")
        self.button = BigButton(title, name, "file", key, Weight.SECOND)
        self.button.clicked.connect(self._ask)
        column.addWidget(self.button)
        column.addWidget(label(hint, "small"))

    def _ask(self) -> None:
        dialog = QFileDialog(self, self._title)
        dialog.setObjectName("file_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(self.t("All files") + " (*)")
        dialog.filesSelected.connect(self._picked)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _picked(self, names: list[str]) -> None:
        self.chosen.emit([Path(name) for name in names])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.chosen.emit(files)
