"""The window: a rail of places at the left, one place at a time beside it, what the program says above it. Joins the
screens, which do not know each other, and gives every scan to the counter. While it is not known who is at work, all of
it is covered."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from digibank.sentences.of_loss import loss_sentence
from digibank.sentences.words import role_word
from digibank.ui.counter.counter_page import CounterPage
from digibank.ui.draft import Draft
from digibank.ui.draft_keeper import DraftKeeper, may_see
from digibank.ui.home.home_page import HomePage
from digibank.ui.house import House
from digibank.ui.left_open import LeftOpen
from digibank.ui.navigation import SWITCH_KEY, Entry, Going, Rail
from digibank.ui.paper_bar import PaperBar
from digibank.ui.paper_pages import PaperPages
from digibank.ui.places import places
from digibank.ui.practice_band import PracticeBand
from digibank.ui.scan_hold import ScanHold
from digibank.ui.scanner import Scanner
from digibank.ui.screen import Screen
from digibank.ui.sign_in.cover import Cover
from digibank.ui.sound import Sound
from digibank.ui.voice import Saying
from digibank.ui.widgets import theme
from digibank.ui.widgets.banner import Banner
from digibank.ui.widgets.words import capital

SMALLEST = (800, 560)
COUNTER = "counter"
_NARROW_BELOW = 1000
"""Pixels at 100 %: below this the rail shows its icons only."""


class MainWindow(QMainWindow):
    """One colleague's. For another one, or another language, a new window is built (`house.wishes`)."""

    closed = Signal()

    def __init__(self, house: House) -> None:
        super().__init__()
        self.house, self.t = house, house.t
        t = house.t
        self.setObjectName("main_window")
        self.setWindowTitle(t("Digibank — PRACTICE") if house.practice else "Digibank")
        self.setMinimumSize(*SMALLEST)
        self.home = HomePage(house)
        self.counter = CounterPage(house, self.home)
        self._places = {place.name: place for place in places(t) if house.role in place.roles}
        self.pages: dict[str, Screen] = {}
        self._stack = QStackedWidget()
        self._stack.addWidget(self.counter)
        entries: list[Going] = [Entry(COUNTER, t("Counter"), "counter", "F2"), *self._places.values()]
        self.rail = Rail(entries, (house.member, capital(role_word(house.role, t))), t)
        self.banner, self.paper, self.left_open = Banner(), PaperBar(house), LeftOpen(t)
        self._work = self._laid_out()
        self._layers = QStackedWidget()
        self._layers.addWidget(self._work)
        self.setCentralWidget(self._framed())
        self.cover = Cover(house, self._layers, self._open_form)
        self.scanner, self.sound = Scanner(self), Sound(house, self)
        ScanHold(self.scanner, house, self.sound, self._scanned)
        self.drafts = DraftKeeper(self.counter, house)
        self.papers = PaperPages(house, self.paper, self._stack)
        self._connect()
        self._keys()
        self.go(COUNTER)
        self._offer_left_open()
        lost = house.office.database.lost
        if lost:
            house.voice.no(loss_sentence(lost, t))

    def go(self, name: str) -> None:
        """To the counter or another place, which then looks at what there is."""
        if name == COUNTER:
            self._to_counter()
            self.counter.scan_field.take_focus()
            return
        self._show(name)
        self.pages[name].arrive()

    @property
    def place(self) -> str:
        """The name of where one is."""
        here = self._stack.currentWidget()
        return next((name for name, page in self.pages.items() if page is here), COUNTER)

    @property
    def standing(self) -> tuple[str, str]:
        """The place where one is, and the spot on it."""
        page = self.pages.get(self.place)
        return self.place, page.spot if page else ""

    def carry_on(self, draft: Draft | None, standing: tuple[str, str] = (COUNTER, "")) -> None:
        """Goes on where the window before this one was; a form that may not go along is dropped, and that is said."""
        place, spot = standing
        kept = draft is None or self.drafts.resume(draft)
        if place in self._places:
            self.go(place)
            self.pages[place].go_to_spot(spot)
        if draft and not kept:
            said = self.t("The form “{form}” was open and is not kept. Nothing of it was stored.")
            self.house.voice.wait(said.format(form=draft.title))

    def page(self, name: str) -> Screen:
        """Made the first time that it is wanted."""
        if name not in self.pages:
            page = self._places[name].make(self.house)
            page.opened.connect(self._open)
            page.taken_in.connect(self._take_in_with)
            self._stack.addWidget(page)
            self.pages[name] = page
        return self.pages[name]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.make_room(narrow=event.size().width() < theme.current().px(_NARROW_BELOW))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.drafts.keep()
        self.paper.desk.finish()
        self.house.jobs.finish()
        self.scanner.stop()
        super().closeEvent(event)
        self.closed.emit()

    def _laid_out(self) -> QWidget:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(Strip(self.left_open, self.banner, self.paper))
        right.addWidget(self._stack, 1)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        return middle

    def _framed(self) -> QWidget:
        """The word that all is invented stands above everything, the cover too."""
        if not self.house.practice:
            return self._layers
        band = PracticeBand(self.house.t)
        band.left.connect(self.house.wishes.practised)
        framed = QWidget()
        column = QVBoxLayout(framed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(band)
        column.addWidget(self._layers, 1)
        return framed

    def _connect(self) -> None:
        self.house.voice.said.connect(self._say)
        self.house.voice.hushed.connect(self.banner.clear)
        self.rail.went.connect(self.go)
        self.rail.left.connect(self.cover.ask_who)
        self.cover.laid.connect(self.scanner.go_on)  # Enter is for the cover, not for a scan that was refused
        self.scanner.scanned.connect(lambda _text, _presses: self.cover.idle.touch())
        self.left_open.resumed.connect(self._resume_left_open)
        self.left_open.dropped.connect(self.drafts.forget)
        self.home.take_in.connect(self._take_in)
        self.home.listed.connect(self._list)
        QTimer.singleShot(0, self.scanner.listen)

    def _keys(self) -> None:
        """The keys of places and tasks that have no button on every page. They are heard while the work is seen."""
        keys = {place.key: place.name for place in self._places.values()} | {"F2": COUNTER, "Ctrl+K": COUNTER}
        for key, name in keys.items():
            QShortcut(QKeySequence(key), self._work).activated.connect(lambda name=name: self.go(name))
        QShortcut(QKeySequence("F3"), self._work).activated.connect(self._take_in)
        QShortcut(QKeySequence(SWITCH_KEY), self._work).activated.connect(self.cover.ask_who)
        QShortcut(QKeySequence("Esc"), self._work).activated.connect(self._back)

    def _say(self, saying: Saying) -> None:
        self.banner.say(saying.tone, saying.word, saying.text)
        if saying.undo:
            self.banner.offer_undo(*saying.undo)

    def _back(self) -> None:
        here = self._stack.currentWidget()
        if here is self.counter:
            self.counter.close_step()
        elif isinstance(here, Screen) and not here.go_back():
            self.go(COUNTER)

    def _take_in(self) -> None:
        self._to_counter()
        self.counter.take_in()

    def _take_in_with(self, number: str, reports: list[Path]) -> None:
        self._to_counter()
        self.counter.take_in(number, reports)

    def _list(self, name: str, wanted: object) -> None:
        self._show(name)
        self.pages[name].list(wanted)

    def _open(self, code: str) -> None:
        self._to_counter()
        self.counter.open(code)

    def _open_form(self) -> str:
        return self.counter.panel.accessibleName() if self.counter.panel else ""

    def _offer_left_open(self) -> None:
        draft = self.drafts.left_open
        if draft and may_see(draft, self.house):
            self.left_open.offer(draft.title)

    def _resume_left_open(self) -> None:
        draft = self.drafts.left_open
        if draft and not self.drafts.resume(draft):
            self.drafts.forget()
            self.house.voice.no(self.t("This form makes no sense any more: the device moved on. Look at its card."))

    def _scanned(self, text: str, presses: object) -> None:
        if self.cover.closed:
            self.cover.page.refuse_scan()
            return
        here = self.pages.get(self.place)
        if here and here.takes_scan(text):
            return
        self._to_counter()
        self.counter.scanned(text, presses)  # type: ignore[arg-type]

    def _show(self, name: str) -> None:
        if self._stack.currentWidget() is not self.page(name):
            self.house.voice.hush()
        self._stack.setCurrentWidget(self.page(name))
        self.rail.mark(name)

    def _to_counter(self) -> None:
        self._stack.setCurrentWidget(self.counter)
        self.rail.mark(COUNTER)


class Strip(QWidget):
    """Takes no room while nothing in it is seen."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        self.setObjectName("page")
        self._parts = parts
        column = QVBoxLayout(self)
        theme.spaced(column, "m", "l")
        edges = column.contentsMargins()
        column.setContentsMargins(edges.left(), edges.top(), edges.right(), 0)
        for part in parts:
            column.addWidget(part)
            part.installEventFilter(self)
        self._look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._look()
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        self.setVisible(any(not part.isHidden() for part in self._parts))
