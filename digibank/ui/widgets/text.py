"""Labels. Always plain text: what people typed or scanned is shown as it is, never obeyed as markup."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from digibank.ui.widgets import icons, theme
from digibank.ui.widgets.palette import Tone


def label(text: str = "", role: str = "body", name: str = "", *, wrap: bool = True) -> QLabel:
    """`role` names a size in the style sheet. No accessible name is set: it would hide the text (it is the text that a
    screen reader is to say)."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    if name:
        made.setObjectName(name)
    return made


def toned(text: str, tone: Tone, role: str = "body", name: str = "") -> QLabel:
    made = label(text, role, name)
    made.setProperty("tone", tone.value)
    return made


def drawing(name: str, tone: Tone, size: int) -> QLabel:
    """An icon beside a word that says the same; `size` in pixels at 100 %."""
    look = theme.current()
    made = label()
    made.setPixmap(icons.picture(name, look.palette.text(tone), look.px(size)))
    made.setFixedSize(look.px(size), look.px(size))
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def key_chip(key: str) -> QLabel:
    """The key that leads here, in a small frame."""
    made = label(key, "key", wrap=False)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return made


def restyle(widget: QWidget) -> None:
    """After a property that the style sheet asks for has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
