"""A state in a word, with an icon and a colour that say the same."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from digibank.ui.widgets import theme
from digibank.ui.widgets.frames import soft
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.text import drawing, toned


def badge(word: str, tone: Tone, icon: str, name: str = "badge") -> QWidget:
    frame, inside = soft(tone)
    theme.spaced(inside, "s", "xs")
    inside.setContentsMargins(theme.current().gap("s"), 2, theme.current().gap("m"), 2)
    inside.addWidget(drawing(icon, tone, 20))
    text = toned(word, tone, "strong", name)
    text.setWordWrap(False)
    inside.addWidget(text)
    frame.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return frame


def beside(icon: str, tone: Tone, text: QWidget) -> QWidget:
    """An icon and a text on one line."""
    row = QWidget()
    inside = QHBoxLayout(row)
    theme.spaced(inside, "s")
    inside.addWidget(drawing(icon, tone, 20))
    inside.addWidget(text, 1)
    return row
