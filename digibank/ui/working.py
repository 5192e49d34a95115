"""Fills a window while the whole database is busy: what is being done, how far it is, and the way out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from digibank.i18n import Translate
from digibank.ui.widgets import theme
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.text import label


class Working(QWidget):
    """`cancelled`: somebody does not want to wait for it."""

    cancelled = Signal()

    def __init__(self, text: str, t: Translate, *, can_cancel: bool = False) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setWindowTitle("Digibank")
        column = QVBoxLayout(self)
        theme.spaced(column, "l", "xl")
        column.addStretch(1)
        said = label(text, "lead", "working_text")
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(said)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(text)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(theme.current().px(360))
        column.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignCenter)
        if can_cancel:
            stop = BigButton(t("Stop"), "working_stop", "close", "Esc", Weight.QUIET)
            stop.clicked.connect(self.cancelled)
            column.addWidget(stop, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(2)

    def moved(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
