"""What all panels share: a title, a form that stays as typed when something is refused, Enter and Esc."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from digibank.domain.keyboard import KeyPress
from digibank.ui.house import House
from digibank.ui.widgets import theme
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.frames import card
from digibank.ui.widgets.text import label

R = TypeVar("R")


class Panel(QWidget):
    """One task. `done` brings an Outcome, `left` that nothing was done."""

    done = Signal(object)
    left = Signal()
    task = ""
    """The task's name, where the card of a device offered it."""

    def __init__(self, house: House, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(f"panel_{name}")
        self.setAccessibleName(title)
        self.house, self.t = house, house.t
        outside = QVBoxLayout(self)
        theme.spaced(outside, "m")
        sheet, self.form = card(name)
        outside.addWidget(sheet)
        self.form.addWidget(label(title, "lead"))
        self.foot = QWidget()
        self._row = QHBoxLayout(self.foot)
        theme.spaced(self._row, "m")

    @property
    def first(self) -> QWidget:
        """What has the focus when the panel opens."""
        raise NotImplementedError

    def take_scan(self, text: str, presses: Sequence[KeyPress]) -> bool:
        """Whether a scan is meant for this form. It is not, unless the panel says so: then it opens its own card."""
        del text, presses
        return False

    @property
    def chosen(self) -> tuple[str, ...]:
        """Codes that bring back, by `take_scan`, what was chosen here and stands in no field."""
        return ()

    @property
    def opened_files(self) -> tuple[Path, ...]:
        """Reports that were opened here: `open_files` brings them back."""
        return ()

    def open_files(self, files: list[Path]) -> None:
        del files

    def finish_with(self, text: str, name: str, icon: str, act: Callable[[], None]) -> BigButton:
        """The main button, beside the way out. Both stand in `foot`, which the page keeps in sight."""
        main = BigButton(text, name, icon, "", Weight.MAIN)
        main.clicked.connect(act)
        self.way_out()
        self._row.addWidget(main)
        return main

    def way_out(self) -> None:
        out = BigButton(self.t("Back"), "panel_back", "undo", "Esc", Weight.QUIET, heard=False)
        out.clicked.connect(self.left)
        self._row.addStretch(1)
        self._row.addWidget(out)

    def attempt(self, act: Callable[[], R]) -> R | None:
        """Stores something; a refusal is said, and the form stays as it is."""
        return self.house.voice.tried(act)
