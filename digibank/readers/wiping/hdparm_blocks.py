"""What hdparm prints of a drive: who it is, and the state of its security."""

import re
from dataclasses import dataclass, field

from digibank.domain.identifiers import clean_serial
from digibank.domain.wipe import Medium
from digibank.readers.hardware.values import plain

_MODEL = re.compile(r"\tModel Number:[ \t]{1,40}(.*)")
_SERIAL = re.compile(r"\tSerial Number:[ \t]{1,40}(.*)")
_SECTORS = re.compile(r"\tLBA(?:48)?[ \t]{1,9}user addressable sectors:[ \t]{1,40}(\d{1,15})")
_SECTOR_SIZE = re.compile(r"\tLogical(?:/Physical)?[ \t]{1,9}Sector size:[ \t]{1,40}(\d{1,6}) bytes")
_ROUGH_SIZE = re.compile(r"\tdevice size with M = 1000\*1000:[ \t]{1,40}(\d{1,12}) MBytes.*")
_ROTATION = re.compile(r"\tNominal Media Rotation Rate: (.{1,40})")
_STATE = re.compile(r"[ \t]{1,9}(?P<no>not)?[ \t]{0,9}(?P<word>supported|enabled|locked|frozen)")


@dataclass
class Security:
    """None: the block does not say."""

    supported: bool | None = None
    enabled: bool | None = None
    locked: bool | None = None
    frozen: bool | None = None

    @property
    def complete(self) -> bool:
        return None not in (self.supported, self.enabled, self.locked, self.frozen)


@dataclass
class Identity:
    """One `hdparm -I` of one drive."""

    model: str | None = None
    serial: str | None = None
    sectors: int | None = None
    sector_size: int = 512
    rough_size_gb: float | None = None
    medium: Medium | None = None
    security: Security | None = None
    _in_security: bool = field(default=False, repr=False)

    @property
    def size_gb(self) -> float | None:
        return self.sectors * self.sector_size / 1e9 if self.sectors else self.rough_size_gb

    def take(self, line: str) -> None:
        if line.startswith("Security:"):
            self.security, self._in_security = self.security or Security(), True
        elif line[:1].strip():
            self._in_security = False
        elif self._in_security and self.security and (state := _STATE.fullmatch(line.rstrip())):
            setattr(self.security, state["word"], state["no"] is None)
        else:
            self._take_identity(line)

    def _take_identity(self, line: str) -> None:
        if found := _MODEL.fullmatch(line):
            self.model = self.model or plain(found[1])
        elif found := _SERIAL.fullmatch(line):
            self.serial = self.serial or clean_serial(plain(found[1]))
        elif found := _SECTORS.fullmatch(line.rstrip()):
            self.sectors = max(int(found[1]), self.sectors or 0)
        elif found := _SECTOR_SIZE.fullmatch(line.rstrip()):
            self.sector_size = int(found[1])
        elif found := _ROUGH_SIZE.fullmatch(line):
            self.rough_size_gb = int(found[1]) / 1000
        elif found := _ROTATION.fullmatch(line.rstrip()):
            self.medium = _medium(found[1])


def _medium(rate: str) -> Medium | None:
    if rate.startswith("Solid State"):
        return Medium.SSD
    return Medium.HDD if rate.isdecimal() and 1000 < int(rate) < 20000 else None
