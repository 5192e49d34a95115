"""The labels: what has none yet, what is collected for a sheet, and the sheet as it will come out of the printer."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from digibank.queries.label_queue import unlabelled_count
from digibank.services.label_queue import printed_again
from digibank.ui.house import House
from digibank.ui.labels.calibration_view import CalibrationView
from digibank.ui.labels.collect_list import CollectList
from digibank.ui.labels.making import LabelPlan, all_pages, first_page, made_wish
from digibank.ui.labels.queue_list import QueueList
from digibank.ui.labels.sheet_choice import SheetChoice
from digibank.ui.labels.stock_form import StockForm
from digibank.ui.paper_wishes import calibration_now
from digibank.ui.printing.pages import page_image
from digibank.ui.screen import Screen
from digibank.ui.widgets import theme
from digibank.ui.widgets.button_row import ButtonRow
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.frames import card, scrolled
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.progress import Progress
from digibank.ui.widgets.tile import Tile

_SETTLE_MS = 150
"""While somebody chooses, nothing is drawn."""
_PREVIEW_DPI = 110
_SIDE = 400
"""Pixels at 100 %."""


class LabelsPage(Screen):
    def __init__(self, house: House) -> None:
        super().__init__(house)
        t = self.t
        self._queue, self._collect, self._choice = QueueList(house), CollectList(house), SheetChoice(house)
        self._unlabelled = Tile(t("No label yet"), "label", Tone.WAIT, "labels_queue")
        self._collected = Tile(t("Collected"), "scan", Tone.ACCENT, "labels_collect")
        self._progress = Progress("labels_progress", t("Making labels"), t)
        self._make = BigButton("", "labels_make", "label", "Ctrl+Return", Weight.MAIN)
        self._lists = QStackedWidget()
        self._lists.setObjectName("scrolled")  # it stands on a card
        self._adjust = BigButton(t("Adjust the printer"), "labels_adjust", "settings", "", Weight.QUIET)
        self._own = BigButton(t("Your own labels"), "labels_own", "pencil", "", Weight.QUIET)
        self._layers = QStackedWidget()
        self._calibration, self._stock_form = CalibrationView(house), StockForm(house)
        self._drawing = 0
        self._later = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._lay_out()
        self._connect()

    # ---- what the window asks

    def arrive(self) -> None:
        self._layers.setCurrentWidget(self._desk)
        self._renew()
        self._focus()

    def takes_scan(self, text: str) -> bool:
        """While one collects."""
        if self._layers.currentWidget() is not self._desk or self._lists.currentWidget() is not self._collect:
            return False
        self._collect.add(text)
        return True

    def go_back(self) -> bool:
        """From a form to the labels; from what is collected, which stays, to the list."""
        if self._layers.currentWidget() is not self._desk:
            self._leave_form()
            return True
        if self._lists.currentWidget() is self._queue:
            return False
        self._show(self._queue)
        return True

    # ---- parts

    def _lay_out(self) -> None:
        for part in (self._queue, self._collect):
            self._lists.addWidget(part)
        sheet, inside = card("labels")
        tiles = QHBoxLayout()
        theme.spaced(tiles, "m")
        tiles.addWidget(self._unlabelled)
        tiles.addWidget(self._collected)
        inside.addLayout(tiles)
        inside.addWidget(self._lists, 1)
        inside.addWidget(self._progress)
        inside.addWidget(ButtonRow(self._make, to_right=True))
        side, beside = card("label_sheet")
        beside.addWidget(self._choice, 1)
        beside.addWidget(ButtonRow(self._adjust, self._own))
        self._desk = QWidget()
        row = QHBoxLayout(self._desk)
        theme.spaced(row, "m", "l")
        row.addWidget(sheet, 1)
        around = scrolled(side)
        around.setFixedWidth(min(theme.current().px(_SIDE), 560) + around.verticalScrollBar().sizeHint().width())
        row.addWidget(around)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._layers)
        for layer in (self._desk, self._calibration, self._stock_form):
            self._layers.addWidget(layer)

    def _connect(self) -> None:
        self._unlabelled.clicked.connect(lambda: self._show(self._queue))
        self._collected.clicked.connect(lambda: self._show(self._collect))
        self._make.clicked.connect(self._make_labels)
        self._queue.opened.connect(self.opened)
        for changed in (self._queue.chosen, self._collect.chosen, self._choice.changed):
            changed.connect(self._count)
        self._adjust.clicked.connect(self._open_calibration)
        self._own.clicked.connect(self._open_stock_form)
        for form in (self._calibration, self._stock_form):
            form.left.connect(self._leave_form)
        self._stock_form.stored.connect(self._take_stock)
        self._later.timeout.connect(self._preview)
        self.house.changes.stored.connect(lambda _keys: self._renew() if self.isVisible() else None)

    # ---- what is seen

    def _show(self, part: QWidget) -> None:
        self._lists.setCurrentWidget(part)
        self._count()
        self._focus()

    def _open_calibration(self) -> None:
        self._layers.setCurrentWidget(self._calibration)
        self._calibration.begin(self._choice.stock)

    def _open_stock_form(self) -> None:
        self._layers.setCurrentWidget(self._stock_form)
        self._stock_form.begin()

    def _take_stock(self, name: str) -> None:
        """Whoever measured labels wants to print on them."""
        self.house.settings.label_stock = name
        self._leave_form()

    def _leave_form(self) -> None:
        self._layers.setCurrentWidget(self._desk)
        self._renew()
        self._choice.take_focus()

    def _focus(self) -> None:
        here = self._collect if self._lists.currentWidget() is self._collect else self._queue
        if not here.focus():
            self._collected.setFocus()

    def _renew(self) -> None:
        count = self.house.voice.tried(lambda: self.house.office.ask(unlabelled_count))
        self._unlabelled.count = count or 0
        self._choice.renew()
        self._queue.renew()

    def _count(self) -> None:
        """How many labels the button makes, and the sheet with them."""
        plan = self._plan()
        count = len(plan.codes)
        self._collected.count = len(self._collect.codes)
        self._make.setText(self.t.plural("Make {n} label", "Make {n} labels", count).format(n=count))
        self._make.setAccessibleName(self._make.text())
        self._make.setEnabled(count > 0 and not self._progress.running)
        self._choice.count(count)
        self._choice.sheet.show_page(None)
        self._later.start()

    def _plan(self) -> LabelPlan:
        here = self._collect if self._lists.currentWidget() is self._collect else self._queue
        stock = self._choice.stock
        return LabelPlan(
            here.codes, stock, self._choice.kind, self._choice.start, calibration_now(stock.name, self.house)
        )

    def _preview(self) -> None:
        plan = self._plan()
        self._drawing += 1
        mine = self._drawing

        def drawn(image: QImage) -> None:
            if mine == self._drawing and not self._later.isActive():
                self._choice.sheet.show_page(image)

        if plan.codes and self.isVisible():
            self.house.jobs.run(lambda: _picture(self.house, plan), drawn, self.house.voice.refuse)

    # ---- what is done

    def _make_labels(self) -> None:
        plan, collecting = self._plan(), self._lists.currentWidget() is self._collect
        if collecting and self._collect.again and not self._write_reason():
            return
        self._make.setEnabled(False)

        def made(result: tuple[bytes, tuple[object, ...]]) -> None:
            self.house.papers.make(made_wish(self.house, plan, result))  # type: ignore[arg-type]
            if collecting:
                self._collect.clear()

        def stopped() -> None:
            self.house.voice.no(self.t("Stopped. No label was made."))

        run = self.house.jobs.run_whole(
            lambda pulse: all_pages(self.house, plan, pulse), made, self.house.voice.refuse, stopped
        )
        words = self.t("{done} of {total} labels")
        self._progress.watch(run, lambda done, total: words.format(done=done, total=total))
        run.ended.connect(self._count)

    def _write_reason(self) -> bool:
        """Whether it is written down why they get another label."""
        again, reason = self._collect.again, self._collect.reason
        if not reason:
            self._collect.ask_reason()
            return False
        office = self.house.office
        return self.house.voice.tried(lambda: office.do(printed_again, again, reason) or True) is True


def _picture(house: House, plan: LabelPlan) -> QImage:
    """In a job."""
    return page_image(first_page(house, plan), 0, _PREVIEW_DPI)
