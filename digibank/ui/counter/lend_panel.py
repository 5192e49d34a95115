"""Lends one or more devices to one person: scan, person, date, done; the contract is made at once."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QCheckBox, QWidget

from digibank.domain.device import Kind
from digibank.domain.keyboard import KeyPress
from digibank.domain.label_code import pretty
from digibank.domain.lifecycle import State
from digibank.queries.borrowers import BorrowerCard
from digibank.queries.devices import DeviceCard
from digibank.queries.staff import USUAL_LOAN_DAYS, loan_days
from digibank.services.lend import Lent, lend
from digibank.ui.counter import undoing
from digibank.ui.counter.borrower_field import BorrowerField
from digibank.ui.counter.counter_model import looked_up
from digibank.ui.counter.items_field import ItemsField, usual_items
from digibank.ui.counter.panel import Panel
from digibank.ui.counter.term_field import TermField
from digibank.ui.house import House
from digibank.ui.outcome import Outcome
from digibank.ui.paper_wishes import contract_wish
from digibank.ui.widgets import fields
from digibank.ui.widgets.text import label
from digibank.ui.widgets.words import device_title


class LendPanel(Panel):
    def __init__(self, house: House, cards: Sequence[DeviceCard], person: BorrowerCard | None = None) -> None:
        """Without a device, it is scanned or typed here first."""
        t = house.t
        super().__init__(house, "lend", t("Lend"))
        self._cards = list(cards)
        self._list = label("", "strong", "lend_devices")
        self._device_field, self._device = fields.line(
            t("Device"), "lend_device", t("Scan its label, or type its code and press Enter.")
        )
        self._device.returnPressed.connect(self._typed_device)
        self.borrower = BorrowerField(house)
        self.items = ItemsField(t("Goes along"), usual_items(cards[0].kind if cards else Kind.LAPTOP, t), ticked=False)
        self._term = TermField(t, "lend_until", self._usual_end())
        self._prepare = QCheckBox(t("Only prepare: the device leaves later"))
        self._prepare.setObjectName("lend_prepare")
        self._prepare.setAccessibleName(self._prepare.text())
        for part in (self._list, self._device_field, self.borrower, self.items, self._term, self._prepare):
            self.form.addWidget(part)
        self._main = self.finish_with(t("Lend and make the contract"), "lend_now", "lend", self._lend)
        fields.EnterGoesOn(self, [*self.borrower.inner, self._term.day], self._main)
        self._show_devices()
        if person:
            self.borrower.choose(person)
        self.borrower.decided.connect(self._to_main)
        self.borrower.refused.connect(house.voice.refuse)

    @property
    def first(self) -> QWidget:
        if not self._cards:
            return self._device
        return self._main if self.borrower.card_code else self.borrower.first

    def take_scan(self, text: str, presses: Sequence[KeyPress]) -> bool:
        """A person's card chooses the person, another device goes along. Anything else is refused: a wrong label must
        not cost what was typed here."""
        if not self.borrower.take_card(text, presses):
            self._add_device(text, presses)
        return True

    @property
    def chosen(self) -> tuple[str, ...]:
        return (*(card.code for card in self._cards[1:]), *self.borrower.card_code)

    def _usual_end(self) -> date:
        days = self.house.voice.tried(lambda: self.house.office.ask(loan_days)) or USUAL_LOAN_DAYS
        return self.house.office.database.now().astimezone().date() + timedelta(days=days)

    def _typed_device(self) -> None:
        if self._device.text().strip() and self._add_device(self._device.text(), ()):
            self._device.clear()

    def _add_device(self, text: str, presses: Sequence[KeyPress]) -> bool:
        found = self.attempt(lambda: looked_up(self.house.office, text, presses))
        if found is None:
            return False
        if not isinstance(found, DeviceCard):
            self.house.voice.no(self.t("This is no device and no person's card: {text}.").format(text=text[:40]))
            return False
        if found.state not in (State.AVAILABLE, State.RESERVED):
            said = self.t("{code} cannot go along: it is not ready to lend.").format(code=pretty(found.code))
            self.house.voice.no(said)
            return False
        if found.code not in {known.code for known in self._cards}:
            self._cards.append(found)
            self._show_devices()
        self.house.voice.hush()
        (self._main if self.borrower.card_code else self.borrower.first).setFocus()
        return True

    def _show_devices(self) -> None:
        lines = [f"{device_title(c.title, c.kind, self.t)} · {pretty(c.code)}" for c in self._cards]
        self._list.setText("\n".join(lines))
        self._list.setVisible(bool(lines))
        self._device_field.setVisible(not lines)

    def _to_main(self) -> None:
        details = [field for field in self.borrower.inner if field.isVisible()]
        self.house.voice.hush()
        (details[0] if details else self._main if self._cards else self._device).setFocus()

    def _lend(self) -> None:
        if not self._cards:
            self._ask_for(self._device, self.t("Which device? Scan its label."))
        elif self.borrower.empty:
            self._ask_for(self.borrower.first, self.t("Who borrows it? Scan the card or type the name."))
        elif self._term.unclear:
            self.house.voice.no(self.t("Write the day like this: 30/06/2027."))
            self._term.ask_again()
        else:
            self._store(self._term.until)

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
        t, shown = self.t, lent.devices[0]
        paper = contract_wish(self.house, lent.number, at_once=True)
        if self._prepare.isChecked():
            said = t("Prepared: loan {number}. Press “Hand over now” when the device leaves.")
            undo = undoing.undo_prepared(self.house, lent.number, shown)
            return Outcome(said.format(number=lent.number), shown, paper, undo)
        return Outcome(t("Lent: loan {number}.").format(number=lent.number), shown, paper)
