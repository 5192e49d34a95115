"""Backups: make one, see when the last was made, put one back, and look whether the database is in order."""

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QProgressBar, QVBoxLayout, QWidget

from digibank.queries.check import Finding, check
from digibank.sentences.of_findings import fault_word
from digibank.services.backup import back_up, last_backup
from digibank.ui.house import House
from digibank.ui.settings.part import Part
from digibank.ui.widgets import fields, theme
from digibank.ui.widgets.banner import note
from digibank.ui.widgets.button_row import ButtonRow
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.frames import clear, rule
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.text import label

_MOST_SHOWN = 10


class BackupsPart(Part):
    def __init__(self, house: House) -> None:
        t = house.t
        super().__init__(
            house, "backups", t("Backups"), t("A copy of everything, checked. Keep one away from this PC.")
        )
        self._last = label("", "strong", "backup_last")
        self._where_field, self._where = fields.line(t("It lies here"), "backup_where")
        self._where.setReadOnly(True)
        self._now = BigButton(t("Make a backup now"), "backup_now", "save", "Ctrl+B", Weight.MAIN)
        self._to = BigButton(t("Make one on a stick or another disk…"), "backup_to", "file", "", Weight.SECOND)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setAccessibleName(t("Working…"))
        self._busy.hide()
        self._check = BigButton(t("Check the database now"), "backup_check", "search", "", Weight.SECOND)
        self._result = label("", name="backup_result")
        self._restore = BigButton(t("Put a backup back…"), "backup_restore", "undo", "", Weight.SECOND)
        self._sure = QVBoxLayout()
        self._sure_box = QWidget()
        self._lay_out()
        self._now.clicked.connect(lambda: self._make(None))
        self._to.clicked.connect(self._ask_folder)
        self._check.clicked.connect(self._look)
        self._restore.clicked.connect(self._ask_file)

    def _lay_out(self) -> None:
        t = self.t
        self._sure_box.setLayout(self._sure)
        theme.spaced(self._sure, "m")
        parts: tuple[QWidget, ...] = (
            *(self._last, self._where_field, self._now, self._to, self._busy, rule()),
            *(label(t("Is everything in order?"), "lead"), self._check, self._result, rule()),
            *(label(t("After a mishap"), "lead"), self._restore, self._sure_box),
        )
        for part in parts:
            self.form.addWidget(part)

    def arrive(self) -> None:
        self._say_last()
        self._result.hide()
        self.go_back()

    @property
    def first(self) -> QWidget:
        return self._now

    def go_back(self) -> bool:
        was_open = self._sure.count() > 0
        clear(self._sure)
        if was_open:
            self._restore.setFocus()
        return was_open

    # ---- making one

    def _say_last(self) -> None:
        places = [self._own, *([Path(self.house.settings.backup_folder)] if self.house.settings.backup_folder else [])]
        last = self.house.voice.tried(lambda: last_backup(*places))
        self._where_field.setVisible(last is not None)
        if last is None:
            self._last.setText(self.t("There is no backup yet."))
            return
        file, made = last
        self._last.setText(self.t("The last backup was made on {day}.").format(day=_moment(made)))
        self._where.setText(str(file))

    @property
    def _own(self) -> Path:
        return self.house.office.database.folder / "backups"

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, self.t("Where should the backup go?"), self.house.settings.backup_folder)
        dialog.setObjectName("folder_dialog")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda chosen: self._make(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _make(self, folder: Path | None) -> None:
        database = self.house.office.database
        self._work(busy=True)
        self.house.jobs.run(lambda: back_up(database, folder), lambda file: self._made(file, folder), self._failed)

    def _made(self, file: Path, folder: Path | None) -> None:
        self._work(busy=False)
        if folder:
            self.house.settings.backup_folder = str(folder)
        self._say_last()
        self.house.voice.yes(self.t("The backup is made and checked: {file}.").format(file=file.name))

    # ---- looking

    def _look(self) -> None:
        office = self.house.office
        self._work(busy=True)
        self.house.jobs.run(lambda: office.ask(check, office.database.anchors.all()), self._looked, self._failed)

    def _looked(self, findings: tuple[Finding, ...]) -> None:
        self._work(busy=False)
        t = self.t
        if not findings:
            self._result.hide()
            self.house.voice.yes(t("The database is in order: file, journal and rules."))
            return
        lines = [f"{fault_word(finding.fault, t)} ({finding.what})" for finding in findings[:_MOST_SHOWN]]
        self._result.setText("\n".join(lines))
        self._result.show()
        self.house.voice.no(t("The database is not in order. Stop working with it, keep this list, and ask for help."))

    # ---- putting one back

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, self.t("Which backup?"), str(self._own))
        dialog.setObjectName("file_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.t("Backups") + " (*.db)")
        dialog.fileSelected.connect(lambda chosen: self._warn(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _warn(self, file: Path) -> None:
        t = self.t
        clear(self._sure)
        text = t(
            "{file} takes the place of all that is here. What was stored after that backup is then gone from the "
            "counter. The present database is kept aside, in the folder “backups”."
        )
        warning = note(Tone.NO, text.format(file=file.name), "backup_warning")
        out = BigButton(t("Back"), "backup_back", "undo", "Esc", Weight.QUIET, heard=False)
        sure = BigButton(t("Put it back"), "backup_sure", "wait", "", Weight.SECOND)
        out.clicked.connect(self.go_back)
        sure.clicked.connect(lambda: self.house.wishes.restore.emit(file))
        self._sure.addWidget(warning)
        self._sure.addWidget(ButtonRow(out, sure, to_right=True))
        out.setFocus()

    def _failed(self, error: Exception) -> None:
        self._work(busy=False)
        self.house.voice.refuse(error)

    def _work(self, *, busy: bool) -> None:
        self._busy.setVisible(busy)
        for button in (self._now, self._to, self._check, self._restore):
            button.setEnabled(not busy)


def _moment(moment: datetime) -> str:
    return f"{moment:%d/%m/%Y %H:%M}"
