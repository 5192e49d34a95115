"""nwipe logs of all versions (0.15 to 0.42), also as ShredOS stores them on its stick.

Facts of the format: read in nwipe's source and in logs written by eleven of its versions. Lines are joined by device
name within a run, runs by the drive's serial number.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from digibank.domain.identifiers import clean_serial, serial_key
from digibank.domain.reading import ReadingError, ReadingFault
from digibank.domain.wipe import Remark, Verdict
from digibank.readers.facts import WipeFacts, WipeReport
from digibank.readers.wiping.nwipe_drive import Drive, medium_of
from digibank.readers.wiping.nwipe_drives import name_from_row
from digibank.readers.wiping.nwipe_lines import Line, log_lines
from digibank.readers.wiping.nwipe_run import Run
from digibank.readers.wiping.nwipe_verdict import verdict

_COUNTS = frozenset({Verdict.PASSED, Verdict.PASSED_UNVERIFIED})


def read_nwipe_log(text: str) -> WipeReport:
    """One entry a drive, in the order of first mention: what the last run that worked on it says.

    A log may hold several runs (nwipe appends). A drive without a readable serial number cannot be followed from run
    to run and is listed once for each. Raises ReadingError UNKNOWN_FORMAT where nothing in the text is nwipe's.
    """
    drives: dict[str, list[WipeFacts]] = {}
    for number, run in enumerate(_runs(log_lines(text))):
        for key, same_serial in _by_serial(run, f"run {number}").items():
            if key not in drives or any(drive.touched for drive in same_serial):
                drives[key] = _facts_together(run, same_serial)
    if not drives and "nwipe" not in text.lower():
        raise ReadingError(ReadingFault.UNKNOWN_FORMAT)
    return WipeReport(tuple(facts for group in drives.values() for facts in group))


def _runs(lines: Iterable[Line]) -> Iterator[Run]:
    run: Run | None = None
    for line in lines:
        if run and not run.goes_on_with(line):
            yield run
            run = None
        if run is None and line.time is not None:
            run = Run(line.time, line.early)
        if run:
            run.feed(line)
    if run:
        yield run


def _by_serial(run: Run, name: str) -> dict[str, list[Drive]]:
    groups: dict[str, list[Drive]] = {}
    for drive in run.drives:
        name_from_row(drive)
        groups.setdefault(serial_key(drive.serial) or f"{name}: {drive.name}", []).append(drive)
    return groups


def _facts_together(run: Run, drives: list[Drive]) -> list[WipeFacts]:
    """Two devices with one serial are the parts of one disk (NVMe) or disks that cannot be told apart: one that was
    not wiped spoils the other's proof."""
    facts = [_facts(run, drive) for drive in drives]
    if all(one.result in _COUNTS for one in facts):
        return facts
    return [replace(one, result=Verdict.UNCLEAR) if one.result in _COUNTS else one for one in facts]


def _facts(run: Run, drive: Drive) -> WipeFacts:
    """Times are those of the whole run, from its first line to nwipe's last, as the log writes them."""
    return WipeFacts(
        carrier_serial=clean_serial(drive.serial),
        carrier_model=drive.model,
        size_gb=drive.rounded_gb if drive.size is None else drive.size / 1e9,
        method=drive.work.method if drive.work else None,
        tool="nwipe",
        tool_version=run.setting.version,
        started=run.began if drive.work else None,
        finished=run.ended_at if drive.work else None,
        result=verdict(run, drive),
        errors=drive.errors,
        host_serial=run.setting.host_serial,
        removable=(drive.bus or "").startswith("USB"),
        medium=medium_of(drive.bus),
        remarks=(Remark.HIDDEN_SECTORS,) if drive.hidden_sectors else (),
    )
