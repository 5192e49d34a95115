"""Takes a device back: accessories ticked, condition, account locks looked at while the borrower still stands there."""

from functools import partial

from PySide6.QtWidgets import QWidget

from digibank.domain.device import OWN_STORAGE, Condition
from digibank.domain.label_code import LabelCode
from digibank.domain.lifecycle import Action, may
from digibank.domain.locks import LockKind
from digibank.queries.devices import DeviceCard
from digibank.sentences.words import condition_word, lock_word
from digibank.services.correct_return import correct_return
from digibank.services.locks import find_lock
from digibank.services.papers import return_receipt_paper
from digibank.services.take_back import take_back
from digibank.ui.counter.items_field import ItemsField
from digibank.ui.counter.panel import Panel
from digibank.ui.house import House
from digibank.ui.outcome import Outcome, PaperWish, Undo
from digibank.ui.widgets import fields
from digibank.ui.widgets.banner import note
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.words import capital


class ReturnPanel(Panel):
    def __init__(self, house: House, card: DeviceCard) -> None:
        t = house.t
        super().__init__(house, "return", t("Take back"))
        self._card = card
        items = card.loan.items if card.loan else ()
        self._items = ItemsField(t("What came back?"), items, ticked=True)
        if not items:
            self._items.hide()
        condition_field, self._condition = fields.choice(
            t("Condition"), "return_condition", [(capital(condition_word(c, t)), c) for c in Condition]
        )
        self._condition.setCurrentIndex(list(Condition).index(Condition.B))
        lock_field, self._lock = fields.choice(
            t("Account locks"),
            "return_lock",
            [(t("None: all accounts are signed out"), None), *((lock_word(kind, t), kind) for kind in LockKind)],
        )
        for part in (self._items, condition_field, lock_field):
            self.form.addWidget(part)
        if card.kind in OWN_STORAGE:
            self.form.addWidget(note(Tone.WAIT, t("Sign out of the account together, before the borrower leaves.")))
        self._main = self.finish_with(t("Take back"), "return_now", "take-back", self._take_back)
        fields.EnterGoesOn(self, [self._condition, self._lock], self._main)

    @property
    def first(self) -> QWidget:
        return self._main

    def _take_back(self) -> None:
        condition, lock = Condition(self._condition.currentData()), self._lock.currentData()
        office, code = self.house.office, self._card.code
        back = self.attempt(lambda: office.do(take_back, [code], condition=condition, missing=self._items.unticked))
        if back is None:
            return
        number = back[0].number
        if lock is not None and self._locked(LockKind(lock)):
            said = self.t("Taken back, and locked: {lock}. Ask the borrower to sign out now.")
            said = said.format(lock=lock_word(LockKind(lock), self.t))
            self.done.emit(Outcome(said, code, self._receipt(number), wait=True))
            return
        self.done.emit(
            Outcome(
                self.t("Taken back. It must be wiped before it is lent again."),
                code,
                self._receipt(number),
                self._undo(),
            )
        )

    def _locked(self, kind: LockKind) -> bool:
        return self.attempt(lambda: self.house.office.do(find_lock, self._card.code, kind)) is not None

    def _receipt(self, number: str) -> PaperWish:
        t = self.t
        return PaperWish(
            t("Return receipt {number}").format(number=number),
            t("return-receipt-{number}.pdf").format(number=number),
            lambda: return_receipt_paper(self.house.office, number).pdf,
        )

    def _undo(self) -> Undo | None:
        if not may(self.house.role, Action.CORRECT_RETURN):
            return None
        return Undo(self.t("It was a mistake"), partial(corrected, self.house, self._card.code))


def corrected(house: House, code: LabelCode) -> Outcome:
    """The return was a mistake: the loan is open as before."""
    house.office.do(correct_return, code)
    return Outcome(house.t("The return is undone. The device is on loan again."), code)
