"""The card of a label that was printed ahead and is on nothing yet."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from digibank.domain.label_code import LabelCode
from digibank.i18n import Translate
from digibank.sentences.spoken import spoken
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.frames import card as sheet
from digibank.ui.widgets.text import label
from digibank.ui.widgets.words import short_code


def fresh_view(code: LabelCode, t: Translate, take_in: Callable[[], None]) -> QFrame:
    frame, column = sheet("fresh")
    column.addWidget(label(t("This label is still free: no device has it yet."), "lead"))
    column.addWidget(label(short_code(code), "code", "fresh_code"))
    column.addWidget(label(spoken(code, t), "muted", "fresh_spoken"))
    take = t("Take in a device with this label")
    button = BigButton(take, "take_in_fresh", "take-in", "F3", Weight.MAIN, heard=False)
    button.clicked.connect(take_in)
    column.addWidget(button)
    lost = t("Is it for a device that lost its label? Scan that device now, or type its number above.")
    column.addWidget(label(lost))
    return frame
