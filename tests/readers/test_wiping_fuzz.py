"""Damaged wipe evidence: facts that can be stored, or a ReadingError, soon; and a bad drive never turns good."""

import json
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

import pytest

from digibank.domain.reading import ReadingError
from digibank.domain.wipe import Verdict
from digibank.readers.facts import WipeFacts
from digibank.readers.wiping.read import read_wipe_bytes
from tests.readers.mutations import survive
from tests.readers.nwipe_pdfs import computer, disk

_SAMPLES = Path(__file__).parent.parent / "data" / "wipe"
_GOOD = {Verdict.PASSED, Verdict.PASSED_UNVERIFIED}
_BAD_DISK = {"Serial:": "W3P7B2KD", "Status:": "FAILED", "Errors(pass/sync/verify/retries):": "3/0/1/8"}


def _files(pattern: str) -> list[tuple[str, bytes]]:
    return [(path.name, path.read_bytes()) for path in sorted(_SAMPLES.glob(pattern))]


_KINDS: dict[str, list[tuple[str, bytes]]] = {
    "nwipe log": _files("*.log"),
    "nwipe PDF": [("disk", disk()), ("failed disk", disk(_BAD_DISK)), ("computer", computer([{}, _BAD_DISK]))],
    "hdparm": _files("hdparm*"),
    "nvme": _files("nvme*"),
    "Blancco": _files("blancco*"),
    "eReuse": _files("ereuse*"),
}


@pytest.mark.parametrize("kind", _KINDS)
@pytest.mark.timeout(3600)
def test_damaged_evidence(kind: str) -> None:
    assert _KINDS[kind]
    for _, wipe in _each(kind):
        json.dumps(asdict(wipe), allow_nan=False, ensure_ascii=False).encode("utf-8")
        for text in (wipe.carrier_serial, wipe.carrier_model, wipe.method, wipe.tool_version, wipe.host_serial):
            assert text is None or text.strip()
        assert wipe.size_gb is None or wipe.size_gb >= 0


def _each(kind: str) -> Iterator[tuple[str, WipeFacts]]:
    for name, report in survive(read_wipe_bytes, _KINDS[kind]):
        for wipe in report.wipes:
            yield name, wipe


_NEVER_GOOD = {
    "hdparm_frozen.txt",
    "nvme_sanitize_running.json",
    "failed disk",
    "v026_interrupted.log",
    "v028_write_error.log",
    "v036_power_cut.log",
    "v041_verify_ones_only.log",
    "next_sanitize_accepted.log",
}


@pytest.mark.parametrize("kind", _KINDS)
@pytest.mark.timeout(3600)
def test_damage_turns_no_bad_drive_good(kind: str) -> None:
    """Chance does not write `Successful` over `Failed`; what damage takes away must not be what speaks against it."""
    bad = [(name, data) for name, data in _KINDS[kind] if name in _NEVER_GOOD]
    for name, report in survive(read_wipe_bytes, bad):
        assert not _GOOD & {wipe.result for wipe in report.wipes}, name


_HUGE = 1_900_000
_FLOODS = {
    "hdparm devices": "/dev/sda:\n" * (_HUGE // 10),
    "hdparm looks": "/dev/sda:\n\nATA device, x\n\tModel Number:       A\n" * (_HUGE // 50),
    "hdparm erases": "/dev/sda:\n Issuing SECURITY_ERASE command, p\n" * (_HUGE // 47),
    "hdparm names": "/dev/sda:\n Issuing SECURITY_ERASE command\n" + "".join(f"/dev/s{n}:\n" for n in range(150_000)),
    "long lines": "/dev/sda:\n Issuing SECURITY_ERASE command\n" + ("x" * 1900 + "\n") * 2000,
    "prompts": "Success formatting namespace:1\n" + "a@b:~# x\n" * (_HUGE // 10),
    "endless prompts": "Success formatting namespace:1\n" + ("# " * 900 + "\n") * 2000,
    "tabs": "/dev/sda:\n\nATA device, x\n" + ("\t" * 1900 + "\n") * 2000,
    "troubles": "/dev/sda:\n Issuing SECURITY_ERASE command\n" + ("SG_IO: " * 250 + "\n") * 2000,
    "statuses": "NVMe status: x\n" * (_HUGE // 15),
    "sanitize logs": "Sanitize Progress                      (SPROG) :  1\n" * (_HUGE // 52),
    "nvme names": "Success formatting namespace:1\n" + "sn        : A1B2C3\n" * (_HUGE // 19),
    "nvme rows": "Node SN Model Namespace x\n" * (_HUGE // 26) + "NVMe status: x\n",
    "json": '{"a": {"sstat": 1, "sprog": ' + "[" * 3000,
    "json logs": "{" + ",".join(f'"n{n}": {{"sprog": 65535, "sstat": 1}}' for n in range(45_000)) + "}",
    "blancco elements": "<root><report><blancco_data>" + "<entries name='erasure'><e/>" * 90_000,
    "blancco erasures": "<root><report>"
    + '<entries name="erasure"><entry name="state">x</entry></entries>' * 50_000
    + "</report></root>",
    "snapshot": '{"type": "Snapshot", "software": "Workbench", "version": "12.0", "components": [' + "[" * 100_000,
}


@pytest.mark.parametrize("flood", _FLOODS)
def test_floods_end_soon(flood: str) -> None:
    data = _FLOODS[flood].encode()
    start = time.process_time()
    with suppress(ReadingError):
        read_wipe_bytes(data)
    assert time.process_time() - start < 3  # a third on an idle machine
