"""Every real report beside the project gives the facts written down for it; every other file gives a ReadingError."""

import json
import re
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.facts import HardwareFacts
from digibank.readers.hardware.merge import merge
from digibank.readers.hardware.read import read_hardware
from tests.readers.hardware_expected import Difference, facts_compared

pytestmark = pytest.mark.shared

READ = ("hardware/", "phones/")
WE_KNOW_BETTER = {
    ("teal_snapshotlive.yaml", "number of disks"): "its two disks are of type DataStorage, which the facts overlook",
    ("teal_workbench-10.snapshot.yaml", "number of disks"): "its disk has @type HardDrive, which the facts overlook",
    ("teal_wbf-computer-type.snapshot.json", "serial"): "0123456789 is a placeholder",
}
SAYS_NOTHING = {
    "scrutiny_smart-pass.json": "a verdict on a disk that is not named",
    "scrutiny_smartctl-scan-nvme.json": "a list of device files",
    "scrutiny_smartctl-scan-simple.json": "a list of device files",
    "glpi_wmi_proxmox-win32-bios.wmi": "every field is empty",
    "emul_t470-nvme_smart-log.txt": "the health of a disk that is not named",
    "teal_workbench-server-3.erase.yaml": "no snapshot but a piece of one",
}


def compared(path: Path, facts: dict[str, Any]) -> list[Difference]:
    if path.name in SAYS_NOTHING:
        with pytest.raises(ReadingError) as caught:
            read_hardware(path)
        assert caught.value.fault in {ReadingFault.DAMAGED, ReadingFault.UNKNOWN_FORMAT}
        return []
    found = facts_compared(facts, read_hardware(path))
    return [difference for difference in found if (path.name, difference[0]) not in WE_KNOW_BETTER]


def test_all_facts_of_all_reports(shared: Path, record_property: Callable[[str, object], None]) -> None:
    files = json.loads((shared / "data" / "expected.json").read_text("utf-8"))["files"]
    names = [name for name in files if name.startswith(READ)]
    right: dict[str, int] = defaultdict(int)
    wrong: dict[str, list[str]] = defaultdict(list)
    reports: dict[str, int] = defaultdict(int)
    for name in names:
        folder = name.rpartition("/")[0].removeprefix("hardware/")
        reports[folder] += 1
        for fact, expected, found in compared(shared / "data" / name, files[name]["facts"]):
            if expected == found:
                right[folder] += 1
            else:
                wrong[folder].append(f"{name}: {fact} should be {expected!r}, is {found!r}")
    for folder, count in sorted(reports.items()):
        facts = right[folder] + len(wrong[folder])
        share = 100 * right[folder] / facts if facts else 100.0
        record_property(f"{folder} facts right", f"{share:.1f} % of {facts} in {count} reports")
    record_property("hardware facts left out, for the expected ones are wrong", len(WE_KNOW_BETTER))
    record_property("hardware reports refused, for they name nothing", len(SAYS_NOTHING))
    assert len(names) > 350
    assert sum(right.values()) > 2000
    assert not any(wrong.values()), "\n".join(line for lines in wrong.values() for line in lines)


def test_no_other_file_breaks_a_reader(shared: Path) -> None:
    files = [path for path in (shared / "data").rglob("*") if path.is_file() and "reference" not in path.parts]
    slow, named = [], set()
    for path in files:
        start = time.process_time()
        try:
            read_hardware(path)
        except ReadingError as error:
            named.add(error.file == path.name)
        if time.process_time() - start > 1:
            slow.append(path.name)
    assert len(files) > 400
    assert named == {True}
    assert not slow


CUTTABLE = (
    *("dmidecode", "dmidecode_markdown", "lshw_json", "lshw_text", "lshw_xml", "hwinfo", "inxi", "inxi_json"),
    *("smartctl_json", "smartctl_text", "ereuse_snapshot", "macos", "windows"),
)


def known_serials(facts: HardwareFacts) -> set[str | None]:
    return {facts.serial, None, *(carrier.serial for carrier in facts.carriers or ())}


def test_every_file_cut_anywhere_is_read_or_refused(shared: Path, tmp_path: Path) -> None:
    """A report that was cut off never gives a serial number or size of memory that the whole one does not."""
    for folder in CUTTABLE:
        for path in sorted((shared / "data" / "hardware" / folder).iterdir())[:: 7 if folder == "dmidecode" else 3]:
            if path.name in SAYS_NOTHING:
                continue
            whole, data = read_hardware(path), path.read_bytes()
            for share in (0.05, 0.2, 0.4, 0.6, 0.8, 0.95):
                cut = tmp_path / path.name
                cut.write_bytes(data[: int(len(data) * share)])
                try:
                    facts = read_hardware(cut)
                except ReadingError:
                    continue
                assert known_serials(facts) <= known_serials(whole), (path.name, share)
                assert facts.ram_gb in {None, whole.ram_gb}, (path.name, share)


SAME_MACHINE = re.compile(
    r"snap_([0-9a-f]{8})|(?:ereuse|workbench)_([\w-]+?)\.|(thinkpad-w520)(?!.*teamgroup)|(hp-pavilion-15)"
)


def test_all_tools_on_one_machine_agree(shared: Path) -> None:
    """What six tools say of one real machine merges without a contradiction, each disk once."""
    machines: dict[str, list[HardwareFacts]] = defaultdict(list)
    for path in sorted((shared / "data" / "hardware").rglob("*.*")):
        named = SAME_MACHINE.match(path.name)
        if named and path.name not in SAYS_NOTHING:
            machines[str(named[named.lastindex or 0])].append(read_hardware(path))
    together = {name: merge(reports) for name, reports in machines.items() if len(reports) > 1}
    assert len(together) > 35
    assert {name: merged.contradictions for name, merged in together.items() if merged.contradictions} == {}
    for name, merged in together.items():
        most = max(len(report.carriers or ()) + report.unnamed_carriers for report in machines[name])
        assert len(merged.facts.carriers or ()) + merged.facts.unnamed_carriers == most, name
