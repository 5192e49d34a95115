"""Lends one or more devices to one person: scan, person, date, done; the contract is made at once."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from digibank.domain.keyboard import KeyPress
from digibank.domain.label_code import LabelCode, pretty
from digibank.domain.lifecycle import State
from digibank.queries.devices import DeviceCard, device_card
from digibank.services.lend import Lent, cancel, lend
from digibank.services.papers import contract_paper
from digibank.ui.answers import tried
from digibank.ui.counter.borrower_field import BorrowerField
from digibank.ui.counter.items_field import ItemsField, usual_items
from digibank.ui.counter.panel import Panel
from digibank.ui.house import House
from digibank.ui.outcome import Outcome, PaperWish, Undo
from digibank.ui.widgets import fields
from digibank.ui.widgets.text import label
from digibank.ui.widgets.words import device_title

_USUAL_DAYS = 365


class LendPanel(Panel):
    def __init__(self, house: House, card: DeviceCard) -> None:
        t = house.t
        super().__init__(house, "lend", t("Lend"))
        self._cards = [card]
        self._list = label("", "strong", "lend_devices")
        self.borrower = BorrowerField(house)
        self.borrower.decided.connect(self._to_main)
        self.borrower.refused.connect(house.voice.refuse)
        self.items = ItemsField(t("Goes along"), usual_items(card.kind, t), ticked=False)
        self._prepare = QCheckBox(t("Only prepare: the device leaves later"))
        self._prepare.setObjectName("lend_prepare")
        self._prepare.setAccessibleName(self._prepare.text())
        for part in (self._list, self.borrower, self._term(), self.items, self._prepare):
            self.form.addWidget(part)
        self._main = self.finish_with(t("Lend and make the contract"), "lend_now", "lend", self._lend)
        fields.EnterGoesOn(self, [*self.borrower.inner, self._until], self._main)
        self._show_devices()

    @property
    def first(self) -> QWidget:
        return self.borrower.first

    def take_scan(self, text: str, presses: Sequence[KeyPress]) -> bool:
        """A person's card chooses the person, another device goes along."""
        return self.borrower.take_card(text, presses) or self._add_device(text)

    @property
    def chosen(self) -> tuple[str, ...]:
        return (*(card.code for card in self._cards[1:]), *self.borrower.card_code)

    def _term(self) -> QWidget:
        t = self.t
        term = QWidget()
        column = QVBoxLayout(term)
        column.setContentsMargins(0, 0, 0, 0)
        self._fixed, self._open = QRadioButton(t("Until a day")), QRadioButton(t("No end date"))
        self._choice = QButtonGroup(term)
        for button, name in ((self._fixed, "term_fixed"), (self._open, "term_open")):
            button.setObjectName(name)
            button.setAccessibleName(button.text())
            self._choice.addButton(button)
            column.addWidget(button)
        self._fixed.setChecked(True)
        last = self.house.office.database.now().astimezone().date() + timedelta(days=_USUAL_DAYS)
        self._until_field, self._until = fields.day(t("Back on"), "lend_until", last, t("For example: 30/06/2027"))
        column.insertWidget(1, self._until_field)
        self._fixed.toggled.connect(self._until_field.setVisible)
        return term

    def _add_device(self, text: str) -> bool:
        card = tried(lambda: self.house.office.ask(device_card, text), lambda _error: None)
        if card is None:
            return False
        if card.state not in (State.AVAILABLE, State.RESERVED):
            said = self.t("{code} cannot go along: it is not ready to lend.").format(code=pretty(card.code))
            self.house.voice.no(said)
        elif card.code not in {known.code for known in self._cards}:
            self._cards.append(card)
            self._show_devices()
        return True

    def _show_devices(self) -> None:
        lines = [f"{device_title(c.title, c.kind, self.t)} · {pretty(c.code)}" for c in self._cards]
        self._list.setText("\n".join(lines))

    def _to_main(self) -> None:
        details = [field for field in self.borrower.inner if field.isVisible()]
        (details[0] if details else self._main).setFocus()

    def _lend(self) -> None:
        until = None if self._open.isChecked() else fields.typed_day(self._until.text())
        if self.borrower.empty:
            self._ask_for(self.borrower.first, self.t("Who borrows it? Scan the card or type the name."))
        elif until is None and not self._open.isChecked():
            self._ask_for(self._until, self.t("Write the day like this: 30/06/2027."))
        else:
            self._store(until)

    def _ask_for(self, field: QWidget, sentence: str) -> None:
        self.house.voice.no(sentence)
        field.setFocus()

    def _store(self, until: date | None) -> None:
        lent = self.attempt(
            lambda: self.house.office.do(
                lend,
                [card.code for card in self._cards],
                self.borrower.person,
                until=until,
                items=self.items.ticked,
                prepare=self._prepare.isChecked(),
            )
        )
        if lent:
            self.done.emit(self._outcome(lent))

    def _outcome(self, lent: Lent) -> Outcome:
        t = self.t
        if self._prepare.isChecked():
            said = t("Prepared: loan {number}. Press “Hand over now” when the device leaves.").format(
                number=lent.number
            )
            undo = Undo(t("Cancel this loan"), partial(cancelled, self.house, lent.number, lent.devices[0]))
            return Outcome(said, lent.devices[0], contract_wish(self.house, lent.number), undo)
        return Outcome(
            t("Lent: loan {number}.").format(number=lent.number),
            lent.devices[0],
            contract_wish(self.house, lent.number),
        )


def cancelled(house: House, number: str, code: LabelCode) -> Outcome:
    """Before hand-over: the devices are ready again."""
    house.office.do(cancel, number)
    return Outcome(house.t("The loan is cancelled. The device is ready again."), code)


def contract_wish(house: House, number: str) -> PaperWish:
    t = house.t
    return PaperWish(
        t("Contract {number}").format(number=number),
        t("contract-{number}.pdf").format(number=number),
        lambda: contract_paper(house.office, number).pdf,
    )
