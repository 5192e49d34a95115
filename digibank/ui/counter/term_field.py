"""Until when: a day, or no end date."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from digibank.i18n import Translate
from digibank.ui.widgets import fields, theme


class TermField(QWidget):
    """`opened`: the choice was turned to no end date."""

    opened = Signal()

    def __init__(self, t: Translate, name: str, day: date, *, end_wanted: bool = True) -> None:
        """`name` is that of the field for the day."""
        super().__init__()
        self.t = t
        column = QVBoxLayout(self)
        theme.spaced(column, "xs")
        self._fixed, self._open = QRadioButton(t("Until a day")), QRadioButton(t("No end date"))
        self._choice = QButtonGroup(self)
        for button, part in ((self._fixed, "term_fixed"), (self._open, "term_open")):
            button.setObjectName(part)
            button.setAccessibleName(button.text())
            self._choice.addButton(button)
            column.addWidget(button)
        self._day_field, self.day = fields.day(t("Back on"), name, day, t("For example: 30/06/2027"))
        column.insertWidget(1, self._day_field)
        self._fixed.setChecked(end_wanted)
        self._open.setChecked(not end_wanted)
        self._fixed.toggled.connect(self._day_field.setVisible)
        self._open.toggled.connect(self._turned)

    @property
    def open_ended(self) -> bool:
        return self._open.isChecked()

    @property
    def until(self) -> date | None:
        """None where there is no end date, or where what is typed is no day: `unclear` tells."""
        return None if self.open_ended else fields.typed_day(self.day.text())

    @property
    def unclear(self) -> bool:
        return not self.open_ended and self.until is None

    def ask_again(self) -> None:
        self._day_field.mark(self.t("Write the day like this: 30/06/2027."))

    def _turned(self, is_open: bool) -> None:  # noqa: FBT001 - a signal's argument
        if is_open:
            self._day_field.unmark()
            self.opened.emit()
