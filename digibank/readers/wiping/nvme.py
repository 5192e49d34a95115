"""nvme-cli: a terminal with `nvme format`, `nvme sanitize` and `nvme sanitize-log`, or the log in JSON.

A format answers when it is done; a sanitize answers when it begins, and only its log tells how it went. Neither names
the drive: that takes an `id-ctrl` or `list` in the same file, or a person. Facts of the format: nvme-cli's output on an
emulated drive, and NVM Express Base Specification 2.0, section 5.16.1.25 (Sanitize Status).
"""

import re
from dataclasses import dataclass, replace

from digibank.domain.wipe import Medium, Remark, Verdict
from digibank.readers.facts import WipeFacts, WipeReport
from digibank.readers.hardware.json_report import load_json
from digibank.readers.wiping.nvme_names import Name, name_in, several_drives
from digibank.readers.wiping.nvme_sanitize import Log, log_in_json, log_in_text
from digibank.readers.wiping.transcript import Step, steps

_STATUS = re.compile(r"NVMe [Ss]tatus: ?(?P<words>.{1,400})")
_FORMATTED = re.compile(r"Success formatting namespace: ?[0-9a-fx]{1,10}")
_SENDING = "Sending format operation"
_TROUBLE = re.compile(
    r".{0,80}(?:No such file or directory|Permission denied|Input/output error|Inappropriate ioctl.{0,40})"
)
_SECURE = re.compile(r"(?:^|\s)(?:-s ?|--ses[= ])(\d)(?=\s|$)")
_LOOKS = ("sanitize-log", "id-ctrl", "id-ns", "list", "smart-log", "list-subsys", "get-log", "error-log", "fw-log")
_ACTION = re.compile(r"(?:^|\s)(?:-a ?|--sanact[= ])(\S{1,40})")
_ACTIONS = {"2": "block erase", "3": "overwrite", "4": "cryptographic erase"}
_ACTIONS |= {
    "start-block-erase": "block erase",
    "start-overwrite": "overwrite",
    "start-crypto-erase": "cryptographic erase",
}
_FORMATS = {"1": "format, user data erase", "2": "format, cryptographic erase"}


@dataclass(frozen=True)
class _Outcome:
    """What one command came to. `method` None: the file does not show which kind of erase was asked for."""

    result: Verdict
    method: str | None = None
    remarks: tuple[Remark, ...] = ()
    shown: bool = False  # the command itself is in the file
    logged: bool = False  # the drive's log says it, of whatever sanitize was its last


def read_nvme(text: str) -> WipeReport:
    """One entry: what the last command came to that says anything. Raises ReadingError DAMAGED for broken JSON."""
    if text.lstrip().startswith(("{", "[")):
        logs = log_in_json(load_json(text))
        return WipeReport(tuple(_facts(_logged(log), None) for log in logs))
    told = [outcome for step in steps(text) for outcome in _outcomes(step)]
    if not told:
        return WipeReport(())
    last = _last(told)
    if several_drives(text) and last.result is not Verdict.NOT_A_WIPE:
        last = replace(last, result=Verdict.UNCLEAR, remarks=())
    return WipeReport((_facts(last, name_in(text)),))


def _outcomes(step: Step) -> list[_Outcome]:
    """A terminal without its commands may hold several answers in one step."""
    asked = _asked_method(step)
    found = [outcome for line in step.lines if (outcome := _answer(step, line.strip(), asked))]
    if log := log_in_text(step.lines):
        found.append(replace(_logged(log), shown=step.command is not None))
    if found or step.command is None:
        return found or _unfinished(step)
    if step.says("sanitize"):
        failed = step.failed_by_exit_code or any(_TROUBLE.fullmatch(line.strip()) for line in step.lines)
        return [_Outcome(Verdict.FAILED if failed else Verdict.IN_PROGRESS, _sanitize_method(step), shown=True)]
    return _unfinished(step)


def _answer(step: Step, line: str, asked: str | None) -> _Outcome | None:
    shown = step.command is not None
    if _FORMATTED.fullmatch(line):
        return _formatted(step)
    status = _STATUS.match(line)
    if status and not status["words"].upper().startswith("SUCCESS") and not step.says(*_LOOKS):
        if status["words"].startswith("Sanitize In Progress"):
            return _Outcome(Verdict.IN_PROGRESS, shown=shown)
        return _Outcome(Verdict.FAILED, asked, shown=shown)
    return None


def _formatted(step: Step) -> _Outcome:
    """A format without a secure erase setting only lays the drive out anew."""
    if step.failed_by_exit_code:
        return _Outcome(Verdict.UNCLEAR, "format", (Remark.CONTRADICTS,), shown=True)
    if step.command is None:
        return _Outcome(Verdict.PASSED, "format", (Remark.FIRMWARE_WORD, Remark.LEVEL_UNKNOWN))
    asked = _SECURE.search(step.command)
    method = _FORMATS.get(asked[1]) if asked else None
    if method is None:
        return _Outcome(Verdict.NOT_A_WIPE, "format", shown=True)
    return _Outcome(Verdict.PASSED, method, (Remark.FIRMWARE_WORD,), shown=True)


def _unfinished(step: Step) -> list[_Outcome]:
    """A format that was announced and has no answer."""
    if step.says("format") or any(line.startswith(_SENDING) or "may irrevocably delete" in line for line in step.lines):
        return [
            _Outcome(Verdict.ABORTED if step.stopped else Verdict.UNCLEAR, "format", shown=step.command is not None)
        ]
    return []


def _asked_method(step: Step) -> str | None:
    if step.says("sanitize"):
        return _sanitize_method(step)
    announced = any("format" in line.lower() for line in step.lines)
    return "format" if step.says("format") or announced else None


def _sanitize_method(step: Step) -> str:
    asked = _ACTION.search(step.command or "")
    action = _ACTIONS.get(asked[1]) if asked else None
    return f"sanitize, {action}" if action else "sanitize"


def _logged(log: Log) -> _Outcome:
    remarks = (Remark.FIRMWARE_WORD,) if log.verdict is Verdict.PASSED else ()
    since = (Remark.WRITTEN_SINCE,) if log.verdict is Verdict.PASSED and log.written_since else ()
    contradicts = (Remark.CONTRADICTS,) if log.contradicts else ()
    return _Outcome(log.verdict, log.method, remarks + since + contradicts, logged=True)


def _last(told: list[_Outcome]) -> _Outcome:
    """The last answer counts where the file shows what each answered to; otherwise good and bad together are unclear.
    A log that knows of no sanitize says nothing against a format, and one of an older sanitize nothing for one."""
    speaking = [outcome for outcome in told if outcome.result is not Verdict.NOT_A_WIPE] or told
    results = {outcome.result for outcome in speaking}
    mixed = Verdict.PASSED in results and len(results) > 1 and not all(outcome.shown for outcome in speaking)
    older = speaking[-1].logged and len(speaking) > 1 and speaking[-2].result is Verdict.FAILED
    if mixed or (older and speaking[-1].result is Verdict.PASSED):
        return replace(speaking[-1], result=Verdict.UNCLEAR, remarks=(Remark.CONTRADICTS,))
    return speaking[-1]


def _facts(outcome: _Outcome, name: Name | None) -> WipeFacts:
    unnamed = name is None and outcome.result is not Verdict.NOT_A_WIPE
    return WipeFacts(
        carrier_serial=name.serial if name else None,
        carrier_model=name.model if name else None,
        size_gb=None,
        method=outcome.method,
        tool="nvme",
        tool_version=None,
        started=None,
        finished=None,
        result=outcome.result,
        errors=None,
        host_serial=None,
        medium=Medium.SSD,
        remarks=outcome.remarks + ((Remark.NO_DRIVE_NAMED,) if unnamed else ()),
    )
