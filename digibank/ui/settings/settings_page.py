"""Settings: the parts at the left, one of them beside it. What a role may not set is not there."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from digibank.domain.roles import Role
from digibank.ui.house import House
from digibank.ui.navigation import RailButton
from digibank.ui.screen import Screen
from digibank.ui.settings.about_part import AboutPart
from digibank.ui.settings.backups_part import BackupsPart
from digibank.ui.settings.organisation_part import OrganisationPart
from digibank.ui.settings.part import Part
from digibank.ui.settings.practice_part import PracticePart
from digibank.ui.settings.staff_part import StaffPart
from digibank.ui.settings.this_pc_part import ThisPcPart
from digibank.ui.widgets import theme
from digibank.ui.widgets.frames import scrolled

_WIDEST = 760


class Chapter(NamedTuple):
    name: str
    title: str
    icon: str
    make: Callable[[House], Part]


class SettingsPage(Screen):
    def __init__(self, house: House) -> None:
        super().__init__(house)
        self._chapters = {chapter.name: chapter for chapter in self._offered()}
        self._parts: dict[str, Part] = {}
        self._areas: dict[str, QScrollArea] = {}
        self._sheets: dict[str, QWidget] = {}
        self._buttons: dict[str, RailButton] = {}
        self._stack = QStackedWidget()
        self._stack.setMaximumWidth(theme.current().px(_WIDEST))
        row = QHBoxLayout(self)
        theme.spaced(row, "l", "l")
        row.addWidget(self._list())
        row.addWidget(self._stack, 1)
        row.addStretch(0)
        self.here = next(iter(self._chapters))
        QApplication.instance().focusChanged.connect(self._keep_in_sight)  # type: ignore[union-attr]

    def arrive(self) -> None:
        self.turn_to(self.here)
        self._buttons[self.here].setFocus()

    def turn_to(self, name: str) -> None:
        """To a part, which shows what is set now."""
        self.here = name
        self._make(name)
        self._stack.setCurrentWidget(self._sheets[name])
        for other, button in self._buttons.items():
            button.setChecked(other == name)
        self._parts[name].arrive()

    @property
    def spot(self) -> str:
        return self.here

    def go_to_spot(self, spot: str) -> None:
        if spot in self._chapters:
            self.turn_to(spot)
            self._buttons[spot].setFocus()

    def go_back(self) -> bool:
        return self._parts[self.here].go_back()

    def _offered(self) -> tuple[Chapter, ...]:
        t = self.t
        own = (
            Chapter("this_pc", t("This PC"), "desktop", ThisPcPart),
            *(() if self.house.practice else (Chapter("practice", t("Practise"), "scan", PracticePart),)),
            Chapter("about", t("About Digibank"), "info", AboutPart),
        )
        if self.house.role is not Role.COORDINATOR:
            return own
        organisation = (
            Chapter("organisation", t("Organisation"), "home", OrganisationPart),
            Chapter("staff", t("Colleagues"), "person", StaffPart),
        )
        kept = () if self.house.practice else (Chapter("backups", t("Backups"), "save", BackupsPart),)
        return (*organisation, *kept, *own)

    def _list(self) -> QWidget:
        names = QWidget()
        names.setFixedWidth(theme.current().px(220))
        column = QVBoxLayout(names)
        theme.spaced(column, "xs")
        for chapter in self._chapters.values():
            button = RailButton(chapter.title, f"settings_to_{chapter.name}", chapter.icon, "")
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, name=chapter.name: self._chosen(name))
            column.addWidget(button)
            self._buttons[chapter.name] = button
        column.addStretch(1)
        return names

    def _chosen(self, name: str) -> None:
        if name != self.here:
            self.house.voice.hush()
        self.turn_to(name)
        first = self._parts[name].first
        if first:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _keep_in_sight(self, _old: QWidget | None, now: QWidget | None) -> None:
        area = self._areas.get(self.here)
        if now is not None and area is not None and area.isAncestorOf(now):
            QTimer.singleShot(0, now, lambda: area.ensureWidgetVisible(now, 0, theme.current().gap("xl")))

    def _make(self, name: str) -> None:
        """The first time that somebody turns to it."""
        if name not in self._areas:
            self._parts[name] = part = self._chapters[name].make(self.house)
            self._areas[name] = area = scrolled(part)
            area.verticalScrollBar().rangeChanged.connect(lambda *_: self._keep_in_sight(None, area.focusWidget()))
            self._sheets[name] = sheet = QWidget()
            column = QVBoxLayout(sheet)
            theme.spaced(column, "s")
            column.addWidget(area, 1)
            column.addLayout(part.foot)
            self._stack.addWidget(sheet)
