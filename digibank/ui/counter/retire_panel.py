"""The end of a device's life with us: where it goes."""

from PySide6.QtWidgets import QWidget

from digibank.i18n import Translate
from digibank.queries.devices import DeviceCard
from digibank.services.retire import Destination, retire
from digibank.ui.counter.panel import Panel
from digibank.ui.counter.tasks import destinations
from digibank.ui.house import House
from digibank.ui.outcome import Outcome
from digibank.ui.widgets import fields
from digibank.ui.widgets.banner import note
from digibank.ui.widgets.palette import Tone


class RetirePanel(Panel):
    def __init__(self, house: House, card: DeviceCard) -> None:
        t = house.t
        super().__init__(house, "retire", t("It leaves for good"))
        self._card = card
        options = [(t("Choose…"), None), *((_words(to, t), to) for to in destinations(card))]
        self._field, self._to = fields.choice(t("Where does it go?"), "retire_to", options)
        self.form.addWidget(self._field)
        self.form.addWidget(note(Tone.WAIT, t("This cannot be undone. A device that comes back is taken in anew.")))
        self._main = self.finish_with(t("It leaves for good"), "retire_now", "gone", self._retire)
        fields.EnterGoesOn(self, [self._to], self._main)
        self._to.currentIndexChanged.connect(self._field.unmark)

    @property
    def first(self) -> QWidget:
        return self._to

    def _retire(self) -> None:
        to = self._to.currentData()
        if to is None:
            said = self.t("Choose where it goes.")
            self.house.voice.no(said)
            self._field.mark(said)
            return
        if self.attempt(lambda: self.house.office.do(retire, self._card.code, Destination(to))) is not None:
            self.done.emit(Outcome(_said(Destination(to), self.t), self._card.code))


def _words(to: Destination, t: Translate) -> str:
    return {
        Destination.BORROWER: t("The borrower may keep it"),
        Destination.GIFT: t("Given to somebody"),
        Destination.PARTS: t("Taken apart for its parts"),
        Destination.RECYCLED: t("To the recycling"),
        Destination.DONOR: t("Back to the donor"),
        Destination.WRITTEN_OFF: t("Written off: nobody looks for it any more"),
    }[to]


def _said(to: Destination, t: Translate) -> str:
    return {
        Destination.BORROWER: t("Written down: the borrower keeps it."),
        Destination.GIFT: t("Written down: given away."),
        Destination.PARTS: t("Written down: for parts."),
        Destination.RECYCLED: t("Written down: recycled."),
        Destination.DONOR: t("Written down: back with the donor."),
        Destination.WRITTEN_OFF: t("Written off. It can still be found."),
    }[to]
