"""After a crash: the form that was open, offered again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from digibank.i18n import Translate
from digibank.ui.widgets import theme
from digibank.ui.widgets.button_row import ButtonRow
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.text import drawing, label


class LeftOpen(QFrame):
    """Hidden until `offer`. `resumed` and `dropped` are the two answers."""

    resumed = Signal()
    dropped = Signal()

    def __init__(self, t: Translate) -> None:
        super().__init__()
        self.t = t
        self.setObjectName("left_open")
        self.setProperty("soft", Tone.WAIT.value)
        column = QVBoxLayout(self)
        theme.spaced(column, "s", "m")
        row = QHBoxLayout()
        row.addWidget(drawing("wait", Tone.WAIT, 28))
        self._said = label("", name="left_open_said")
        row.addWidget(self._said, 1)
        go_on = BigButton(t("Go on with the form"), "left_open_resume", "yes", "", Weight.SECOND)
        drop = BigButton(t("Throw it away"), "left_open_drop", "close", "", Weight.QUIET)
        go_on.clicked.connect(self._answered)
        go_on.clicked.connect(self.resumed)
        drop.clicked.connect(self._answered)
        drop.clicked.connect(self.dropped)
        column.addLayout(row)
        column.addWidget(ButtonRow(go_on, drop, to_right=True))
        self.hide()

    def offer(self, form: str) -> None:
        text = self.t(
            "The program stopped while the form “{form}” was open. It was not stored. What was typed is here."
        )
        self._said.setText(text.format(form=form))
        self.show()

    def _answered(self) -> None:
        self.hide()
