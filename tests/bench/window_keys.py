"""Keys as a scanner and a person press them, with times of their own: sent at once, they still look real."""

from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

SCANNER_GAP_MS = 5
PERSON_GAP_MS = 180
_clock = count(1_000_000, 1_000)


def scan(window: "QWindow", text: str) -> None:
    _press(window, f"{text}\r", SCANNER_GAP_MS)


def write(window: "QWindow", text: str) -> None:
    _press(window, text, PERSON_GAP_MS)


def _press(window: "QWindow", text: str, gap_ms: int) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent, Qt
    from PySide6.QtGui import QKeyEvent

    start = next(_clock)
    for number, letter in enumerate(text):
        key = Qt.Key.Key_Return if letter == "\r" else Qt.Key(ord(letter.upper()))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            event.setTimestamp(start + number * gap_ms)
            QCoreApplication.sendEvent(window, event)
