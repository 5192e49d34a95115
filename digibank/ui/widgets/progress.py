"""How far long work is, and the way to stop it."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from digibank.i18n import Translate
from digibank.ui.jobs import Run
from digibank.ui.widgets import theme
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.text import label

_SHOWN_AFTER_MS = 400
"""What is over sooner needs no bar: it would only flash."""


class Progress(QFrame):
    """Takes no room while nothing runs. Watches one run at a time."""

    def __init__(self, name: str, title: str, t: Translate) -> None:
        """`title` is what a screen reader calls the bar."""
        super().__init__()
        self.setObjectName(name)
        self.setProperty("soft", "accent")
        self._run: Run | None = None
        self._bar = QProgressBar()
        self._bar.setObjectName(f"{name}_bar")
        self._bar.setAccessibleName(title)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(theme.current().px(12))
        self._words = label("", "strong", f"{name}_words")
        self._stop = BigButton(t("Stop"), f"{name}_stop", "close", "", Weight.QUIET)
        self._stop.clicked.connect(self.stop)
        row = QHBoxLayout(self)
        theme.spaced(row, "m", "m")
        lines = QVBoxLayout()
        theme.spaced(lines, "s")
        lines.addWidget(self._words)
        lines.addWidget(self._bar)
        row.addLayout(lines, 1)
        row.addWidget(self._stop)
        self._late = QTimer(self, singleShot=True, interval=_SHOWN_AFTER_MS)
        self._late.timeout.connect(self.show)
        self.hide()

    @property
    def running(self) -> bool:
        return self._run is not None

    def watch(self, run: Run, words: Callable[[int, int], str]) -> None:
        """`words` says in the user's language how many steps are done, of how many."""
        self._run = run
        self._stop.setEnabled(True)
        self._bar.setRange(0, 0)
        self._words.setText("")
        run.moved.connect(lambda done, total: self._move(run, done, total, words(done, total)))
        run.ended.connect(lambda: self._end(run))
        self._late.start()

    def stop(self) -> None:
        """The step that runs is finished first."""
        if self._run:
            self._run.cancel()
            self._stop.setEnabled(False)

    def _move(self, run: Run, done: int, total: int, words: str) -> None:
        if run is self._run:
            self._bar.setRange(0, max(total, 1))
            self._bar.setValue(done)
            self._words.setText(words)

    def _end(self, run: Run) -> None:
        if run is self._run:
            self._run = None
            self._late.stop()
            self.hide()
