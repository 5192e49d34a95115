"""Tasks that want words: why a device is missing, and a note."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from digibank.domain.free_text import NOTE_LIMIT
from digibank.domain.lifecycle import State
from digibank.queries.devices import DeviceCard
from digibank.services.missing import missing
from digibank.services.write_note import write_note
from digibank.ui.counter import undoing
from digibank.ui.counter.panel import Panel
from digibank.ui.house import House
from digibank.ui.outcome import Outcome
from digibank.ui.widgets import fields, theme
from digibank.ui.widgets.banner import note
from digibank.ui.widgets.palette import Tone


class MissingPanel(Panel):
    """The reason is asked, for the police or for whoever finds the device."""

    def __init__(self, house: House, card: DeviceCard) -> None:
        t = house.t
        super().__init__(house, "missing", t("It is missing or stolen"))
        self._card = card
        told = (
            t("The loan stays open: the borrower may still find it.")
            if _is_out(card)
            else t("Look once more on the shelves and at the bench first.")
        )
        self.form.addWidget(note(Tone.WAIT, told))
        self._field, self._reason = fields.line(
            t("What happened?"), "missing_reason", t("For example: left on the bus, stolen from the car.")
        )
        self.form.addWidget(self._field)
        self._main = self.finish_with(t("It is missing"), "missing_now", "missing", self._miss)
        fields.EnterGoesOn(self, [self._reason], self._main, lambda _field: self._lacks_reason())

    @property
    def first(self) -> QWidget:
        return self._reason

    def _lacks_reason(self) -> bool:
        if self._reason.text().strip():
            return False
        said = self.t("Write down what happened.")
        self._field.mark(said)
        self.house.voice.no(said)
        return True

    def _miss(self) -> None:
        if self._lacks_reason():
            return
        code, reason = self._card.code, self._reason.text()
        if self.attempt(lambda: self.house.office.do(missing, code, reason)) is State.MISSING:
            undo = undoing.undo_missing(self.house, self._card)
            self.done.emit(Outcome(self.t("Written down as missing."), code, undo=undo))


class NotePanel(Panel):
    def __init__(self, house: House, card: DeviceCard) -> None:
        t = house.t
        super().__init__(house, "note", t("Write a note"))
        self._card = card
        self._text = QPlainTextEdit()
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(theme.current().px(120))
        self._field = fields.Field(
            t("What should the next one know?"),
            self._text,
            "note_text",
            t("Everybody here can read it. Write nothing about the borrower."),
        )
        self._text.textChanged.connect(self._field.unmark)
        self.form.addWidget(self._field)
        self.finish_with(t("Keep the note"), "note_keep", "note", self._keep)

    @property
    def first(self) -> QWidget:
        return self._text

    def _keep(self) -> None:
        text = self._text.toPlainText()
        if not text.strip():
            said = self.t("Write the note first.")
            self._field.mark(said)
            self.house.voice.no(said)
        elif self._store(text):
            self.done.emit(Outcome(self.t("The note is kept."), self._card.code))

    def _store(self, text: str) -> bool:
        def act() -> bool:
            self.house.office.do(write_note, self._card.code, text[: 2 * NOTE_LIMIT])
            return True

        return bool(self.attempt(act))


def _is_out(card: DeviceCard) -> bool:
    return bool(card.loan and card.loan.handed_over)
