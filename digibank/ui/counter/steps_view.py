"""What to do next with what lies on the counter, as big buttons with their keys; what is seldom done is folded away."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from digibank.i18n import Translate
from digibank.ui.counter.task_words import KEYS, Group, group_of, group_title, task_button
from digibank.ui.counter.tasks import Steps, Task
from digibank.ui.widgets import theme
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.frames import card, rule
from digibank.ui.widgets.text import label

_MOST_UNFOLDED: Final = 5


class StepsView(QWidget):
    """`chosen` brings a Task. Keys work for folded tasks too."""

    chosen = Signal(object)

    def __init__(self, steps: Steps, t: Translate, *, form_above: bool = False) -> None:
        """`form_above`: the next step stands open as a form already; here is the rest."""
        super().__init__()
        self.t = t
        outside = QVBoxLayout(self)
        theme.spaced(outside, "m")
        sheet, self._column = card("steps")
        outside.addWidget(sheet)
        self._buttons: list[BigButton] = []
        if not form_above:
            self._column.addWidget(label(t("Next step") if steps.first else t("Now"), "lead"))
            self._column.addWidget(label(steps.hint, name="hint"))
            for number, task in enumerate(steps.first):
                self._column.addWidget(self._button(task, Weight.SECOND if number else Weight.MAIN))
        others = (*steps.first[1:], *steps.others) if form_above else steps.others
        if others:
            self._add_others(others, ruled=not form_above)
        for task in steps.first[1:] if form_above else steps.first:
            self._hear(task)
        for task in steps.others:
            self._hear(task)

    @property
    def first(self) -> QWidget | None:
        return self._buttons[0] if self._buttons else None

    def _add_others(self, others: Sequence[Task], *, ruled: bool) -> None:
        if ruled:
            self._column.addWidget(rule())
        self._column.addWidget(label(self.t("Also possible"), "small"))
        if len(others) <= _MOST_UNFOLDED:
            for task in others:
                self._column.addWidget(self._button(task, Weight.QUIET))
            return
        for group, tasks in groupby(sorted(others, key=lambda task: list(Group).index(group_of(task))), group_of):
            inside = [self._button(task, Weight.QUIET) for task in tasks]
            fold = Fold(group_title(group, self.t), f"fold_{group.value}", inside)
            self._column.addWidget(inside[0] if len(inside) == 1 else fold)

    def _button(self, task: Task, weight: Weight) -> BigButton:
        button = task_button(task, weight, self.t)
        button.clicked.connect(partial(self._choose, task))
        self._buttons.append(button)
        return button

    def _hear(self, task: Task) -> None:
        key = KEYS.get(task)
        if key:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(partial(self._choose, task))

    def _choose(self, task: Task, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - a button's signal
        self.chosen.emit(task)


class Fold(QWidget):
    """A title that opens and closes what stands below it."""

    def __init__(self, title: str, name: str, inside: Sequence[QWidget]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        theme.spaced(column, "xs")
        self._title = BigButton(title, name, "more", "", Weight.QUIET)
        self._title.clicked.connect(self._turn)
        column.addWidget(self._title)
        self._body = QWidget()
        rows = QVBoxLayout(self._body)
        theme.spaced(rows, "xs")
        rows.setContentsMargins(theme.current().gap("l"), 0, 0, 0)
        for part in inside:
            rows.addWidget(part)
        column.addWidget(self._body)
        self._body.hide()

    def _turn(self) -> None:
        opened = self._body.isHidden()
        self._body.setVisible(opened)
        self._title.set_icon("less" if opened else "more")
