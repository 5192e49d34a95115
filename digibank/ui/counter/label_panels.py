"""Another label on a device, and the sticker of another system that is on it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from digibank.domain.keyboard import KeyPress
from digibank.domain.label_code import pretty
from digibank.domain.scan import CodeScan, TextScan, interpret
from digibank.domain.sticker import read_sticker
from digibank.queries.devices import DeviceCard
from digibank.services.aliases import add_alias, end_alias
from digibank.services.codes import relabel
from digibank.ui.counter.panel import Panel
from digibank.ui.house import House
from digibank.ui.outcome import Outcome, Undo
from digibank.ui.paper_wishes import labels_wish
from digibank.ui.widgets import fields
from digibank.ui.widgets.banner import note
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.text import label


class RelabelPanel(Panel):
    """The label is lost or cannot be read any more: a new one is printed, or one printed ahead is on it already."""

    def __init__(self, house: House, card: DeviceCard) -> None:
        t = house.t
        super().__init__(house, "relabel", t("Replace the label"))
        self._card = card
        told = t("The old code stays known: a contract with it stays right, and scanning it finds this device.")
        self.form.addWidget(note(Tone.PLAIN, told))
        hint = t("Scan it. Leave this empty to print a new label.")
        self._field, self._new = fields.line(t("New label that is on it already"), "relabel_new", hint)
        self.form.addWidget(self._field)
        self._main = self.finish_with(t("Replace the label"), "relabel_now", "label", self._replace)
        fields.EnterGoesOn(self, [self._new], self._main)

    @property
    def first(self) -> QWidget:
        return self._new

    def take_scan(self, text: str, presses: Sequence[KeyPress]) -> bool:
        code = next((c.code for c in interpret(text, presses) if isinstance(c, CodeScan)), None)
        self._new.setText(pretty(code) if code else text)
        self._field.unmark()
        self._main.setFocus()
        return True

    def _replace(self) -> None:
        new = self._new.text().strip() or None
        done = self.attempt(lambda: self.house.office.do(relabel, self._card.code, new))
        if done is None:
            self._new.setFocus()
            return
        said = self.t("It has a new label now: {code}.").format(code=pretty(done.code))
        paper = None if done.fresh else labels_wish(self.house, [done.code], at_once=True)
        self.done.emit(Outcome(said, done.code, paper))


class AliasPanel(Panel):
    """What is scanned goes into the field as its system meant it, whatever the keyboard made of it."""

    def __init__(self, house: House, card: DeviceCard) -> None:
        t = house.t
        super().__init__(house, "alias", t("An old sticker is on it"))
        self._card = card
        hint = t("Scan it or type what it says. From then on it finds this device.")
        self._field, self._text = fields.line(t("Sticker of another system"), "alias_text", hint)
        self.form.addWidget(self._field)
        if card.aliases:
            known = t("Known already: {stickers}").format(stickers=", ".join(alias.text for alias in card.aliases))
            self.form.addWidget(label(known, "muted"))
        self._main = self.finish_with(t("Keep it"), "alias_keep", "search", self._keep)
        fields.EnterGoesOn(self, [self._text], self._main)

    @property
    def first(self) -> QWidget:
        return self._text

    def take_scan(self, text: str, presses: Sequence[KeyPress]) -> bool:
        readings = [c.text for c in interpret(text, presses) if isinstance(c, TextScan)]
        self._text.setText(next((line for line in readings if read_sticker(line)), text))
        self._field.unmark()
        self._main.setFocus()
        return True

    def _keep(self) -> None:
        kept = self.attempt(lambda: self.house.office.do(add_alias, self._card.code, self._text.text()))
        if kept is None:
            self._text.setFocus()
            return
        code, t = self._card.code, self.t

        def take_away() -> Outcome:
            self.house.office.do(end_alias, code, kept.text, kept.source)
            return Outcome(t("The old sticker no longer counts."), code)

        said = t("The old sticker “{text}” finds this device now.").format(text=kept.text)
        self.done.emit(Outcome(said, code, undo=Undo(t("It is not on this device"), take_away)))
