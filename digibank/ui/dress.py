"""Dresses the application as this PC is set: colours, size of letters, and Qt's own words."""

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from digibank.ui.machine_settings import MachineSettings
from digibank.ui.widgets import theme
from digibank.ui.widgets.palette import CONTRAST, DARK, LIGHT, Palette


class Wardrobe:
    """Keeps Qt's translators: Qt itself does not."""

    def __init__(self, app: QApplication, settings: MachineSettings) -> None:
        self._app, self._settings = app, settings
        self._words: QTranslator | None = None

    def dress(self) -> None:
        theme.apply(self._app, theme.Theme(self._palette(), self._settings.text_percent / 100))
        if self._words:
            self._app.removeTranslator(self._words)
        locale = QLocale(self._settings.language)
        QLocale.setDefault(locale)
        words = QTranslator()
        place = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._words = words if words.load(locale, "qtbase", "_", place) else None
        if self._words:
            self._app.installTranslator(self._words)

    def _palette(self) -> Palette:
        look = self._settings.look
        if look == "system":
            dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
            return DARK if dark else LIGHT
        return {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}[look]
