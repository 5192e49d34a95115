"""The check for account locks and passwords: none found, or which one."""

from PySide6.QtWidgets import QWidget

from digibank.domain.device import OWN_STORAGE
from digibank.domain.lifecycle import Action, State
from digibank.domain.locks import LockKind
from digibank.i18n import Translate
from digibank.queries.devices import DeviceCard
from digibank.sentences.words import lock_word, lock_words
from digibank.services.locks import clear_locks, find_lock
from digibank.ui.counter import undoing
from digibank.ui.counter.panel import Panel
from digibank.ui.house import House
from digibank.ui.outcome import Outcome
from digibank.ui.widgets import fields
from digibank.ui.widgets.banner import note
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.frames import rule
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.text import label


class LocksPanel(Panel):
    def __init__(self, house: House, card: DeviceCard) -> None:
        t = house.t
        super().__init__(house, "locks", t("Check for locks"))
        self._card = card
        if card.locks:
            self.form.addWidget(
                note(Tone.NO, t("Locked by: {locks}.").format(locks=lock_words(card.locks, t)), "open_locks")
            )
        self.form.addWidget(label("\n".join(f"• {line}" for line in _what_to_look_for(card, t))))
        self._main: BigButton | None = None
        if Action.CLEAR_LOCKS in card.actions:
            blocked = card.state is State.BLOCKED
            words = t("All locks are gone now") if blocked else t("No locks: SIM and SD card are out")
            self._main = self.finish_with(words, "locks_clear", "unlock", self._clear)
        self.form.addWidget(rule())
        field, self._kind = fields.choice(
            t("I found a lock"), "lock_kind", [(lock_word(kind, t), kind) for kind in LockKind]
        )
        self.form.addWidget(field)
        found = BigButton(t("Put aside: it is locked"), "lock_found", "lock", "", Weight.SECOND)
        found.clicked.connect(self._found)
        self.form.addWidget(found)
        self._found_button = found
        if self._main is None:
            self.way_out()

    @property
    def first(self) -> QWidget:
        return self._main or self._kind

    def _clear(self) -> None:
        if self.attempt(lambda: self.house.office.do(clear_locks, self._card.code)):
            undo = undoing.undo_unlock(self.house, self._card.code, self._card.locks)
            self.done.emit(Outcome(self.t("No locks. It can be wiped now."), self._card.code, undo=undo))

    def _found(self) -> None:
        kind = LockKind(self._kind.currentData())
        if self.attempt(lambda: self.house.office.do(find_lock, self._card.code, kind)):
            said = self.t("Locked: {lock}. Put the device aside.").format(lock=lock_word(kind, self.t))
            undo = undoing.undo_lock(self.house, self._card)
            self.done.emit(Outcome(said, self._card.code, undo=undo, wait=True))


def _what_to_look_for(card: DeviceCard, t: Translate) -> tuple[str, ...]:
    if card.kind in OWN_STORAGE:
        return (
            t("Settings: is an account still signed in (Google, Apple, Samsung, Xiaomi)?"),
            t("Does it say that a school or company manages it?"),
            t("Take out the SIM card and the memory card."),
        )
    return (
        t("Start it: does it ask for a password before the system starts?"),
        t("Does it say that a school or company manages it?"),
        t("Take out memory cards and USB sticks."),
    )
