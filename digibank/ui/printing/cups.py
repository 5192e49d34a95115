"""A PDF to CUPS as it is (Linux, macOS): sharper and lighter than pictures of it, and nothing of it lies in a file of
ours. Its commands run beside the program, which waits for none of them."""

import shutil
import sys
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal
from shiboken6 import isValid

from digibank.ui.printing import cups_answers
from digibank.ui.printing.cups_answers import Stage
from digibank.ui.printing.order import Order, Trouble

_PATIENCE_MS: Final = 15_000
"""No command takes longer, unless the print system hangs."""

_HAND_OVER_MS: Final = 5_000

_LOOK_EVERY_MS: Final = (300, 500, 1000, 2000)
_STUCK_LOOKS: Final = 4
"""How often in a row a job must be stuck before it is taken back: a printer that wakes up is stuck for a moment."""

_MOST_LOOKS: Final = 150
"""Some five minutes: after that the work is the system's own affair."""


def cups_is_here() -> bool:
    return sys.platform != "win32" and all(shutil.which(name) for name in ("lp", "lpstat", "cancel"))


class CupsJob(QObject):
    """One order on its way. `accepted`: the system has it. `asks`: somebody must look at the printer. `ended` brings
    None when it was printed, else the Trouble; then the system's own copy of it is taken back, so that it never comes
    out twice."""

    accepted = Signal()
    asks = Signal()
    ended = Signal(object)

    def __init__(self, order: Order, medium: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._order, self._medium = order, medium
        self._job = ""
        self._looks = self._stuck = 0
        self._asked = self._over_for_us = False

    def start(self) -> None:
        name = self._order.choice.printer
        self._run(["lpstat", "-l", "-a", name, "-p", name], self._ready)

    def finish(self) -> None:
        """The window closes: what is being handed over is handed over, the rest is the system's affair."""
        self._over_for_us = True
        for process in self.findChildren(QProcess):
            if process.program() == "lp":
                process.waitForFinished(_HAND_OVER_MS)
            process.kill()
            process.waitForFinished(_HAND_OVER_MS)

    def _ready(self, answer: str) -> None:
        trouble = cups_answers.stands_ready(answer, self._order.choice.printer)
        if trouble:
            self.ended.emit(trouble)
        else:
            self._run(_lp(self._order, self._medium), self._taken, self._order.pdf)

    def _taken(self, answer: str) -> None:
        """Also while the window closes."""
        job = cups_answers.job_id(answer)
        if job is None:
            self.ended.emit(Trouble.REFUSES)
            return
        self._job = job
        self.accepted.emit()
        if not self._over_for_us:
            self._look_later()

    def _look_later(self) -> None:
        pause = _LOOK_EVERY_MS[min(self._looks, len(_LOOK_EVERY_MS) - 1)]
        self._looks += 1
        QTimer.singleShot(pause, self, self._look)

    def _look(self) -> None:
        name = self._order.choice.printer
        self._run(["lpstat", "-l", "-W", "not-completed", "-p", name, "-o", name], self._seen)

    def _seen(self, answer: str) -> None:
        seen = cups_answers.report(answer, self._order.choice.printer, self._job)
        self._stuck = self._stuck + 1 if seen.stage is Stage.STUCK else 0
        if seen.stage is Stage.DONE:
            self._run(["lpstat", "-l", "-W", "completed", "-o", self._order.choice.printer], self._over)
        elif self._stuck >= _STUCK_LOOKS or seen.trouble is Trouble.GONE:
            self._take_back(seen.trouble or Trouble.OFF)
        elif self._looks >= _MOST_LOOKS:
            self.ended.emit(None)
        else:
            if seen.stage is Stage.ASKS and not self._asked:
                self._asked = True
                self.asks.emit()
            self._look_later()

    def _over(self, answer: str) -> None:
        self.ended.emit(Trouble.FAILED if cups_answers.gave_up(answer, self._job) else None)

    def _take_back(self, trouble: Trouble) -> None:
        self._run(["cancel", self._job], lambda _answer: self.ended.emit(trouble))

    def _run(self, command: Sequence[str], then: Callable[[str], None], text: bytes = b"") -> None:
        """`then` is given what the command said; one that does not end is ended, and so is the order."""
        process = QProcess(self)
        process.setProcessEnvironment(_english())
        patience = QTimer(process, singleShot=True, interval=_PATIENCE_MS)
        patience.timeout.connect(process.kill)

        def over(_code: int, status: QProcess.ExitStatus) -> None:
            if not isValid(process):  # the window closed, and ended it with everything else
                return
            patience.stop()
            process.deleteLater()
            if status is QProcess.ExitStatus.NormalExit and (command[0] == "lp" or not self._over_for_us):
                then(bytes(process.readAllStandardOutput().data()).decode("utf-8", "replace"))
            elif not self._over_for_us:
                self.ended.emit(Trouble.SILENT)

        process.finished.connect(over)
        process.errorOccurred.connect(self._not_started)
        process.start(command[0], list(command[1:]))
        process.write(text)
        process.closeWriteChannel()
        patience.start()

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.ended.emit(Trouble.SILENT)


def _lp(order: Order, medium: str) -> list[str]:
    """Its own size, nothing scaled; the PDF comes through a pipe."""
    choice = order.choice
    command = ["lp", "-d", choice.printer, "-n", str(choice.copies), "-t", order.title]
    sides = "two-sided-long-edge" if choice.both_sides else "one-sided"
    for option in (f"media={medium}", "print-scaling=none", "collate=true", f"sides={sides}"):
        command += ["-o", option]
    if choice.pages:
        command += ["-P", choice.pages.replace(" ", "").replace(";", ",").replace("–", "-")]
    return command


def _english() -> QProcessEnvironment:
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("LC_ALL", "C")
    environment.insert("LANG", "C")
    return environment
