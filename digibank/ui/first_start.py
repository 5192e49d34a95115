"""The first start, step by step. It can be left at any step: what was typed is there next time. Nothing is stored in a
database before the last step."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from digibank.i18n import LANGUAGES, OWN_NAMES, Translate
from digibank.ui.widgets import fields, theme
from digibank.ui.widgets.banner import Banner
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.frames import card, clear, in_the_middle
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.text import label

_DRAFT: Final = "first-start.json"
_STEPS: Final = ("language", "organisation", "people", "begin")
_STEP_OF: Final = {"organisation": 1, "address": 1, "privacy_contact": 2, "name": 2}


@dataclass(frozen=True)
class Answers:
    """What was answered so far; `step` counts from 0."""

    step: int = 0
    organisation: str = ""
    address: str = ""
    privacy_contact: str = ""
    name: str = ""


class FirstStart(QWidget):
    """`language_chosen` brings its code: the page is built again in it. `ready` brings the Answers and whether to begin
    with practice. The draft lies in the data folder, as all that is personal does."""

    language_chosen = Signal(str)
    ready = Signal(object, bool)

    def __init__(self, folder: Path, t: Translate) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setWindowTitle("Digibank")
        self._draft_file, self.t = folder / _DRAFT, t
        self.answers = self._draft()
        self.banner = Banner()
        self._lines: dict[str, QLineEdit] = {}
        self._done = False
        sheet, form = card("first_start")
        sheet.setFixedWidth(theme.current().px(600))
        self._inside = QVBoxLayout()
        theme.spaced(self._inside, "m")
        form.addLayout(self._inside)
        form.addWidget(self.banner)
        form.addWidget(label(t("You can close this window and go on later."), "small"))
        in_the_middle(self, sheet)
        self.show_step(self.answers.step)

    # ---- the steps

    def show_step(self, step: int) -> None:
        self._take_answers()
        self.answers = replace(self.answers, step=step)
        clear(self._inside)
        self._lines = {}
        self.banner.clear()
        counted = self.t("Step {n} of {all}").format(n=step + 1, all=len(_STEPS))
        self._inside.addWidget(label("Digibank", "brand"))
        self._inside.addWidget(label(counted, "small", "first_step"))
        first = (self._ask_language, self._ask_organisation, self._ask_people, self._ask_begin)[step]()
        for number in range(self._inside.count()):
            item = self._inside.itemAt(number)
            part = item.widget() if item else None
            if part:
                part.show()  # at once: what is not seen yet cannot have the focus
        first.setFocus(Qt.FocusReason.TabFocusReason)
        self.keep()

    def _ask_language(self) -> QWidget:
        """Gives what the keys go to, as the others do. In every language at once: nobody has chosen one yet."""
        self._inside.addWidget(label("Welkom · Welcome", "title"))
        buttons = []
        for code in LANGUAGES:
            button = self._button(OWN_NAMES[code], f"language_{code}", "yes", Weight.MAIN)
            button.clicked.connect(lambda _on=False, code=code: self._speak(code))
            buttons.append(button)
        return next(b for b, code in zip(buttons, LANGUAGES, strict=True) if code == self.t.language)

    def _ask_organisation(self) -> QWidget:
        t = self.t
        self._inside.addWidget(label(t("Who lends?"), "title"))
        self._ask("organisation", t("Name of your organisation"), t("It stands on every label and contract."))
        self._ask("address", t("Address"), t("Where things are brought back. It may stay empty for now."))
        return self._onward(lambda: self._needs("organisation", t("Fill in the name of your organisation.")))

    def _ask_people(self) -> QWidget:
        t = self.t
        self._inside.addWidget(label(t("Who answers?"), "title"))
        hint = t("Whom people ask about their data: a name, e-mail or phone. It may stay empty for now.")
        self._ask("privacy_contact", t("Privacy contact"), hint)
        self._ask("name", t("Your name"), t("You become the first coordinator."))
        return self._onward(lambda: self._needs("name", t("Fill in your name.")))

    def _ask_begin(self) -> QWidget:
        t = self.t
        self._inside.addWidget(label(t("How do you begin?"), "title"))
        empty = self._button(t("Open the counter, empty"), "start", "counter", Weight.MAIN)
        self._inside.addWidget(label(t("For real work. You take in your first device."), "small"))
        sample = self._button(t("Practise first, with sample data"), "start_practice", "scan", Weight.SECOND)
        self._inside.addWidget(
            label(t("Invented people and devices. Your own counter stays empty meanwhile."), "small")
        )
        self._back_button()
        empty.clicked.connect(lambda: self.ready.emit(self.answers, False))
        sample.clicked.connect(lambda: self.ready.emit(self.answers, True))
        return empty

    # ---- from outside

    def done(self) -> None:
        """All is stored where it belongs: the draft goes."""
        self._done = True
        try:
            self._draft_file.unlink(missing_ok=True)
        except OSError:
            return

    def refuse(self, sentence: str, field: str = "") -> None:
        """Says what is wrong, at the step of that field."""
        if field in _STEP_OF and field not in self._lines:
            self.show_step(_STEP_OF[field])
        if field in self._lines:
            self._lines[field].setFocus()
        self.banner.say(Tone.NO, self.t("Not done"), sentence)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._take_answers()
        self.keep()
        super().closeEvent(event)

    # ---- how

    def _speak(self, code: str) -> None:
        self.answers = replace(self.answers, step=1)
        self.keep()
        self.language_chosen.emit(code)

    def _button(self, text: str, name: str, icon: str, weight: Weight) -> BigButton:
        button = BigButton(text, name, icon, "", weight)
        self._inside.addWidget(button)
        return button

    def _ask(self, name: str, text: str, hint: str) -> None:
        object_name = "your_name" if name == "name" else name
        field, line = fields.line(text, object_name, hint, getattr(self.answers, name))
        line.textEdited.connect(self.banner.clear)  # what was said is being mended
        line.textEdited.connect(self._typed)
        self._lines[name] = line
        self._inside.addWidget(field)

    def _onward(self, complete: Callable[[], bool]) -> QWidget:
        onward = self._button(self.t("Go on"), "first_next", "yes", Weight.MAIN)
        onward.clicked.connect(lambda: self.show_step(self.answers.step + 1) if complete() else None)
        self._back_button()
        lines: list[QWidget] = list(self._lines.values())
        fields.EnterGoesOn(onward, lines, onward)
        return lines[0]

    def _back_button(self) -> None:
        back = self._button(self.t("One step back"), "first_back", "undo", Weight.QUIET)
        back.clicked.connect(lambda: self.show_step(self.answers.step - 1))

    def _needs(self, name: str, sentence: str) -> bool:
        if self._lines[name].text().strip():
            return True
        self.refuse(sentence, name)
        return False

    def _typed(self) -> None:
        self._take_answers()
        self.keep()

    def _take_answers(self) -> None:
        typed: dict[str, Any] = {name: line.text() for name, line in self._lines.items()}
        self.answers = replace(self.answers, **typed)

    # ---- the draft

    def _draft(self) -> Answers:
        try:
            kept = json.loads(self._draft_file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return Answers()
        return _answers(kept) if isinstance(kept, dict) else Answers()

    def keep(self) -> None:
        """A draft that cannot be kept is no reason to keep the window open."""
        if self._done or self.answers == Answers():
            return
        try:
            self._draft_file.parent.mkdir(parents=True, exist_ok=True)
            self._draft_file.write_text(json.dumps(asdict(self.answers), ensure_ascii=False), encoding="utf-8")
        except (OSError, ValueError):
            return


def _answers(kept: dict[str, Any]) -> Answers:
    """What can be understood of it."""
    texts = {name: kept[name] for name in _STEP_OF if isinstance(kept.get(name), str)}
    step = kept.get("step")
    return Answers(step=step if isinstance(step, int) and 0 <= step < len(_STEPS) else 0, **texts)
