"""What is inside a computer that no report told of: a technician opens it and says so."""

from PySide6.QtGui import QDoubleValidator
from PySide6.QtWidgets import QWidget

from digibank.domain.lifecycle import Action
from digibank.queries.devices import DeviceCard
from digibank.readers.facts import CarrierFacts
from digibank.services.carrier import fit_carrier, no_carrier, remove_carrier
from digibank.ui.counter.panel import Panel
from digibank.ui.house import House
from digibank.ui.outcome import Outcome
from digibank.ui.widgets import fields
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.frames import rule
from digibank.ui.widgets.text import label


class CarriersPanel(Panel):
    def __init__(self, house: House, card: DeviceCard) -> None:
        t = house.t
        super().__init__(house, "carriers", t("Disks inside"))
        self._card = card
        self.form.addWidget(label(t("Open the device and look. Write down each disk that is inside.")))
        serial_field, self._serial = fields.line(
            t("Serial number of the disk"), "carrier_serial", t("It stands on the sticker of the disk, after S/N.")
        )
        size_field, self._size = fields.line(t("Size in GB"), "carrier_size", t("You may leave this empty."))
        self._size.setValidator(QDoubleValidator(0, 1_000_000, 1, self._size))
        type_field, self._type = fields.choice(
            t("Kind of disk"),
            "carrier_type",
            [(t("I do not know"), None), ("SSD", "ssd"), (t("Hard disk"), "hdd"), (t("Flash memory"), "flash")],
        )
        for field in (serial_field, size_field, type_field):
            self.form.addWidget(field)
        main = self.finish_with(t("This disk is inside"), "carrier_fit", "disk", self._fit)
        fields.EnterGoesOn(self, [self._serial, self._size, self._type], main)
        fitted = [c for c in card.carriers if c.status == "FITTED"]
        if not card.carriers or fitted:
            self.form.addWidget(rule())
        if not card.carriers:
            none = BigButton(t("There is no disk inside"), "carrier_none", "close", "", Weight.SECOND)
            none.clicked.connect(self._none)
            self.form.addWidget(none)
        if fitted and Action.TAKE_OUT_CARRIER in card.actions:
            self._offer_removal([(c.serial or f"#{c.position}", str(c.position)) for c in fitted])

    @property
    def first(self) -> QWidget:
        return self._serial

    def _offer_removal(self, choices: list[tuple[str, str]]) -> None:
        field, self._which = fields.choice(self.t("A disk comes out"), "carrier_which", choices)
        self.form.addWidget(field)
        out = BigButton(self.t("It is taken out"), "carrier_remove", "take-back", "", Weight.SECOND)
        out.clicked.connect(self._remove)
        self.form.addWidget(out)

    def _fit(self) -> None:
        size = self._size.text().replace(",", ".")
        facts = CarrierFacts(
            self._serial.text().strip() or None, None, float(size) if size else None, self._type.currentData()
        )
        if self.attempt(lambda: self.house.office.do(fit_carrier, self._card.code, facts)):
            self.done.emit(
                Outcome(self.t("Written down. Is there another disk? Add it the same way."), self._card.code)
            )

    def _none(self) -> None:
        if self.attempt(lambda: self.house.office.do(no_carrier, self._card.code)):
            self.done.emit(Outcome(self.t("Written down: no disk inside."), self._card.code))

    def _remove(self) -> None:
        which = f"#{self._which.currentData()}"
        if self.attempt(lambda: self.house.office.do(remove_carrier, self._card.code, which)):
            self.done.emit(
                Outcome(self.t("Written down: the disk is out. It still has to be wiped."), self._card.code, wait=True)
            )
