"""Boxes: a card, a soft strip, a hairline, a scrolled page, and columns that stack where there is no room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from digibank.ui.widgets import theme
from digibank.ui.widgets.palette import Tone


def card(name: str = "card") -> tuple[QFrame, QVBoxLayout]:
    """A white sheet on the ground; `name` is for tests and screen readers, the look goes by `card`."""
    frame = QFrame()
    frame.setObjectName("card")
    frame.setProperty("part", name)
    inside = QVBoxLayout(frame)
    theme.spaced(inside, "m", "l")
    return frame, inside


def soft(tone: Tone, name: str = "") -> tuple[QFrame, QHBoxLayout]:
    """A strip in the soft colour of a tone."""
    frame = QFrame()
    frame.setObjectName(name)
    frame.setProperty("soft", tone.value)
    inside = QHBoxLayout(frame)
    theme.spaced(inside, "m", "m")
    return frame, inside


def rule() -> QFrame:
    line = QFrame()
    line.setObjectName("rule")
    return line


def scrolled(content: QWidget) -> QScrollArea:
    """Up and down only; never sideways. Takes no focus: what is inside does."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area


def in_the_middle(page: QWidget, sheet: QWidget) -> None:
    """A page that is one sheet: in the middle, somewhat above it, and scrolled where there is no room."""
    content = QWidget()
    column = QVBoxLayout(content)
    theme.spaced(column, "m", "xl")
    column.addStretch(1)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(sheet)
    row.addStretch(1)
    column.addLayout(row)
    column.addStretch(2)
    outside = QVBoxLayout(page)
    theme.spaced(outside)
    outside.addWidget(scrolled(content))


class Columns(QWidget):
    """Two things side by side, or one under the other where the window is narrow for the size of its letters."""

    def __init__(
        self, left: QWidget, right: QWidget, *, wide_from: int = 860, shares: tuple[int, int] = (11, 9)
    ) -> None:
        """`wide_from` in pixels at 100 %."""
        super().__init__()
        self._wide_from = wide_from
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        theme.spaced(self._row, "l")
        for part, share in zip((left, right), shares, strict=True):
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self._row.addWidget(part, share, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= theme.current().px(self._wide_from)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != direction:
            self._row.setDirection(direction)


class Board(QWidget):
    """What it is above what is known of it, with what to do at the right of both; where the window is narrow for the
    size of its letters, what to do stands between them: it must not be looked for."""

    def __init__(self, head: QWidget, side: QWidget, rest: QWidget, *, wide_from: int = 860) -> None:
        """`wide_from` in pixels at 100 %."""
        super().__init__()
        self._wide_from = wide_from
        self._wide: bool | None = None
        self._parts = (head, side, rest)
        self._grid = QGridLayout(self)
        theme.spaced(self._grid, "l")
        self._arrange(wide=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(wide=event.size().width() >= theme.current().px(self._wide_from))

    def _arrange(self, *, wide: bool) -> None:
        if wide is self._wide:
            return
        self._wide = wide
        places = ((0, 0, 1), (0, 1, 2), (1, 0, 1)) if wide else ((0, 0, 1), (1, 0, 1), (2, 0, 1))
        for part, (row, column, rows) in zip(self._parts, places, strict=True):
            self._grid.addWidget(part, row, column, rows, 1, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(0, 11)
        self._grid.setColumnStretch(1, 9 if wide else 0)
        self._grid.setRowStretch(1, 1 if wide else 0)


def clear(layout: QBoxLayout) -> None:
    """Takes everything out; what was in goes with it."""
    while item := layout.takeAt(0):
        widget, inner = item.widget(), item.layout()
        if widget:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QBoxLayout):
            clear(inner)
