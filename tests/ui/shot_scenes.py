"""Scenes of papers and labels for the pictures of the window (tests/ui/shots.py)."""

from collections.abc import Callable
from functools import partial

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from digibank.services.lend import Lent
from digibank.ui.main_window import MainWindow
from digibank.ui.paper_desk import ReadyPaper
from digibank.ui.paper_wishes import contract_wish
from digibank.ui.printing.label_habits import LabelHabits


def press(window: QWidget, name: str) -> None:
    next(w for w in window.findChildren(QWidget, name) if w.isVisible()).click()  # type: ignore[attr-defined]


def paper_scenes(loan: Lent) -> dict[str, Callable[[MainWindow], None]]:
    return {
        "paper": lambda window: _with_paper(window, loan),
        "paper_look": lambda window: _with_paper(window, loan, window.papers.look_at),
        "paper_print": lambda window: _with_paper(window, loan, window.paper.hands.choose),
        "papers_waiting": lambda window: window.house.papers.show_list(),
    }


def _with_paper(window: MainWindow, loan: Lent, act: Callable[[ReadyPaper], object] = lambda _paper: None) -> None:
    window.counter.open(loan.devices[0])
    window.paper.desk.made.connect(act)
    window.house.papers.make(contract_wish(window.house, loan.number))


def _labels(window: MainWindow, part: str = "", stock: str = "avery-l7160") -> None:
    window.house.settings.label_stock = stock
    LabelHabits(window.house.settings).begin_at(stock, 5)
    window.go("labels")
    if part:
        press(window, part)
    QTest.qWait(250)  # the sheet is drawn when nobody chooses any more


LABELS: dict[str, Callable[[MainWindow], None]] = {
    "labels": _labels,
    "labels_roll": partial(_labels, stock="brother-62x29"),
    "labels_collect": partial(_labels, part="labels_collect"),
    "labels_adjust": partial(_labels, part="labels_adjust"),
    "labels_own": partial(_labels, part="labels_own"),
}
