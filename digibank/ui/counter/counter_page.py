"""The counter: the scan field above, what it found below on the left, what to do with it on the right."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from digibank.domain.keyboard import KeyPress
from digibank.domain.label_code import looks_like_code, pretty
from digibank.domain.roles import reads_personal_data
from digibank.queries.borrowers import BorrowerCard
from digibank.queries.devices import DeviceCard
from digibank.queries.loans import LoanCard
from digibank.sentences.of_codes import old_label_words
from digibank.services.access import log_access
from digibank.ui.counter import direct, other_views
from digibank.ui.counter.card_views import details, head
from digibank.ui.counter.counter_model import CounterModel, Fresh, Several, Thing, Unknown
from digibank.ui.counter.fresh_view import fresh_view
from digibank.ui.counter.intake_panel import Batch, IntakePanel
from digibank.ui.counter.lend_panel import LendPanel
from digibank.ui.counter.panel import Panel
from digibank.ui.counter.panels import has_form, panel_for
from digibank.ui.counter.scan_field import ScanField
from digibank.ui.counter.steps_view import StepsView
from digibank.ui.counter.tasks import Card, Task, steps
from digibank.ui.counter.together import lending, same
from digibank.ui.house import House
from digibank.ui.outcome import Outcome, Undo
from digibank.ui.widgets import theme
from digibank.ui.widgets.buttons import BigButton
from digibank.ui.widgets.frames import Board, clear, scrolled

_PAPER_KEY = "paper_print"


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
        if self.panel and self.panel.take_scan(text, presses):
            return
        thing = self._model.looked_up(text, presses)
        together = lending(self._thing, thing) if thing and not self.panel else None
        if together:
            self._lend_together(*together)
        elif thing:
            self._open(thing, self._task_after_scan(thing))
            if isinstance(thing, Unknown) and looks_like_code(text):
                self._house.voice.no(self.t("Nothing here has this code. Look at the label and scan it again."))

    def open(self, text: str) -> None:
        self._model.look_up(text)

    def take_in(self, number: str = "", reports: Sequence[Path] = ()) -> None:
        self._house.voice.hush()
        self._house.papers.clear()
        label = pretty(self._thing.code) if isinstance(self._thing, Fresh) else ""
        self._thing = None
        panel = IntakePanel(self._house, self._batch, number, label)
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
        card = self._card
        if card and card.code == code and task in steps(card, self._house).all:
            self._do(Task(task))
        return self.panel

    @property
    def on_counter(self) -> str:
        """The code of the device, loan or person that lies here; empty without one."""
        return self._card.code if self._card else ""

    def close_step(self) -> None:
        """Esc: from a form back to the card, from a card back to rest."""
        if self.panel and self._thing:
            self._open(self._thing)
        else:
            self.at_rest()

    # ---- what is found

    def _open(self, thing: Thing, task: Task | None = None) -> None:
        free = self._thing.code if isinstance(self._thing, Fresh) else None
        self._house.voice.hush()
        self._show(thing, task)
        if isinstance(thing, DeviceCard) and thing.by_old_code:
            told = old_label_words(pretty(thing.code), self.t)  # it stands on the card; who cannot see that hears it
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))
        if free and isinstance(thing, DeviceCard):
            self._do(Task.RELABEL)
            cast("Panel", self.panel).take_scan(free, ())

    def _show(self, thing: Thing, task: Task | None = None) -> None:
        """With its card, or with the form of a task at once: both would draw it twice."""
        if not same(thing, self._thing):
            self._house.papers.clear()  # F9 must never print the paper of whoever stood here before
            self._note_look(thing)
        if not isinstance(thing, Unknown):
            self.scan_field.empty()
        self._thing, self.panel = thing, None
        if self._card:
            if task:
                self._do(task)
            if not self.panel:
                self._show_card(self._card)
        else:
            view = self._view(thing)
            self._stage_only(view)
            first = view.findChild(QWidget, "found") or view.findChild(BigButton)
            (first or self.scan_field).setFocus()
        self.settled.emit()

    def _show_card(self, card: Card) -> None:
        side = StepsView(steps(card, self._house), self.t)
        side.chosen.connect(self._do)
        self._stage_only(Board(head(card, self._house), side, details(card, self._house, self.open)))
        (side.first or self.scan_field).setFocus()

    def _view(self, thing: Thing) -> QWidget:
        if isinstance(thing, Several):
            return other_views.several_view(thing, self.t, self.open)
        if isinstance(thing, Fresh):
            return fresh_view(thing.code, self.t, self.take_in)
        assert isinstance(thing, Unknown)  # noqa: S101 - cards are shown by themselves
        return other_views.unknown_view(thing, self.t, self.open, lambda: self.take_in(thing.text))

    @property
    def _card(self) -> Card | None:
        return self._thing if isinstance(self._thing, DeviceCard | LoanCard | BorrowerCard) else None

    def _note_look(self, thing: Thing) -> None:
        """Whoever reads a person's data leaves a line in the access log."""
        if isinstance(thing, BorrowerCard) and reads_personal_data(self._house.role):
            self._house.voice.tried(lambda: self._house.office.do(log_access, thing.id, "card"))

    def _task_after_scan(self, thing: Thing) -> Task | None:
        """What stands before us with a borrower comes back, most of the time: the form is open, one key stores it."""
        comes_back = isinstance(thing, DeviceCard) and steps(thing, self._house).first[:1] == (Task.TAKE_BACK,)
        return Task.TAKE_BACK if comes_back and not isinstance(self._thing, Fresh) else None

    def _lend_together(self, card: DeviceCard, person: BorrowerCard) -> None:
        self._house.voice.hush()
        if not same(card, self._thing):
            self._house.papers.clear()
        self._thing = card
        panel = LendPanel(self._house, [card], person)
        panel.task = Task.LEND
        self._show_panel(panel, card)

    # ---- what is done

    def _do(self, task: Task) -> None:
        card = self._card
        if card is None:
            return
        self._house.voice.hush()
        panel = self._house.voice.tried(lambda: panel_for(task, self._house, card))
        if panel:
            panel.task = task
            self._show_panel(panel, card)
        elif not has_form(task, card):
            outcome = self._house.voice.tried(lambda: direct.act(task, self._house, card))
            if outcome:
                self._finish(outcome)

    def _show_panel(self, panel: Panel, card: Card | None) -> None:
        panel.done.connect(self._finish)
        panel.left.connect(self.close_step)
        self.panel = panel
        self._stage_only(self._beside(panel, card) if card else panel)
        self._footer.addWidget(panel.foot)
        panel.first.setFocus()
        self.settled.emit()

    def _beside(self, panel: Panel, card: Card) -> QWidget:
        """The form at the right of the card. Where it opened by itself, what else can be done stands below it."""
        side = QWidget()
        column = QVBoxLayout(side)
        theme.spaced(column, "m")
        column.addWidget(panel)
        offered = steps(card, self._house)
        if panel.task == Task.TAKE_BACK and offered.first[:1] == (Task.TAKE_BACK,):
            others = StepsView(offered, self.t, form_above=True)
            others.chosen.connect(self._do)
            column.addWidget(others)
        return Board(head(card, self._house), side, details(card, self._house, self.open))

    def _finish(self, outcome: Outcome) -> None:
        if isinstance(self.panel, IntakePanel):
            self._batch = self.panel.batch
        if isinstance(self.panel, IntakePanel) and self._batch.series:
            self._show_panel(IntakePanel(self._house, self._batch), None)
        elif outcome.code:
            thing = self._house.voice.tried(partial(self._model.again, outcome.code))
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

    def _keep_in_sight(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            QTimer.singleShot(0, self, self._never_lose_focus)
        elif old and self.panel and now.objectName() == _PAPER_KEY and self._in_form(old):
            old.setFocus()  # a paper that is ready meanwhile waits above the form that somebody is in
        elif self._scroll.isAncestorOf(now):
            QTimer.singleShot(0, now, lambda: self._show_focused(now))

    def _in_form(self, part: QWidget) -> bool:
        return bool(self.panel and (self.panel.isAncestorOf(part) or self.panel.foot.isAncestorOf(part)))

    def _never_lose_focus(self) -> None:
        """What had it is gone: the keys go where one begins. Not while another window has them."""
        if self.isVisible() and self.isActiveWindow() and QApplication.focusWidget() is None:
            (self.panel.first if self.panel else self.scan_field).setFocus()

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
