"""Takes devices back: accessories ticked, condition, account locks looked at while the borrower still stands there."""

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from digibank.domain.device import OWN_STORAGE, Condition
from digibank.domain.label_code import LabelCode, pretty
from digibank.domain.locks import LockKind
from digibank.queries.devices import DeviceCard
from digibank.sentences.words import condition_word, lock_word
from digibank.services.locks import find_lock
from digibank.services.take_back import take_back
from digibank.ui.counter import undoing
from digibank.ui.counter.items_field import ItemsField
from digibank.ui.counter.panel import Panel
from digibank.ui.counter.task_words import KEYS, Task
from digibank.ui.house import House
from digibank.ui.outcome import Outcome
from digibank.ui.paper_wishes import return_receipt_wish
from digibank.ui.widgets import fields
from digibank.ui.widgets.banner import note
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.text import label
from digibank.ui.widgets.words import capital, device_title


class ReturnPanel(Panel):
    def __init__(self, house: House, cards: Sequence[DeviceCard], shown: str) -> None:
        """`cards` are devices of one loan; `shown` is the code of what lies on the counter, and stays there."""
        t = house.t
        super().__init__(house, "return", t("Take back"))
        self._cards, self._shown = tuple(cards), shown
        if len(cards) > 1:
            self.form.addWidget(label("\n".join(self._name(card) for card in cards), "strong", "return_devices"))
        items = cards[0].loan.items if cards[0].loan else ()
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
        which_field, self._locked_one = fields.choice(
            t("Which one is locked?"), "return_locked_one", [(self._name(card), card.code) for card in cards]
        )
        for part in (self._items, condition_field, lock_field, which_field):
            self.form.addWidget(part)
        which_field.hide()
        self._lock.currentIndexChanged.connect(lambda index: which_field.setVisible(index > 0 and len(cards) > 1))
        if any(card.kind in OWN_STORAGE for card in cards):
            self.form.addWidget(note(Tone.WAIT, t("Sign out of the account together, before the borrower leaves.")))
        self._main = self.finish_with(t("Take back"), "return_now", "take-back", self._take_back)
        fields.EnterGoesOn(self, [self._condition, self._lock, self._locked_one], self._main)
        QShortcut(QKeySequence(KEYS[Task.TAKE_BACK]), self).activated.connect(self._main.setFocus)

    @property
    def first(self) -> QWidget:
        return self._main

    def _name(self, card: DeviceCard) -> str:
        return f"{device_title(card.title, card.kind, self.t)} · {pretty(card.code)}"

    def _take_back(self) -> None:
        condition, lock = Condition(self._condition.currentData()), self._lock.currentData()
        codes = [card.code for card in self._cards]
        lacking = self._items.unticked
        back = self.attempt(lambda: self.house.office.do(take_back, codes, condition=condition, missing=lacking))
        if back is None:
            return
        paper = return_receipt_wish(self.house, back[0].number, at_once=True)
        if lock is not None and self._locked(LockKind(lock)):
            said = self.t("Taken back, and locked: {lock}. Ask the borrower to sign out now.")
            said = said.format(lock=lock_word(LockKind(lock), self.t))
            self.done.emit(Outcome(said, self._shown, paper, wait=True))
            return
        undo = undoing.undo_return(self.house, codes[0]) if len(codes) == 1 else None
        self.done.emit(Outcome(self._said(len(codes)), self._shown, paper, undo))

    def _said(self, count: int) -> str:
        if count == 1:
            return self.t("Taken back. It must be wiped before it is lent again.")
        said = self.t.plural(
            "{n} device taken back. It must be wiped before it is lent again.",
            "{n} devices taken back. They must be wiped before they are lent again.",
            count,
        )
        return said.format(n=count)

    def _locked(self, kind: LockKind) -> bool:
        code = LabelCode(self._locked_one.currentData())
        return self.attempt(lambda: self.house.office.do(find_lock, code, kind)) is not None
