"""The counter: the scan field above, what it found below on the left, what to do with it on the right."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from digibank.domain.keyboard import KeyPress
from digibank.queries.borrowers import BorrowerCard
from digibank.queries.devices import DeviceCard
from digibank.queries.loans import LoanCard
from digibank.ui.counter import direct, other_views
from digibank.ui.counter.counter_model import CounterModel, Several, Thing, Unknown
from digibank.ui.counter.device_view import device_details, device_head
from digibank.ui.counter.intake_panel import Batch, IntakePanel
from digibank.ui.counter.panel import Panel
from digibank.ui.counter.panels import panel_for
from digibank.ui.counter.scan_field import ScanField
from digibank.ui.counter.steps_view import StepsView
from digibank.ui.counter.tasks import Task, steps
from digibank.ui.house import House
from digibank.ui.outcome import Outcome, Undo
from digibank.ui.widgets import theme
from digibank.ui.widgets.frames import Board, clear, scrolled


class CounterPage(QWidget):
    """`rest` is what stands here when nothing lies on the counter. `listed` asks for the list of devices."""

    settled = Signal()

    def __init__(self, house: House, rest: QWidget) -> None:
        super().__init__()
        self.setObjectName("page")
        self._house, self.t, self._rest = house, house.t, rest
        self._batch = Batch()
        self._thing: Thing | None = None
        self.panel: Panel | None = None
        self._model = CounterModel(house, self)
        self._model.opened.connect(self._open)
        self.scan_field = ScanField(house.t)
        self.scan_field.asked.connect(self._model.look_up)
        column = QVBoxLayout(self)
        theme.spaced(column, "m", "l")
        inside = QWidget()
        self._stage = QVBoxLayout(inside)
        theme.spaced(self._stage, "m")
        column.addWidget(self.scan_field)
        self._scroll = scrolled(inside)
        column.addWidget(self._scroll, 1)
        self._footer = QVBoxLayout()
        column.addLayout(self._footer)
        self._stage.addWidget(rest)
        self._stage.addStretch(1)
        QApplication.instance().focusChanged.connect(self._keep_in_sight)  # type: ignore[union-attr]

    # ---- from outside

    def scanned(self, text: str, presses: Sequence[KeyPress]) -> None:
        """Wherever the focus is. A form that waits for this scan takes it; else its card opens."""
        self.scan_field.empty()
        if not (self.panel and self.panel.take_scan(text, presses)):
            self._model.look_up(text, presses)

    def open(self, text: str) -> None:
        self._model.look_up(text)

    def take_in(self, number: str = "", reports: Sequence[Path] = ()) -> None:
        self._house.voice.hush()
        self._house.papers.clear()
        self._thing = None
        panel = IntakePanel(self._house, self._batch, number)
        self._show_panel(panel, None)
        if reports:
            panel.open_files(list(reports))

    def at_rest(self) -> None:
        self._thing, self.panel = None, None
        self._house.voice.hush()
        self._house.papers.clear()
        self._stage_only(self._rest)
        self.scan_field.empty()
        self.scan_field.take_focus()
        self.settled.emit()

    def resume(self, task: str, code: str) -> Panel | None:
        """The form of a task, opened again; None where this colleague may not do that, or the device moved on."""
        if not code:
            self.take_in()
            return self.panel
        self.open(code)
        card = self._thing
        if isinstance(card, DeviceCard) and card.code == code:
            offered = steps(card, self._house)
            if task in (*offered.first, *offered.others):
                self._do(Task(task))
        return self.panel

    @property
    def on_counter(self) -> str:
        """The code of the device that lies here; empty without one."""
        return self._thing.code if isinstance(self._thing, DeviceCard) else ""

    def close_step(self) -> None:
        """Esc: from a form back to the card, from a card back to rest."""
        if self.panel and self._thing:
            self._open(self._thing)
        else:
            self.at_rest()

    # ---- what is found

    def _open(self, thing: Thing) -> None:
        self._house.voice.hush()
        self._show(thing)

    def _show(self, thing: Thing) -> None:
        if not _same(thing, self._thing):
            self._house.papers.clear()  # F9 must never print the paper of whoever stood here before
        if not isinstance(thing, Unknown):
            self.scan_field.empty()
        self._thing, self.panel = thing, None
        if isinstance(thing, DeviceCard):
            self._show_device(thing)
            return
        view = self._view(thing)
        self._stage_only(view)
        first = view.findChild(QWidget, "found") or view.findChild(QWidget, "take_in_unknown")
        (first or self.scan_field).setFocus()
        self.settled.emit()

    def _show_device(self, card: DeviceCard) -> None:
        side = StepsView(steps(card, self._house), self.t)
        side.chosen.connect(self._do)
        self._stage_only(Board(device_head(card, self.t), side, device_details(card, self.t)))
        (side.first or self.scan_field).setFocus()
        self.settled.emit()

    def _view(self, thing: LoanCard | BorrowerCard | Several | Unknown) -> QWidget:
        t = self.t
        if isinstance(thing, LoanCard):
            return other_views.loan_view(thing, t, self.open)
        if isinstance(thing, BorrowerCard):
            return other_views.borrower_view(thing, t)
        if isinstance(thing, Several):
            return other_views.several_view(thing, t, self.open)
        return other_views.unknown_view(thing, t, self.open, lambda: self.take_in(thing.text))

    # ---- what is done

    def _do(self, task: Task) -> None:
        card = self._thing
        if not isinstance(card, DeviceCard):
            return
        panel = panel_for(task, self._house, card)
        if panel:
            panel.task = task
            self._house.voice.hush()
            self._show_panel(panel, card)
            return
        outcome = self._house.voice.tried(lambda: direct.act(task, self._house, card))
        if outcome:
            self._finish(outcome)

    def _show_panel(self, panel: Panel, card: DeviceCard | None) -> None:
        panel.done.connect(self._finish)
        panel.left.connect(self.close_step)
        self.panel = panel
        self._stage_only(Board(device_head(card, self.t), panel, device_details(card, self.t)) if card else panel)
        self._footer.addWidget(panel.foot)
        panel.first.setFocus()
        self.settled.emit()

    def _finish(self, outcome: Outcome) -> None:
        if isinstance(self.panel, IntakePanel):
            self._batch = self.panel.batch
        thing = self._house.voice.tried(partial(self._model.device, outcome.code)) if outcome.code else None
        if thing:
            self._show(thing)
        if outcome.said:
            say = self._house.voice.wait if outcome.wait else self._house.voice.yes
            say(outcome.said, self._offer(outcome.undo))
        if outcome.paper:
            self._house.papers.make(outcome.paper)

    def _offer(self, undo: Undo | None) -> tuple[str, Callable[[], None]] | None:
        return (undo.text, lambda: self._undo(undo)) if undo else None

    def _undo(self, undo: Undo) -> None:
        outcome = self._house.voice.tried(undo.act)
        if outcome:
            self._house.papers.clear()
            self._finish(outcome)

    # ---- what is seen

    def _keep_in_sight(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._scroll.isAncestorOf(now):
            QTimer.singleShot(0, now, lambda: self._show_focused(now))

    def _show_focused(self, part: QWidget) -> None:
        """Only where the focus stayed: it wanders through a new view before it comes to rest."""
        if part.hasFocus():
            self._scroll.ensureWidgetVisible(part, 0, theme.current().gap("l"))

    def _stage_only(self, view: QWidget) -> None:
        """One view at a time, from its top; the one at rest is kept, the others go."""
        self._rest.setParent(None)
        clear(self._stage)
        clear(self._footer)
        self._stage.addWidget(view)
        view.show()
        self._stage.addStretch(1)
        self._scroll.verticalScrollBar().setValue(0)


def _same(one: Thing, other: Thing | None) -> bool:
    """Whether both are the card of one device, loan or person, however it changed."""
    cards = (DeviceCard, LoanCard, BorrowerCard)
    return isinstance(one, cards) and isinstance(other, cards) and one.code == other.code
