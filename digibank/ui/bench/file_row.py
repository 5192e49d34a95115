"""How one file is drawn in the list: an icon, its name, and below it in whole sentences what became of it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from digibank.ui.widgets import theme

_ICON = 26
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class FileRow(QStyledItemDelegate):
    """Of a text of two lines: the first is the name, the second is as long as it must be."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        name, said = self._texts(index)
        width = self._view.viewport().width() - 2 * self._view.spacing()
        inside = QRect(0, 0, max(1, width - self._left() - self._pad()), 10_000)
        height = self._strong(option).height() if name else 0
        height += option.fontMetrics.boundingRect(inside, int(_WRAPPED), said).height()
        return QSize(width, height + 2 * self._pad())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours = theme.current().palette
        chosen = bool(option.state & option.state.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent if chosen else colours.sunken))
        painter.drawRoundedRect(option.rect, 6, 6)
        painter.setPen(QColor(colours.on_accent if chosen else colours.ink))
        self._paint_texts(painter, option, index)
        self._paint_icon(painter, option, index, chosen=chosen)
        painter.restore()

    def _paint_texts(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        name, said = self._texts(index)
        inside = option.rect.adjusted(self._left(), self._pad(), -self._pad(), -self._pad())
        strong = self._strong(option)
        painter.setFont(self._strong_font(option))
        painter.drawText(inside, int(_WRAPPED), strong.elidedText(name, Qt.TextElideMode.ElideMiddle, inside.width()))
        painter.setFont(option.font)
        painter.drawText(inside.adjusted(0, strong.height(), 0, 0), int(_WRAPPED), said)

    def _paint_icon(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        *,
        chosen: bool,
    ) -> None:
        icon, size = index.data(Qt.ItemDataRole.DecorationRole), theme.current().px(_ICON)
        if isinstance(icon, QIcon):
            place = QRect(option.rect.left() + self._pad(), option.rect.top() + self._pad(), size, size)
            icon.paint(painter, place, mode=QIcon.Mode.Selected if chosen else QIcon.Mode.Normal)

    def _texts(self, index: QModelIndex | QPersistentModelIndex) -> tuple[str, str]:
        name, _, said = str(index.data(Qt.ItemDataRole.DisplayRole)).partition("\n")
        return name, said

    def _left(self) -> int:
        return 2 * self._pad() + theme.current().px(_ICON)

    def _pad(self) -> int:
        return theme.current().gap("s")

    def _strong(self, option: QStyleOptionViewItem) -> QFontMetrics:
        return QFontMetrics(self._strong_font(option))

    def _strong_font(self, option: QStyleOptionViewItem) -> QFont:
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        return font
