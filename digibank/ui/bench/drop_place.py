"""Where files come in: what can be dropped, a button that opens them, a folder that is watched."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from digibank.i18n import Translate
from digibank.ui.bench.folders import MOST_FILES
from digibank.ui.bench.watch import Watch
from digibank.ui.widgets import theme
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.files import ask_files, ask_folder
from digibank.ui.widgets.frames import Columns
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.text import drawing, label, restyle


class DropPlace(QFrame):
    """`chosen` brings a list of paths; `watched` the Path of a folder, or None to watch none."""

    chosen = Signal(list)
    watched = Signal(object)

    def __init__(self, t: Translate) -> None:
        super().__init__()
        self.setObjectName("drop_place")
        self.t = t
        self._lead = label("", "strong", "drop_lead")
        self._watching = label("", "small", "watching")
        column = QVBoxLayout(self)
        theme.spaced(column, "s", "m")
        column.addWidget(Columns(self._said(), self._buttons(), wide_from=800, shares=(1, 1)))
        self.hover(over=False)
        self.show_watch(None)

    @property
    def first(self) -> QWidget:
        return self._open

    def hover(self, *, over: bool) -> None:
        """Whether files are held above the page."""
        t = self.t
        self.setProperty("soft", "yes" if over else "accent")
        restyle(self)
        self._lead.setText(t("Let go. They are read now.") if over else t("Drop the files of your tools on this page."))

    def show_watch(self, watch: Watch | None, others: int = 0) -> None:
        """`others`: files in the folder that are no reports."""
        watched = watch is not None and watch.folder is not None
        self._stop.setVisible(watched)
        self._watch.setVisible(not watched)
        self._watching.setText(self._watch_words(watch, others) if watch and watched else self._usual_words())

    def _usual_words(self) -> str:
        return self.t("Hardware and wipe reports find their device by serial number.")

    def _watch_words(self, watch: Watch, others: int) -> str:
        t, folder = self.t, watch.folder
        name = (folder.name or str(folder)) if folder else ""
        if watch.too_many:
            text = t("“{folder}” holds more than {n} files. Watch a folder with reports only.")
            return text.format(folder=name, n=MOST_FILES)
        if not watch.there:
            return t("“{folder}” is not here now. Put the stick in: it is read by itself.").format(folder=name)
        said = t("“{folder}” is watched: a new report in it is read by itself.").format(folder=name)
        if others:
            text = t.plural("{n} file in it is no report.", "{n} files in it are no reports.", others)
            return f"{said} {text.format(n=others)}"
        return said

    def _said(self) -> QWidget:
        side = QWidget()
        row = QHBoxLayout(side)
        theme.spaced(row, "m")
        row.addWidget(drawing("file", Tone.ACCENT, 34))
        lines = QVBoxLayout()
        theme.spaced(lines, "xs")
        lines.addWidget(self._lead)
        lines.addWidget(self._watching)
        row.addLayout(lines, 1)
        return side

    def _buttons(self) -> QWidget:
        t = self.t
        self._open = BigButton(t("Open files…"), "open_files", "file", "Ctrl+O", Weight.SECOND)
        self._open.clicked.connect(lambda: ask_files(self, t("Open files…"), t, self.chosen.emit))
        self._watch = BigButton(t("Watch a folder…"), "watch_folder", "folder", "", Weight.SECOND)
        self._watch.clicked.connect(lambda: ask_folder(self, t("Watch a folder…"), self.watched.emit))
        self._stop = BigButton(t("Stop watching"), "stop_watching", "close", "", Weight.SECOND)
        self._stop.clicked.connect(lambda: self.watched.emit(None))
        side = QWidget()
        row = QHBoxLayout(side)
        theme.spaced(row, "m")
        for button in (self._open, self._watch, self._stop):
            row.addWidget(button, 1)
        return side
