"""Who borrows: a card that was scanned, a name that is known, or somebody new."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from digibank.domain.keyboard import KeyPress
from digibank.domain.label_code import pretty
from digibank.queries.borrowers import BorrowerCard, borrower_card, borrower_cards
from digibank.services.borrowers import NewBorrower
from digibank.ui.answers import tried
from digibank.ui.house import House
from digibank.ui.widgets import fields, theme
from digibank.ui.widgets.badge import badge
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.palette import Tone

_MOST_SHOWN = 6


class BorrowerField(QWidget):
    """`decided`: it is clear who it is, the form can go on. `refused` brings what stood in the way."""

    decided = Signal()
    refused = Signal(object)

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house, self.t = house, house.t
        self._known: BorrowerCard | None = None
        self._chip: QWidget | None = None
        self._column = QVBoxLayout(self)
        theme.spaced(self._column, "s")
        t = self.t
        self._name_field, self.name = fields.line(
            t("Borrower"), "borrower_name", t("Scan the card or type the whole name. A new name becomes a new person.")
        )
        self._matches = QListWidget()
        self._matches.setObjectName("borrower_matches")
        self._matches.setAccessibleName(t("People with this name"))
        self._matches.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._change = BigButton(t("Somebody else"), "borrower_change", "person", "", Weight.QUIET)
        self._details = self._new_person_fields()
        for part in (self._name_field, self._matches, self._change, *self._details.values()):
            self._column.addWidget(part)
        self._matches.hide()
        self._change.hide()
        self._show_details(False)
        self.name.textEdited.connect(self._typed)
        self.name.installEventFilter(self)
        self._matches.itemActivated.connect(self._pick_item)
        self._change.clicked.connect(self._somebody_else)

    @property
    def first(self) -> QWidget:
        return self.name

    @property
    def inner(self) -> Sequence[QWidget]:
        return [field.inner for field in self._details.values()]

    @property
    def person(self) -> str | NewBorrower:
        """As `services.lend` takes it: a card code, or a new person's data; a name that is known exactly is that
        person's."""
        if self._known:
            return self._known.code
        name = self.name.text().strip()
        told = {key: field.inner.text() for key, field in self._details.items()}  # type: ignore[attr-defined]
        return NewBorrower(name, **told) if any(told.values()) else name

    @property
    def card_code(self) -> tuple[str, ...]:
        """The code of whoever was chosen; none where somebody is typed, or nobody."""
        return (self._known.code,) if self._known else ()

    @property
    def empty(self) -> bool:
        return self._known is None and not self.name.text().strip()

    def take_card(self, text: str, _presses: Sequence[KeyPress]) -> bool:
        """Whether the scan was a borrower's card."""
        card = tried(lambda: self._house.office.ask(borrower_card, text), lambda _error: None)
        if card:
            self.choose(card)
        return card is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.name:
            if event.key() == Qt.Key.Key_Down and self._matches.isVisible():
                self._matches.setFocus()
                self._matches.setCurrentRow(0)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter()
                return True
        return False

    # ---- what is typed

    def _typed(self, text: str) -> None:
        cards = tried(lambda: self._house.office.ask(borrower_cards, text, _MOST_SHOWN), self.refused.emit) or ()
        self._matches.clear()
        for card in cards:
            item = QListWidgetItem(f"{card.name} · {pretty(card.code)}")
            item.setData(Qt.ItemDataRole.UserRole, card)
            self._matches.addItem(item)
        self._matches.setVisible(bool(cards))
        rows = self._matches.sizeHintForRow(0) * len(cards)
        self._matches.setFixedHeight(rows + theme.current().px(20))
        self._show_details(not cards and len(text.strip()) > 2)

    def _enter(self) -> None:
        """One match is that person; several are chosen from; none is somebody new."""
        if self._matches.isVisible() and self._matches.count() == 1:
            self._pick_item(self._matches.item(0))
        elif self._matches.isVisible():
            self._matches.setFocus()
            self._matches.setCurrentRow(0)
        elif not self.empty:
            self.decided.emit()

    def _pick_item(self, item: QListWidgetItem) -> None:
        self.choose(item.data(Qt.ItemDataRole.UserRole))

    def choose(self, card: BorrowerCard) -> None:
        """It is this person."""
        self._drop_chip()
        self._known = card
        self._chip = badge(f"{card.name} · {pretty(card.code)}", Tone.YES, "person", "borrower_chosen")
        self._column.insertWidget(0, self._chip)
        self._name_field.hide()
        self._matches.hide()
        self._show_details(False)
        self._change.show()
        self.decided.emit()

    def _somebody_else(self) -> None:
        self._drop_chip()
        self._known = None
        self._change.hide()
        self._name_field.show()
        self.name.clear()
        self.name.setFocus()

    def _drop_chip(self) -> None:
        if self._chip:
            self._chip.hide()
            self._chip.deleteLater()
            self._chip = None

    def _new_person_fields(self) -> dict[str, fields.Field]:
        t = self.t
        return {
            "address": fields.line(t("Address"), "borrower_address")[0],
            "phone": fields.line(t("Phone"), "borrower_phone")[0],
            "email": fields.line(t("E-mail"), "borrower_email", t("What a person does not have may stay empty."))[0],
        }

    def _show_details(self, shown: bool) -> None:  # noqa: FBT001 - Qt's own way
        for field in self._details.values():
            field.setVisible(shown)
