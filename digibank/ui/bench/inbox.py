"""The door for files: reads them in a job, one after the other, and keeps what became of each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.services.office import Office
from digibank.services.report_files import Fate, Filed, digest, file_report
from digibank.ui.bench.files_model import FilesModel
from digibank.ui.bench.folders import MOST_FILES, files_in
from digibank.ui.house import House
from digibank.ui.jobs import Run

_NO_REPORTS = frozenset({ReadingFault.UNKNOWN_FORMAT, ReadingFault.BINARY, ReadingFault.EMPTY, ReadingFault.TOO_LARGE})
_MOST_TRIES = 5


@dataclass(frozen=True)
class Batch:
    """Files to read one after the other. `arrived`: they came into the watched folder, and only news counts. `again`:
    they belonged to no device, and only those count that do now."""

    files: list[Path]
    arrived: bool = False
    again: bool = False


class Inbox(QObject):
    """`began` brings a Run and its Batch. `ended` brings what was read (a list of Filed), the Run and its Batch;
    `failed` instead what ended it. `too_many`: a folder was chosen that cannot be meant. `unready` brings a Path of a
    watched folder that cannot be read yet. `counted`: one more file in that folder is no report."""

    began = Signal(object, object)
    ended = Signal(list, object, object)
    too_many = Signal()
    failed = Signal(Exception)
    unready = Signal(object)
    counted = Signal()

    def __init__(self, house: House, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._house = house
        self.rows = FilesModel(house.t)
        self._seen: set[str] = set()
        self._tries: dict[Path, int] = {}
        self._queue: list[Batch] = []
        self._read: list[Filed] = []
        self.run: Run | None = None
        self.no_reports = 0
        """Files of the watched folder that are something else: photos, letters. They are counted, not listed."""

    def take(self, paths: Sequence[Path]) -> None:
        """Files and folders that somebody chose: each gets its row, whatever it is."""
        self._house.jobs.look(lambda: files_in(paths), self._take, self.failed.emit)

    def take_arrived(self, paths: Sequence[Path]) -> None:
        """Whole files of the watched folder: what was read before, under whatever name, is passed over."""
        self._add(Batch(list(paths), arrived=True))

    def again(self) -> None:
        """What belonged to no device: here or at another counter it may have been taken in."""
        waiting = self.rows.waiting()
        if waiting and self.run is None:
            self._add(Batch(waiting, again=True))

    def forget(self) -> None:
        """The list is empty again. The files are not touched, and watching does not read them a second time."""
        self.rows.clear()
        self.no_reports = 0

    def _take(self, files: list[Path]) -> None:
        if len(files) > MOST_FILES:
            self.too_many.emit()
        elif files:
            self._add(Batch(files))

    def _add(self, batch: Batch) -> None:
        self._queue.append(batch)
        if self.run is None:
            self._next()

    def _next(self) -> None:
        batch = self._queue.pop(0)
        self._read = []
        office = self._house.office
        step: Callable[[Path], Filed | None] = partial(file_report, office)
        if batch.arrived:
            step = partial(_unseen, office, self._seen)
        put = self._put_arrived if batch.arrived else self._put_found if batch.again else self._put
        over = partial(self._over, batch)
        self.run = self._house.jobs.run_steps(batch.files, step, put, over, self._failed)
        self.began.emit(self.run, batch)

    def _put(self, filed: Filed | None) -> None:
        if filed is None:
            return
        if filed.sha256:
            self._seen.add(filed.sha256)
        self._read.append(filed)
        self.rows.put(filed)

    def _put_arrived(self, filed: Filed | None) -> None:
        """Of a watched folder only what is news."""
        if filed is None:
            return
        fault = filed.refused.fault if isinstance(filed.refused, ReadingError) else None
        if filed.growing or fault is ReadingFault.UNREADABLE:
            self._try_again(filed)
        elif fault in _NO_REPORTS:
            self.no_reports += 1
            self.counted.emit()
        elif filed.fate is Fate.HAD:
            self._seen.add(filed.sha256 or "")
        else:
            self._put(filed)

    def _put_found(self, filed: Filed | None) -> None:
        """The stick may be out: that a file is not there any more is no news."""
        if filed and filed.parts:
            self._put(filed)

    def _try_again(self, filed: Filed) -> None:
        tries = self._tries[filed.file] = self._tries.get(filed.file, 0) + 1
        if tries < _MOST_TRIES:
            self.unready.emit(filed.file)
        else:
            self._put(filed)

    def _over(self, batch: Batch, run: Run) -> None:
        self.run = None
        if run.cancelled:
            self._queue.clear()
        self.ended.emit(self._read, run, batch)
        if self._queue:
            self._next()

    def _failed(self, error: Exception) -> None:
        self.run = None
        self._queue.clear()
        self.failed.emit(error)


def _unseen(office: Office, seen: set[str], path: Path) -> Filed | None:
    """None for a file whose content was read before."""
    try:
        if digest(path) in seen:
            return None
    except ReadingError as error:
        return Filed(path, refused=error)
    return file_report(office, path)
