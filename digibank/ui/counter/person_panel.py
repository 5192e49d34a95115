"""A coordinator corrects what is written of a person."""

from PySide6.QtWidgets import QWidget

from digibank.i18n import LANGUAGES
from digibank.queries.borrowers import BorrowerCard
from digibank.services.access import log_access
from digibank.services.borrowers import NewBorrower, change_borrower
from digibank.ui.counter.panel import Panel
from digibank.ui.house import House
from digibank.ui.outcome import Outcome
from digibank.ui.widgets import fields


class PersonPanel(Panel):
    def __init__(self, house: House, card: BorrowerCard) -> None:
        t = house.t
        super().__init__(house, "person", t("Change name, address or contact"))
        self._card = card
        house.office.do(log_access, card.id, "change")
        self._fields = {
            name: fields.line(words, f"person_{name}", value=value or "")
            for name, words, value in (
                ("name", t("Name"), card.name),
                ("address", t("Address"), card.address),
                ("phone", t("Phone"), card.phone),
                ("email", t("E-mail"), card.email),
            )
        }
        for field, _ in self._fields.values():
            self.form.addWidget(field)
        main = self.finish_with(t("Keep this"), "person_keep", "save", self._keep)
        fields.EnterGoesOn(self, [line for _, line in self._fields.values()], main)

    @property
    def first(self) -> QWidget:
        return self._fields["name"][1]

    def _keep(self) -> None:
        field, name = self._fields["name"]
        if not name.text().strip():
            said = self.t("Write the name.")
            self.house.voice.no(said)
            field.mark(said)
            return
        if self._store():
            said = self.t("Changed. Contracts that were made before stay as they were signed.")
            self.done.emit(Outcome(said, self._card.code))

    def _store(self) -> bool:
        name, address, phone, email = (line.text() for _, line in self._fields.values())
        person = NewBorrower(name, address, phone, email, language=self._card.language or LANGUAGES[0])

        def act() -> bool:
            self.house.office.do(change_borrower, self._card.id, person)
            return True

        return bool(self.attempt(act))
