"""One window of the program at a time: where it stands, what happens when it breaks, and the next one in its place."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from digibank.i18n import Translate
from digibank.ui.crash import Crash
from digibank.ui.machine_settings import MachineSettings

USUAL_SIZE = (1280, 800)


class Stage(QObject):
    """Position, size and whether it fills the screen go from one window to the next, and to the next start."""

    def __init__(self, settings: MachineSettings, log_folder: Path | None) -> None:
        super().__init__()
        self._settings, self.log_folder = settings, log_folder
        self.window: QWidget | None = None

    def show(self, window: QWidget, t: Translate, done_before: Callable[[], Sequence[str]] = tuple) -> None:
        """`done_before`: as for Crash."""
        old, self.window = self.window, window
        if old:
            self._remember(old)
        kept = self._settings.geometry
        # Qt brings a window back whose screen is gone: it looks at the screens that there are.
        placed = bool(kept and window.restoreGeometry(kept))
        Crash(window, t, self.log_folder, done_before).install()
        if placed or _fits(window):
            window.show()
        else:
            window.showMaximized()
        window.installEventFilter(self)
        if old:
            old.removeEventFilter(self)
            old.blockSignals(True)  # its close is not the program's
            old.close()
            old.deleteLater()

    def to_front(self) -> None:
        if self.window:
            self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
            self.window.raise_()
            self.window.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close and isinstance(watched, QWidget):
            self._remember(watched)
        return False

    def _remember(self, window: QWidget) -> None:
        self._settings.geometry = window.saveGeometry()


def _fits(window: QWidget) -> bool:
    """Gives the window its usual size where the screen has room for that and for a frame."""
    window.resize(*USUAL_SIZE)
    room = window.screen().availableGeometry()
    return room.width() > USUAL_SIZE[0] + 40 and room.height() > USUAL_SIZE[1] + 60
