"""A later end for a loan, or none."""

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from digibank.queries.devices import DeviceCard
from digibank.queries.loans import LoanCard
from digibank.services.extend import extend
from digibank.ui.counter.panel import Panel
from digibank.ui.counter.term_field import TermField
from digibank.ui.house import House
from digibank.ui.outcome import Outcome
from digibank.ui.widgets import fields
from digibank.ui.widgets.text import label
from digibank.ui.widgets.words import short_day

_USUAL_DAYS = 182


class ExtendPanel(Panel):
    def __init__(self, house: House, card: DeviceCard | LoanCard) -> None:
        t = house.t
        super().__init__(house, "extend", t("Extend the loan"))
        loan = card if isinstance(card, LoanCard) else card.loan
        assert loan is not None  # noqa: S101 - the task is offered with a loan only
        self._number, self._shown = loan.number, card.code
        told = t("Loan {number} ends on {day} now.") if loan.until else t("Loan {number} has no end date.")
        day = short_day(loan.until) if loan.until else ""
        self.form.addWidget(label(told.format(number=loan.number, day=day), name="extend_now"))
        today = house.office.database.now().astimezone().date()
        self._term = TermField(t, "extend_until", max(today, loan.until or today) + timedelta(days=_USUAL_DAYS))
        self.form.addWidget(self._term)
        self._main = self.finish_with(t("Extend the loan"), "extend_loan", "calendar", self._extend)
        fields.EnterGoesOn(self, [self._term.day], self._main)

    @property
    def first(self) -> QWidget:
        return self._term.day

    def _extend(self) -> None:
        if self._term.unclear:
            self.house.voice.no(self.t("Write the day like this: 30/06/2027."))
            self._term.ask_again()
            return
        until = self._term.until
        if self.attempt(lambda: self.house.office.do(extend, self._number, until)) is not None:
            self.done.emit(Outcome(self._said(until), self._shown))

    def _said(self, until: date | None) -> str:
        if until is None:
            return self.t("Loan {number} has no end date any more.").format(number=self._number)
        return self.t("Loan {number} ends on {day} now.").format(number=self._number, day=short_day(until))
