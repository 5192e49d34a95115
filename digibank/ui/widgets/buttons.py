"""Buttons: big ones that show the key that presses them, in three weights."""

from enum import StrEnum

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy

from digibank.ui.widgets import icons, theme


class Weight(StrEnum):
    """MAIN: the one thing to do next. SECOND: the other. QUIET: may be done, seldom is."""

    MAIN = "main"
    SECOND = "second"
    QUIET = "quiet"


_HEIGHTS = {Weight.MAIN: 60, Weight.SECOND: 50, Weight.QUIET: 40}
_WRAPPED = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


class BigButton(QPushButton):
    """Text with an icon before it and its key behind it. The key works wherever the focus is, while the button is
    seen. Drawn by itself: a style sheet can draw neither the key nor a ring around the focus."""

    def __init__(
        self, text: str, name: str, icon: str, key: str = "", weight: Weight = Weight.SECOND, *, heard: bool = True
    ) -> None:
        """`heard` is False where the key is somebody else's already (the window's, a dialog's) and only shown here."""
        super().__init__(text)
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setAccessibleDescription(key)
        self._icon, self.key, self._weight = icon, key, weight
        self._heights: dict[object, int] = {}
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if key and heard:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self.click)

    def set_icon(self, icon: str) -> None:
        self._icon = icon
        self.update()

    # ---- sizes

    def sizeHint(self) -> QSize:
        wanted = self._text_metrics().horizontalAdvance(self.text()) + self._taken_by_others() + 2
        return QSize(wanted, self.heightForWidth(wanted))

    def minimumSizeHint(self) -> QSize:
        longest = max((self._text_metrics().horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(longest + self._taken_by_others() + 2, theme.current().px(_HEIGHTS[self._weight]))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """Layouts ask it a hundred times for each card that opens: it is worked out once."""
        asked = (width, self.text(), self.key, self._weight, theme.current().text)
        if asked not in self._heights:
            self._heights[asked] = self._height(width)
        return self._heights[asked]

    def _height(self, width: int) -> int:
        look = theme.current()
        room = QRect(0, 0, max(1, width - self._taken_by_others()), 10_000)
        lines = self._text_metrics().boundingRect(room, int(_WRAPPED), self.text()).height()
        return max(look.px(_HEIGHTS[self._weight]), lines + 2 * look.gap("m"))

    # ---- drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, ground, edge = self._colours(pressed=self.isDown())
        self._paint_box(painter, ground, edge)
        self._paint_inside(painter, ink)
        painter.end()

    def _colours(self, *, pressed: bool) -> tuple[str, str, str]:
        colours = theme.current().palette
        lit = self.underMouse() or pressed
        if not self.isEnabled():
            return colours.muted, colours.sunken, colours.line
        if self._weight is Weight.MAIN:
            ground = colours.accent_hover if lit else colours.accent
            return colours.on_accent, ground, ground
        if self._weight is Weight.SECOND:
            return colours.accent, colours.accent_soft if lit else colours.surface, colours.accent
        return colours.ink, colours.sunken if lit else colours.surface, colours.edge

    def _paint_box(self, painter: QPainter, ground: str, edge: str) -> None:
        box = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        painter.setPen(QPen(QColor(edge), 1.5))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 9, 9)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.current().palette.focus), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 11, 11)

    def _paint_inside(self, painter: QPainter, ink: str) -> None:
        size, pad = self._icon_size(), self._pad()
        icons.paint(painter, self._icon, ink, QRectF(pad, (self.height() - size) / 2, size, size))
        chip = self._chip_width()
        right = self.width() - pad
        if chip:
            height = self._chip_metrics().height() + 6
            box = QRectF(right - chip, (self.height() - height) / 2, chip, height)
            painter.setPen(QPen(QColor(ink), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 5, 5)
            painter.setFont(self._chip_font())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.key)
            right -= chip + pad
        painter.setPen(QColor(ink))
        painter.setFont(self._text_font())
        left = pad + size + theme.current().gap("m")
        painter.drawText(QRectF(left, 0, right - left, self.height()), int(_WRAPPED), self.text())

    # ---- measures

    def _taken_by_others(self) -> int:
        chip = self._chip_width()
        return self._pad() * 2 + self._icon_size() + theme.current().gap("m") + (chip + self._pad() if chip else 0)

    def _pad(self) -> int:
        return theme.current().gap("m") + 4

    def _icon_size(self) -> int:
        return theme.current().px(26 if self._weight is Weight.MAIN else 21)

    def _chip_width(self) -> int:
        return self._chip_metrics().horizontalAdvance(self.key) + 14 if self.key else 0

    def _text_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(theme.current().letters("lead" if self._weight is Weight.MAIN else "body"))
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _text_metrics(self) -> QFontMetrics:
        return QFontMetrics(self._text_font())

    def _chip_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(theme.current().letters("small"))
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _chip_metrics(self) -> QFontMetrics:
        return QFontMetrics(self._chip_font())
