"""When the program itself is wrong: a dialog that says what is safe, and a line in the log without personal data."""

import logging
import sys
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from digibank.i18n import Translate

log = logging.getLogger(__name__)


class Crash(QObject):
    """Stands in for Python's own handler. One dialog at a time: a fault that repeats must not bury the screen."""

    happened = Signal()

    def __init__(self, window: QWidget, t: Translate, log_file: str | None) -> None:
        super().__init__(window)
        self._window, self.t, self._log_file = window, t, log_file
        self._box: QMessageBox | None = None

    def install(self) -> None:
        sys.excepthook = self.caught

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("unexpected", exc_info=(kind, error, trace))
        self.happened.emit()
        if self._box is None:
            self._show()

    def _show(self) -> None:
        t = self.t
        box = QMessageBox(self._window)
        box.setObjectName("crash")
        box.setWindowTitle(t("Something went wrong"))
        box.setText(
            t(
                "The program made a mistake. What was confirmed before is stored; the last step is perhaps not. "
                "Look at the card of the device, then try again."
            )
        )
        if self._log_file:
            box.setInformativeText(t("For the person who looks after this program: {file}").format(file=self._log_file))
        box.setStandardButtons(QMessageBox.StandardButton.Ok)
        box.finished.connect(self._closed)
        self._box = box
        box.open()

    def _closed(self) -> None:
        self._box = None
