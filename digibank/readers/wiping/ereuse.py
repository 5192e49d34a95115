"""Erasures in snapshots of eReuse Workbench 11 to 13: actions under the disk that they were done to.

The `erase` list of the later workbench-script is never read: that program writes it without erasing anything. Workbench
knows that its programs ended well, not that what they wrote was read back. Facts of the format: eReuse's own snapshots.
"""

import re
from dataclasses import replace
from datetime import UTC, datetime

from digibank.domain.identifiers import clean_serial
from digibank.domain.reading import ReadingError, ReadingFault
from digibank.domain.wipe import Medium, Remark, Verdict
from digibank.readers.facts import WipeFacts, WipeReport
from digibank.readers.hardware.json_report import inner, json_in, load_json, objects
from digibank.readers.hardware.serials import machine_serial
from digibank.readers.hardware.values import plain
from digibank.readers.hardware.yaml_report import load_yaml

_SOFTWARE = "Workbench"
_VERSION = re.compile(r"1[123]\.\d.{0,30}")
_STEPS = {"StepZero": "zeros", "StepRandom": "random data"}
_METHODS = {"EraseBasic": "Erase Basic", "EraseSectors": "Erase Sectors"}
_MEDIA = {"SolidStateDrive": Medium.SSD, "HardDrive": Medium.HDD}
_GOOD, _BAD = "Info", "Error"
_MOST_MB = 1e9
_FASTEST = 20e9  # bytes a second: no disk writes so fast


def read_ereuse(text: str) -> WipeReport:
    """As `read_erasures`, of a snapshot's text. Raises ReadingError DAMAGED for one that is cut off. Workbench writes
    JSON, which shows where it was cut; a copy in indented YAML does not, so no erasure in one counts."""
    try:
        return read_erasures(load_json(json_in(text)))
    except ReadingError as broken:
        if broken.fault is not ReadingFault.DAMAGED:
            raise
        try:
            copied = load_yaml(text)
        except ReadingError:
            raise broken from None
    report = read_erasures(copied)
    closed = text.lstrip().startswith("{")
    return report if closed else WipeReport(tuple(_doubted(wipe) for wipe in report.wipes))


def _doubted(wipe: WipeFacts) -> WipeFacts:
    return replace(wipe, result=Verdict.UNCLEAR) if wipe.result is Verdict.PASSED_UNVERIFIED else wipe


def read_erasures(snapshot: object) -> WipeReport:
    """One entry a disk of the snapshot, those that were not erased too. Raises ReadingError WRONG_KIND where nothing
    was erased: the snapshot is a hardware report then."""
    version = plain(inner(snapshot, "version")) or ""
    disks = [part for part in objects(inner(snapshot, "components")) if part.get("type") in _MEDIA]
    erased = any(_erasures(disk) for disk in disks)
    if inner(snapshot, "software") != _SOFTWARE or not _VERSION.fullmatch(version) or not erased:
        raise ReadingError(ReadingFault.WRONG_KIND)
    host = machine_serial(inner(snapshot, "device", "serialNumber"))
    return WipeReport(tuple(_facts(disk, version, host) for disk in disks))


def _erasures(disk: dict[str, object]) -> list[dict[str, object]]:
    return [action for action in objects(disk.get("actions")) if str(action.get("type")).startswith("Erase")]


def _facts(disk: dict[str, object], version: str, host: str | None) -> WipeFacts:
    """The last erasure counts."""
    size = _bytes(disk.get("size"), version)
    last = max(_erasures(disk), key=lambda action: str(action.get("endTime") or "~"), default=None)
    result = _verdict(last, size) if last else Verdict.NOT_A_WIPE
    return WipeFacts(
        carrier_serial=clean_serial(plain(disk.get("serialNumber"))),
        carrier_model=plain(disk.get("model")),
        size_gb=size / 1e9 if size else None,
        method=_method(last) if last else None,
        tool="eReuse Workbench",
        tool_version=version,
        started=plain(last.get("startTime")) if last else None,
        finished=plain(last.get("endTime")) if last else None,
        result=result,
        errors=None,
        host_serial=host,
        removable=disk.get("interface") == "USB",
        medium=None,  # Workbench calls every disk a hard disk
        remarks=(Remark.CONTRADICTS,) if result is Verdict.UNCLEAR else (),
    )


def _method(erasure: dict[str, object]) -> str:
    name = _METHODS.get(str(erasure.get("type"))) or plain(erasure.get("type")) or "Erase"
    steps = [_STEPS.get(str(step.get("type"))) for step in objects(erasure.get("steps"))]
    known = ", ".join(step for step in steps if step)
    return f"{name}: {known}" if known else name


def _verdict(erasure: dict[str, object], size: float | None) -> Verdict:
    steps = list(objects(erasure.get("steps")))
    severities = {str(part.get("severity")) for part in (erasure, *steps)}
    if _BAD in severities:
        return Verdict.FAILED
    known = str(erasure.get("type")) in _METHODS and bool(steps) and all(str(s.get("type")) in _STEPS for s in steps)
    if not known or severities != {_GOOD}:
        return Verdict.UNCLEAR
    return Verdict.PASSED_UNVERIFIED if _times_agree(erasure, steps, size) else Verdict.UNCLEAR


def _times_agree(erasure: dict[str, object], steps: list[dict[str, object]], size: float | None) -> bool:
    """The steps follow each other within the erasure, and the disk can have been written in that time."""
    moments = [_moment(erasure.get("startTime"))]
    for step in steps:
        moments += [_moment(step.get("startTime")), _moment(step.get("endTime"))]
    moments.append(_moment(erasure.get("endTime")))
    known = [moment for moment in moments if moment is not None]
    if len(known) != len(moments) or known != sorted(known) or known[0] == known[-1]:
        return False
    return (size or 0) <= (known[-1] - known[0]).total_seconds() * _FASTEST


def _bytes(size: object, version: str) -> float | None:
    """MB are 2^20 bytes in the first versions of 11, 10^6 later; later sizes have decimals."""
    if isinstance(size, bool) or not isinstance(size, int | float) or not 0 < size < _MOST_MB:
        return None
    return size * (2**20 if version.startswith("11.0a") else 10**6)


def _moment(value: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
