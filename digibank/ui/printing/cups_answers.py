"""What CUPS says of a printer and a job: the answers of `lp` and `lpstat -l` in English (LC_ALL=C)."""

import re
from dataclasses import dataclass
from enum import StrEnum

from digibank.ui.printing.order import Trouble

_WANTS_HANDS = ("media-", "toner-", "marker-", "door-", "cover-", "interlock-", "input-tray-", "output-")
"""Reasons that somebody at the printer can help with: paper, ink, an open door. The work goes on by itself then."""

_NO_CONNECTION = ("offline-report", "connecting-to-device", "timed-out", "shutdown", "com.apple.print.recoverable")


class Stage(StrEnum):
    UNDER_WAY = "under way"
    ASKS = "asks"
    STUCK = "stuck"
    DONE = "done"


@dataclass(frozen=True)
class Report:
    """`stage` of a job; `trouble` where it is stuck."""

    stage: Stage
    trouble: Trouble | None = None


def job_id(answer: str) -> str | None:
    """Out of `request id is Office-12 (1 file(s))`."""
    found = re.search(r"request id is (\S+-\d+)", answer)
    return found[1] if found else None


def stands_ready(answer: str, printer: str) -> Trouble | None:
    """From `lpstat -l -a NAME -p NAME`: why it is no use to send anything now."""
    if not _block(answer, rf"printer {re.escape(printer)} "):
        return Trouble.GONE
    if re.search(rf"^{re.escape(printer)} not accepting", answer, re.MULTILINE):
        return Trouble.REFUSES
    return _stopped(answer, printer)


def report(answer: str, printer: str, job: str) -> Report:
    """From `lpstat -l -W not-completed -p NAME -o NAME`: how the job stands. One that is no longer listed is done."""
    printer_block = _block(answer, rf"printer {re.escape(printer)} ")
    if not printer_block:
        return Report(Stage.STUCK, Trouble.GONE)
    listed = _block(answer, rf"{re.escape(job)}\s")
    if not listed:
        return Report(Stage.DONE)
    stopped = _stopped(answer, printer)
    if stopped:
        return Report(Stage.STUCK, stopped)
    return _why_it_waits(_alerts(listed) + _alerts(printer_block))


def _why_it_waits(alerts: list[str]) -> Report:
    if any(alert.startswith(_WANTS_HANDS) for alert in alerts):
        return Report(Stage.ASKS)
    if any(alert.startswith(_NO_CONNECTION) for alert in alerts):
        return Report(Stage.STUCK, Trouble.OFF)
    if any(alert.startswith("job-hold") for alert in alerts):
        return Report(Stage.STUCK, Trouble.PAUSED)
    return Report(Stage.UNDER_WAY)


def gave_up(answer: str, job: str) -> bool:
    """From `lpstat -l -W completed -o NAME`: whether a job that is over ended without paper."""
    alerts = " ".join(_alerts(_block(answer, rf"{re.escape(job)}\s")))
    return "abort" in alerts or "cancel" in alerts


def _stopped(answer: str, printer: str) -> Trouble | None:
    """Somebody paused it, or CUPS did after work that failed: then the reason stands in the next line."""
    block = _block(answer, rf"printer {re.escape(printer)} disabled")
    if not block:
        return None
    return Trouble.PAUSED if block[1:2] and block[1].strip() == "Paused" else Trouble.OFF


def _block(answer: str, beginning: str) -> list[str]:
    """The line that begins so, and the indented ones below it."""
    lines = answer.splitlines()
    for number, line in enumerate(lines):
        if re.match(beginning, line):
            more = next((n for n, later in enumerate(lines[number + 1 :], number + 1) if later[:1] not in "\t "), None)
            return lines[number:more]
    return []


def _alerts(block: list[str]) -> list[str]:
    found = [line.split(":", 1)[1] for line in block if line.strip().startswith("Alerts:")]
    return re.split(r"[\s,]+", found[0].strip()) if found else []
