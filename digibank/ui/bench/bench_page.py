"""The bench: what waits for the technicians, and the door for the files of their tools."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from digibank.domain.lifecycle import State
from digibank.queries.bench import bench_counts
from digibank.sentences.of_files import batch_sentence, filed_sentence
from digibank.services.report_files import Fate, Filed
from digibank.ui.bench.drop_place import DropPlace
from digibank.ui.bench.files_view import FilesView
from digibank.ui.bench.folders import MOST_FILES
from digibank.ui.bench.inbox import Batch, Inbox
from digibank.ui.bench.queue_view import QueueView
from digibank.ui.bench.watch import Watch
from digibank.ui.house import House
from digibank.ui.jobs import Run
from digibank.ui.screen import Screen
from digibank.ui.widgets import theme
from digibank.ui.widgets.files import dropped
from digibank.ui.widgets.frames import scrolled
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.progress import Progress
from digibank.ui.widgets.text import label
from digibank.ui.widgets.tile import Tile

FILES = "files"
_RENEW_MS = 400
"""While many files are stored, the lists look again this often."""


class BenchPage(Screen):
    def __init__(self, house: House) -> None:
        super().__init__(house)
        t = self.t
        self.setAcceptDrops(True)
        self.inbox, self.watch = Inbox(house, self), Watch(house.jobs, self)
        self._place = DropPlace(t)
        self._progress = Progress("reading", t("Reading files"), t)
        self._queue = QueueView(house)
        self._files = FilesView(self.inbox.rows, t)
        self._lists = QStackedWidget()
        self._lists.addWidget(self._queue)
        self._lists.addWidget(self._files)
        self._lists.setMinimumHeight(theme.current().px(190))
        self._tiles = {
            State.TO_WIPE.value: Tile(t("To wipe"), "wipe", Tone.WAIT, "queue_to_wipe"),
            State.WIPED.value: Tile(t("To test"), "release", Tone.ACCENT, "queue_wiped"),
            State.IN_REPAIR.value: Tile(t("In repair"), "repair", Tone.WAIT, "queue_in_repair"),
            FILES: Tile(t("Files"), "file", Tone.ACCENT, "queue_files"),
        }
        self._shown = self._queue_shown = State.TO_WIPE.value
        self._later = QTimer(self, singleShot=True, interval=_RENEW_MS)
        self._lay_out()
        self._connect()
        if house.settings.watch_folder:
            self.watch.begin(Path(house.settings.watch_folder))

    # ---- what the window asks

    def arrive(self) -> None:
        self._renew()
        self.inbox.again()
        self._focus()

    def go_back(self) -> bool:
        """From the files to the queue that one looked at before them."""
        if self._shown != FILES:
            return False
        self._show(self._queue_shown)
        self._focus()
        return True

    # ---- files

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event.mimeData()):
            event.acceptProposedAction()
            self._place.hover(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._place.hover(over=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._place.hover(over=False)
        event.acceptProposedAction()
        self._take(dropped(event.mimeData()))

    def _take(self, paths: list[Path]) -> None:
        self.house.voice.hush()
        self.inbox.take(paths)

    def _watch(self, folder: Path | None) -> None:
        self.house.settings.watch_folder = str(folder) if folder else ""
        self.inbox.no_reports = 0
        if folder:
            self.watch.begin(folder)
        else:
            self.watch.end()
        self._focus()

    def _began(self, run: Run, batch: Batch) -> None:
        if batch.again:  # nobody asked for it
            return
        self._progress.watch(run, lambda done, total: self.t("{done} of {total} files").format(done=done, total=total))

    def _ended(self, read: list[Filed], run: Run, batch: Batch) -> None:
        self._show_counts()
        if run.done < run.total:
            text = self.t("Stopped. {done} of {total} files were read; the others are as they were.")
            self.house.voice.no(text.format(done=run.done, total=run.total))
        elif read and self.isVisible() and not batch.again:
            self._say(read)
        if read and not (batch.arrived or batch.again):
            self._show(FILES)
            self._files.go_to(self.inbox.rows.place(read[0].file))

    def _say(self, read: list[Filed]) -> None:
        fates = {filed.fate for filed in read}
        said = filed_sentence(read[0], self.t) if len(read) == 1 else batch_sentence([f.fate for f in read], self.t)
        if fates <= {Fate.STORED, Fate.HAD}:
            self.house.voice.yes(said)
        elif any(part.stored for filed in read for part in filed.parts):
            self.house.voice.wait(said)
        else:
            self.house.voice.no(said)

    def _failed(self, error: Exception) -> None:
        """What was read before it stays done, and stays listed."""
        self._show_counts()
        self.house.voice.refuse(error)

    def _too_many(self) -> None:
        text = self.t("That is more than {n} files. Choose the folder with the reports only.")
        self.house.voice.no(text.format(n=MOST_FILES))

    def _forget(self) -> None:
        self.inbox.forget()
        self._show_counts()
        self._show(self._queue_shown)
        self._focus()

    # ---- what is seen

    def _renew(self) -> None:
        self._later.stop()
        self._show_counts()
        if self._shown != FILES:
            self._queue.reload()

    def _show_counts(self) -> None:
        counted = self.house.voice.tried(lambda: self.house.office.ask(bench_counts))
        for queue, count in (counted or {}).items():
            self._tiles[queue.value].count = count
        files = self.inbox.rows.rowCount()
        self._tiles[FILES].count = files
        self._tiles[FILES].setVisible(files > 0)

    def _show(self, name: str) -> None:
        self._shown = name
        for tile, part in self._tiles.items():
            part.setChecked(tile == name)
        self._lists.setCurrentWidget(self._files if name == FILES else self._queue)
        if name != FILES:
            self._queue_shown = name
            self._queue.show_queue(State(name))

    def _focus(self) -> None:
        """To the list; where it is empty, to what fills it."""
        target: QWidget = self._files.list if self._shown == FILES else self._queue.table
        if not target.isVisibleTo(self):
            target = self._place.first
        target.setFocus()
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(target, 0, theme.current().gap("l")))

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        theme.spaced(column, "m", "l")
        column.addWidget(label(self.t("Bench"), "title"))
        column.addWidget(self._place)
        column.addWidget(self._progress)
        tiles = QHBoxLayout()
        theme.spaced(tiles, "m")
        for name, tile in self._tiles.items():
            tile.setCheckable(True)
            tile.clicked.connect(partial(self._show, name))
            tiles.addWidget(tile, 1)
        column.addLayout(tiles)
        column.addWidget(self._lists, 1)
        around = QVBoxLayout(self)
        theme.spaced(around, "s")
        self._scroll = scrolled(inside)
        around.addWidget(self._scroll)
        self._tiles[FILES].hide()
        self._show(State.TO_WIPE.value)

    def _connect(self) -> None:
        self._place.chosen.connect(self._take)
        self._place.watched.connect(self._watch)
        self._queue.opened.connect(self.opened)
        self._files.opened.connect(self.opened)
        self._files.taken_in.connect(self.taken_in)
        self._files.forgotten.connect(self._forget)
        self.inbox.began.connect(self._began)
        self.inbox.ended.connect(self._ended)
        self.inbox.too_many.connect(self._too_many)
        self.inbox.failed.connect(self._failed)
        self.inbox.unready.connect(self.watch.again)
        self.inbox.counted.connect(self._show_watch)
        self.watch.arrived.connect(self.inbox.take_arrived)
        self.watch.changed.connect(self._show_watch)
        self._later.timeout.connect(self._renew)
        self.house.changes.stored.connect(self._stored)

    def _show_watch(self) -> None:
        self._place.show_watch(self.watch, self.inbox.no_reports)

    def _stored(self) -> None:
        if self.isVisible() and not self._later.isActive():
            self._later.start()
