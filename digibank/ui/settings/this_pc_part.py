"""This PC: language, looks, sounds, lock and printers. They stay on this computer and go into no backup."""

from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from digibank.i18n import LANGUAGES, OWN_NAMES
from digibank.services.own_stocks import all_stocks
from digibank.ui.house import House
from digibank.ui.machine_settings import IDLE_MINUTES, LOOKS, TEXT_SIZES
from digibank.ui.settings.part import Part
from digibank.ui.widgets import fields


class ThisPcPart(Part):
    """Language and looks go into every part of a window: it is built again after them, as it stood."""

    def __init__(self, house: House) -> None:
        t = house.t
        super().__init__(house, "this_pc", t("This PC"), t("This holds for this computer only."))
        self._choices: dict[str, QComboBox] = {}
        for name, (words, options) in self._questions().items():
            field, self._choices[name] = fields.choice(words, name, options)
            self.form.addWidget(field)
        self._sounds = QCheckBox(t("Sounds for yes and no"))
        self._sounds.setObjectName("sounds")
        self._sounds.setAccessibleName(self._sounds.text())
        self.form.addWidget(self._sounds)
        use = self.store_with(t("Use this"), "use_settings", self._use)
        fields.EnterGoesOn(self, [*self._choices.values(), self._sounds], use)

    def arrive(self) -> None:
        for name, box in self._choices.items():
            box.setCurrentIndex(max(0, box.findData(getattr(self.house.settings, name))))
        self._sounds.setChecked(self.house.settings.sounds)

    @property
    def first(self) -> QWidget:
        return self._choices["language"]

    def _use(self) -> None:
        """Always built again: also the lock and the sounds begin anew with the window."""
        for name, box in self._choices.items():
            setattr(self.house.settings, name, box.currentData())
        self.house.settings.sounds = self._sounds.isChecked()
        self.house.wishes.dressed.emit()

    def _questions(self) -> dict[str, tuple[str, list[tuple[str, object]]]]:
        """By the name of the setting: what is asked, and the answers."""
        t = self.t
        looks = {
            "system": t("As the system"),
            "light": t("Light"),
            "dark": t("Dark"),
            "contrast": t("Black and white, strongest contrast"),
        }
        usual = t("The system's own choice")
        printers: list[tuple[str, object]] = [(usual, ""), *((name, name) for name in self._printers())]
        stocks: list[tuple[str, object]] = [
            (stock.title, name) for name, stock in all_stocks(self.house.office.database.folder).items()
        ]
        return {
            "language": (t("Language"), [(OWN_NAMES[code], code) for code in LANGUAGES]),
            "text_percent": (t("Size of letters"), [(f"{size} %", size) for size in TEXT_SIZES]),
            "look": (t("Colours"), [(looks[name], name) for name in LOOKS]),
            "idle_minutes": (t("Lock when nobody uses it"), [(self._minutes(n), n) for n in IDLE_MINUTES]),
            "label_stock": (t("Labels"), [(t("Choose when printing"), ""), *stocks]),
            "label_printer": (t("Printer for labels"), printers),
            "paper_printer": (t("Printer for papers"), printers),
        }

    def _minutes(self, n: int) -> str:
        return self.t.plural("After {n} minute", "After {n} minutes", n).format(n=n) if n else self.t("Never")

    def _printers(self) -> list[str]:
        """Those of the system, and those that were chosen and are off now: a choice is not lost by that."""
        chosen = [self.house.settings.label_printer, self.house.settings.paper_printer]
        return sorted({*QPrinterInfo.availablePrinterNames(), *filter(None, chosen)})
