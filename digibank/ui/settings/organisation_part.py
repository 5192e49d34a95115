"""The organisation: what stands on labels and contracts, and how it lends."""

from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from digibank.domain.errors_text import TextFault
from digibank.queries.staff import organisation
from digibank.services.organisation import change_settings
from digibank.ui.house import House
from digibank.ui.settings.part import Part
from digibank.ui.widgets import fields

_TEXTS = ("name", "address", "phone", "email", "privacy_contact", "help_text")
_NUMBERS = {"default_loan_days": 3660, "liability_cap_euro": 10_000, "retention_months": 600, "notice_days": 3660}
"""The most that makes sense; the last two may not be left empty."""
_NEEDED = ("name", "retention_months", "notice_days")


class OrganisationPart(Part):
    def __init__(self, house: House) -> None:
        t = house.t
        super().__init__(
            house, "organisation", t("Organisation"), t("This stands on your labels, contracts and receipts.")
        )
        self._fields = {name: fields.line(*words) for name, words in self._words().items()}
        for field, _ in self._fields.values():
            self.form.addWidget(field)
        self._lend = QCheckBox(t("Volunteers may lend"))
        self._lend.setObjectName("organisation_volunteers_lend")
        self._lend.setAccessibleName(self._lend.text())
        self.form.addWidget(self._lend)
        store = self.store_with(t("Store"), "organisation_store", self._store)
        inner: list[QWidget] = [line for _, line in self._fields.values()]
        fields.EnterGoesOn(self, [*inner, self._lend], store)
        self._shown: dict[str, Any] = {}

    def arrive(self) -> None:
        stored = self.house.voice.tried(lambda: self.house.office.ask(organisation))
        if stored is None:
            return
        self._shown = {name: getattr(stored, name) for name in (*_TEXTS, *_NUMBERS, "volunteers_lend")}
        for name, (field, line) in self._fields.items():
            field.unmark()
            line.setText("" if self._shown[name] is None else str(self._shown[name]))
        self._lend.setChecked(stored.volunteers_lend)

    @property
    def first(self) -> QWidget:
        return self._fields["name"][1]

    def _store(self) -> None:
        if not self._shown:  # it could not be read when somebody came here
            self.arrive()
            return
        typed = self._typed()
        if typed is None:
            return
        changed = {name: value for name, value in typed.items() if value != self._shown[name]}
        if not changed:
            self.house.voice.yes(self.t("Nothing was changed."))
            return
        try:
            self.house.office.do(change_settings, **changed)
        except TextFault as error:
            self._fields[error.field][1].setFocus()
            self.house.voice.refuse(error)
        except Exception as error:  # noqa: BLE001 - a bug is raised again by the voice
            self.house.voice.refuse(error)
        else:
            self.arrive()
            self.house.voice.yes(self.t("Stored. New papers and labels say it so."))

    def _typed(self) -> dict[str, Any] | None:
        """None after it was said what is wrong."""
        values: dict[str, Any] = {"volunteers_lend": self._lend.isChecked()}
        for name, (field, line) in self._fields.items():
            text = line.text().strip()
            number = _number(line, _NUMBERS[name]) if name in _NUMBERS else None
            if not text and name in _NEEDED:
                field.mark(self.t("This cannot be empty."))
                return None
            if text and name in _NUMBERS and number is None:
                wrong = self.t("Write a whole number, from 1 to {most}.").format(most=_NUMBERS[name])
                field.mark(wrong)
                return None
            values[name] = number if name in _NUMBERS else text or None
        return values

    def _words(self) -> dict[str, tuple[str, str, str]]:
        t = self.t
        words = {
            "name": (t("Name of the organisation"), t("It stands on every label and contract.")),
            "address": (t("Address"), t("Where things are brought back.")),
            "phone": (t("Phone"), t("On labels and contracts: whom to call.")),
            "email": (t("E-mail"), ""),
            "privacy_contact": (t("Privacy contact"), t("Whom people ask about their data: a name, e-mail or phone.")),
            "help_text": (t("Help"), t("On contracts: where people get help with their device.")),
            "default_loan_days": (t("Days that a loan lasts"), t("The form proposes it. Empty: 365 days.")),
            "liability_cap_euro": (
                t("The most that anybody pays for damage, in euro"),
                t("Empty: the contract names none."),
            ),
            "retention_months": (t("Months that names are kept after the last loan"), ""),
            "notice_days": (t("Days of notice before names are erased"), ""),
        }
        return {name: (title, f"organisation_{name}", hint) for name, (title, hint) in words.items()}


def _number(line: QLineEdit, most: int) -> int | None:
    text = line.text().strip()
    return int(text) if text.isascii() and text.isdigit() and 1 <= int(text) <= most else None
