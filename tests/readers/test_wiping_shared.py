"""Every real nwipe log gives the facts in expected.json, per drive and per fact."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digibank.domain.identifiers import clean_serial
from digibank.readers.facts import WipeFacts
from digibank.readers.wiping.read import read_wipe

_SAME_WORD = {
    "erased": "passed",
    "success": "passed",
    "erased_not_verified": "passed-unverified",
    "in_progress": "in-progress",
    "not_a_wipe": "not-a-wipe",
    "no_evidence": "not-a-wipe",
}
_NO_WIPE = {"no_evidence", "not_a_wipe"}


def _expected(log: dict[str, Any], device: str) -> dict[str, object]:
    """What expected.json says of one device, in our names and forms."""
    facts = log["facts"]
    drive = facts["devices"].get(device, {})
    verdict = log["verdict_per_device"][device]
    counts = [drive[kind] for kind in ("pass_errors", "verify_errors", "sync_errors") if kind in drive]
    return {
        "result": "not-a-wipe" if verdict in _NO_WIPE else _SAME_WORD.get(verdict, verdict),
        "carrier_serial": drive.get("serial"),
        "carrier_model": drive.get("model"),
        "size_gb": pytest.approx(drive["size_bytes"] / 1e9, rel=1e-6) if "size_bytes" in drive else None,
        "method": drive.get("method"),
        "tool": "nwipe",
        "tool_version": facts["version_in_log"],
        "host_serial": clean_serial(facts["system_serial_number"]),
        "started": facts["started"],
        "errors": sum(counts) if counts else None,
        "removable": drive.get("bus", "").startswith("USB"),
    }


def _wrong(wipe: WipeFacts, expected: dict[str, object]) -> list[str]:
    return [
        f"{name}: {getattr(wipe, name)!r}, not {value!r}"
        for name, value in expected.items()
        if getattr(wipe, name) != value
    ]


@pytest.mark.shared
def test_every_real_nwipe_log_gives_its_expected_facts(
    shared: Path, record_property: Callable[[str, object], None]
) -> None:
    files = json.loads((shared / "data" / "expected.json").read_text("utf-8"))["files"]
    logs = {name: log for name, log in files.items() if log["format"] == "nwipe log"}
    wrong: dict[str, list[str]] = {}
    facts = 0
    for name, log in logs.items():
        wipes = read_wipe(shared / "data" / name).wipes
        assert len(wipes) == len(log["verdict_per_device"]), name
        for wipe, device in zip(wipes, log["verdict_per_device"], strict=True):
            expected = _expected(log, device)
            facts += len(expected)
            if missed := _wrong(wipe, expected):
                wrong[f"{name} {device}"] = missed
    right = facts - sum(map(len, wrong.values()))
    record_property("facts read right from the real nwipe logs", f"{right}/{facts} ({right / facts:.1%})")
    assert len(logs) >= 20
    assert not wrong


@pytest.mark.shared
def test_times_are_those_of_the_first_and_the_last_line(shared: Path) -> None:
    files = json.loads((shared / "data" / "expected.json").read_text("utf-8"))["files"]
    for name, log in files.items():
        if log["format"] == "nwipe log":
            for wipe in read_wipe(shared / "data" / name).wipes:
                assert wipe.finished in (log["facts"]["last_line_time"], None), name
                assert (wipe.finished is None) == (log["verdict_per_device"] == {"sda": "unclear"}), name


def _disk_certificate(entry: dict[str, Any], drive: dict[str, Any], verdict: str) -> dict[str, object]:
    facts = entry["facts"]
    size = drive["size_apparent"].replace(",", ", ").split()[-2 if drive["size_apparent"].endswith("bytes") else -1]
    return {
        "result": (_SAME_WORD.get(verdict, verdict), _SAME_WORD.get(entry.get("verdict_also_acceptable", ""))),
        "carrier_serial": drive.get("serial"),
        "carrier_model": drive["make_model"],
        "size_gb": int(size.rstrip("bB")) / 1e9,
        "method": drive["method"],
        "tool": "nwipe",
        "tool_version": facts["version"],
        "started": drive["start"],
        "finished": drive["end"],
        "errors": sum(map(int, drive["errors"].split("/")[:3])),
        "host_serial": clean_serial(facts.get("system_serial")),
        "removable": drive.get("bus", "").startswith("USB"),
    }


def _pdf(entry: dict[str, Any]) -> list[dict[str, object]]:
    if "drives" not in entry["facts"]:
        return [_disk_certificate(entry, entry["facts"], entry["verdict"])]
    verdicts = entry["verdict_per_serial"].values()
    return [
        _disk_certificate(entry, drive, verdict)
        for drive, verdict in zip(entry["facts"]["drives"], verdicts, strict=True)
    ]


def _one(entry: dict[str, Any]) -> list[dict[str, object]]:
    """hdparm, nvme-cli and Blancco: the verdict, and what is said of the drive."""
    facts, verdict = entry["facts"], entry["verdict"]
    tool, _, version = facts.get("tool", "").rpartition(" ")
    said = {
        "carrier_serial": facts.get("drive_serial", facts.get("serial")),
        "carrier_model": facts.get("drive_model", facts.get("model")),
        "host_serial": facts.get("system_serial"),
        "method": facts.get("standard"),
        "tool": tool,
        "tool_version": version,
        "started": facts.get("start"),
        "finished": facts.get("end"),
        "size_gb": facts["capacity_bytes"] / 1e9 if "capacity_bytes" in facts else None,
    }
    known = {name: value for name, value in said.items() if value and str(value).isprintable()}  # line noise is no name
    return [{"result": _SAME_WORD.get(verdict, verdict), **known}]


def _snapshot(entry: dict[str, Any]) -> list[dict[str, object]]:
    """No snapshot has a verdict there; Workbench's word is one that a person has to check."""
    return [
        {
            "result": ("passed-unverified", "unclear") if erasure["severity"] != "Info" else "passed-unverified",
            "carrier_serial": erasure["component_serial"],
            "started": erasure["start"],
            "finished": erasure["end"],
            "host_serial": entry["facts"]["serial"],
            "tool": "eReuse Workbench",
            "tool_version": entry["facts"]["format_version"],
        }
        for erasure in entry["facts"]["erasures"]
    ]


_FORMATS: dict[str, tuple[str, Callable[[dict[str, Any]], list[dict[str, object]]]]] = {
    "nwipe PDF": ("nwipe certificates", _pdf),
    "hdparm": ("hdparm", _one),
    "nvme-cli": ("nvme-cli", _one),
    "Blancco XML (constructed)": ("Blancco", _one),
    "Blancco flattened": ("Blancco", _one),
    "Blancco export request": ("Blancco", _one),
    "eReuse snapshot": ("eReuse erasures", _snapshot),
}
_NOT_YET_READ = "10."
"""Workbench 10 wrote erasures of its own shape; a person reads those."""


def _missed(wipe: WipeFacts | None, expected: dict[str, object]) -> list[str]:
    if wipe is None:
        return [] if expected == {"result": "not-a-wipe"} else ["no entry"]
    return [
        f"{name}: {getattr(wipe, name)!r}, not {value!r}"
        for name, value in expected.items()
        if getattr(wipe, name) not in (value if isinstance(value, tuple) else (value,))
    ]


@pytest.mark.shared
def test_every_other_real_evidence_gives_its_expected_facts(
    shared: Path, record_property: Callable[[str, object], None]
) -> None:
    files = json.loads((shared / "data" / "expected.json").read_text("utf-8"))["files"]
    counts: dict[str, list[int]] = {}
    wrong: dict[str, list[str]] = {}
    for name, entry in files.items():
        if entry["format"] not in _FORMATS or (entry["format"] == "eReuse snapshot" and not _has_erasures(entry)):
            continue
        title, expected_of = _FORMATS[entry["format"]]
        wipes = [wipe for wipe in read_wipe(shared / "data" / name).wipes if title != "eReuse erasures" or wipe.method]
        for number, expected in enumerate(expected_of(entry)):
            missed = _missed(wipes[number] if number < len(wipes) else None, expected)
            count = counts.setdefault(title, [0, 0])
            count[0] += len(expected) - len(missed)
            count[1] += len(expected)
            if missed:
                wrong[f"{name} {number}"] = missed
    for title, (right, all_) in counts.items():
        print(f"wipe facts right, {title}: {right}/{all_} ({right / all_:.1%})")  # noqa: T201 - asked for with -s
        record_property(f"wipe facts right, {title}", f"{right}/{all_} ({right / all_:.1%})")
    assert counts.keys() == {title for title, _ in _FORMATS.values()}
    assert not wrong


def _has_erasures(entry: dict[str, Any]) -> bool:
    facts = entry["facts"]
    return bool(facts.get("erasures")) and not facts["format_version"].startswith(_NOT_YET_READ)
