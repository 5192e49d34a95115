"""What to do next with what lies on the counter, as big buttons with their keys."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from digibank.i18n import Translate
from digibank.ui.counter.tasks import Steps, Task, task_button
from digibank.ui.widgets import theme
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.frames import card, rule
from digibank.ui.widgets.text import label


class StepsView(QWidget):
    """`chosen` brings a Task."""

    chosen = Signal(object)

    def __init__(self, steps: Steps, t: Translate) -> None:
        super().__init__()
        outside = QVBoxLayout(self)
        theme.spaced(outside, "m")
        sheet, column = card("steps")
        outside.addWidget(sheet)
        column.addWidget(label(t("Next step") if steps.first else t("Now"), "lead"))
        column.addWidget(label(steps.hint, name="hint"))
        self._buttons: list[BigButton] = []
        for number, task in enumerate(steps.first):
            column.addWidget(self._button(task, Weight.SECOND if number else Weight.MAIN, t))
        if steps.others:
            column.addWidget(rule())
            column.addWidget(label(t("Also possible"), "small"))
            for task in steps.others:
                column.addWidget(self._button(task, Weight.QUIET, t))

    @property
    def first(self) -> QWidget | None:
        return self._buttons[0] if self._buttons else None

    def _button(self, task: Task, weight: Weight, t: Translate) -> BigButton:
        button = task_button(task, weight, t)
        button.clicked.connect(lambda: self.chosen.emit(task))
        self._buttons.append(button)
        return button
