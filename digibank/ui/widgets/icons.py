"""Our own icons, drawn as SVG with `currentColor`, in the colour and size that is asked."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from digibank import paths


@cache
def _drawing(name: str, colour: str) -> bytes:
    text = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return text.replace("currentColor", colour).encode()


def picture(name: str, colour: str, size: int) -> QPixmap:
    """A square of `size` device-independent pixels, sharp on this screen."""
    screen = QGuiApplication.primaryScreen()
    ratio = screen.devicePixelRatio() if screen else 1.0
    key = f"digibank {name} {colour} {size} {ratio}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    pixmap = QPixmap(QSize(size, size) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint(painter, name, colour, QRectF(0, 0, size, size))
    painter.end()
    QPixmapCache.insert(key, pixmap)
    return pixmap


def paint(painter: QPainter, name: str, colour: str, target: QRectF) -> None:
    QSvgRenderer(QByteArray(_drawing(name, colour))).render(painter, target)


def row_icon(name: str, colour: str, chosen: str, size: int) -> QIcon:
    """With another colour where its row is the chosen one."""
    made = icon(name, colour, size)
    made.addPixmap(picture(name, chosen, size), QIcon.Mode.Selected)
    return made


def icon(name: str, colour: str, size: int) -> QIcon:
    return QIcon(picture(name, colour, size))
