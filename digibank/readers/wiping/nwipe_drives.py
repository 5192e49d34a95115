"""The drives of one run, and the lines of an nwipe log that say what they are."""

import re
from collections.abc import Iterator

from digibank.readers.wiping.nwipe_drive import Drive
from digibank.readers.wiping.nwipe_tables import Row, model_and_serial

_FOUND_EARLY = re.compile(
    r'Found drive model="(?:ATA )?(?P<model>.*?)", device path="(?P<device>[^"]+)", size="(?P<size>[^"]*)"'
    r'(?:, serial number="(?P<serial>.*)")?'
)
_FOUND = re.compile(
    r"Found (?P<device>/[^\s,]+), *(?P<bus>[\w-]*) *, *(?P<model>.*), *(?P<size>\d[\d.]{0,9} ?[KMGTP]?B)"
    r", S/N=(?P<serial>.*)"
)
_SERIAL = re.compile(r"(?:Device )?(?P<device>/\S+) has serial number (?P<serial>.*)")
_SIZES = (
    re.compile(r"Device '(?P<device>/[^']+)' is size (?P<size>\d{1,20})\."),  # to 0.28
    re.compile(r"(?P<device>/[^\s,]+), sect/blk/dev \d{1,20}/\d{1,20}/(?P<size>\d{1,20})"),  # 0.30 to 0.40
)
_GEOMETRY = re.compile(r"(?P<device>/\S+): Device geometry is as follows\.\.\.")
_GEOMETRY_SIZE = re.compile(r"Total device bytes {1,9}= (?P<size>\d{1,20})")
_HIDDEN = re.compile(r"\*\*\* HIDDEN SECTORS DETECTED ! \*\*\* on (?P<device>/\S+)")

_ROUNDED = re.compile(r"(?P<number>\d{1,9}(?:\.\d{1,3})?) ?(?P<unit>[KMGTP]?)B")
_UNITS = {"": 1e-9, "K": 1e-6, "M": 1e-3, "G": 1.0, "T": 1e3, "P": 1e6}

_TAIL_WIDTHS = (8, 6)
"""The tables show that many signs of a device's name, counted from its end: `nvme0n1` is `vme0n1` before 0.33."""


class Drives:
    """Found by device path; in order of their first mention."""

    def __init__(self) -> None:
        self._by_name: dict[str, Drive] = {}
        self._by_tail: dict[str, Drive | None] = {}
        self._measured: Drive | None = None  # of whom the geometry lines speak that follow

    def __iter__(self) -> Iterator[Drive]:
        return iter(self._by_name.values())

    def find(self, path: str) -> Drive | None:
        return self._by_name.get(path.removeprefix("/dev/"))

    def at(self, path: str) -> Drive:
        """The drive, made where the run has not mentioned it yet."""
        name = path.removeprefix("/dev/")
        if name not in self._by_name:
            drive = self._by_name[name] = Drive(name)
            last = name.rpartition("/")[2]
            for tail in {last[-width:] for width in _TAIL_WIDTHS if len(last) > width or last != name}:
                self._by_tail[tail] = None if tail in self._by_tail else drive  # None: two drives end alike
        return self._by_name[name]

    def at_row(self, row: Row) -> Drive | None:
        """The drive that a table row speaks of; None where its shortened name fits two."""
        if row.name in self._by_name:
            return self._by_name[row.name]
        if row.name in self._by_tail:
            return self._by_tail[row.name]
        return self.at(row.name)  # the lines that introduced it are lost

    def take(self, words: str) -> bool:
        """True where the line says what a drive is."""
        return self._take_found(words) or self._take_serial(words) or self._take_size(words) or self._take_hidden(words)

    def _take_found(self, words: str) -> bool:
        found = _FOUND.fullmatch(words) or _FOUND_EARLY.fullmatch(words)
        if not found:
            return False
        told = found.groupdict()
        drive = self.at(told["device"])
        drive.introduced = True
        drive.model, drive.serial, drive.bus = told["model"].strip() or None, told["serial"], told.get("bus")
        drive.rounded_gb = _rounded_gb(told["size"])
        return True

    def _take_serial(self, words: str) -> bool:
        told = _SERIAL.fullmatch(words)
        if told:
            self.at(told["device"]).serial = told["serial"]
        return told is not None

    def _take_size(self, words: str) -> bool:
        for pattern in _SIZES:
            if told := pattern.fullmatch(words):
                self.at(told["device"]).size = int(told["size"])
                return True
        if told := _GEOMETRY.fullmatch(words):
            self._measured = self.at(told["device"])
        elif (told := _GEOMETRY_SIZE.fullmatch(words)) and self._measured:
            self._measured.size, self._measured = int(told["size"]), None
        return told is not None

    def _take_hidden(self, words: str) -> bool:
        told = _HIDDEN.fullmatch(words)
        if told:
            self.at(told["device"]).hidden_sectors = True
        return told is not None


def introduces(words: str) -> str | None:
    """The device path in a `Found …` line."""
    found = _FOUND.fullmatch(words) or _FOUND_EARLY.fullmatch(words)
    return found["device"] if found else None


def name_from_row(drive: Drive) -> None:
    """Model and serial out of the status table, for a drive whose other lines are lost."""
    if drive.model is None and drive.serial is None and drive.status_text:
        drive.model, drive.serial = model_and_serial(drive.status_text)


def _rounded_gb(words: str) -> float | None:
    size = _ROUNDED.fullmatch(words.strip())
    return float(size["number"]) * _UNITS[size["unit"]] if size else None
