"""What was written wrong about a device, or has changed: its numbers, make and model, condition, donor."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from digibank.domain.device import Condition
from digibank.domain.errors import DuplicateSerial, InvalidImei
from digibank.domain.roles import reads_personal_data
from digibank.queries.devices import DeviceCard
from digibank.sentences.words import condition_word
from digibank.services.correct_device import Correction, correct_device
from digibank.ui.answers import tried
from digibank.ui.counter import undoing
from digibank.ui.counter.panel import Panel
from digibank.ui.house import House
from digibank.ui.outcome import Outcome
from digibank.ui.widgets import fields
from digibank.ui.widgets.words import capital


class CorrectPanel(Panel):
    def __init__(self, house: House, card: DeviceCard) -> None:
        t = house.t
        super().__init__(house, "correct", t("Correct what is written"))
        self._card = card
        self._lines: dict[str, QLineEdit] = {}
        for name, words, value in (
            ("serial", t("Serial number"), card.serial),
            ("imei", t("IMEI"), card.imei),
            ("make", t("Make"), card.make),
            ("model", t("Model"), card.model),
        ):
            self._add_line(name, words, value or "")
        self._condition = self._condition_choice()
        if reads_personal_data(house.role):
            self._add_line("donor", t("Donor"), card.donor or "")
        self._reason_field, self._reason = fields.line(
            t("Why is this number right all the same?"),
            "correct_reason",
            t("A device with this number is here already. Look at the sticker again."),
        )
        self.form.addWidget(self._reason_field)
        self._reason_field.hide()
        main = self.finish_with(t("Correct it"), "correct_now", "pencil", self._correct)
        numbers: list[QWidget] = [*self._lines.values()]
        fields.EnterGoesOn(self, [*numbers[:4], self._condition, *numbers[4:], self._reason], main)

    @property
    def first(self) -> QWidget:
        return self._lines["serial"]

    def _add_line(self, name: str, words: str, value: str) -> None:
        field, self._lines[name] = fields.line(words, f"correct_{name}", value=value)
        self.form.addWidget(field)

    def _condition_choice(self) -> QComboBox:
        t, now = self.t, self._card.condition
        known = [(capital(condition_word(condition, t)), condition) for condition in Condition]
        options: list[tuple[str, object]] = [*known] if now else [(t("Nobody has said yet"), None), *known]
        field, choice = fields.choice(t("Condition"), "correct_condition", options)
        if now:
            choice.setCurrentIndex(list(Condition).index(now))
        self.form.addWidget(field)
        return choice

    def _correct(self) -> None:
        office, code, right = self.house.office, self._card.code, self._right()
        changed = tried(lambda: office.do(correct_device, code, right), self._refused)
        if changed:
            undo = (
                undoing.undo_correction(self.house, code, self._as_it_was(changed)) if self._can_undo(changed) else None
            )
            self.done.emit(Outcome(self.t("Corrected. What was written before stays in the history."), code, undo=undo))

    def _right(self) -> Correction:
        typed = {name: line.text() for name, line in self._lines.items()}
        condition = self._condition.currentData()
        return Correction(
            **typed,
            condition=Condition(condition) if condition else None,
            duplicate_reason=self._reason.text().strip() or None,
        )

    def _can_undo(self, changed: tuple[str, ...]) -> bool:
        """A condition that nobody had said yet cannot be unsaid."""
        return "condition" not in changed or self._card.condition is not None

    def _as_it_was(self, changed: tuple[str, ...]) -> Correction:
        """Only what changed: a colleague may have corrected something else meanwhile."""
        card = self._card
        before = {name: getattr(card, name) or "" for name in changed if name != "condition"}
        return Correction(
            **before,
            condition=card.condition if "condition" in changed else None,
            duplicate_reason=self.t("As it was") if {"serial", "imei"} & set(changed) else None,
        )

    def _refused(self, error: Exception) -> None:
        if isinstance(error, DuplicateSerial):
            self._reason_field.show()
            self._reason.setFocus()
        elif isinstance(error, InvalidImei):
            self._lines["imei"].setFocus()
        self.house.voice.refuse(error)
