"""What stands above a list: its title, the field to find in it, the choices, and what can be done with it. Where the
letters are large for the window the title goes, for the rows need the room."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from digibank.ui.widgets import theme
from digibank.ui.widgets.fields import Field
from digibank.ui.widgets.text import label

_SEARCH, _CHOICE = 320, 215
"""Pixels at 100 % that a field needs at the least."""


class ListHead(QWidget):
    def __init__(self, title: str, search: Field, choices: Sequence[Field], tool: QWidget) -> None:
        super().__init__()
        self._title, self._search, self._choices, self._tool = label(title, "title"), search, list(choices), tool
        self._arranged: tuple[list[Field], bool] = ([], False)
        for part in (self._title, search, *choices, tool):
            part.setParent(self)
        self._grid = QGridLayout(self)
        theme.spaced(self._grid, "m")
        self._arrange(self._choices, wide=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.renew()

    def renew(self) -> None:
        """After one of the choices was hidden or shown."""
        look = theme.current()
        choices = [choice for choice in self._choices if not choice.isHidden()]
        self._arrange(choices, wide=(self.width() - look.px(_SEARCH)) // look.px(_CHOICE) >= len(choices))

    def _arrange(self, choices: list[Field], *, wide: bool) -> None:
        """Wide: all fields in one row below the title. Else to find stands in the place of the title, which says no
        more than the rail does."""
        if (choices, wide) == self._arranged:
            return
        self._arranged = (choices, wide)
        for choice in self._choices:
            self._grid.removeWidget(choice)
        count, middle = len(choices), Qt.AlignmentFlag.AlignVCenter
        places = list(choices) if not wide else [self._search, *choices]
        self._grid.addWidget(self._title if wide else self._search, 0, 0, 1, max(len(places) - 1, 1), middle)
        self._grid.addWidget(self._tool, 0, len(places) - 1 if count else 1, Qt.AlignmentFlag.AlignRight | middle)
        for column, part in enumerate(places):
            self._grid.addWidget(part, 1, column, Qt.AlignmentFlag.AlignTop)
        for column in range(len(self._choices) + 1):
            self._grid.setColumnStretch(column, 3 if wide and not column else 2 if column < len(places) else 0)
        self._title.setVisible(wide)
        name = self._search.findChild(QLabel)
        if name:
            name.setVisible(wide)
