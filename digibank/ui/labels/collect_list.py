"""Devices collected for a sheet: scanned or typed, one after the other. One that had a label before says why again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from digibank.domain.label_code import LabelCode, pretty
from digibank.services.label_queue import Collected, collected
from digibank.ui.house import House
from digibank.ui.widgets import fields, theme


class CollectList(QWidget):
    """`chosen`: the collection is another one."""

    chosen = Signal()

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house, t = house, house.t
        self._kept: list[Collected] = []
        self._field, self._line = fields.line(
            t("Scan one device after the other"),
            "collect_code",
            t("Or type a code and press Enter. Del takes one off."),
        )
        self._line.returnPressed.connect(self._typed)
        self.list = _Codes(t("Collected for the sheet"))
        self.list.put_off.connect(self._drop)
        reasons: list[tuple[str, object]] = [
            (t("Choose why"), ""),
            (t("The label is lost"), t("Label printed again: it was lost.")),
            (t("The label is damaged"), t("Label printed again: it was damaged.")),
            (t("The label cannot be read"), t("Label printed again: it could not be read.")),
        ]
        hint = t("Some of these had a label. It stands on their time line why they get another.")
        self._reason_field, self._reason = fields.choice(t("Why a new label?"), "collect_reason", reasons, hint)
        self._reason_field.hide()
        self._reason.currentIndexChanged.connect(self._reason_field.unmark)
        column = QVBoxLayout(self)
        theme.spaced(column, "s")
        column.addWidget(self._field)
        column.addWidget(self.list, 1)
        column.addWidget(self._reason_field)

    @property
    def codes(self) -> tuple[LabelCode, ...]:
        return tuple(one.code for one in self._kept)

    @property
    def again(self) -> tuple[LabelCode, ...]:
        """Those that had a label before."""
        return tuple(one.code for one in self._kept if one.had_one)

    @property
    def reason(self) -> str:
        return str(self._reason.currentData())

    def ask_reason(self) -> None:
        self._reason_field.mark(self._house.t("Choose why: lost, damaged or unreadable."))

    def add(self, text: str) -> bool:
        """By code, number or old sticker. Says what happened, or why not."""
        t, voice = self._house.t, self._house.voice
        found = voice.tried(lambda: self._house.office.ask(collected, text))
        if found is None:
            return False
        named = f"{pretty(found.code)} · {found.title}" if found.title else pretty(found.code)
        if found.code in self.codes:
            voice.no(t("{device} is on the list already.").format(device=named))
            return False
        self._kept.append(found)
        self.list.addItem(t("{device} · had a label").format(device=named) if found.had_one else named)
        self.list.setCurrentRow(self.list.count() - 1)
        self._changed()
        many = t.plural("{n} is collected.", "{n} are collected.", len(self._kept)).format(n=len(self._kept))
        voice.yes(f"{named}. {many}")
        return True

    def clear(self) -> None:
        self._kept = []
        self.list.clear()
        self._reason.setCurrentIndex(0)
        self._changed()

    def focus(self) -> bool:
        self._line.setFocus()
        return True

    def _typed(self) -> None:
        if self._line.text().strip() and self.add(self._line.text()):
            self._line.clear()

    def _drop(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            self._kept.pop(row)
            self.list.takeItem(row)
            self._changed()

    def _changed(self) -> None:
        self._reason_field.setVisible(bool(self.again))
        self.chosen.emit()


class _Codes(QListWidget):
    """`put_off`: Delete."""

    put_off = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("collect_list")
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.put_off.emit()
        else:
            super().keyPressEvent(event)
