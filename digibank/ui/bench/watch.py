"""Watches one folder: a stick, or where a scanner puts its files. Asks at short intervals too, for not every stick and
no network says when a file comes."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from digibank.ui.bench.folders import MOST_FILES, Arrivals, Stamp, look_into
from digibank.ui.jobs import Jobs

STEADY_S = 3.0
"""As long as a file must stay the same before it is whole: FAT tells times of two seconds."""

LOOK_EVERY_MS = 2_000
_NEWS_AFTER_MS = 300
"""Many files that come at once are one piece of news."""


class Watch(QObject):
    """`arrived` brings whole files, each once. `changed`: another folder, or the folder came or went."""

    arrived = Signal(list)
    changed = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.folder: Path | None = None
        self.there = False
        """Whether the folder could be read when it was last looked into."""
        self.too_many = False
        self._arrivals = Arrivals(STEADY_S)
        self._looking = False
        self._soon = QTimer(self, singleShot=True, interval=_NEWS_AFTER_MS)
        self._soon.timeout.connect(self.look)
        self._news = QFileSystemWatcher(self)
        self._news.directoryChanged.connect(lambda _path: self._soon.start())
        self._often = QTimer(self, interval=LOOK_EVERY_MS)
        self._often.timeout.connect(self.look)

    def begin(self, folder: Path) -> None:
        self.end()
        self.folder = folder
        self._often.start()
        self.changed.emit()
        self.look()

    def end(self) -> None:
        self._often.stop()
        self._soon.stop()
        if self._news.directories():
            self._news.removePaths(self._news.directories())
        self.folder, self.there, self.too_many = None, False, False
        self._arrivals = Arrivals(STEADY_S)
        self.changed.emit()

    def again(self, file: Path) -> None:
        """It could not be read: it may not have been whole."""
        self._arrivals.again(file)

    def look(self) -> None:
        """One look at a time: a network that does not answer is not asked again meanwhile."""
        folder = self.folder
        if folder is None or self._looking:
            return
        self._looking = True
        self._jobs.look(lambda: look_into(folder), partial(self._looked, folder), self._not_looked)

    def _looked(self, folder: Path, found: dict[Path, Stamp] | None) -> None:
        self._looking = False
        if folder != self.folder:
            return
        there, too_many = found is not None, len(found or ()) > MOST_FILES
        if (there, too_many) != (self.there, self.too_many):
            self.there, self.too_many = there, too_many
            self.changed.emit()
        if there and not self._news.directories():
            self._news.addPath(str(folder))
        whole = self._arrivals.whole(found or {}) if not too_many else []
        if whole:
            self.arrived.emit(whole)

    def _not_looked(self, error: Exception) -> None:
        self._looking = False
        raise error
