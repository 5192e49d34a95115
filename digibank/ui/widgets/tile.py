"""A number that waits, with the word for it; pressing it lists what it counts."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from digibank.ui.widgets import theme
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.text import drawing, label


class Tile(QPushButton):
    """As high as its word needs in the width that there is."""

    def __init__(self, word: str, icon: str, tone: Tone, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("tile", True)
        self._word = word
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._inside = QVBoxLayout(self)
        theme.spaced(self._inside, "xs", "m")
        above = QHBoxLayout()
        self._figure = label("", "figure", wrap=False)
        above.addWidget(self._figure, 1)
        above.addWidget(drawing(icon, tone, 34), 0, Qt.AlignmentFlag.AlignTop)
        below = label(word, "strong")
        self._inside.addLayout(above)
        self._inside.addWidget(below)
        for part in (self._figure, below):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.count = 0

    @property
    def count(self) -> int:
        return self._count

    @count.setter
    def count(self, value: int) -> None:
        self._count = value
        self._figure.setText(str(value))
        self.setAccessibleName(f"{self._word}: {value}")

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._inside.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._inside.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(120), self._inside.totalMinimumSize().height())
