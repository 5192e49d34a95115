"""Gives scans on, one after the other. A refusal that a scan caused stops that: somebody with eyes on a pile of laptops
must not scan ten more past it. Enter goes on; what is scanned before is not taken, and that is said and heard."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from digibank.ui.house import House
from digibank.ui.scanner import Scanner
from digibank.ui.sound import Sound
from digibank.ui.voice import Saying
from digibank.ui.widgets.palette import Tone

Deliver = Callable[[str, object], None]


class ScanHold(QObject):
    def __init__(self, scanner: Scanner, house: House, sound: Sound, deliver: Deliver) -> None:
        super().__init__(scanner)
        self._scanner, self._voice, self._sound, self._deliver = scanner, house.voice, sound, deliver
        self.t = house.t
        self._answering, self._refusal = False, ""
        scanner.scanned.connect(self._scanned)
        scanner.missed.connect(self._missed)
        house.voice.said.connect(self._said)
        house.voice.hushed.connect(scanner.go_on)

    def _scanned(self, text: str, presses: object) -> None:
        if QApplication.activeModalWidget():
            self._voice.no(self.t("The scan was not taken. Close the small window first, then scan again."))
            self._sound.hold()
            return
        self._answering, self._refusal = True, ""
        self._voice.after_no = self.t("Press Enter to scan on.")
        try:
            self._deliver(text, presses)
        finally:
            self._answering, self._voice.after_no = False, ""
        if self._refusal:
            self._scanner.hold()

    def _said(self, saying: Saying) -> None:
        if self._answering:
            self._refusal = saying.text if saying.tone is Tone.NO else ""

    def _missed(self) -> None:
        """The refusal stays to be read."""
        first = self._refusal.splitlines()[0] if self._refusal else ""
        second = self.t("The last scan was not taken. Press Enter, then scan it again.")
        self._voice.no("\n".join(part for part in (first, second) if part))
        self._sound.hold()
