"""One run of nwipe, fed with its lines in order."""

import re
from dataclasses import dataclass, field

from digibank.readers.wiping import nwipe_events
from digibank.readers.wiping.nwipe_drive import Drive, Work
from digibank.readers.wiping.nwipe_drives import Drives, introduces
from digibank.readers.wiping.nwipe_lines import Line
from digibank.readers.wiping.nwipe_setting import Setting
from digibank.readers.wiping.nwipe_tables import Tables

_PREPARING = re.compile(
    r"Found (?:drive model=|/)|nwipe \d|Updated PDF_Certificate|Linux version |Opened entropy source"
    r"|Automatically enumerated|Program options are set|bios-version = "
)
_OPENED = "Opened entropy source"
_SAID_ONCE = re.compile(rf"nwipe \d|Linux version |{_OPENED}|Program options are set")
_INVOKING = re.compile(r"Invoking method '(?P<method>[^']+)' on (?:device )?'?(?P<device>/[^\s']+?)'?\.?")
_FIRMWARE = re.compile(r"Attempting (?P<method>.+) on (?P<device>/\S+) \([^()]*\)\.")  # after 0.42
_EXIT_NOTE = re.compile(r"Nwipe exited with (?:non fatal |fatal )?errors on device = /\S+.*")
_PATH = re.compile(r"/dev/[\w./-]+")
_REFUSED = re.compile(r"failed|failure|could not be executed|not supported")
_SEVERE = frozenset({"error", "fatal", "sanity"})


@dataclass
class Run:
    """`began` is the time of its first line, as written. `early`: every line is of 0.28 or before, without tables."""

    began: str
    early: bool
    setting: Setting = field(default_factory=Setting)
    drives: Drives = field(default_factory=Drives)
    _tables: Tables = field(default_factory=Tables)
    _begun: bool = False
    _said: set[str] = field(default_factory=set)
    _exit_noted_at: str | None = None

    @property
    def ended_at(self) -> str | None:
        """When nwipe ended by itself; None where the log stops before.

        0.28 to 0.31 have no closing line where a drive had errors: they name that drive after all work is over.
        """
        if self.setting.closed_at or self.setting.version or not self._exit_noted_at:
            return self.setting.closed_at
        return self.setting.summed_up_at or self._exit_noted_at

    def whole_from_its_start(self, drive: Drive) -> bool:
        """The head is there, in which nwipe says what it found on looking at the drive (from 0.26)."""
        return drive.introduced or (self.early and _OPENED in self._said)

    def goes_on_with(self, line: Line) -> bool:
        """False where the line can only belong to another run: logs are appended to."""
        over = self.setting.closed_at or self.setting.summed_up_at
        if line.time is None or not _PREPARING.match(line.words):
            return not (over and line.words.startswith("Invoking method "))
        return not (over or self._begun or _once_key(line.words) in self._said)

    def feed(self, line: Line) -> None:
        if line.time is None:
            row = self._tables.row(line.words)
            drive = self.drives.at_row(row) if row else None
            if row and drive:
                row.tell(drive)
            return
        self.early = self.early and line.early
        if key := _once_key(line.words):
            self._said.add(key)
        if not (self.setting.take(line.words, line.time) or self.drives.take(line.words) or self._invoke(line.words)):
            self._follow_work(line)

    def _invoke(self, words: str) -> bool:
        if told := _INVOKING.fullmatch(words):
            self.drives.at(told["device"]).work = Work(told["method"])
        elif told := _FIRMWARE.fullmatch(words):
            self.drives.at(told["device"]).work = Work(self.setting.method or told["method"], by_firmware=True)
        self._begun = self._begun or told is not None
        return told is not None

    def _follow_work(self, line: Line) -> None:
        nwipe_events.apply(line.words, self.drives.find)
        if _EXIT_NOTE.fullmatch(line.words):
            self._exit_noted_at = line.time
        elif line.level in _SEVERE or line.level == "warning":
            self._complain(line)

    def _complain(self, line: Line) -> None:
        """An error about a drive while it is worked on. Before and after, such lines come from looking at it only."""
        for path in _PATH.findall(line.words):
            drive = self.drives.find(path) or self.drives.find(path.rstrip("."))
            if drive and drive.work and not self.setting.summed_up_at:
                severe = line.level in _SEVERE or line.words.startswith("Buffer flush failure")
                drive.trouble = drive.trouble or severe
                drive.failed = drive.failed or (drive.work.by_firmware and bool(_REFUSED.search(line.words)))


def _once_key(words: str) -> str | None:
    """What a run says once only: a second time it is another run that says it."""
    if device := introduces(words):
        return f"Found {device}"
    said = _SAID_ONCE.match(words)
    return said.group() if said else None
