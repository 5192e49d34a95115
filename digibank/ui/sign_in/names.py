"""The colleagues' names as buttons: arrows or Tab go along them, a letter goes to the next name that begins so."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from digibank.domain.folding import fold
from digibank.queries.staff import Member
from digibank.ui.widgets import theme
from digibank.ui.widgets.buttons import BigButton, Weight

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


class Names(QWidget):
    """`picked` brings a Member."""

    picked = Signal(object)

    def __init__(self, members: Iterable[Member], words: Sequence[str] = ()) -> None:
        """`words`: what stands on the first buttons in place of the bare name."""
        super().__init__()
        column = QVBoxLayout(self)
        theme.spaced(column, "s")
        self._buttons: list[tuple[Member, BigButton]] = []
        for number, member in enumerate(members):
            said = words[number] if number < len(words) else member.name
            weight = Weight.MAIN if number < len(words) else Weight.SECOND
            button = BigButton(said, f"name_{number}", "person", "", weight)
            button.setAutoDefault(True)
            button.clicked.connect(lambda _on=False, member=member: self.picked.emit(member))
            column.addWidget(button)
            self._buttons.append((member, button))

    def take_focus(self) -> None:
        if self._buttons:
            self._buttons[0][1].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What a button does not use itself comes here."""
        here = next((n for n, (_, button) in enumerate(self._buttons) if button.hasFocus()), -1)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here >= 0:
            self._buttons[here][1].click()
        elif event.key() in _STEPS and self._buttons:
            self._go((here + _STEPS[Qt.Key(event.key())]) % len(self._buttons))
        elif not self._go_to_letter(fold(event.text()), here):
            super().keyPressEvent(event)

    def _go_to_letter(self, letter: str, here: int) -> bool:
        count = len(self._buttons)
        for number in ((here + step) % count for step in range(1, count + 1)) if letter else ():
            if fold(self._buttons[number][0].name).startswith(letter):
                self._go(number)
                return True
        return False

    def _go(self, number: int) -> None:
        self._buttons[number][1].setFocus(Qt.FocusReason.TabFocusReason)
