"""Hears a scanner among the keys. A scanner is a keyboard with very fast fingers: six keys or more, never more than
50 ms apart, then Enter or Tab. Measured with people and scanners: people need 125 ms, scanners 5 to 35. A scanner that
is set to send nothing behind the text is heard by the silence after it, where the text is a code, an IMEI or like a
serial number: words that another program types go where they were typed.

The times are those of the key events (`QKeyEvent.timestamp()`), not of their arrival: when the program stalls, a
person's keys arrive all at once. Keys wait here until it is clear who typed them, so that nothing of a scan gets into
a form or presses a button. In a field that takes scans (property `takes_scans`) they do not wait.
"""

from collections import deque
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from digibank.domain.keyboard import KeyPress

SLOWEST_GAP_MS: Final = 50
FEWEST_KEYS: Final = 6
TAKES_SCANS: Final = "takes_scans"

_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_CONFIRMS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NOT_TYPING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_FLUSHING = (QEvent.Type.MouseButtonPress, QEvent.Type.FocusOut, QEvent.Type.InputMethod, QEvent.Type.Close)


class Scanner(QObject):
    """Listens on every window of the program. `scanned` brings the text and the keys behind it; `missed`: there was a
    scan while scans are held, and it was not taken."""

    scanned = Signal(str, object)
    missed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held: deque[QKeyEvent] = deque()
        self._burst: list[QKeyEvent] = []
        self._replaying = self._deaf = self._on_hold = False
        self._ended_at = 0
        """When the last scan ended, in the time of the keys."""
        self._patience = QTimer(self, singleShot=True, interval=SLOWEST_GAP_MS + 10)
        self._patience.timeout.connect(self._silence)
        self._waited = QElapsedTimer()

    def listen(self) -> None:
        """On the window that has the keys now, and on each that gets them later."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._follow)
            self._follow(QGuiApplication.focusWindow())

    def stop(self) -> None:
        """Hears nothing more: its window is closing."""
        self._deaf = True
        self._held.clear()
        self._burst.clear()

    def listen_to(self, window: QWindow) -> None:
        window.installEventFilter(self)

    def hold(self) -> None:
        """No scan is taken until somebody presses Enter, or `go_on` is called."""
        self._on_hold = True

    def go_on(self) -> None:
        self._on_hold = False

    @property
    def on_hold(self) -> bool:
        return self._on_hold

    @property
    def holds(self) -> bool:
        """Whether keys wait to be understood."""
        return bool(self._held)

    def let_go(self) -> None:
        """A person typed these: they go where they were meant to go, in order."""
        self._patience.stop()
        self._burst.clear()
        # Asked anew: a reference kept from an event filter is void after it, and a dialog may have closed meanwhile.
        window, self._replaying = QGuiApplication.focusWindow(), True
        try:
            while self._held and window is not None:
                event = self._held.popleft()
                event.setTimestamp(0)  # no scanner holds it a second time, not that of another window either
                QCoreApplication.sendEvent(window, event)
        finally:
            self._held.clear()
            self._replaying = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._deaf or self._replaying or not isinstance(watched, QWindow):
            return False
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._pressed(event)
            if event.type() == QEvent.Type.KeyRelease and self._held:
                self._held.append(QKeyEvent(event))
                return True
        elif event.type() in _FLUSHING:
            self.let_go()
        return False

    def _follow(self, window: QWindow | None) -> None:
        if window is not None:
            self.listen_to(window)

    def _pressed(self, event: QKeyEvent) -> bool:
        if not self._follows_quickly(event):
            self.let_go()
        if event.key() in _ENDS and not event.modifiers() & _NOT_TYPING and self._ends(event):
            return True
        if event.key() in (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_AltGr):
            return self._hold(event) if self._held else False
        if not _types_a_character(event):
            self.let_go()
            return False
        self._burst.append(QKeyEvent(event))
        if _focus_takes_scans():
            self._wait()
            return False
        return self._hold(event)

    def _ends(self, event: QKeyEvent) -> bool:
        """Whether Enter or Tab is a scanner's, or goes on after a refusal."""
        if len(self._burst) >= FEWEST_KEYS:
            return self._finish(event.timestamp())
        if self._on_hold and event.key() in _CONFIRMS and not self._is_second_end(event):
            self.go_on()
            return True
        return self._is_second_end(event)

    def _is_second_end(self, event: QKeyEvent) -> bool:
        """Some scanners send two: Enter twice, or Tab and Enter. The second must press no button."""
        return 0 <= event.timestamp() - self._ended_at <= SLOWEST_GAP_MS and self._ended_at > 0

    def _follows_quickly(self, event: QKeyEvent) -> bool:
        if not self._burst:
            return True
        return event.timestamp() - self._burst[-1].timestamp() <= SLOWEST_GAP_MS

    def _hold(self, event: QKeyEvent) -> bool:
        self._held.append(QKeyEvent(event))
        self._wait()
        return True

    def _wait(self) -> None:
        self._waited.start()
        self._patience.start()

    def _silence(self) -> None:
        """Nothing came for a while. Where the program was busy meanwhile, the rest may still stand in its queue."""
        if self._waited.elapsed() > 2 * self._patience.interval():
            self._wait()
        elif len(self._burst) >= FEWEST_KEYS and _cannot_be_typed(*self._told()):
            self._finish(self._burst[-1].timestamp())
        else:
            self.let_go()

    def _told(self) -> "tuple[str, tuple[KeyPress, ...]]":
        text = "".join(event.text() for event in self._burst)
        return text, tuple(_key_press(event) for event in self._burst if event.nativeScanCode())

    def _finish(self, at: int) -> bool:
        text, presses = self._told()
        self._held.clear()
        self._burst.clear()
        self._patience.stop()
        self._ended_at = at
        if self._on_hold:
            self.missed.emit()
        else:
            self.scanned.emit(text, presses)
        return True


def _types_a_character(event: QKeyEvent) -> bool:
    """Without a time a key comes from a program, not from a keyboard: it is let through. A key that is held down
    repeats as fast as a scanner, and is a person's."""
    plain = not event.modifiers() & _NOT_TYPING or event.modifiers() == _ALT_GR
    typed = bool(event.text()) and event.text().isprintable() and not event.isAutoRepeat()
    return typed and plain and event.timestamp() > 0


def _cannot_be_typed(text: str, presses: "tuple[KeyPress, ...]") -> bool:
    """What no program types for a person: one of our codes, an IMEI, or a word with digits in it."""
    from digibank.domain.scan import CodeScan, ImeiScan, interpret

    if any(isinstance(candidate, CodeScan | ImeiScan) for candidate in interpret(text, presses)):
        return True
    return " " not in text and any(letter.isdecimal() for letter in text)


_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
"""What Windows reports for AltGr."""


def _key_press(event: QKeyEvent) -> "KeyPress":
    """Windows gives set-1 scan codes, 8 less than X11's keycodes."""
    code = event.nativeScanCode()
    if QGuiApplication.platformName() == "windows":
        code += 8
    from digibank.domain.keyboard import KeyPress

    return KeyPress(code, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))


def _focus_takes_scans() -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and bool(focus.property(TAKES_SCANS))
