"""Covers the window while it is not known who is at work. What lies below stays as it is: forms, lists, the focus."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QStackedWidget, QWidget
from shiboken6 import isValid

from digibank.queries.staff import Member, members
from digibank.ui.house import House
from digibank.ui.sign_in.idle import IdleWatch
from digibank.ui.sign_in.who_page import WhoPage


class Cover(QObject):
    """`layers` shows the work, its first widget, or the question who is there. `open_form` names the form that is
    open, if any.
    `laid`: it closed. Keys of the work do not work below the cover: Qt gives none to what is not seen."""

    laid = Signal()

    def __init__(self, house: House, layers: QStackedWidget, open_form: Callable[[], str]) -> None:
        super().__init__(layers)
        self._house, self._layers, self._open_form = house, layers, open_form
        self._focus: QWidget | None = None
        self.page = WhoPage(house.t)
        self.page.picked.connect(self._picked)
        layers.addWidget(self.page)
        self.idle = IdleWatch(house.settings.idle_minutes, self)
        self.idle.idle.connect(self.lock)

    @property
    def closed(self) -> bool:
        return self._layers.currentWidget() is self.page

    def lock(self) -> None:
        self._lay(locked=True)

    def ask_who(self) -> None:
        """Somebody else takes over, or says that it is still the same."""
        self._lay(locked=False)

    def _lay(self, *, locked: bool) -> None:
        if self.closed:
            return
        _leave_dialogs()
        colleagues = self._house.voice.tried(lambda: self._house.office.ask(members)) or ()
        self._focus = QApplication.focusWidget()
        me = Member(self._house.office.actor.member, self._house.member, self._house.role)
        self.page.ask(colleagues, here=me, locked=locked, form=self._open_form())
        self._layers.setCurrentWidget(self.page)
        self.page.take_focus()
        self.laid.emit()

    def _picked(self, member: Member) -> None:
        if member.id != self._house.office.actor.member:
            self._house.wishes.taken_over.emit(member)
            return
        self._layers.setCurrentIndex(0)
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus()


def _leave_dialogs() -> None:
    """A dialog would stand above the cover. It asks where to print or save, and can be asked for again."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QDialog) and window.isVisible():
            window.reject()
