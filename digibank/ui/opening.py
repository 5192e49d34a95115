"""The first picture, while the database opens behind it: one can scan already, and sees what waits today."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from digibank.i18n import Translate
from digibank.ui.counter.scan_field import ScanField
from digibank.ui.scanner import Scanner
from digibank.ui.widgets import theme
from digibank.ui.widgets.frames import card
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.text import drawing, label

if TYPE_CHECKING:
    from digibank.domain.keyboard import KeyPress

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
        column = QVBoxLayout(self)
        theme.spaced(column, "l", "l")
        column.addWidget(label("Digibank", "brand", wrap=False))
        column.addWidget(self.scan_field)
        column.addWidget(self._state)
        column.addStretch(1)
        self._column = column
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

    def keep(self, text: str, presses: "Sequence[KeyPress]") -> None:
        self.kept.append((text, presses))
        self.scan_field.empty()
        self._state.setText(self.t("Kept: {text}. Its card opens in a moment.").format(text=text[:60]))

    def show_waiting(self, counts: Sequence[int]) -> None:
        """Too late, back today, to wipe, ready to lend. Made when it is known: nothing empty is painted before."""
        self._column.insertWidget(self._column.count() - 1, self._waits(counts))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.is_painted = True
        if not self._told:
            QTimer.singleShot(0, self._tell)

    def _tell(self) -> None:
        if not self._told:
            self._told = True
            self.painted.emit()

    def _waits(self, counts: Sequence[int]) -> QFrame:
        t = self.t
        sheet, column = card("opening_today")
        column.addWidget(label(t("Today"), "lead"))
        grid = QGridLayout()
        theme.spaced(grid, "m")
        grid.setColumnStretch(2, 1)
        lines = (
            ("clock", Tone.NO, t("Too late")),
            ("calendar", Tone.ACCENT, t("Back today")),
            ("wipe", Tone.WAIT, t("To wipe")),
            ("yes", Tone.YES, t("Ready to lend")),
        )
        for row, ((icon, tone, word), count) in enumerate(zip(lines, counts, strict=True)):
            shown = label(str(count), "lead", f"opening_count_{row}", wrap=False)
            for place, part in enumerate((drawing(icon, tone, 26), shown, label(word))):
                grid.addWidget(part, row, place)
        column.addLayout(grid)
        return sheet
