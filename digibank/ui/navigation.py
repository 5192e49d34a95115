"""The rail at the left: where one can go, and who is at work."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from digibank.i18n import Translate
from digibank.ui.widgets import theme
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.frames import scrolled
from digibank.ui.widgets.text import label

SWITCH_KEY = "Ctrl+L"
"""Asks who is at work."""


class Going(Protocol):
    """One entry; `key` goes there from everywhere."""

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def icon(self) -> str: ...
    @property
    def key(self) -> str: ...


class Entry(NamedTuple):
    name: str
    title: str
    icon: str
    key: str


class Rail(QFrame):
    """`went` brings the name of a place. `left`: somebody else is to take over."""

    went = Signal(str)
    left = Signal()

    def __init__(self, places: Iterable[Going], who: tuple[str, str], t: Translate) -> None:
        """`who` is at work: name and role."""
        super().__init__()
        self.setObjectName("rail")
        self._buttons: dict[str, RailButton] = {}
        self._column = QVBoxLayout(self)
        theme.spaced(self._column, "s", "m")
        self._brand = label("Digibank", "brand", wrap=False)
        self._column.addWidget(self._brand)
        self._column.addSpacing(theme.current().gap("m"))
        self._column.addWidget(scrolled(self._places(places)), 1)
        self._who = RailButton(who[0], "who", "person", "")
        self._who.setAccessibleName(t("At work: {name}. Change").format(name=who[0]))
        self._who.setAccessibleDescription(SWITCH_KEY)
        self._who.clicked.connect(self.left)
        self._column.addWidget(self._who)
        self._role = label(t("{role}. Somebody else: {key}").format(role=who[1], key=SWITCH_KEY), "small", "who_role")
        self._column.addWidget(self._role)

    def _places(self, places: Iterable[Going]) -> QWidget:
        """Large letters and a small screen may not have room for all: these scroll."""
        inside = QWidget()
        inside.setObjectName("rail_places")
        column = QVBoxLayout(inside)
        theme.spaced(column, "s")
        for place in places:
            button = RailButton(place.title, f"go_{place.name}", place.icon, place.key)
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, name=place.name: self.went.emit(name))
            column.addWidget(button)
            self._buttons[place.name] = button
        column.addStretch(1)
        return inside

    def mark(self, name: str) -> None:
        """No button group: in one, Tab goes to the marked button only."""
        for place, button in self._buttons.items():
            button.setChecked(place == name)

    def make_room(self, *, narrow: bool) -> None:
        """Only the icons, where the letters are large for the window."""
        look = theme.current()
        for button in (*self._buttons.values(), self._who):
            button.shrink(narrow=narrow)
        self._brand.setVisible(not narrow)
        self._role.setVisible(not narrow)
        widest = max(button.sizeHint().width() for button in self._buttons.values()) + 2 * look.gap("m") + 2
        self.setFixedWidth(look.px(21) + look.gap("m") * 5 + 8 if narrow else max(widest, look.px(240)))


class RailButton(BigButton):
    """Flat until it is here or under the mouse; only its icon where there is no room for words."""

    def __init__(self, words: str, name: str, icon: str, key: str) -> None:
        super().__init__(words, name, icon, key, Weight.QUIET, heard=False)
        self._words, self._full_key = words, key

    def shrink(self, *, narrow: bool) -> None:
        self.setText("" if narrow else self._words)
        self.key = "" if narrow else self._full_key
        self.setToolTip(self._words if narrow else "")
        self.updateGeometry()

    def _colours(self, *, pressed: bool) -> tuple[str, str, str]:
        colours = theme.current().palette
        if self.isChecked():
            return colours.accent, colours.accent_soft, colours.accent_soft
        ground = colours.sunken if self.underMouse() or pressed else colours.surface
        return colours.ink, ground, ground
