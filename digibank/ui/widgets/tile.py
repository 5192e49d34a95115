"""A number that waits, with the word for it; pressing it lists what it counts."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from digibank.ui.widgets import theme
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.text import drawing, label


class Tile(QPushButton):
    def __init__(self, word: str, icon: str, tone: Tone, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("tile", True)
        self._word = word
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        theme.spaced(row, "m", "m")
        column = QVBoxLayout()
        theme.spaced(column, "xs")
        self._figure = label("", "figure", wrap=False)
        for part in (self._figure, label(word, "strong", wrap=True)):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(part)
        row.addLayout(column, 1)
        row.addWidget(drawing(icon, tone, 34), 0, Qt.AlignmentFlag.AlignTop)
        self.count = 0

    @property
    def count(self) -> int:
        return self._count

    @count.setter
    def count(self, value: int) -> None:
        self._count = value
        self._figure.setText(str(value))
        self.setAccessibleName(f"{self._word}: {value}")

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(120), self.sizeHint().height())
