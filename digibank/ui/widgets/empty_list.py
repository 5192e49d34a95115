"""What stands in the place of a list that shows nothing: why, and the one next step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from digibank.i18n import Translate
from digibank.ui.widgets import theme
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.text import label


class EmptyList(QWidget):
    """`cleared`: all is to be shown again."""

    cleared = Signal()

    def __init__(self, name: str, t: Translate) -> None:
        super().__init__()
        self._why = label("", "lead", f"{name}_empty")
        self._why.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._all = BigButton(t("Show all"), f"{name}_show_all", "list", "Esc", Weight.SECOND, heard=False)
        self._all.clicked.connect(self.cleared)
        column = QVBoxLayout(self)
        theme.spaced(column, "l", "l")
        column.addStretch(1)
        column.addWidget(self._why)
        column.addWidget(self._all, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def say(self, why: str, *, narrowed: bool) -> None:
        """`narrowed`: more would be shown without the filters."""
        self._why.setText(why)
        self._all.setVisible(narrowed)
