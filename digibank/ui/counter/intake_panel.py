"""A device comes in: from a hardware report, from what is typed, or both. The next one of a batch keeps the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from digibank.domain.device import Kind
from digibank.domain.errors import DuplicateSerial, InvalidImei, KindNeeded
from digibank.domain.errors_codes import CodeInUse
from digibank.domain.identifiers import parse_imei
from digibank.domain.keyboard import KeyPress
from digibank.domain.label_code import pretty
from digibank.domain.scan import CodeScan, ImeiScan, TextScan, interpret
from digibank.queries.lookup import label_kind
from digibank.readers.facts import HardwareFacts
from digibank.sentences.words import kind_word
from digibank.services.intake import NewDevice
from digibank.services.intake_reports import intake_reports, merge
from digibank.ui.answers import tried
from digibank.ui.counter.files_field import FilesField
from digibank.ui.counter.panel import Panel
from digibank.ui.house import House
from digibank.ui.outcome import Outcome
from digibank.ui.paper_wishes import labels_wish
from digibank.ui.widgets import fields, theme
from digibank.ui.widgets.frames import Columns
from digibank.ui.widgets.text import label
from digibank.ui.widgets.words import capital


@dataclass(frozen=True)
class Batch:
    """What the next device of a batch has in common with the one before."""

    kind: Kind | None = None
    make: str = ""
    model: str = ""
    donor: str = ""
    received_on: str = ""
    """As typed."""
    series: bool = False
    """Each scan takes the next one in."""


class IntakePanel(Panel):
    def __init__(self, house: House, batch: Batch, number: str = "", label_code: str = "") -> None:
        """`number` is a serial or IMEI that was scanned and is nobody's yet, `label_code` that of a free label."""
        t = house.t
        super().__init__(house, "intake", t("Take in a device"))
        self._reports: list[HardwareFacts] = []
        self._opened: list[Path] = []
        self._files = FilesField(
            t("Open a hardware report…"),
            "intake_report",
            t("Or drop the file here. It fills in what is below, and names the disks."),
            "Ctrl+O",
            t,
        )
        self._files.chosen.connect(self._read)
        self._heard = label("", "muted", "intake_heard")
        self._heard.hide()
        self._build_fields(batch)
        self._reason_field.hide()
        self._label_field.hide()
        self.form.addWidget(self._label_field)
        self.form.addWidget(self._files)
        self.form.addWidget(self._heard)
        self.form.addWidget(Columns(*self._pages(), wide_from=700, shares=(1, 1)))
        self.form.addWidget(self._series)
        self.form.addWidget(self._reason_field)
        main = self.finish_with(t("Take in"), "take_in", "take-in", self._take_in)
        inner: list[QWidget] = [
            self._label,
            *(self._serial, self._imei, self._donor),
            *(self._kind, self._make, self._model, self._received),
            self._reason,
        ]
        fields.EnterGoesOn(self, inner, main)
        self._put_number(number)
        self._label.setText(label_code)

    @property
    def first(self) -> QWidget:
        return self._kind if self._serial.text() or self._imei.text() else self._serial

    @property
    def batch(self) -> Batch:
        return Batch(
            self._kind.currentData(),
            self._make.text(),
            self._model.text(),
            self._donor.text(),
            self._received.text(),
            self._series.isChecked(),
        )

    def take_scan(self, text: str, presses: Sequence[KeyPress]) -> bool:
        """A sticker's serial number or IMEI goes into its field, whatever field has the focus; our own label opens its
        card, one that is still free is the label of this device."""
        candidates = interpret(text, presses)
        ours = [c.code for c in candidates if isinstance(c, CodeScan)]
        kinds = {code: self.attempt(partial(self.house.office.ask, label_kind, code)) for code in ours}
        free = next((code for code, kind in kinds.items() if kind == "fresh"), None)
        if free:
            self._label.setText(pretty(free))
            self.first.setFocus()
            return True
        if any(kinds.values()):
            return False
        imei = next((c.imei for c in candidates if isinstance(c, ImeiScan)), None)
        serials = [c.text for c in candidates if isinstance(c, TextScan) and c.origin is None]
        self._put_number(imei or (serials[-1] if serials else text))
        if self._series.isChecked():
            self._take_in()
        return True

    @property
    def opened_files(self) -> tuple[Path, ...]:
        return tuple(self._opened)

    def open_files(self, files: list[Path]) -> None:
        self._read(files)

    def _build_fields(self, batch: Batch) -> None:
        t = self.t
        kinds = [(t("Choose…"), None), *((capital(kind_word(kind, t)), kind) for kind in Kind)]
        self._kind_field, self._kind = fields.choice(t("Kind of device"), "intake_kind", kinds)
        self._kind.setCurrentIndex(list(Kind).index(batch.kind) + 1 if batch.kind else 0)
        self._make_field, self._make = fields.line(t("Make"), "intake_make", value=batch.make)
        self._model_field, self._model = fields.line(t("Model"), "intake_model", value=batch.model)
        self._serial_field, self._serial = fields.line(
            t("Serial number"), "intake_serial", t("Scan the sticker or type it. Leave it empty where there is none.")
        )
        self._imei_field, self._imei = fields.line(t("IMEI"), "intake_imei", t("For phones: type *#06# on the phone."))
        self._donor_field, self._donor = fields.line(t("Donor"), "intake_donor", value=batch.donor)
        self._received_field, self._received = fields.line(
            t("Received on"), "intake_received", value=batch.received_on or f"{self._today():%d/%m/%Y}"
        )
        self._series = QCheckBox(t("More of the same come: each scan takes the next one in"))
        self._series.setObjectName("intake_series")
        self._series.setAccessibleName(self._series.text())
        self._series.setChecked(batch.series)
        self._label_field, self._label = fields.line(
            t("Label that is on it already"), "intake_label", t("Empty it to give the device another code.")
        )
        self._label.textChanged.connect(lambda _text: self._label_field.show())
        self._reason_field, self._reason = fields.line(
            t("Why is this number right all the same?"),
            "intake_reason",
            t("A device with this number is here already. Look at the sticker again."),
        )

    def _today(self) -> date:
        return self.house.office.database.now().astimezone().date()

    def _pages(self) -> tuple[QWidget, QWidget]:
        """What tells it apart, and what it is."""
        halves = (
            (self._serial_field, self._imei_field, self._donor_field),
            (self._kind_field, self._make_field, self._model_field, self._received_field),
        )
        made = []
        for half in halves:
            page = QWidget()
            column = QVBoxLayout(page)
            theme.spaced(column, "m")
            for field in half:
                column.addWidget(field)
            made.append(page)
        return made[0], made[1]

    def _put_number(self, number: str) -> None:
        if not number:
            return
        target = self._imei if parse_imei(number) else self._serial
        target.setText(number)
        target.setFocus()

    def _read(self, files: list[Path]) -> None:
        """Several reports of one machine are one device; a file that cannot be read is said, and the rest goes on."""
        from digibank.readers.hardware.read import read_hardware

        refuse = self.house.voice.refuse
        read = [tried(partial(read_hardware, file), refuse) for file in files]
        reports = [*self._reports, *(facts for facts in read if facts)]
        together = tried(lambda: merge(reports), refuse) if reports else None
        if together:
            self._reports = reports
            self._opened += files
            self._fill(together, files[-1].name)

    def _fill(self, facts: HardwareFacts, file_name: str) -> None:
        """What a person typed stands over what the report says."""
        if self._kind.currentData() is None and facts.names_a_machine:
            self._kind.setCurrentIndex(list(Kind).index(facts.kind) + 1)
        for inner, value in (
            (self._make, facts.make),
            (self._model, facts.model),
            (self._serial, facts.serial),
            (self._imei, facts.imei),
        ):
            if value and not inner.text().strip():
                inner.setText(value)
        count = len(facts.carriers or ())
        said = self.t.plural("{file}: {n} disk inside.", "{file}: {n} disks inside.", count)
        self._heard.setText(said.format(file=file_name, n=count))
        self._heard.show()

    def _take_in(self) -> None:
        received = fields.typed_day(self._received.text())
        if received is None:
            said = self.t("Write the day like this: 30/06/2027.")
            self._received_field.mark(said)
            self.house.voice.no(said)
            return
        typed = NewDevice(
            kind=self._kind.currentData(),
            make=self._make.text() or None,
            model=self._model.text() or None,
            serial=self._serial.text() or None,
            imei=self._imei.text().replace(" ", "") or None,
            duplicate_reason=self._reason.text() or None,
            label=self._label.text().strip() or None,
        )
        donor = self._donor.text().strip() or None
        earlier = received if received != self._today() else None
        arrival = tried(
            lambda: self.house.office.do(intake_reports, typed, self._reports, donor=donor, received_on=earlier),
            self._not_taken,
        )
        if arrival:
            code = arrival.taken_in.code
            said = self.t("Taken in. Its code is {code}.").format(code=pretty(code))
            paper = None if typed.label else labels_wish(self.house, [code], at_once=True)
            self.done.emit(Outcome(said, code, paper))

    def _not_taken(self, error: Exception) -> None:
        if isinstance(error, DuplicateSerial):
            self._reason_field.show()
        needed = {
            DuplicateSerial: self._reason,
            KindNeeded: self._kind,
            InvalidImei: self._imei,
            CodeInUse: self._label,
        }.get(type(error))
        if needed:
            needed.setFocus()
        self.house.voice.refuse(error)
