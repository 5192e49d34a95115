"""Language, size of letters and light or dark, for this PC."""

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from digibank.i18n import LANGUAGES, Translate
from digibank.ui.machine_settings import LOOKS, TEXT_SIZES, MachineSettings
from digibank.ui.widgets import fields, theme
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.text import label

_OWN_NAMES = {"nl": "Nederlands", "en": "English"}
"""Each language in its own words: somebody who does not read the present one finds it."""


class ThisPc(QDialog):
    """Accepted when something is to change; the settings hold it then."""

    def __init__(self, settings: MachineSettings, t: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("this_pc_dialog")
        self.setWindowTitle(t("This PC"))
        self._settings = settings
        looks = {"system": t("As the system"), "light": t("Light"), "dark": t("Dark")}
        language_field, self._language = fields.choice(
            t("Language"), "language", [(_OWN_NAMES[code], code) for code in LANGUAGES]
        )
        size_field, self._size = fields.choice(
            t("Size of letters"), "text_size", [(f"{size} %", size) for size in TEXT_SIZES]
        )
        look_field, self._look = fields.choice(t("Colours"), "look", [(looks[name], name) for name in LOOKS])
        self._language.setCurrentIndex(self._language.findData(settings.language))
        self._size.setCurrentIndex(self._size.findData(settings.text_percent))
        self._look.setCurrentIndex(self._look.findData(settings.look))
        use = BigButton(t("Use this"), "use_settings", "yes", "", Weight.MAIN)
        use.clicked.connect(self._use)
        out = BigButton(t("Back"), "settings_back", "undo", "Esc", Weight.QUIET, heard=False)
        out.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        theme.spaced(column, "m", "l")
        column.addWidget(label(t("This PC"), "lead"))
        for part in (language_field, size_field, look_field, use, out):
            column.addWidget(part)
        fields.EnterGoesOn(self, [self._language, self._size, self._look], use)

    def _use(self) -> None:
        self._settings.language = self._language.currentData()
        self._settings.text_percent = self._size.currentData()
        self._settings.look = self._look.currentData()
        self.accept()
