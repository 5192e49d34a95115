"""What the program says back: yes, wait or no, by icon, colour and word at once, and aloud to a screen reader."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from digibank.ui.widgets import theme
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.frames import clear
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.text import drawing, label, restyle, toned

_ICONS = {Tone.YES: "yes", Tone.WAIT: "wait", Tone.NO: "no", Tone.ACCENT: "info", Tone.PLAIN: "info"}

UNDO_MS = 10_000
"""How long undo is offered: long enough to see the mistake, short enough that nobody trusts it to be there."""


class Banner(QFrame):
    """One message at a time. `undone` says that the offered undo was taken."""

    shown = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("message_bar")
        self.tone, self._text = Tone.PLAIN, ""
        self._row = QHBoxLayout(self)
        theme.spaced(self._row, "m", "m")
        self._undo: BigButton | None = None
        self._undo_timer = QTimer(self, singleShot=True)
        self._undo_timer.timeout.connect(self._drop_undo)
        self.hide()

    @property
    def text(self) -> str:
        return "" if self.isHidden() else self._text

    def say(self, tone: Tone, word: str, text: str) -> None:
        """`word` is the yes or no, `text` one plain sentence."""
        clear(self._row)
        self._drop_undo()
        self.tone, self._text = tone, text
        self.setProperty("soft", tone.value)
        restyle(self)
        self._row.addWidget(drawing(_ICONS[tone], tone, 28))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(toned(word, tone, "strong", "message_word"))
        lines.addWidget(label(text, name="message"))
        self._row.addLayout(lines, 1)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{word}. {text}"))
        self.shown.emit(text)

    def offer_undo(self, text: str, undo: Callable[[], None]) -> None:
        """A button for ten seconds. The window that holds it gives it the key Ctrl+Z."""
        self._undo = BigButton(text, "undo", "undo", "Ctrl+Z", Weight.QUIET)
        self._undo.clicked.connect(self._drop_undo)
        self._undo.clicked.connect(undo)
        self._row.addWidget(self._undo)
        self._undo_timer.start(UNDO_MS)

    def clear(self) -> None:
        self._drop_undo()
        self.hide()

    def _drop_undo(self) -> None:
        self._undo_timer.stop()
        if self._undo:
            self._undo.hide()
            self._undo.deleteLater()
            self._undo = None


def note(tone: Tone, text: str, name: str = "") -> QFrame:
    """A lasting remark inside a card."""
    frame = QFrame()
    frame.setProperty("soft", tone.value)
    row = QHBoxLayout(frame)
    theme.spaced(row, "s", "s")
    row.addWidget(drawing(_ICONS[tone], tone, 22))
    row.addWidget(label(text, name=name), 1)
    return frame
