"""Buttons beside each other for as long as there is room, the rest on further lines."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from digibank.ui.widgets import theme


class ButtonRow(QWidget):
    """As high as its buttons need at its width; `to_right`: the lines end at the right."""

    def __init__(self, *buttons: QWidget, to_right: bool = False) -> None:
        super().__init__()
        lines = _Lines(self, to_right=to_right)
        for button in buttons:
            lines.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class _Lines(QLayout):
    def __init__(self, parent: QWidget, *, to_right: bool) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._to_right = to_right
        theme.spaced(self, "s")

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        heights = [_height(line, width) for line in self._lines(width)]
        return sum(heights) + self.spacing() * max(0, len(heights) - 1)

    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(item.sizeHint().width() for item in shown) + self.spacing() * max(0, len(shown) - 1)
        return QSize(width, max((item.sizeHint().height() for item in shown), default=0))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        top, room = rect.top(), rect.width()
        for line in self._lines(room):
            taken = sum(_width(item, room) for item in line) + self.spacing() * (len(line) - 1)
            left, height = rect.left() + (room - taken if self._to_right else 0), _height(line, room)
            for item in line:
                item.setGeometry(QRect(QPoint(left, top), QSize(_width(item, room), height)))
                left += _width(item, room) + self.spacing()
            top += height + self.spacing()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, room: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._shown():
            if not lines or _width(item, room) > left:
                lines.append([])
                left = room
            lines[-1].append(item)
            left -= _width(item, room) + self.spacing()
        return lines


def _width(item: QLayoutItem, room: int) -> int:
    return min(item.sizeHint().width(), room)


def _height(line: list[QLayoutItem], room: int) -> int:
    heights = (
        item.heightForWidth(_width(item, room)) if item.hasHeightForWidth() else item.sizeHint().height()
        for item in line
    )
    return max(heights)
