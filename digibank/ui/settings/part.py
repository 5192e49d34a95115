"""One part of the settings: a title, a line of what it is for, and what can be set."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from digibank.ui.house import House
from digibank.ui.widgets import theme
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.frames import card
from digibank.ui.widgets.text import label


class Part(QWidget):
    """`form` takes the fields, `foot` the button that stores them: it is always in sight."""

    def __init__(self, house: House, name: str, title: str, purpose: str) -> None:
        super().__init__()
        self.setObjectName(f"settings_{name}")
        self.house, self.t = house, house.t
        outside = QVBoxLayout(self)
        theme.spaced(outside, "m")
        sheet, self.form = card(name)
        outside.addWidget(sheet)
        outside.addStretch(1)
        self.foot = QVBoxLayout()
        self.form.addWidget(label(title, "title"))
        self.form.addWidget(label(purpose))

    def store_with(self, text: str, name: str, act: Callable[[], None]) -> BigButton:
        """The main button, in the foot. Ctrl+Enter presses it from every field."""
        button = BigButton(text, name, "yes", "Ctrl+Enter", Weight.MAIN)
        button.clicked.connect(act)
        QShortcut(QKeySequence("Ctrl+Return"), button).activated.connect(button.click)
        self.foot.addWidget(button)
        return button

    def arrive(self) -> None:
        """Shows what is set now."""

    @property
    def first(self) -> QWidget | None:
        """What gets the keys."""
        return None

    def go_back(self) -> bool:
        """Esc: whether something was open here and is closed now."""
        return False
