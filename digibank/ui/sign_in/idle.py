"""Notices that nobody touches the window any more."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,  # of a shortcut, the press does not come by here
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """`idle` after so many minutes without a key, the mouse or a scan in any window of the program. It listens on the
    windows of the system, as the scanner does: an ear for every event of every widget would slow the program down."""

    idle = Signal()

    def __init__(self, minutes: int, parent: QObject) -> None:
        """0 minutes: never."""
        super().__init__(parent)
        self.timer = QTimer(self, singleShot=True, interval=minutes * 60_000)
        self.timer.timeout.connect(self.idle)
        app = QGuiApplication.instance()
        if minutes and isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._follow)
            self._follow(QGuiApplication.focusWindow())
            self.timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if event.type() in _TOUCHES:
            self.touch()
        return False

    def touch(self) -> None:
        """Somebody is there. A scan comes here too: its keys end in the scanner's ear."""
        if self.timer.interval():
            self.timer.start()

    def _follow(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)
