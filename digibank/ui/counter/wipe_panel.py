"""Records wipes: from the tool's own reports, or by hand by a person who vouches for it."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from digibank.domain.device import OWN_STORAGE
from digibank.domain.errors_carriers import ToolNeeded
from digibank.domain.lifecycle import State
from digibank.domain.wipe import Method, Verdict
from digibank.queries.devices import CarrierView, DeviceCard
from digibank.sentences.phrases import disks, several
from digibank.sentences.words import method_word, verdict_word
from digibank.services.evidence import evidence
from digibank.services.wipe import HandMade, Recorded, record_by_hand, record_reports
from digibank.ui.answers import tried
from digibank.ui.counter.files_field import FilesField
from digibank.ui.counter.panel import Panel
from digibank.ui.house import House
from digibank.ui.outcome import Outcome
from digibank.ui.widgets import fields
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.frames import rule
from digibank.ui.widgets.text import label
from digibank.ui.widgets.words import capital


class WipePanel(Panel):
    def __init__(self, house: House, card: DeviceCard) -> None:
        t = house.t
        super().__init__(house, "wipe", t("Record the wipe"))
        self._card = card
        self._phone = card.kind in OWN_STORAGE
        self._files = FilesField(
            t("Open wipe reports…"),
            "wipe_reports",
            t("Or drop the files of nwipe or ShredOS here. Each disk is found by its serial number."),
            "Ctrl+O",
            t,
        )
        self._files.chosen.connect(self._read)
        if not self._phone:
            self.form.addWidget(self._files)
            self.form.addWidget(rule())
        self.form.addWidget(label(t("By hand"), "strong"))
        self._build_by_hand()

    @property
    def first(self) -> QWidget:
        return self._tool if self._phone else self._files.button

    def _build_by_hand(self) -> None:
        t = self.t
        open_disks = [c for c in self._card.carriers if c.status in ("FITTED", "LOOSE")]
        self._which_field, self._which = fields.choice(
            t("Which disk"), "wipe_carrier", [(self._disk_words(c), f"#{c.position}") for c in open_disks]
        )
        self._which.setCurrentIndex(next((i for i, c in enumerate(open_disks) if not c.wiped), 0))
        if len(open_disks) < 2:
            self._which_field.hide()  # to show it before it has a place would open a window of its own
        methods = (Method.FACTORY_RESET,) if self._phone else (Method.CLEAR, Method.PURGE, Method.DESTROY)
        method_field, self._method = fields.choice(
            t("How"), "wipe_method", [(capital(method_word(m, t)), m) for m in methods]
        )
        self._tool_field, self._tool = fields.line(
            t("With which tool"),
            "wipe_tool",
            t("For example: Android settings.") if self._phone else t("For example: the BIOS, hdparm, a drill."),
        )
        checked_field, self._checked = fields.line(
            t("Checked by"), "wipe_checked_by", t("A colleague who looked as well. Empty: you did it yourself.")
        )
        for field in (self._which_field, method_field, self._tool_field, checked_field):
            self.form.addWidget(field)
        main = self.finish_with(t("The wipe is done and checked"), "wipe_passed", "yes", lambda: self._by_hand(True))
        failed = BigButton(t("The wipe failed"), "wipe_failed", "no", "", Weight.QUIET)
        failed.clicked.connect(lambda: self._by_hand(False))
        self.form.addWidget(failed)
        inner: list[QWidget] = [self._which, self._method, self._tool, self._checked]
        fields.EnterGoesOn(self, inner, main, lambda field: field is self._tool and self._lacks_tool())

    def _disk_words(self, carrier: CarrierView) -> str:
        parts = [carrier.serial or self.t("disk {number}").format(number=carrier.position), carrier.model or ""]
        return " · ".join(part for part in parts if part)

    def _read(self, files: list[Path]) -> None:
        """All files that can be read, in one transaction; what cannot be read is said, and the rest goes on."""
        read = [tried(partial(evidence, file), self._unreadable) for file in files]
        reports = [found for found in read if found]
        if reports:
            self._tell(self.attempt(lambda: self.house.office.do(record_reports, self._card.code, reports)))

    def _unreadable(self, error: Exception) -> None:
        self.house.voice.refuse(error)

    def _lacks_tool(self) -> bool:
        """Says so where it does: the certificate names the tool."""
        if self._tool.text().strip():
            return False
        self._tool_field.mark(self.t("Write down with which tool."))
        self.house.voice.refuse(ToolNeeded())
        return True

    def _by_hand(self, passed: bool) -> None:  # noqa: FBT001 - the two buttons
        if self._lacks_tool():
            return
        made = HandMade(Method(self._method.currentData()), self._tool.text().strip(), passed)
        carrier = self._which.currentData() if self._which_field.isVisible() else None
        checked_by = self._checked.text().strip() or None
        self._tell(
            self.attempt(
                lambda: self.house.office.do(
                    record_by_hand, self._card.code, made, carrier=carrier, checked_by=checked_by
                )
            ),
            by_hand=True,
        )

    def _tell(self, recorded: Recorded | None, *, by_hand: bool = False) -> None:
        if recorded is None:
            return
        t = self.t
        said = [capital(verdict_word(verdict, t)) + "." for verdict in dict.fromkeys(recorded.verdicts)]
        if by_hand and recorded.verdicts == (Verdict.PASSED,):
            said = [t("The wipe is written down.")]
        if recorded.missing:
            said.append(t("Still to wipe: {disks}.").format(disks=disks(recorded.missing, t)))
        elif recorded.state is State.WIPED:
            said.append(t("Everything on this device is wiped."))
        if recorded.unmatched:
            said.append(t("Not of this device: {drives}.").format(drives=several(recorded.unmatched)))
        waits = bool(recorded.missing) or any(verdict is not Verdict.PASSED for verdict in recorded.verdicts)
        self.done.emit(Outcome(" ".join(said), self._card.code, wait=waits))
