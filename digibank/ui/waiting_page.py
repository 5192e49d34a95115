"""Papers that wait: contracts that nobody has yet, and what a printer did not take. Below them the papers of this
visit, so that contract, label and receipt can be saved together."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QVBoxLayout

from digibank.domain.papers import PaperKind, PaperUse
from digibank.queries.paper_queue import WaitingPaper, waiting_papers
from digibank.services.paper_queue import note_papers
from digibank.ui.house import House
from digibank.ui.outcome import PaperWish
from digibank.ui.paper_desk import PaperDesk, ReadyPaper
from digibank.ui.paper_hands import PaperHands
from digibank.ui.paper_wishes import wish_for
from digibank.ui.screen import Screen
from digibank.ui.widgets import icons, theme
from digibank.ui.widgets.button_row import ButtonRow
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.frames import card
from digibank.ui.widgets.text import label

_ICONS: Final = {PaperKind.LABEL: "label", PaperKind.CERTIFICATE: "file"}
_WISH: Final = Qt.ItemDataRole.UserRole
_WAITS: Final = Qt.ItemDataRole.UserRole + 1


class WaitingPage(Screen):
    """`left`: Esc. `looked` brings a ReadyPaper to look at."""

    left = Signal()
    looked = Signal(object)

    def __init__(self, house: House, desk: PaperDesk, hands: PaperHands) -> None:
        super().__init__(house)
        self._desk, self._hands = desk, hands
        sheet, inside = card("waiting")
        inside.addWidget(label(self.t("Papers that wait"), "title"))
        self._said = label("", "body", "waiting_said")
        inside.addWidget(self._said)
        self._list = _PaperList(self.t("Papers"))
        self._list.put_off.connect(self._dismiss)
        self._list.itemSelectionChanged.connect(self._count)
        self._list.itemActivated.connect(lambda _item: self._look())
        inside.addWidget(self._list, 1)
        inside.addWidget(self._foot())
        column = QVBoxLayout(self)
        theme.spaced(column, "m", "l")
        column.addWidget(sheet, 1)
        house.changes.stored.connect(lambda _keys: self.renew() if self.isVisible() else None)

    # ---- from outside

    def arrive(self) -> None:
        self.renew()
        if not self._list.selectedItems():
            self._list.choose_first()
        (self._list if self._list.count() else self._out).setFocus()

    def go_back(self) -> bool:
        self.left.emit()
        return True

    def print_it(self) -> None:
        self._hands.print_all(_together(self.house, self._list.chosen))

    def renew(self) -> None:
        waiting = self.house.voice.tried(lambda: self.house.office.ask(waiting_papers))
        if waiting is None:
            return
        said = self.t.plural("{n} paper is not printed yet.", "{n} papers are not printed yet.", waiting.count)
        self._said.setText(said.format(n=waiting.count) if waiting.count else self.t("Nothing waits: all is printed."))
        refs = {one.paper for one in waiting.papers}
        recent = [wish for wish in self._desk.recent if not refs.intersection(wish.papers)]
        kept = {wish.title for wish in self._list.chosen}
        self._list.clear()
        for one in waiting.papers:
            self._list.offer(wish_for(self.house, [one.paper]), self._about(one), waits=True)
        for wish in recent:
            self._list.offer(wish, self.t("made since this window opened"), waits=False)
        self._list.choose(kept)
        self._count()

    # ---- parts

    def _foot(self) -> ButtonRow:
        t, quiet = self.t, Weight.QUIET
        self._out = BigButton(t("Back"), "waiting_back", "close", "Esc", quiet, heard=False)
        self._dismissing = BigButton(t("Not needed"), "waiting_dismiss", "no", "Del", quiet, heard=False)
        self._looking = BigButton(t("Look at it"), "waiting_look", "search", "Ctrl+F9", quiet)
        self._saving = BigButton(t("Save as PDF"), "waiting_save", "save", "Ctrl+S", quiet)
        self._printing = BigButton(t("Print"), "waiting_print", "print", "F9", Weight.MAIN, heard=False)
        for button, act in (
            (self._out, self.left.emit),
            (self._dismissing, self._dismiss),
            (self._looking, self._look),
            (self._saving, self._save),
            (self._printing, self.print_it),
        ):
            button.clicked.connect(act)
        return ButtonRow(self._out, self._dismissing, self._looking, self._saving, self._printing, to_right=True)

    def _about(self, one: WaitingPaper) -> str:
        since = self.t("waits since {moment}").format(moment=f"{one.since.astimezone():%d/%m/%Y %H:%M}")
        return f"{one.about} · {since}" if one.about else since

    def _count(self) -> None:
        chosen = self._list.selectedItems()
        for button in (self._printing, self._saving):
            button.setEnabled(bool(chosen))
        self._looking.setEnabled(len(chosen) == 1)
        self._dismissing.setEnabled(any(item.data(_WAITS) for item in chosen))

    # ---- what is done

    def _look(self) -> None:
        if len(self._list.chosen) == 1:
            self._desk.make_and(self._list.chosen[0], self.looked.emit)

    def _save(self) -> None:
        wishes = _together(self.house, self._list.chosen)
        ready: list[ReadyPaper] = []

        def made(paper: ReadyPaper) -> None:
            ready.append(paper)
            if len(ready) == len(wishes):
                self._hands.save_all(ready)

        for wish in wishes:
            self._desk.make_and(wish, made)

    def _dismiss(self) -> None:
        papers = [paper for wish in self._list.waiting for paper in wish.papers]
        if papers and self._desk.note(papers, PaperUse.DISMISSED):
            said = self.t.plural("{n} paper is off the list.", "{n} papers are off the list.", len(papers))

            def undo() -> None:
                if self.house.voice.tried(lambda: self.house.office.do(note_papers, papers, PaperUse.WAITS) or True):
                    self.house.voice.yes(self.t("Back on the list."))

            self.house.voice.yes(said.format(n=len(papers)), (self.t("Put it back"), undo))
            self._list.choose_first()


class _PaperList(QListWidget):
    """One or several, by the arrows with Shift, or Ctrl+A. `put_off`: Delete."""

    put_off = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("waiting_list")
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setWordWrap(True)
        self.setIconSize(QSize(theme.current().px(22), theme.current().px(22)))

    @property
    def chosen(self) -> list[PaperWish]:
        return [item.data(_WISH) for item in self._in_order(self.selectedItems())]

    @property
    def waiting(self) -> list[PaperWish]:
        """Of those that are chosen."""
        return [item.data(_WISH) for item in self._in_order(self.selectedItems()) if item.data(_WAITS)]

    def offer(self, wish: PaperWish, about: str, *, waits: bool) -> None:
        look = theme.current()
        icon = icons.row_icon(
            _ICONS.get(wish.kind, "contract"), look.palette.accent, look.palette.on_accent, look.px(22)
        )
        item = QListWidgetItem(icon, f"{wish.title}\n{about}")
        item.setData(_WISH, wish)
        item.setData(_WAITS, waits)
        self.addItem(item)

    def choose(self, titles: set[str]) -> None:
        for row in range(self.count()):
            item = self.item(row)
            item.setSelected(item.data(_WISH).title in titles)

    def choose_first(self) -> None:
        if self.count():
            self.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.put_off.emit()
        else:
            super().keyPressEvent(event)

    def _in_order(self, items: Sequence[QListWidgetItem]) -> list[QListWidgetItem]:
        return sorted(items, key=self.row)


def _together(house: House, wishes: Sequence[PaperWish]) -> list[PaperWish]:
    """Labels of one stock go onto the same sheets."""
    labels = [paper for wish in wishes for paper in wish.papers if wish.kind is PaperKind.LABEL]
    others = [wish for wish in wishes if wish.kind is not PaperKind.LABEL or not wish.papers]
    return [*others, wish_for(house, labels)] if labels else others
