"""The bare thing: a window of PySide6 with nothing in it. Prints when it was painted, on the system's clock."""

import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Empty(QMainWindow):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's)
        super().paintEvent(event)
        QTimer.singleShot(0, self._painted)

    def _painted(self) -> None:
        print(f'{{"painted": {time.monotonic()}}}')  # noqa: T201 (its answer)
        QApplication.quit()


if __name__ == "__main__":
    app = QApplication([])
    window = Empty()
    window.resize(1280, 800)
    window.show()
    app.exec()
