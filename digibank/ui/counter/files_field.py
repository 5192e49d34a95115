"""A place for report files: a button that opens a dialog, and files dropped on it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from digibank.i18n import Translate
from digibank.ui.widgets import theme
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.files import ask_files, dropped
from digibank.ui.widgets.text import label


class FilesField(QFrame):
    """`chosen` brings a list of paths."""

    chosen = Signal(list)

    def __init__(self, title: str, name: str, hint: str, key: str, t: Translate) -> None:
        super().__init__()
        self.setProperty("soft", "accent")
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        theme.spaced(column, "s", "m")
        self.button = BigButton(title, name, "file", key, Weight.SECOND)
        self.button.clicked.connect(lambda: ask_files(self, title, t, self.chosen.emit))
        column.addWidget(self.button)
        column.addWidget(label(hint, "small"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.chosen.emit(dropped(event.mimeData()))
