"""One device of a loan for another: the old one comes back, or is missing; the new one is scanned."""

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from digibank.domain.keyboard import KeyPress
from digibank.domain.label_code import LabelCode, pretty
from digibank.queries.devices import DeviceCard
from digibank.queries.loans import LoanCard
from digibank.services.swap import swap
from digibank.ui.counter.counter_model import looked_up
from digibank.ui.counter.panel import Panel
from digibank.ui.house import House
from digibank.ui.outcome import Outcome
from digibank.ui.widgets import fields


class SwapPanel(Panel):
    def __init__(self, house: House, card: DeviceCard | LoanCard) -> None:
        t = house.t
        super().__init__(house, "swap", t("Swap for another device"))
        self._shown = card.code
        self._number, old = _loan_of(card)
        old_field, self._old = fields.choice(t("The old device"), "swap_old", [(words, code) for words, code in old])
        new_field, self._new = fields.line(
            t("The new device"), "swap_new", t("Scan the label of a device that is ready to lend, or type its code.")
        )
        self._back, self._lost = QRadioButton(t("The old one is back")), QRadioButton(t("The old one is missing"))
        self._choice = QButtonGroup(self)
        self.form.addWidget(old_field)
        for button, name in ((self._back, "swap_old_back"), (self._lost, "swap_old_missing")):
            button.setObjectName(name)
            button.setAccessibleName(button.text())
            self._choice.addButton(button)
            self.form.addWidget(button)
        self._back.setChecked(True)
        self.form.addWidget(new_field)
        self._main = self.finish_with(t("Swap"), "swap_now", "swap", self._swap)
        fields.EnterGoesOn(self, [self._old, self._new], self._main)

    @property
    def first(self) -> QWidget:
        return self._new

    def take_scan(self, text: str, presses: Sequence[KeyPress]) -> bool:
        """The new device; one of this loan is the old one."""
        found = self.attempt(lambda: looked_up(self.house.office, text, presses))
        if not isinstance(found, DeviceCard):
            if found is not None:
                self.house.voice.no(self.t("This is no device: {text}.").format(text=text[:40]))
            return True
        place = self._old.findData(found.code)
        self.house.voice.hush()
        if place >= 0:
            self._old.setCurrentIndex(place)
            self._new.setFocus()
        else:
            self._new.setText(pretty(found.code))
            self._main.setFocus()
        return True

    def _swap(self) -> None:
        if not self._new.text().strip():
            self.house.voice.no(self.t("Which device comes in its place? Scan its label."))
            self._new.setFocus()
            return
        old, new, lost = LabelCode(self._old.currentData()), self._new.text(), self._lost.isChecked()
        done = self.attempt(lambda: self.house.office.do(swap, self._number, old, new, old_missing=lost))
        if done is None:
            return
        if lost:
            said = self.t("Swapped. {old} is written down as missing.")
        else:
            said = self.t("Swapped. {old} is back and must be wiped.")
        self.done.emit(Outcome(said.format(old=pretty(old)), self._shown, wait=True))


def _loan_of(card: DeviceCard | LoanCard) -> tuple[str, list[tuple[str, LabelCode]]]:
    """The loan's number, and the devices that are out on it: words with code."""
    if isinstance(card, LoanCard):
        return card.number, [
            (f"{line.title} · {pretty(line.code)}", line.code) for line in card.lines if line.code and not line.ending
        ]
    assert card.loan is not None  # noqa: S101 - the task is offered with a loan only
    return card.loan.number, [(f"{card.title} · {pretty(card.code)}", card.code)]
