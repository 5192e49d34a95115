"""Every real report beside the project gives the facts written down for it; every other file gives a ReadingError."""

import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from digibank.domain.reading import ReadingError
from digibank.readers.facts import HardwareFacts
from digibank.readers.hardware.read import read_hardware

pytestmark = pytest.mark.shared

READ = (
    "hardware/dmidecode/",
    "hardware/dmidecode_markdown/",
    "hardware/lshw_json/",
    "hardware/inxi/",
    "hardware/inxi_json/",
)
GIB_IN_GB = 1.073741824


def same_cpu(cpu: str | None) -> str | None:
    """As the tolerances of the expected facts say."""
    return " ".join(re.sub(r"\(R\)|\(TM\)|CPU", "", cpu).split()) if cpu else None


def inner(facts: dict[str, Any]) -> list[dict[str, Any]] | None:
    disks = facts.get("disks")
    return None if disks is None else [disk for disk in disks if not disk.get("removable_or_usb")]


def decimal_gb(disk: dict[str, Any]) -> float:
    stated = disk.get("size_gb_decimal")
    return float(stated) if stated else float(disk.get("size_gib") or disk["size"].split()[0]) * GIB_IN_GB


def differences(expected: dict[str, Any], found: HardwareFacts) -> Iterator[tuple[str, object, object]]:
    """Every fact compared: its name, what was expected, what was found."""
    yield "make", expected.get("make"), found.make
    yield "model", expected.get("model_display"), found.model
    yield "serial", expected.get("serial"), found.serial
    yield "cpu", same_cpu(expected.get("cpu")), same_cpu(found.cpu)
    yield "ram_gb", expected.get("ram_gb"), found.ram_gb
    disks = inner(expected)
    if disks is None or found.carriers is None:
        yield "carriers", disks, found.carriers
        return
    yield "disks", [(d["model"], d["serial"]) for d in disks], [(c.model, c.serial) for c in found.carriers]
    for disk, carrier in zip(disks, found.carriers, strict=False):
        size = decimal_gb(disk)
        yield "size_gb", size, size if abs(size - (carrier.size_gb or 0)) <= size * 0.01 else carrier.size_gb
        yield "type", disk.get("type") or carrier.type, carrier.type


def test_all_facts_of_all_reports(shared: Path, record_property: Callable[[str, object], None]) -> None:
    files = json.loads((shared / "data" / "expected.json").read_text("utf-8"))["files"]
    names = [name for name in files if name.startswith(READ)]
    right, wrong = 0, []
    for name in names:
        for fact, expected, found in differences(files[name]["facts"], read_hardware(shared / "data" / name)):
            if expected == found:
                right += 1
            else:
                wrong.append(f"{name}: {fact} should be {expected!r}, is {found!r}")
    share = 100 * right / (right + len(wrong))
    record_property("hardware facts right", f"{share:.1f} % of {right + len(wrong)} in {len(names)} reports")
    assert len(names) > 100
    assert not wrong, "\n".join([f"{share:.1f} % right", *wrong])


def test_no_other_file_breaks_a_reader(shared: Path) -> None:
    files = [path for path in (shared / "data").rglob("*") if path.is_file() and "reference" not in path.parts]
    slow, named = [], set()
    for path in files:
        start = time.perf_counter()
        try:
            read_hardware(path)
        except ReadingError as error:
            named.add(error.file == path.name)
        if time.perf_counter() - start > 1:
            slow.append(path.name)
    assert len(files) > 400
    assert named == {True}
    assert not slow


def test_every_file_cut_anywhere_is_read_or_refused(shared: Path, tmp_path: Path) -> None:
    """A report that was cut off never gives a serial number, size of memory or disk that the whole one does not."""
    for folder in READ:
        for path in sorted((shared / "data" / folder).iterdir())[::7]:
            whole, data = read_hardware(path), path.read_bytes()
            for share in (0.05, 0.2, 0.4, 0.6, 0.8, 0.95):
                cut = tmp_path / path.name
                cut.write_bytes(data[: int(len(data) * share)])
                try:
                    facts = read_hardware(cut)
                except ReadingError:
                    continue
                assert facts.serial in {None, whole.serial}, (path.name, share)
                assert facts.ram_gb in {None, whole.ram_gb}, (path.name, share)
