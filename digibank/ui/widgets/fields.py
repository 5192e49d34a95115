"""Fields with their label above them, named for screen readers and tests alike."""

import re
from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QVBoxLayout, QWidget

from digibank.ui.widgets import theme
from digibank.ui.widgets.banner import note
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.text import label


class Field(QWidget):
    """A label (clicking it, or its letter with Alt, goes to the field), the field, a hint and what is wrong with it."""

    def __init__(self, text: str, inner: QWidget, name: str, hint: str = "") -> None:
        super().__init__()
        self.inner = inner
        inner.setObjectName(name)
        inner.setAccessibleName(text)
        inner.setAccessibleDescription(hint)
        above = label(text, "field")
        above.setBuddy(inner)
        self._column = QVBoxLayout(self)
        theme.spaced(self._column, "xs")
        self._column.addWidget(above)
        self._column.addWidget(inner)
        if hint:
            self._column.addWidget(label(hint, "small"))
        self._mark: QFrame | None = None
        self.setFocusProxy(inner)

    def mark(self, text: str) -> None:
        """Says in the form what is wrong here, and goes there."""
        self.unmark()
        self._mark = note(Tone.NO, text, f"{self.inner.objectName()}_wrong")
        self._column.addWidget(self._mark)
        self._mark.show()
        self.inner.setFocus()

    def unmark(self) -> None:
        if self._mark:
            self._mark.hide()
            self._mark.deleteLater()
            self._mark = None


def line(text: str, name: str, hint: str = "", value: str = "") -> tuple[Field, QLineEdit]:
    inner = QLineEdit(value)
    inner.setMaxLength(2000)
    field = Field(text, inner, name, hint)
    inner.textEdited.connect(field.unmark)
    return field, inner


def choice(text: str, name: str, options: Iterable[tuple[str, object]], hint: str = "") -> tuple[Field, QComboBox]:
    """`options` are words with what they stand for; letters typed choose by the word's beginning."""
    inner = QComboBox()
    for word, value in options:
        inner.addItem(word, value)
    inner.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    inner.setMinimumContentsLength(12)
    return Field(text, inner, name, hint), inner


def day(text: str, name: str, value: date, hint: str = "") -> tuple[Field, QLineEdit]:
    """Any day can be typed, in the ways people write it: the rules, not the field, say which will do."""
    return line(text, name, hint, f"{value:%d/%m/%Y}")


def typed_day(text: str) -> date | None:
    """`30/6/2027`, `30-06-27`, `30 6 2027` or `30062027`; None for what is no day."""
    digits = re.fullmatch(r"\s*(\d{1,2})[\s./-]*(\d{1,2})[\s./-]*(\d{4}|\d{2})\s*", text)
    if digits is None:
        return None
    day_, month, year = (int(part) for part in digits.groups())
    try:
        return date(year + 2000 if year < 100 else year, month, day_)
    except ValueError:
        return None


class EnterGoesOn(QObject):
    """In a form Enter leads to the next field, as Tab does, and from the last one presses the main button: a scanner
    or a hurried hand then never sends a form off half filled. `stays` may keep it in a field that lacks something."""

    def __init__(
        self,
        parent: QWidget,
        fields: list[QWidget],
        finish: QWidget,
        stays: Callable[[QWidget], bool] = lambda _field: False,
    ) -> None:
        super().__init__(parent)
        self._stops, self._stays = [*fields, finish], stays
        for field in fields:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and isinstance(watched, QWidget)
        ):
            if self._stays(watched):
                return True
            place = self._stops.index(watched)
            following = next((stop for stop in self._stops[place + 1 :] if stop.isVisible()), None)
            if following:
                following.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False
