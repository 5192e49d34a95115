"""The first picture, while the database opens behind it: one can scan already, and sees what waits today."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from digibank.domain.keyboard import KeyPress
from digibank.i18n import Translate
from digibank.ui.counter.scan_field import ScanField
from digibank.ui.scanner import Scanner
from digibank.ui.widgets import theme
from digibank.ui.widgets.frames import card
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.text import drawing, label

NEVER_PAINTED_MS = 1_000
"""A window that starts minimised is not painted; it opens all the same."""


class Opening(QWidget):
    """`painted` comes once. `kept` holds what was scanned or typed with Enter, in order, with the keys behind it."""

    painted = Signal()

    def __init__(self, t: Translate) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setWindowTitle("Digibank")
        self.t = t
        self.kept: list[tuple[str, Sequence[KeyPress]]] = []
        self.is_painted = self._told = False
        self.scan_field = ScanField(t)
        self.scan_field.asked.connect(lambda text: self.keep(text, ()))
        self.scanner = Scanner(self)
        self.scanner.scanned.connect(self.keep)
        self._state = label(t("Digibank is opening…"), "lead", "opening_state")
        self._sheet, self._waiting = self._waits()
        column = QVBoxLayout(self)
        theme.spaced(column, "l", "l")
        column.addWidget(label("Digibank", "brand", wrap=False))
        column.addWidget(self.scan_field)
        column.addWidget(self._state)
        column.addWidget(self._sheet)
        column.addStretch(1)
        QTimer.singleShot(0, self.scanner.listen)
        QTimer.singleShot(NEVER_PAINTED_MS, self._tell)

    @property
    def typed(self) -> str:
        """What stands in the field without Enter yet."""
        return self.scan_field.line.text()

    @property
    def busy(self) -> bool:
        """In the middle of a scan: not the moment to put another window in its place."""
        return self.scanner.holds

    def keep(self, text: str, presses: Sequence[KeyPress]) -> None:
        self.kept.append((text, presses))
        self.scan_field.empty()
        self._state.setText(self.t("Kept: {text}. Its card opens in a moment.").format(text=text[:60]))

    def show_waiting(self, counts: Sequence[int]) -> None:
        """Too late, back today, to wipe, ready to lend."""
        for place, count in zip(self._waiting, counts, strict=True):
            place.setText(str(count))
        self._sheet.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.is_painted = True
        if not self._told:
            QTimer.singleShot(0, self._tell)

    def _tell(self) -> None:
        if not self._told:
            self._told = True
            self.painted.emit()

    def _waits(self) -> tuple[QFrame, list[QLabel]]:
        """In the order of `show_waiting`."""
        t = self.t
        sheet, column = card("opening_today")
        column.addWidget(label(t("Today"), "lead"))
        grid = QGridLayout()
        theme.spaced(grid, "m")
        grid.setColumnStretch(2, 1)
        counts = []
        for row, (icon, tone, word) in enumerate(
            (
                ("clock", Tone.NO, t("Too late")),
                ("calendar", Tone.ACCENT, t("Back today")),
                ("wipe", Tone.WAIT, t("To wipe")),
                ("yes", Tone.YES, t("Ready to lend")),
            )
        ):
            count = label("", "lead", f"opening_count_{row}", wrap=False)
            counts.append(count)
            for place, part in enumerate((drawing(icon, tone, 26), count, label(word))):
                grid.addWidget(part, row, place)
        column.addLayout(grid)
        sheet.hide()
        return sheet, counts
