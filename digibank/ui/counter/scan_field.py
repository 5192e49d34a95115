"""The one field of the counter: scan or type anything, Enter."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from digibank.i18n import Translate
from digibank.ui.scanner import TAKES_SCANS
from digibank.ui.widgets import theme
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.text import drawing, key_chip, label


class ScanField(QWidget):
    """`asked` brings what was typed and confirmed; scans go their own way (ui/scanner.py) and leave it empty."""

    asked = Signal(str)

    def __init__(self, t: Translate) -> None:
        super().__init__()
        look = theme.current()
        column = QVBoxLayout(self)
        theme.spaced(column, "xs")
        above = label(t("Scan or type"), "lead", wrap=False)
        top = QHBoxLayout()
        theme.spaced(top, "s")
        top.addWidget(drawing("scan", Tone.ACCENT, 26))
        top.addWidget(above)
        top.addWidget(key_chip("F2"))
        top.addStretch(1)
        column.addLayout(top)
        row = QHBoxLayout()
        theme.spaced(row, "s")
        self.line = QLineEdit()
        self.line.setObjectName("scan")
        self.line.setProperty("role", "scan")
        self.line.setProperty(TAKES_SCANS, True)
        self.line.setMaxLength(2000)
        self.line.setMinimumHeight(look.px(56))
        self.line.setPlaceholderText(t("Label, serial number, IMEI, loan or name"))
        self.line.setAccessibleName(t("Scan or type"))
        above.setBuddy(self.line)
        self.line.returnPressed.connect(self._confirm)
        row.addWidget(self.line, 1)
        self.button = BigButton(t("Look up"), "look_up", "search", "Enter", Weight.SECOND, heard=False)
        self.button.clicked.connect(self._confirm)
        row.addWidget(self.button)
        column.addLayout(row)
        self.setFocusProxy(self.line)

    def take_focus(self) -> None:
        self.line.setFocus()
        self.line.selectAll()

    def empty(self) -> None:
        self.line.clear()

    def _confirm(self) -> None:
        text = self.line.text()
        if text.strip():
            self.line.selectAll()
            self.asked.emit(text)
