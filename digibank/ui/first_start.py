"""The page of a first start: the organisation's name and yours. It can be left; what was typed is there next time."""

import json
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from digibank.i18n import Translate
from digibank.ui.widgets import fields, theme
from digibank.ui.widgets.banner import Banner
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.frames import card, scrolled
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.text import label

_DRAFT = "first-start.json"


class FirstStart(QWidget):
    """`ready` brings the two names. The draft lies in the data folder, as all that is personal does."""

    ready = Signal(str, str)

    def __init__(self, folder: Path, t: Translate) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setWindowTitle("Digibank")
        self._draft_file, self.t = folder / _DRAFT, t
        draft = self._draft()
        self.banner = Banner()
        sheet, form = card("first_start")
        sheet.setFixedWidth(theme.current().px(600))
        form.addWidget(label("Digibank", "brand"))
        form.addWidget(label(t("Welcome. Two names, and the counter is open."), "title"))
        organisation_field, self._organisation = fields.line(
            t("Name of your organisation"),
            "organisation",
            t("It stands on every label and contract."),
            draft.get("organisation", ""),
        )
        name_field, self._name = fields.line(
            t("Your name"), "your_name", t("You become the first coordinator."), draft.get("name", "")
        )
        for inner in (self._organisation, self._name):
            inner.textEdited.connect(self.banner.clear)  # what was said is being mended
        start = BigButton(t("Open the counter"), "start", "counter", "", Weight.MAIN)
        start.clicked.connect(self._start)
        for part in (organisation_field, name_field, self.banner, start):
            form.addWidget(part)
        form.addWidget(label(t("You can close this window and go on later."), "small"))
        fields.EnterGoesOn(self, [self._organisation, self._name], start)
        self._lay_out(sheet)
        self._organisation.setFocus()

    def _lay_out(self, sheet: QWidget) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        theme.spaced(column, "m", "xl")
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(sheet)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
        outside = QVBoxLayout(self)
        theme.spaced(outside)
        outside.addWidget(scrolled(page))

    def done(self) -> None:
        """The names are stored where they belong: the draft goes."""
        self._draft_file.unlink(missing_ok=True)
        self._organisation.clear()
        self._name.clear()

    def refuse(self, sentence: str) -> None:
        self.banner.say(Tone.NO, self.t("Not done"), sentence)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._keep_draft()
        super().closeEvent(event)

    def _start(self) -> None:
        for inner in (self._organisation, self._name):
            if not inner.text().strip():
                self.refuse(self.t("Fill in both names."))
                inner.setFocus()
                return
        self.ready.emit(self._organisation.text(), self._name.text())

    def _draft(self) -> dict[str, str]:
        try:
            kept = json.loads(self._draft_file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return {key: value for key, value in kept.items() if isinstance(value, str)} if isinstance(kept, dict) else {}

    def _keep_draft(self) -> None:
        """A draft that cannot be kept is no reason to keep the window open."""
        typed = {"organisation": self._organisation.text(), "name": self._name.text()}
        if not any(typed.values()):
            return
        try:
            self._draft_file.parent.mkdir(parents=True, exist_ok=True)
            self._draft_file.write_text(json.dumps(typed, ensure_ascii=False), encoding="utf-8")
        except OSError:
            return
