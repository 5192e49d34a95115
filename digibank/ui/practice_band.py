"""The band above everything while somebody practises: words, a colour, and the way out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from digibank.i18n import Translate
from digibank.ui.widgets import theme
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.text import drawing, toned


class PracticeBand(QFrame):
    left = Signal()

    def __init__(self, t: Translate) -> None:
        super().__init__()
        self.setObjectName("practice_band")
        self.setProperty("soft", Tone.WAIT.value)
        row = QHBoxLayout(self)
        theme.spaced(row, "m", "s")
        row.addWidget(drawing("info", Tone.WAIT, 28))
        said = t("PRACTICE. All people and devices here are invented. You can do nothing wrong.")
        row.addWidget(toned(said, Tone.WAIT, "strong", "practice_words"), 1)
        out = BigButton(t("Stop practising"), "practice_stop", "close", "Ctrl+Q", Weight.SECOND)
        out.clicked.connect(self.left)
        row.addWidget(out)
