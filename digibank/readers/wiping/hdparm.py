"""hdparm: a terminal with `-I`, `--security-erase` and `--sanitize-…`.

hdparm announces an erase before the drive answers, and announces a refused one in the same words: only what the drive
says of itself afterwards tells. Facts of the format: hdparm's output on emulated drives, its manual page, and
tinyapps.org/docs (wipe_drives_hdparm, ata_sanitize_hdparm).
"""

import re
from dataclasses import dataclass, field

from digibank.domain.identifiers import serial_key
from digibank.domain.reading import ReadingError, ReadingFault
from digibank.domain.wipe import Remark, Verdict
from digibank.readers.facts import WipeFacts, WipeReport
from digibank.readers.wiping.hdparm_blocks import Identity
from digibank.readers.wiping.transcript import Step, steps

_MOST_DRIVES = 500
_DEVICE = re.compile(r"(/dev/[\w./-]{1,60}):")
_IDENTITY = re.compile(r"(?:ATA device|ATAPI |CompactFlash)")
_ISSUED = re.compile(r" ?Issuing (SECURITY_ERASE|SECURITY_DISABLE|SANITIZE_\w{1,40}) command.{0,300}")
_TROUBLE = re.compile(
    r"SG_IO: .{1,400}|.{0,80}(?:Input/output error|Invalid argument|Operation not permitted|Permission denied"
    r"|Inappropriate ioctl for device|No such (?:file or )?device.{0,40}|is not supported)",
)
_HPA = re.compile(
    r" ?max sectors {1,9}= (\d{1,15})/(\d{1,15})(?:\(\d{1,15}\?\))?, "
    r"(?:HPA|ACCESSIBLE MAX ADDRESS)(?: is| setting)? ?(\w.{0,40})"
)
_REAL_SECTORS = re.compile(r"[ \t]{1,9}Real max sectors: (\d{1,15})")
_SANITIZE_STATE = re.compile(r"[ \t]{1,9}State:[ \t]{1,9}SD(\d) .{1,80}")
_SANITIZE_GOOD = "Last Sanitize Operation Completed Without Error"
_SANITIZE_BEGUN = "Operation started in background"
_SANITIZE_METHODS = {
    "SANITIZE_BLOCK_ERASE": "sanitize, block erase",
    "SANITIZE_CRYPTO_SCRAMBLE": "sanitize, cryptographic erase",
    "SANITIZE_OVERWRITE": "sanitize, overwrite",
}


@dataclass
class _Drive:
    """Everything that the terminal shows of one `/dev/` name, in order."""

    before: Identity | None = None  # the last look before the erase
    after: Identity | None = None  # the last look after it
    method: str | None = None  # None: no erase was asked for
    enhanced_known: bool = True
    disabled: bool = False  # the password was taken away by command
    trouble: bool = False
    doubt: bool = False  # trouble that may belong to a mere look
    stopped: bool = False
    hidden: bool = False  # `-N` shows a host protected area
    real_sectors: int | None = None  # of `--dco-identify`
    sanitize_begun: bool = False
    sanitize_state: str | None = None
    sanitize_good: bool = False
    seen: list[Identity] = field(default_factory=list)

    def look(self) -> Identity:
        found = Identity()
        self.seen.append(found)
        if self.method is None:
            self.before = found
        else:
            self.after = found
        return found


def read_hdparm(text: str) -> WipeReport:
    """One entry for each drive that was looked at or erased, in the order of their first mention. Raises
    ReadingError TOO_LARGE for more drives than any terminal shows."""
    drives: dict[str, _Drive] = {}
    for step in steps(text):
        _Reading(step, drives).read()
    return WipeReport(tuple(_facts(drive) for drive in drives.values()))


@dataclass
class _Reading:
    """One step of the terminal, line by line; every command of hdparm says its `/dev/` name first."""

    step: Step
    drives: dict[str, _Drive]
    drive: _Drive | None = None
    identity: Identity | None = None
    erased: list[_Drive] = field(default_factory=list)
    looks: int = 0

    def read(self) -> None:
        for line in self.step.lines:
            if device := _DEVICE.fullmatch(line.strip()):
                self.drive, self.identity = self.drives.setdefault(device[1], _Drive()), None
                if len(self.drives) > _MOST_DRIVES:
                    raise ReadingError(ReadingFault.TOO_LARGE)
            elif self.drive is not None:
                self._take(self.drive, line)
        trouble = self.step.failed_by_exit_code or any(_TROUBLE.fullmatch(line.strip()) for line in self.step.lines)
        stopped = self.step.stopped
        for drive in self.erased:
            drive.trouble |= trouble and not self.looks
            drive.doubt |= trouble
            drive.stopped |= stopped

    def _take(self, drive: _Drive, line: str) -> None:
        if _IDENTITY.match(line):
            self.identity, self.looks = drive.look(), self.looks + 1
        elif self.identity is not None and line[:1] != " ":
            self.identity.take(line)
        elif issued := _ISSUED.fullmatch(line):
            if _issue(drive, issued[1], self.step):
                self.erased.append(drive)
        elif not _hidden_area(drive, line):
            _sanitize_status(drive, line)


def _issue(drive: _Drive, command: str, step: Step) -> bool:
    """True for an erase. A new one makes what was seen after an older one old."""
    if command == "SECURITY_DISABLE":
        drive.disabled = True
    elif command == "SECURITY_ERASE" or command in _SANITIZE_METHODS:
        if drive.after is not None:
            drive.before, drive.after = drive.after, None
        drive.sanitize_begun, drive.sanitize_state, drive.sanitize_good = False, None, False
        drive.method = _SANITIZE_METHODS.get(command) or _erase_method(drive, step)
        return True
    return False


def _erase_method(drive: _Drive, step: Step) -> str:
    """Only the command line tells the enhanced erase from the normal one."""
    drive.enhanced_known = step.command is not None
    return "enhanced secure erase" if step.says("--security-erase-enhanced") else "secure erase"


def _hidden_area(drive: _Drive, line: str) -> bool:
    """True where the line speaks of sectors that the drive does not show; what is said last counts."""
    if told := _HPA.fullmatch(line.rstrip()):
        drive.hidden = int(told[1]) < int(told[2]) or told[3] != "disabled"
    elif told := _REAL_SECTORS.fullmatch(line.rstrip()):
        drive.real_sectors = int(told[1])
    return told is not None


def _sanitize_status(drive: _Drive, line: str) -> None:
    if state := _SANITIZE_STATE.fullmatch(line.rstrip()):
        drive.sanitize_state = state[1]
        drive.sanitize_good = False
    elif line.strip() == _SANITIZE_BEGUN:
        drive.sanitize_begun = True
    elif line.strip() == _SANITIZE_GOOD:
        drive.sanitize_good = drive.sanitize_state is not None


def _facts(drive: _Drive) -> WipeFacts:
    known, earlier = drive.after or drive.before or Identity(), drive.before or Identity()
    verdict = _verdict(drive)
    return WipeFacts(
        carrier_serial=None if _changed(drive) else known.serial,
        carrier_model=known.model or earlier.model,
        size_gb=known.size_gb or earlier.size_gb,
        method=drive.method,
        tool="hdparm",
        tool_version=None,
        started=None,
        finished=None,
        result=verdict,
        errors=None,
        host_serial=None,
        medium=known.medium or earlier.medium,
        remarks=tuple(_remarks(drive, known, verdict)),
    )


def _verdict(drive: _Drive) -> Verdict:
    if drive.method is None:
        return Verdict.NOT_A_WIPE
    if drive.trouble:
        return Verdict.FAILED
    if drive.stopped:
        return Verdict.ABORTED
    if drive.doubt or _changed(drive) or _hides(drive):
        return Verdict.UNCLEAR
    if drive.method.startswith("sanitize"):
        return _sanitize_verdict(drive)
    return _erase_verdict(drive)


def _sanitize_verdict(drive: _Drive) -> Verdict:
    """The states of ACS-3: 0 idle, 1 frozen, 2 in process, 3 failed, 4 succeeded. An idle drive speaks of its last
    sanitize, which is an older one where this one was refused."""
    if drive.sanitize_state == "2":
        return Verdict.IN_PROGRESS
    if drive.sanitize_state == "3":
        return Verdict.FAILED
    done = drive.sanitize_state in ("0", "4") and drive.sanitize_begun and drive.sanitize_good
    return Verdict.PASSED_UNVERIFIED if done else Verdict.UNCLEAR


def _erase_verdict(drive: _Drive) -> Verdict:
    """The drive takes its password away by itself when its erase is complete, and only then: it has to be seen with
    its password before, and without it after. That a password was asked for is not enough; a frozen drive refuses."""
    was = drive.before.security if drive.before else None
    now = drive.after.security if drive.after else None
    if now is None or not now.complete:
        return Verdict.UNCLEAR
    if now.enabled or now.locked:
        return Verdict.FAILED
    ready = was is not None and was.complete and was.enabled and not was.frozen
    return Verdict.PASSED_UNVERIFIED if ready and not drive.disabled else Verdict.UNCLEAR


def _hides(drive: _Drive) -> bool:
    shown = max((identity.sectors or 0 for identity in drive.seen), default=0)
    return drive.hidden or (drive.real_sectors is not None and 0 < shown < drive.real_sectors)


def _changed(drive: _Drive) -> bool:
    """The `/dev/` name was given to another disk meanwhile."""
    serials = {serial_key(identity.serial) for identity in drive.seen}
    return len(serials) > 1


def _remarks(drive: _Drive, known: Identity, verdict: Verdict) -> list[Remark]:
    found = []
    if known.security and known.security.frozen:
        found.append(Remark.FROZEN)
    if known.security and known.security.locked:
        found.append(Remark.LOCKED)
    if _hides(drive):
        found.append(Remark.HIDDEN_SECTORS)
    if _changed(drive):
        found.append(Remark.CONTRADICTS)
    if drive.method is not None and known.serial is None:
        found.append(Remark.NO_DRIVE_NAMED)
    if verdict is Verdict.PASSED_UNVERIFIED:
        found.append(Remark.FIRMWARE_WORD)
        found += [] if drive.enhanced_known else [Remark.LEVEL_UNKNOWN]
    return found
