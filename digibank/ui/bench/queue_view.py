"""One queue of the bench as a list: the device, its one next step, since when it waits. Enter opens its card."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from digibank.domain.lifecycle import State
from digibank.queries.bench import BenchLine, Step, bench_page
from digibank.queries.paging import Page
from digibank.sentences.of_bench import bench_step
from digibank.ui.house import House
from digibank.ui.widgets import theme
from digibank.ui.widgets.paged_model import ROOT, Column, PagedModel
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.table import cell_icon, row_table
from digibank.ui.widgets.text import label
from digibank.ui.widgets.words import device_title, short_code, short_day

_SINCE = 3
"""A column."""

_NARROW_BELOW = 700
"""Pixels at 100 %."""

_ICONS = {
    Step.LIST_DISKS: ("disk", Tone.WAIT),
    Step.CHECK_WIPE: ("search", Tone.WAIT),
    Step.WIPE_AGAIN: ("no", Tone.NO),
    Step.WIPE: ("wipe", Tone.WAIT),
    Step.RESET: ("wipe", Tone.WAIT),
    Step.RELEASE: ("release", Tone.ACCENT),
    Step.TAKE_FROM_REPAIR: ("repair", Tone.ACCENT),
    Step.FETCH_FROM_REPAIR: ("clock", Tone.WAIT),
}


class QueueView(QWidget):
    """`opened` brings the code of a device."""

    opened = Signal(str)

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house, self.t = house, house.t
        self._queue = State.TO_WIPE
        self._model: PagedModel[BenchLine] = PagedModel(self._columns(), self._load)
        self._model.failed.connect(house.voice.refuse)
        self.table = row_table(self._model, "bench_table", house.t("Bench"), (150, 0, 0, 120))
        self.table.activated.connect(lambda index: self._open(index.row()))
        self._empty = label("", "lead", "bench_empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._summary = label("", "small", "bench_summary")
        column = QVBoxLayout(self)
        theme.spaced(column, "s")
        column.addWidget(self._empty, 1)
        column.addWidget(self.table, 1)
        column.addWidget(self._summary)

    def show_queue(self, queue: State) -> None:
        self._queue = queue
        self.reload()
        self.table.setCurrentIndex(self._model.index(0, 0))

    def reload(self) -> None:
        """As it stands now, on the row where somebody was; where that device is gone, on what took its place."""
        number = self.table.currentIndex().row()
        was = self._model.row(number)
        self._model.reload()
        while self._model.rowCount() <= number and not self._model.whole:
            self._model.fetchMore(ROOT)
        count = self._model.rowCount()
        places = (place for place in range(count) if was and (line := self._model.row(place)) and line.id == was.id)
        self.table.setCurrentIndex(self._model.index(next(places, min(max(number, 0), count - 1)), 0))
        self.table.setVisible(count > 0)
        self._empty.setVisible(count == 0)
        self._empty.setText(self._nothing())
        self._summary.setVisible(not self._model.whole)
        self._summary.setText(self.t("The first {n} devices; scroll for more.").format(n=count))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for all beside each other, the day goes and the step takes two lines."""
        super().resizeEvent(event)
        look = theme.current()
        narrow = event.size().width() < look.px(_NARROW_BELOW)
        self.table.setColumnHidden(_SINCE, narrow)
        self.table.setWordWrap(narrow)
        self.table.verticalHeader().setDefaultSectionSize(look.px(60 if narrow else 42))

    def _load(self, after: BenchLine | None) -> Page[BenchLine]:
        return self._house.office.ask(bench_page, self._queue, after)

    def _columns(self) -> tuple[Column[BenchLine], ...]:
        t = self.t
        return (
            Column(t("Code"), lambda line: short_code(line.code)),
            Column(
                t("Device"),
                lambda line: device_title(line.title, line.kind, t),
                lambda line: cell_icon(line.kind.value),
            ),
            Column(t("Next step"), lambda line: bench_step(line, t), lambda line: cell_icon(*_ICONS[line.step])),
            Column(t("Since"), lambda line: short_day(line.since.astimezone().date())),
        )

    def _nothing(self) -> str:
        t = self.t
        return {
            State.TO_WIPE: t("Nothing waits to be wiped. Press F3 to take in a device."),
            State.WIPED: t("Nothing waits to be tested. Wipe a device first, then open its report here: Ctrl+O."),
            State.IN_REPAIR: t("Nothing is in repair. A device goes there from its card: scan it."),
        }[self._queue]

    def _open(self, row: int) -> None:
        line = self._model.row(row)
        if line:
            self.opened.emit(line.code)
