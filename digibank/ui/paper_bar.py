"""A paper on the screen: made in a job, then printed, looked at or saved. F9 prints it; with none here, F9 brings the
last one back, so that nothing is printed that nobody sees."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from digibank.ui.house import House
from digibank.ui.outcome import PaperWish
from digibank.ui.paper_desk import PaperDesk, ReadyPaper
from digibank.ui.paper_hands import PaperHands
from digibank.ui.widgets import theme
from digibank.ui.widgets.button_row import ButtonRow
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.text import drawing, label


class PaperBar(QFrame):
    """Shows one paper, ready or on its way, and what happens with it. `looked` brings a ReadyPaper to look at."""

    looked = Signal(object)

    def __init__(self, house: House, desk: PaperDesk | None = None) -> None:
        super().__init__()
        self._house, self.t = house, house.t
        self.desk = desk or PaperDesk(house, self)
        self.hands = PaperHands(house, self.desk, self)
        self._wish: PaperWish | None = None
        self._paper: ReadyPaper | None = None
        self._aside = False
        self.setObjectName("paper_bar")
        self.setProperty("soft", "accent")
        self._lay_out()
        self.hide()
        self.desk.made.connect(self._made)
        self.desk.not_made.connect(self._not_made)
        self.desk.moved.connect(self._moved)
        house.papers.wanted.connect(self.make)
        house.papers.put_away.connect(self.clear)

    @property
    def ready(self) -> bool:
        return self._paper is not None

    def make(self, wish: PaperWish) -> None:
        self._wish, self._paper = wish, None
        self._title.setText(wish.title)
        self._state.setText(self.t("Is being made…"))
        self._enable(ready=False)
        self.setVisible(not self._aside)
        self.desk.make(wish)

    def clear(self) -> None:
        """The paper goes off the screen; one that is still on its way does not come back to it."""
        self._wish = self._paper = None
        self._enable(ready=False)
        self.hide()

    def print_again(self) -> None:
        """F9, from anywhere."""
        if self._paper:
            self.hands.print(self._paper)
        elif self._wish is None:
            self._bring_back()

    def step_aside(self, *, aside: bool) -> None:
        """While a paper fills the window, the bar for it is in the way."""
        self._aside = aside
        self.setVisible(not aside and self._wish is not None)

    def take_focus(self) -> None:
        if self._paper and self.isVisible():
            self._print.setFocus()

    def _lay_out(self) -> None:
        t, quiet = self.t, Weight.QUIET
        row = QHBoxLayout(self)
        theme.spaced(row, "m", "m")
        row.addWidget(drawing("contract", Tone.ACCENT, 28))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        self._title = label("", "strong", "paper_title")
        self._state = label("", "small", "paper_state")
        lines.addStretch(1)
        lines.addWidget(self._title)
        lines.addWidget(self._state)
        lines.addStretch(1)
        row.addLayout(lines, 1)
        self._print = BigButton(t("Print"), "paper_print", "print", "F9", Weight.SECOND, heard=False)
        self._look = BigButton(t("Look at it"), "paper_look", "search", "Ctrl+F9", quiet)
        self._save = BigButton(t("Save as PDF"), "paper_save", "save", "Ctrl+S", quiet)
        self._print.clicked.connect(self.print_again)
        self._look.clicked.connect(lambda: self._with_paper(self.looked.emit))
        self._save.clicked.connect(lambda: self._with_paper(self.hands.save))
        row.addWidget(ButtonRow(self._print, self._look, self._save, to_right=True))
        choose = QShortcut(QKeySequence("Ctrl+Shift+P"), self)  # its button is where the paper is looked at
        choose.activated.connect(lambda: self._with_paper(self.hands.choose))

    def _bring_back(self) -> None:
        if self.desk.recent:
            self.make(self.desk.recent[0])
        else:
            self._house.voice.no(self.t("No paper was made yet since this window opened."))

    def _made(self, paper: ReadyPaper) -> None:
        if paper.wish is not self._wish:
            return  # another one was asked for in the meantime
        self._paper = paper
        self._enable(ready=True)
        self._state.setText(self._what_print_does(paper.wish))
        if self.desk.prints_at_once(paper.wish):
            self.desk.print_as_usual(paper)  # and the keys stay where the next step is
        else:
            self._print.setFocus()

    def _what_print_does(self, wish: PaperWish) -> str:
        printer = self.desk.printer(wish)
        return self.t("Ready. F9 prints it on {printer}.").format(printer=printer) if printer else self.t("Ready.")

    def _not_made(self, wish: PaperWish) -> None:
        if wish is self._wish:
            self._state.setText(self.t("Could not be made. Try again later."))

    def _moved(self, paper: ReadyPaper, state: str) -> None:
        if self._wish and paper.wish.title == self._wish.title:
            self._state.setText(state)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{paper.title}. {state}"))

    def _enable(self, *, ready: bool) -> None:
        for button in (self._print, self._look, self._save):
            button.setEnabled(ready)

    def _with_paper(self, act: Callable[[ReadyPaper], object]) -> None:
        if self._paper:
            act(self._paper)
