"""The rail at the left: where one can go, who is at work, and this PC's settings."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout

from digibank.i18n import Translate
from digibank.ui.widgets import icons, theme
from digibank.ui.widgets.text import label


@dataclass(frozen=True)
class Place:
    """One entry; `key` goes there from everywhere."""

    name: str
    title: str
    icon: str
    key: str


class Rail(QFrame):
    """`went` brings the name of a place."""

    went = Signal(str)
    settings_wanted = Signal()

    def __init__(self, places: tuple[Place, ...], who: str, t: Translate) -> None:
        super().__init__()
        self.setObjectName("rail")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._column = QVBoxLayout(self)
        theme.spaced(self._column, "s", "m")
        self._brand = label("Digibank", "brand", wrap=False)
        self._column.addWidget(self._brand)
        self._column.addSpacing(theme.current().gap("m"))
        for place in places:
            button = self._button(f"go_{place.name}", f"{place.title}\t{place.key}", place.icon)
            button.setAccessibleName(place.title)
            button.setAccessibleDescription(place.key)
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, name=place.name: self.went.emit(name))
            self._group.addButton(button)
            self._buttons[place.name] = button
        self._column.addStretch(1)
        self._who = label(who, "small", "who")
        self._column.addWidget(self._who)
        self._settings = self._button("this_pc", t("This PC"), "settings")
        self._settings.setAccessibleName(t("This PC"))
        self._settings.clicked.connect(self.settings_wanted)

    def mark(self, name: str) -> None:
        self._buttons[name].setChecked(True)

    def make_room(self, *, narrow: bool) -> None:
        """Only the icons, where the letters are large for the window."""
        look = theme.current()
        for button in (*self._buttons.values(), self._settings):
            button.setText("" if narrow else button.property("words"))
            button.setToolTip(button.accessibleName() if narrow else "")
        self._brand.setVisible(not narrow)
        self._who.setVisible(not narrow)
        self.setFixedWidth(look.px(56) + look.gap("m") * 2 if narrow else look.px(204))

    def _button(self, name: str, words: str, icon: str) -> QPushButton:
        look = theme.current()
        button = QPushButton(words)
        button.setObjectName(name)
        button.setProperty("nav", True)
        button.setProperty("words", words)
        button.setIcon(icons.icon(icon, look.palette.accent, look.px(24)))
        button.setIconSize(icons.picture(icon, look.palette.accent, look.px(24)).deviceIndependentSize().toSize())
        button.setMinimumHeight(look.px(46))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._column.addWidget(button)
        return button
