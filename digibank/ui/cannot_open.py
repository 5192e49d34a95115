"""Where the data folder cannot be used: what is wrong, and the two ways on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from digibank.i18n import Translate
from digibank.ui.widgets import fields, theme
from digibank.ui.widgets.banner import Banner
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.frames import card, in_the_middle
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.text import label


class CannotOpen(QWidget):
    """`again`: try once more. Closing the window is the other way."""

    again = Signal()

    def __init__(self, sentence: str, folder: str, t: Translate) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setWindowTitle("Digibank")
        self.banner = Banner()
        sheet, form = card("cannot_open")
        sheet.setFixedWidth(theme.current().px(600))
        form.addWidget(label("Digibank", "brand"))
        form.addWidget(self.banner)
        where, line = fields.line(t("The data folder"), "cannot_open_folder", value=folder)
        line.setReadOnly(True)
        form.addWidget(where)
        again = BigButton(t("Try again"), "open_again", "undo", "", Weight.MAIN)
        again.clicked.connect(self.again)
        leave = BigButton(t("Close"), "open_not", "close", "", Weight.QUIET)
        leave.clicked.connect(self.close)
        form.addWidget(again)
        form.addWidget(leave)
        in_the_middle(self, sheet)
        self.banner.say(Tone.NO, t("The database does not open"), sentence)
        again.setFocus()
