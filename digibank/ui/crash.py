"""When the program itself is wrong: a dialog that says what is safe, and a report without personal data."""

import logging
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from digibank.i18n import Translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

log = logging.getLogger(__name__)


class Crash(QObject):
    """Stands in for Python's own handler. One dialog at a time: a fault that repeats must not bury the screen."""

    happened = Signal()

    def __init__(
        self, window: QWidget, t: Translate, folder: Path | None, done_before: Callable[[], Sequence[str]] = tuple
    ) -> None:
        """`folder`: of the log, where reports go too. `done_before`: the kinds of the last actions, for the report."""
        super().__init__(window)
        self._window, self.t, self._folder, self._done_before = window, t, folder, done_before
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
            self._show(self._save(error, trace))

    def _save(self, error: BaseException, trace: TracebackType | None) -> Path | None:
        from digibank.ui.crash_report import report, save_report

        if self._folder is None:
            return None
        try:
            before = self._done_before()
        except Exception:  # noqa: BLE001 - the database may be what is wrong: the report goes without
            before = ()
        return save_report(report(error, trace, before), self._folder, datetime.now().astimezone())

    def _show(self, file: Path | None) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices
        from PySide6.QtWidgets import QMessageBox

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
        on = box.addButton(t("Go on"), QMessageBox.ButtonRole.AcceptRole)
        on.setObjectName("crash_go_on")
        box.setDefaultButton(on)
        box.setEscapeButton(on)
        if file:
            told = t("A report without names is saved as {file}. Give it to the person who looks after this program.")
            box.setInformativeText(told.format(file=file.name))
            look = box.addButton(t("Open the folder"), QMessageBox.ButtonRole.ActionRole)
            look.setObjectName("crash_open_folder")
            look.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent))))
        box.finished.connect(self._closed)
        self._box = box
        box.open()

    def _closed(self) -> None:
        self._box = None
