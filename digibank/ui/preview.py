"""A paper as it will come out of the printer, page by page, and as text for who hears it or wants it large."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from digibank.ui.house import House
from digibank.ui.page_view import Fit, PageView
from digibank.ui.paper_desk import ReadyPaper
from digibank.ui.paper_hands import PaperHands
from digibank.ui.printing.pages import page_image, page_text
from digibank.ui.screen import Screen
from digibank.ui.widgets import theme
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.frames import scrolled
from digibank.ui.widgets.text import label

_SIDE: Final = 285
"""Pixels at 100 %."""


class Preview(Screen):
    """`left`: Esc. Pages are drawn in jobs, at the dots of the screen."""

    left = Signal()

    def __init__(self, house: House, hands: PaperHands) -> None:
        super().__init__(house)
        self._hands = hands
        self._paper: ReadyPaper | None = None
        self._number, self._drawing = 0, 0
        self._from_top = True
        self._view, self._text = PageView(), QPlainTextEdit()
        self._text.setObjectName("preview_text")
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._shown = QStackedWidget()
        self._shown.addWidget(self._view)
        self._shown.addWidget(self._text)
        row = QHBoxLayout(self)
        theme.spaced(row, "m", "m")
        row.addWidget(self._shown, 1)
        side = scrolled(self._side())
        side.setFixedWidth(theme.current().px(_SIDE) + side.verticalScrollBar().sizeHint().width())
        row.addWidget(side)
        self._view.sharper.connect(self._draw)
        self._view.turned.connect(self._turn)
        self._keys()

    # ---- from outside

    def look_at(self, paper: ReadyPaper) -> None:
        self._paper = paper
        self._title.setText(paper.title)
        for button in (self._back_page, self._next_page):
            button.setVisible(len(paper.sizes) > 1)
        self._go_to(0)

    def arrive(self) -> None:
        (self._text if self._shown.currentWidget() is self._text else self._view).setFocus()

    def go_back(self) -> bool:
        self.left.emit()
        return True

    def print_it(self) -> None:
        self._with_paper(self._hands.print)

    def tell(self, paper: ReadyPaper, state: str) -> None:
        """What happens with the paper at the printer."""
        if self._paper and paper.title == self._paper.title:
            self._state.setText(state)

    # ---- parts

    def _side(self) -> QWidget:
        """Beside the page, which is high and narrow as the window is not."""
        t, quiet = self.t, Weight.QUIET
        side = QWidget()
        side.setObjectName("page")
        column = QVBoxLayout(side)
        theme.spaced(column, "s")
        self._title = label("", "lead", "preview_title")
        self._where = label("", "body", "preview_where")
        self._state = label("", "small", "preview_state")
        self._print = BigButton(t("Print"), "preview_print", "print", "F9", Weight.SECOND, heard=False)
        self._back_page = BigButton(t("Page before"), "preview_back_page", "less", "PgUp", quiet, heard=False)
        self._next_page = BigButton(t("Next page"), "preview_next_page", "more", "PgDn", quiet, heard=False)
        self._size = BigButton(t("Full width"), "preview_size", "search", "Ctrl+0", quiet)
        self._as_text = BigButton(t("As text"), "preview_as_text", "file", "Ctrl+T", quiet)
        save = BigButton(t("Save as PDF"), "preview_save", "save", "Ctrl+S", quiet)
        choose = BigButton(t("Printer…"), "preview_printer", "settings", "Ctrl+Shift+P", quiet)
        out = BigButton(t("Back"), "preview_back", "close", "Esc", quiet, heard=False)
        acts: tuple[tuple[BigButton, Callable[[], None]], ...] = (
            (self._print, self.print_it),
            (self._back_page, lambda: self._turn(-1)),
            (self._next_page, lambda: self._turn(1)),
            (self._size, self._change_size),
            (self._as_text, self._change_form),
            (save, lambda: self._with_paper(self._hands.save)),
            (choose, lambda: self._with_paper(self._hands.choose)),
            (out, self.left.emit),
        )
        for words in (self._title, self._where, self._state):
            column.addWidget(words)
        for button, act in acts:
            button.clicked.connect(act)
            column.addWidget(button)
        column.addStretch(1)
        return side

    def _keys(self) -> None:
        """Also while the text is shown, or a button has the focus."""
        for key, act in (
            ("Ctrl++", lambda: self._view.zoom(1)),
            ("Ctrl+=", lambda: self._view.zoom(1)),
            ("Ctrl+-", lambda: self._view.zoom(-1)),
            ("Ctrl+PgDown", lambda: self._turn(1)),
            ("Ctrl+PgUp", lambda: self._turn(-1)),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # ---- pages

    def _go_to(self, number: int, *, top: bool = True) -> None:
        paper = self._paper
        if paper is None:
            return
        self._number, self._from_top = number, top
        where = self.t("Page {number} of {count}").format(number=number + 1, count=len(paper.sizes))
        self._where.setText(where)
        self._back_page.setEnabled(number > 0)
        self._next_page.setEnabled(number + 1 < len(paper.sizes))
        spoken = f"{paper.title}. {where}"
        for part in (self._view, self._text):
            part.setAccessibleName(spoken)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))
        self._view.begin(paper.sizes[number])
        self._view.look_from(top=top)
        self._read(paper, number)

    def _turn(self, way: int) -> None:
        number = self._number + way
        if self._paper and 0 <= number < len(self._paper.sizes):
            self._go_to(number, top=way > 0)

    def _draw(self, dpi: float) -> None:
        paper, number = self._paper, self._number
        if paper is None:
            return
        self._drawing += 1
        mine = self._drawing

        def drawn(image: QImage) -> None:
            if mine == self._drawing:  # else another page or size was asked for since
                self._view.show_page(image)

        self.house.jobs.run(lambda: page_image(paper.pdf, number, dpi), drawn, self.house.voice.refuse)

    def _read(self, paper: ReadyPaper, number: int) -> None:
        def read(text: str) -> None:
            if paper is self._paper and number == self._number:
                self._text.setPlainText(text)
                self._view.setAccessibleDescription(text)

        self.house.jobs.run(lambda: page_text(paper.pdf, number), read, self.house.voice.refuse)

    def _with_paper(self, act: Callable[[ReadyPaper], None]) -> None:
        if self._paper:
            act(self._paper)

    # ---- how it is shown

    def _change_size(self) -> None:
        wide = self._view.fit is not Fit.WIDTH
        self._view.fit_to(Fit.WIDTH if wide else Fit.PAGE)
        self._size.setText(self.t("Whole page") if wide else self.t("Full width"))
        self._size.setAccessibleName(self._size.text())

    def _change_form(self) -> None:
        other = self._text if self._shown.currentWidget() is self._view else self._view
        self._shown.setCurrentWidget(other)
        self._as_text.setText(self.t("As paper") if other is self._text else self.t("As text"))
        self._as_text.setAccessibleName(self._as_text.text())
        self._size.setEnabled(other is self._view)
        QTimer.singleShot(0, other, other.setFocus)
