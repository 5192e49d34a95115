"""PySide6 6.12.0 on Python 3.11 loses one reference to None at every call that returns nothing, and dies in the end."""

import sys

from PySide6.QtCore import QPoint

CALLS = 1000


def test_a_qt_call_that_returns_nothing_keeps_none_alive() -> None:
    point = QPoint()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        point.setX(1)
    assert sys.getrefcount(None) > before - CALLS / 2
