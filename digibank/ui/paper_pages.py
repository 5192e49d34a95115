"""Papers that fill the window for a while: one to look at, or the list of those that wait. Joins them with the paper
bar and the window's pages; going back leads to where one was."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from digibank.ui.house import House
from digibank.ui.paper_bar import PaperBar
from digibank.ui.paper_desk import ReadyPaper
from digibank.ui.preview import Preview
from digibank.ui.waiting_page import WaitingPage


class PaperPages(QObject):
    """F9 prints what is shown, Shift+F9 lists what waits; heard while the pages are seen."""

    def __init__(self, house: House, bar: PaperBar, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._house, self._bar, self._stack = house, bar, stack
        self._preview: Preview | None = None
        self._waiting: WaitingPage | None = None
        self._behind: list[tuple[QWidget, QWidget | None]] = []
        bar.looked.connect(self.look_at)
        house.papers.listed.connect(self.show_list)
        stack.currentChanged.connect(self._went)
        for key, act in (("F9", self._print), ("Shift+F9", self.show_list)):
            shortcut = QShortcut(QKeySequence(key), stack)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(act)

    def look_at(self, paper: ReadyPaper) -> None:
        if self._preview is None:
            self._preview = Preview(self._house, self._bar.hands)
            self._preview.left.connect(self._back)
            self._bar.desk.moved.connect(self._preview.tell)
            self._stack.addWidget(self._preview)
        self._show(self._preview)
        self._preview.look_at(paper)
        self._preview.arrive()

    def show_list(self) -> None:
        if self._waiting is None:
            self._waiting = WaitingPage(self._house, self._bar.desk, self._bar.hands)
            self._waiting.left.connect(self._back)
            self._waiting.looked.connect(self.look_at)
            self._stack.addWidget(self._waiting)
        self._show(self._waiting)
        self._waiting.arrive()

    def _print(self) -> None:
        here = self._stack.currentWidget()
        if isinstance(here, Preview | WaitingPage):
            here.print_it()
        else:
            self._bar.print_again()

    def _show(self, page: QWidget) -> None:
        here = self._stack.currentWidget()
        if here is page or here is None:
            return
        self._behind.append((here, QApplication.focusWidget()))
        self._stack.setCurrentWidget(page)

    def _back(self) -> None:
        """To the page behind, and to the part of it that had the keys."""
        behind, focused = self._behind.pop()
        self._stack.setCurrentWidget(behind)
        if isinstance(behind, WaitingPage):
            behind.arrive()
        elif focused is not None and focused.isVisible():
            focused.setFocus()
        else:
            self._bar.take_focus()

    def _went(self) -> None:
        here = self._stack.currentWidget()
        papers = isinstance(here, Preview | WaitingPage)
        self._bar.step_aside(aside=papers)
        if not papers:
            self._behind.clear()
