"""Files that tools wrote, each to its device: what it is, is decided by its content; whose it is, by serial number."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from digibank.domain.errors import Refusal
from digibank.domain.errors_carriers import NotAWipe
from digibank.domain.identifiers import serial_key
from digibank.domain.label_code import LabelCode
from digibank.domain.reading import ReadingError, ReadingFault
from digibank.domain.wipe import Verdict
from digibank.queries.report_owners import disk_owners, numbered_devices
from digibank.readers.facts import HardwareFacts, WipeFacts, WipeReport
from digibank.readers.hardware.read import read_hardware
from digibank.readers.source import load_bytes
from digibank.readers.wiping.read import read_wipe
from digibank.services.add_report import Added, add_report
from digibank.services.office import Office
from digibank.services.record_new import record_new
from digibank.services.wipe import Evidence, Recorded


class Fate(StrEnum):
    """In one word. OPEN: a person has something to do; of HAD everything was stored before."""

    STORED = "stored"
    OPEN = "open"
    HAD = "had"
    REFUSED = "refused"


@dataclass(frozen=True)
class Part:
    """What one device got of a file: a wipe or facts that are stored now, nothing (it had all of it), or a refusal."""

    code: LabelCode
    stored: Recorded | Added | None = None
    refused: Refusal | None = None

    @property
    def fate(self) -> Fate:
        if self.refused:
            return Fate.REFUSED
        if self.stored is None:
            return Fate.HAD
        if isinstance(self.stored, Added):
            return Fate.OPEN if self.stored.strange else Fate.STORED
        proven = all(verdict is Verdict.PASSED for verdict in self.stored.verdicts)
        return Fate.STORED if proven and not self.stored.missing else Fate.OPEN


@dataclass(frozen=True)
class Nobodys:
    """A report of no device that we know. `serial` is the machine's own number as the report gives it; `disks` are
    those that it names; `hardware`: the machine can be taken in with it."""

    serial: str | None
    disks: tuple[str, ...]
    hardware: bool


@dataclass(frozen=True)
class Filed:
    """What became of one file. `sha256` (hexadecimal) is None where it was not read to its end. A report on several
    devices has several parts; `others` are disks in it that stand on no list. `several`: devices that share the number
    in the report, so that a person has to look. `growing`: the tool is still writing it."""

    file: Path
    sha256: str | None = None
    parts: tuple[Part, ...] = ()
    others: tuple[str, ...] = ()
    several: tuple[LabelCode, ...] = ()
    nobodys: Nobodys | None = None
    refused: Refusal | ReadingError | None = None
    growing: bool = False

    @property
    def fate(self) -> Fate:
        """The worst of its parts."""
        if self.refused:
            return Fate.REFUSED
        if self.others or self.several or self.nobodys or self.growing:
            return Fate.OPEN
        fates = [part.fate for part in self.parts]
        return next(fate for fate in (Fate.REFUSED, Fate.OPEN, Fate.STORED, Fate.HAD) if fate in fates)


def file_report(office: Office, path: Path) -> Filed:
    """Reads one file and stores what it says, in one transaction for each device. What cannot be read and what the
    rules refuse stands in the answer. Raises MachineError, where the machine can store nothing any more."""
    try:
        sha256 = digest(path)
        says = _read(path)
        if digest(path) != sha256:
            return Filed(path, growing=True)
    except ReadingError as error:
        return Filed(path, refused=error)
    if isinstance(says, WipeReport):
        return _file_wipes(office, path, Evidence(sha256, says))
    return _file_hardware(office, path, sha256, says)


def digest(path: Path) -> str:
    """SHA-256, hexadecimal. Raises ReadingError."""
    return hashlib.sha256(load_bytes(path)).hexdigest()


def _read(path: Path) -> WipeReport | HardwareFacts:
    try:
        return read_wipe(path)
    except ReadingError as error:
        if error.fault is not ReadingFault.WRONG_KIND:
            raise
    return read_hardware(path)


# ---- wipe reports


def _file_wipes(office: Office, path: Path, evidence: Evidence) -> Filed:
    runs = [facts for facts in evidence.report.wipes if facts.result is not Verdict.NOT_A_WIPE]
    if not runs:
        return Filed(path, evidence.sha256, refused=NotAWipe(Verdict.NOT_A_WIPE))
    owners = office.ask(disk_owners, {key for facts in runs if (key := serial_key(facts.carrier_serial))})
    unlisted = [facts for facts in runs if serial_key(facts.carrier_serial) not in owners]
    hosts = _hosts(office, unlisted)
    codes = tuple(dict.fromkeys((*owners.values(), *hosts.values())))
    if not codes:
        host = next((facts.host_serial for facts in runs if serial_key(facts.host_serial)), None)
        return Filed(path, evidence.sha256, nobodys=Nobodys(host, _names(runs), hardware=False))
    # A machine that has no disk of the report on its list answers for all that ran in it: it lists them or refuses.
    answers = {host for host, code in hosts.items() if code not in owners.values()}
    others = _names(facts for facts in unlisted if serial_key(facts.host_serial) not in answers)
    return Filed(path, evidence.sha256, tuple(_wipe_part(office, code, evidence) for code in codes), others)


def _hosts(office: Office, wipes: Sequence[WipeFacts]) -> dict[str, LabelCode]:
    """The machines that the report says it ran on, by serial key, where that is one device and no other."""
    keys = dict.fromkeys(key for facts in wipes if (key := serial_key(facts.host_serial)))
    found = {key: office.ask(numbered_devices, key) for key in keys}
    return {key: codes[0] for key, codes in found.items() if len(codes) == 1}


def _wipe_part(office: Office, code: LabelCode, evidence: Evidence) -> Part:
    try:
        return Part(code, office.do(record_new, code, evidence))
    except Refusal as refused:
        return Part(code, refused=refused)


def _names(wipes: Iterable[WipeFacts]) -> tuple[str, ...]:
    names = (facts.carrier_serial or facts.carrier_model for facts in wipes)
    return tuple(dict.fromkeys(name for name in names if name))


# ---- hardware reports


def _file_hardware(office: Office, path: Path, sha256: str, facts: HardwareFacts) -> Filed:
    key = serial_key(facts.serial)
    codes = office.ask(numbered_devices, key, facts.imei)
    if len(codes) > 1:
        return Filed(path, sha256, several=codes)
    if codes:
        return Filed(path, sha256, (_hardware_part(office, codes[0], facts),))
    disks = tuple(disk.serial for disk in facts.carriers or () if disk.serial and serial_key(disk.serial))
    if key is None and facts.imei is None and disks:  # a report on a disk says nothing of the machine around it
        owners = office.ask(disk_owners, {serial_key(disk) or "" for disk in disks})
        if owners:
            return Filed(path, sha256, tuple(Part(code) for code in dict.fromkeys(owners.values())))
    return Filed(path, sha256, nobodys=Nobodys(facts.serial or facts.imei, disks, hardware=True))


def _hardware_part(office: Office, code: LabelCode, facts: HardwareFacts) -> Part:
    try:
        added = office.do(add_report, code, facts)
    except Refusal as refused:
        return Part(code, refused=refused)
    return Part(code, added if added.anything else None)
