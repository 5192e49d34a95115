"""One page of a paper, light on a dark ground, as large as is asked."""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QWidget

from digibank.ui.widgets import theme

GROUND: Final = "#3a444a"
"""Dark enough under white paper in both looks, and no black: the edge of the page is seen."""

_STEP: Final = 1.25
_SMALLEST, _LARGEST = 0.2, 8.0
_MM_PER_INCH: Final = 25.4
_LOGICAL_DPI: Final = 96
_MOST_DPI: Final = 500
"""An A4 page in it takes 95 MB; no screen shows more."""

_SETTLE_MS: Final = 40


class Fit(StrEnum):
    PAGE = "page"
    WIDTH = "width"
    OWN = "own"


class PageView(QScrollArea):
    """`sharper` asks for the page drawn at so many dots per inch; until that comes it is shown as it is. `turned`: the
    next (+1) or the last page (-1), at its other end."""

    sharper = Signal(float)
    turned = Signal(int)
    zoomed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("preview_page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self._paper = _Paper()
        self.setWidget(self._paper)
        self.viewport().setStyleSheet(f"background: {GROUND};")
        self.fit, self._zoom = Fit.PAGE, 1.0
        self._size = QSizeF()
        self._settled = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settled.timeout.connect(self._ask)

    # ---- what is shown

    def begin(self, size: QSizeF) -> None:
        """A page of this size (millimetres) comes; the picture of it is asked for."""
        self._size = size
        self._paper.image = None
        self._lay_out()

    def show_page(self, image: QImage) -> None:
        self._paper.image = image
        self._paper.update()

    def look_from(self, *, top: bool) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.minimum() if top else bar.maximum())

    # ---- how large

    def fit_to(self, fit: Fit) -> None:
        self.fit = fit
        self._lay_out()

    def zoom(self, steps: int) -> None:
        self._zoom = max(_SMALLEST, min(_LARGEST, self._scale() * _STEP**steps))
        self.fit_to(Fit.OWN)

    def _scale(self) -> float:
        """Of the page's own size on the screen."""
        if self.fit is Fit.OWN:
            return self._zoom
        edge = 2 * theme.current().gap("m")
        own_width, own_height = (mm / _MM_PER_INCH * _LOGICAL_DPI for mm in (self._size.width(), self._size.height()))
        room = self.maximumViewportSize()
        wide, high = (room.width() - edge) / own_width, (room.height() - edge) / own_height
        if self.fit is Fit.PAGE:
            return max(_SMALLEST, min(wide, high, _LARGEST))
        bar = self.verticalScrollBar().sizeHint().width() if own_height * wide > room.height() - edge else 0
        return max(_SMALLEST, min(wide - bar / own_width, _LARGEST))

    def _lay_out(self) -> None:
        if self._size.isEmpty():
            return
        pixels = self._size * (self._scale() / _MM_PER_INCH * _LOGICAL_DPI)
        self._paper.resize(pixels.toSize())
        self._settled.start()
        self.zoomed.emit()

    def _ask(self) -> None:
        dpi = self._paper.width() * self.devicePixelRatioF() / (self._size.width() / _MM_PER_INCH)
        self.sharper.emit(min(dpi, _MOST_DPI))

    # ---- what Qt tells

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._settled.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        bar = self.verticalScrollBar()
        down = event.angleDelta().y() < 0
        if event.angleDelta().y() and bar.value() == (bar.maximum() if down else bar.minimum()):
            self.turned.emit(1 if down else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                self._further(bar, 1)
            case Qt.Key.Key_PageUp | Qt.Key.Key_Backspace:
                self._further(bar, -1)
            case Qt.Key.Key_Home:
                bar.setValue(bar.minimum())
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case _:
                super().keyPressEvent(event)

    def _further(self, bar: QScrollBar, way: int) -> None:
        """Within a page that does not fit, then to the next one."""
        end = bar.maximum() if way > 0 else bar.minimum()
        if bar.value() == end:
            self.turned.emit(way)
        else:
            bar.setValue(bar.value() + way * bar.pageStep())


class _Paper(QWidget):
    """White until its picture comes."""

    def __init__(self) -> None:
        super().__init__()
        self.image: QImage | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        if self.image is not None:
            ratio = self.devicePixelRatioF()
            exact = abs(self.image.width() - self.width() * ratio) <= 2
            if exact:
                self.image.setDevicePixelRatio(ratio)
                painter.drawImage(QPoint(0, 0), self.image)
            else:
                self.image.setDevicePixelRatio(1)
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(self.rect(), self.image)
        painter.end()
