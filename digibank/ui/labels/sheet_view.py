"""A sheet of labels as it lies there: what is used of it, where the next labels go, and what will stand on them."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from digibank.documents.label_stock import LabelStock
from digibank.i18n import Translate
from digibank.ui.widgets import theme

_WIDE, _HIGH = 320, 320
"""Pixels at 100 % that it likes to have, and never less than half of it."""
_ROUND_MM: Final = 1.2
_USED = QColor("#c3cacc")
_EDGE = QColor("#6b7a80")
_NEXT = QColor("#d3e9f5")
_FIRST = QColor("#0b5e8a")
_FIGURE = QColor("#43525a")
"""A sheet is white paper in every look, and what is on it has its own colours."""
_LINE: Final = 2.6
"""Pixels around the first free position."""


class SheetView(QWidget):
    """In true proportions. `begun` brings the position that somebody chose as the first free one, counted from 1."""

    begun = Signal(int)

    def __init__(self, t: Translate, name: str, *, choosing: bool = True) -> None:
        """Without `choosing` it is a drawing only."""
        super().__init__()
        self.t, self._choosing = t, choosing
        self.setObjectName(name)
        self._stock: LabelStock | None = None
        self._start, self._count = 1, 0
        self._page: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(theme.current().px(_WIDE // 2), theme.current().px(_HIGH // 2))
        if choosing:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._tell()

    # ---- from outside

    def show_stock(self, stock: LabelStock | None) -> None:
        """None where what is filled in is no stock."""
        self._stock, self._page = stock, None
        several = stock is not None and stock.per_page > 1
        self.setFocusPolicy(
            Qt.FocusPolicy.StrongFocus if self._choosing and several else Qt.FocusPolicy.NoFocus
        )  # a roll has nothing to choose
        self._tell()

    def show_labels(self, start: int, count: int) -> None:
        """`count` labels from `start` on."""
        self._start, self._count = start, count
        self._tell()

    def show_page(self, page: QImage | None) -> None:
        """The first page as it will come out of the printer."""
        self._page = page
        self.update()

    @property
    def start(self) -> int:
        return self._start

    @property
    def has_page(self) -> bool:
        return self._page is not None

    def place_of(self, position: int) -> QRectF:
        """Where a position is drawn, in pixels."""
        if self._stock is None:
            return QRectF()
        cell, scale, corner = self._stock.cell(position), self._scale(), self._corner()
        return QRectF(corner.x() + cell.x * scale, corner.y() + cell.y * scale, cell.width * scale, cell.height * scale)

    # ---- hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        stock = self._stock
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if stock and self._choosing:
            steps |= {Qt.Key.Key_Up: -stock.grid[0], Qt.Key.Key_Down: stock.grid[0]}
            ends = {Qt.Key.Key_Home: 1, Qt.Key.Key_End: stock.per_page}
            key = Qt.Key(event.key())
            if key in ends or key in steps:
                self._choose(ends.get(key, self._start + steps.get(key, 0)))
                return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        stock = self._stock
        if stock and self._choosing:
            places = range(1, stock.per_page + 1)
            hit = next((place for place in places if self.place_of(place).contains(event.position())), 0)
            self._choose(hit)

    def _choose(self, position: int) -> None:
        if self._stock and 1 <= position <= self._stock.per_page and position != self._start:
            self.show_labels(position, self._count)
            self._page = None
            self.begun.emit(position)

    # ---- drawing

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(_WIDE), theme.current().px(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._stock:
            self._draw(painter, self._stock)
        painter.end()

    def _draw(self, painter: QPainter, stock: LabelStock) -> None:
        scale, corner = self._scale(), self._corner()
        sheet = QRectF(corner.x(), corner.y(), stock.page[0] * scale, stock.page[1] * scale)
        painter.fillRect(sheet, QColor("white"))
        if self._page is not None:
            painter.drawImage(sheet, self._page)
        painter.setPen(QPen(_EDGE, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(sheet)
        for position in range(1, stock.per_page + 1):
            self._draw_position(painter, position, scale)
        self._draw_first(painter, scale)

    def _draw_position(self, painter: QPainter, position: int, scale: float) -> None:
        place, radius = self.place_of(position), _ROUND_MM * scale
        used = position < self._start
        filled = self._start <= position < self._start + self._count
        painter.setPen(QPen(_EDGE, 1))
        soft = _NEXT if filled and self._page is None else None
        painter.setBrush(_USED if used else soft or Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place, radius, radius)
        if used:  # not by its colour alone
            painter.drawLine(place.bottomLeft(), place.topRight())
        elif self._page is None or not filled:
            self._write_number(painter, place, position)

    def _write_number(self, painter: QPainter, place: QRectF, position: int) -> None:
        font = QFont(self.font())
        font.setPixelSize(max(8, min(theme.current().letters("body"), int(place.height() * 0.6))))
        painter.setFont(font)
        painter.setPen(_FIGURE)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(position))

    def _draw_first(self, painter: QPainter, scale: float) -> None:
        if not self._stock or self._stock.per_page == 1 or not self._choosing:
            return
        wide = _LINE * (2 if self.hasFocus() else 1)
        painter.setPen(QPen(_FIRST, wide))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.place_of(self._start), _ROUND_MM * scale, _ROUND_MM * scale)

    def _scale(self) -> float:
        """Pixels a millimetre."""
        width, height = self._stock.page if self._stock else (1.0, 1.0)
        return min((self.width() - 6) / width, (self.height() - 6) / height)

    def _corner(self) -> QPointF:
        width = self._stock.page[0] if self._stock else 1.0
        scale = self._scale()
        return QPointF((self.width() - width * scale) / 2, 3.0)

    def _tell(self) -> None:
        """For who hears it."""
        stock = self._stock
        said = self.t("The sheet of labels")
        if stock and stock.per_page > 1:
            first = self.t("First free label: {position} of {count}").format(position=self._start, count=stock.per_page)
            said = f"{said}. {first}"
        self.setAccessibleName(said)
        self.setAccessibleDescription(self.t("The arrows choose the first free label."))
        self.update()
