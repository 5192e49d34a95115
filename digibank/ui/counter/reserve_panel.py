"""Keeps a device that is ready for somebody, or just apart."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from digibank.domain.keyboard import KeyPress
from digibank.domain.label_code import pretty
from digibank.queries.borrowers import borrower_card
from digibank.queries.devices import DeviceCard
from digibank.services.release import reserve
from digibank.ui.answers import tried
from digibank.ui.counter import undoing
from digibank.ui.counter.panel import Panel
from digibank.ui.house import House
from digibank.ui.outcome import Outcome
from digibank.ui.widgets import fields
from digibank.ui.widgets.words import short_day

_USUAL_DAYS = 14


class ReservePanel(Panel):
    def __init__(self, house: House, card: DeviceCard) -> None:
        t = house.t
        super().__init__(house, "reserve", t("Keep it for somebody"))
        self._card = card
        person_field, self._person = fields.line(
            t("For whom"), "reserve_person", t("Scan the card or type the whole name. Empty: only kept apart.")
        )
        last = house.office.database.now().astimezone().date() + timedelta(days=_USUAL_DAYS)
        self._day_field, self._until = fields.day(
            t("Kept until"), "reserve_until", last, t("After that day anybody may borrow it. Empty: no last day.")
        )
        self.form.addWidget(person_field)
        self.form.addWidget(self._day_field)
        self._main = self.finish_with(t("Keep it"), "reserve_now", "kept", self._reserve)
        fields.EnterGoesOn(self, [self._person, self._until], self._main)

    @property
    def first(self) -> QWidget:
        return self._person

    def take_scan(self, text: str, presses: Sequence[KeyPress]) -> bool:
        """A person's card; anything else opens its own card."""
        del presses
        card = tried(lambda: self.house.office.ask(borrower_card, text), lambda _error: None)
        if card is None:
            return False
        self._person.setText(pretty(card.code))
        self._main.setFocus()
        return True

    def _reserve(self) -> None:
        typed = self._until.text().strip()
        until = fields.typed_day(typed)
        if typed and until is None:
            said = self.t("Write the day like this: 30/06/2027.")
            self.house.voice.no(said)
            self._day_field.mark(said)
            return
        code, person = self._card.code, self._person.text().strip() or None
        if self.attempt(lambda: self.house.office.do(reserve, code, person, until)) is not None:
            said = self.t("Kept until {day}.").format(day=short_day(until)) if until else self.t("Kept apart.")
            self.done.emit(Outcome(said, code, undo=undoing.undo_reserve(self.house, code)))
