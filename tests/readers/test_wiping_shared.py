"""Every real nwipe log gives the facts in expected.json, per drive and per fact."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digibank.domain.identifiers import clean_serial
from digibank.readers.facts import WipeFacts
from digibank.readers.wiping.read import read_wipe

_SAME_WORD = {"erased": "passed", "erased_not_verified": "passed-unverified", "not_a_wipe": "not-a-wipe"}
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
