"""Where papers are made, printed and saved, for every page that shows them. What was made is noted as waiting when no
printer takes it; a loan never hangs on that."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSizeF, QTime, Signal

from digibank.domain.papers import PaperRef, PaperUse
from digibank.services.paper_queue import note_papers
from digibank.ui.house import House
from digibank.ui.outcome import PaperWish
from digibank.ui.printing.habits import PrintHabits
from digibank.ui.printing.label_habits import LabelHabits
from digibank.ui.printing.order import Choice, Order, Trouble
from digibank.ui.printing.post import Errand, Post
from digibank.ui.printing.words import trouble_sentence

_KEPT: Final = 20
"""Papers of this window that can be had again without looking for them."""

_AT_A_TIME: Final = 100
"""Papers that are noted in one go: a tenth of a second."""

PAPER_DPI: Final = 300


@dataclass(frozen=True)
class ReadyPaper:
    """`sizes` of its pages, in millimetres."""

    wish: PaperWish
    pdf: bytes
    sizes: tuple[QSizeF, ...]

    @property
    def title(self) -> str:
        return self.wish.title


class PaperDesk(QObject):
    """`made` brings a ReadyPaper, `not_made` a PaperWish. `moved` brings a paper and what happens with it now, in
    words."""

    made = Signal(object)
    not_made = Signal(object)
    moved = Signal(object, str)

    def __init__(self, house: House, parent: QObject | None = None, post: Post | None = None) -> None:
        super().__init__(parent)
        self._house, self.t = house, house.t
        self.habits = PrintHabits(house.settings, house.office.database.folder)
        self._sheets = LabelHabits(house.settings)
        self._post = post or Post(house.jobs, self)
        self.recent: list[PaperWish] = []
        """The latest first."""

    # ---- making

    def make(self, wish: PaperWish) -> None:
        self.make_and(wish, self.made.emit)

    def make_and(self, wish: PaperWish, then: Callable[[ReadyPaper], None]) -> None:
        """As `make`; it is not shown, `then` is given it."""
        self.recent = [wish, *(one for one in self.recent if one.title != wish.title)][:_KEPT]
        self._house.jobs.run(lambda: self._made(wish), then, lambda error: self._failed(wish, error))

    def _made(self, wish: PaperWish) -> ReadyPaper:
        """On another thread."""
        from digibank.ui.printing.pages import page_sizes

        pdf = self._house.papers.finished(wish.make())
        return ReadyPaper(wish, pdf, page_sizes(pdf))

    def _failed(self, wish: PaperWish, error: Exception) -> None:
        self.not_made.emit(wish)
        self._house.voice.refuse(error)

    # ---- printing

    def printer(self, wish: PaperWish) -> str:
        """The one that papers like this go to; empty where nobody chose."""
        return self.habits.printer(wish.stock)

    def prints_at_once(self, wish: PaperWish) -> bool:
        return wish.at_once and self.habits.at_once(wish.kind) and bool(self.printer(wish))

    def print_as_usual(self, paper: ReadyPaper) -> None:
        self.print(paper, self.habits.usual(paper.wish.kind, paper.wish.stock))

    def print(self, paper: ReadyPaper, choice: Choice) -> None:
        order = Order(paper.pdf, paper.title, choice, self._dpi(paper.wish.stock))
        self.moved.emit(paper, self.t("On its way to {printer}…").format(printer=choice.printer))
        errand = self._post.send(order, paper.sizes[0])
        errand.asks.connect(lambda: self._asks(paper, choice.printer))
        errand.ended.connect(lambda trouble: self.printed(paper, choice.printer, trouble))

    def _asks(self, paper: ReadyPaper, printer: str) -> None:
        said = self.t("The printer {printer} asks for something: paper, ink, or a door to close.")
        self.moved.emit(paper, said.format(printer=printer))

    def printed(self, paper: ReadyPaper, printer: str, trouble: Trouble | None) -> None:
        """However it was sent there."""
        if trouble is None:
            self._use_up(paper.wish)  # first: what is stored next makes open pages look again
            self._note_many(paper.wish.papers, PaperUse.PRINTED)
            said = self.t("Printed on {printer} at {time}.")
            now = QTime.currentTime().toString("HH:mm")
            self.moved.emit(paper, said.format(printer=printer, time=now))
            return
        self.note(paper.wish.papers, PaperUse.WAITS)
        self.moved.emit(paper, self.t("Not printed. It waits: Shift+F9 shows it."))
        self._house.voice.no(trouble_sentence(trouble, printer, self.t))

    def next_free(self, wish: PaperWish) -> int:
        """Where it begins on its sheet: behind what was printed since it was made, itself before all."""
        return self._sheets.start(wish.stock, wish.positions) if wish.labels else wish.start

    def _use_up(self, wish: PaperWish) -> None:
        """The labels that now lie on a sheet are gone from it."""
        if wish.positions > 1 and wish.labels:
            self._sheets.ended(wish.stock, wish.start, wish.labels, wish.positions)

    # ---- keeping

    def wait(self, paper: ReadyPaper) -> None:
        """For later: the list of papers that wait keeps it."""
        self.note(paper.wish.papers, PaperUse.WAITS)
        self.moved.emit(paper, self.t("It waits: Shift+F9 shows it."))

    def saved(self, papers: Sequence[PaperWish], folder: Path) -> None:
        self.habits.folder = str(folder)
        self.note([one for wish in papers for one in wish.papers], PaperUse.SAVED)

    def note(self, papers: Sequence[PaperRef], use: PaperUse) -> bool:
        if not papers:
            return True
        return self._house.voice.tried(lambda: self._house.office.do(note_papers, papers, use) or True) is True

    def _dpi(self, stock: str) -> int:
        """Labels in the dots of their printer."""
        from digibank.services.own_stocks import all_stocks

        if not stock:
            return PAPER_DPI
        known = all_stocks(self._house.office.database.folder).get(stock)
        return known.dpi if known else PAPER_DPI

    def _note_many(self, papers: Sequence[PaperRef], use: PaperUse) -> None:
        """Thousands of labels in a job, and some at a time: neither the window nor the counter waits for them."""
        if len(papers) <= _AT_A_TIME:
            self.note(papers, use)
            return

        def note_all() -> None:
            for begin in range(0, len(papers), _AT_A_TIME):
                self._house.office.do(note_papers, papers[begin : begin + _AT_A_TIME], use)

        self._house.jobs.run(note_all, lambda _none: None, self._house.voice.refuse)

    def finish(self) -> None:
        """The window closes: what the system has comes out without us."""
        for errand in self._post.finish():
            self._finished(errand)

    def _finished(self, errand: Errand) -> None:
        wish = next((one for one in self.recent if one.title == errand.order.title), None)
        if wish:
            self.note(wish.papers, PaperUse.PRINTED)
