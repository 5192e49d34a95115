"""What this program is, and where its files lie: for whoever helps from a distance."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from digibank import logs
from digibank.ui.house import House
from digibank.ui.settings.part import Part
from digibank.ui.widgets import fields
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.text import label
from digibank.version import VERSION

_LICENCE = "EUPL-1.2"


class AboutPart(Part):
    def __init__(self, house: House) -> None:
        t = house.t
        purpose = t("The counter program of a Digibank: lends out donated laptops, tablets and phones.")
        super().__init__(house, "about", t("About Digibank"), purpose)
        self.form.addWidget(label(t("Version {version}").format(version=VERSION), "strong", "about_version"))
        self.form.addWidget(label(t("Free software under the licence {name}.").format(name=_LICENCE)))
        self._data = self._folder(t("Your data lies here"), "about_data", house.office.database.folder)
        self._log = self._folder(
            t("Reports of mistakes lie here, without personal data"), "about_log", logs.default_folder()
        )

    @property
    def first(self) -> QWidget:
        return self._log

    def _folder(self, title: str, name: str, folder: Path) -> QWidget:
        """A line that can be copied, and a button that opens it."""
        field, inner = fields.line(title, name, value=str(folder))
        inner.setReadOnly(True)
        button = BigButton(self.t("Open the folder"), f"{name}_open", "file", "", Weight.SECOND)
        button.setAccessibleName(f"{self.t('Open the folder')}: {title}")
        button.clicked.connect(lambda: self._open(folder))
        self.form.addWidget(field)
        self.form.addWidget(button)
        return button

    def _open(self, folder: Path) -> None:
        if not folder.is_dir() or not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.house.voice.no(self.t("The folder cannot be opened from here. Copy its name into the file manager."))
