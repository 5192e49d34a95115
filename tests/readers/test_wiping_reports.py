"""Blancco's reports and eReuse's snapshots: what they say of each drive, and what is not taken for a proof."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.domain.wipe import Medium, Method, Verdict, level_of
from digibank.readers.facts import WipeFacts
from digibank.readers.wiping.read import read_wipe, read_wipe_bytes
from tests.readers.wiping_logs import changed, without

_SAMPLES = Path(__file__).parent.parent / "data" / "wipe"
NESTED = (_SAMPLES / "blancco_two_disks.xml").read_text("utf-8")
FLAT = (_SAMPLES / "blancco_phone_flat.xml").read_text("utf-8")
SNAPSHOT = (_SAMPLES / "ereuse_12_erased.json").read_text("utf-8")
P, U, F = Verdict.PASSED, Verdict.UNCLEAR, Verdict.FAILED


def first(text: str) -> WipeFacts:
    return read_wipe_bytes(text.encode()).wipes[0]


def test_blancco_says_it_of_each_drive() -> None:
    good, bad = read_wipe(_SAMPLES / "blancco_two_disks.xml").wipes
    assert good == WipeFacts(
        carrier_serial="S1K7NSAF804213",
        carrier_model="SAMSUNG MZ7TE256HMHP-000L7",
        size_gb=256.060514304,
        method="NIST 800-88 Purge",
        tool="Blancco Drive Eraser",
        tool_version="7.12.0",
        started="2026-02-03T10:15:22+0100",
        finished="2026-02-03T11:02:41+0100",
        result=Verdict.PASSED,
        errors=0,
        host_serial="PC04XYZ1",
        medium=Medium.SSD,
    )
    assert (bad.carrier_serial, bad.result, bad.errors, bad.medium) == ("TF655AWHG7NJRM", F, 4, Medium.HDD)


def test_a_phones_storage_bears_the_phones_serial_number() -> None:
    phone = first(FLAT)
    assert (phone.carrier_serial, phone.host_serial, phone.result) == ("R58W123ABCD", "R58W123ABCD", P)
    assert level_of(phone.tool, phone.method, phone.medium) is Method.FACTORY_RESET


_STATE, _END = (
    '<entry name="state" type="string">Successful</entry>',
    '2026-02-03T11:02:41+0100</entry>\n            <entry name="elapsed',
)

_BLANCCO: dict[str, tuple[str, Verdict]] = {
    **{
        state: (changed(NESTED, _STATE, _STATE.replace("Successful", state)), verdict)
        for state, verdict in {
            "Failed": F,
            "Cancelled": Verdict.ABORTED,
            "Interrupted": Verdict.ABORTED,
            "In progress": Verdict.IN_PROGRESS,
            "Not erased": Verdict.NOT_A_WIPE,
            "Successful with exceptions": U,
            "Succesful": U,
            "": U,
        }.items()
    },
    "no state": (without(NESTED, "Successful</entry>"), U),
    "two states": (changed(NESTED, _STATE, _STATE + _STATE.replace("Successful", "Failed")), U),
    "the same state twice": (changed(NESTED, _STATE, _STATE + _STATE), P),
    "errors": (changed(NESTED, 'total_errors" type="uint">0', 'total_errors" type="uint">3'), U),
    "failed sectors": (changed(NESTED, _STATE, _STATE + '<entry name="failed_sectors">8</entry>'), U),
    "no round was done": (changed(NESTED, 'firmware_rounds" type="uint">1', 'firmware_rounds" type="uint">0'), U),
    "no end": (changed(NESTED, _END, '</entry>\n            <entry name="elapsed'), U),
    "a failure's message": (
        changed(NESTED, _STATE, _STATE + '<entries name="failure"><entry name="message">x</entry></entries>'),
        U,
    ),
    "hidden area left": (changed(NESTED, _STATE, _STATE + '<entry name="hpa_status">Not removed</entry>'), U),
    "hidden area removed": (changed(NESTED, _STATE, _STATE + '<entry name="hpa_status">Removed</entry>'), P),
    "its signature did not hold": (
        changed(
            NESTED, "<description_entries/>", "<description_entries><verified>false</verified></description_entries>"
        ),
        U,
    ),
    "flat: failed": (changed(FLAT, "Successful", "Failed"), F),
    "flat: two states": (
        changed(FLAT, "<erasure.target.type>", "<erasure.state>Failed</erasure.state><erasure.target.type>"),
        U,
    ),
    "flat: signature": (changed(FLAT, "verified>true", "verified>false"), U),
    "flat: failure": (
        changed(
            FLAT,
            "<erasure.target.type>",
            "<erasure.details.failure.message>x</erasure.details.failure.message><erasure.target.type>",
        ),
        U,
    ),
}


@pytest.mark.parametrize("edit", _BLANCCO)
def test_blancco_edits(edit: str) -> None:
    text, result = _BLANCCO[edit]
    assert first(text).result is result


def test_a_drive_erased_twice_counts_by_its_last_time() -> None:
    second = NESTED.replace("TF655AWHG7NJRM", "S1K7NSAF804213")
    (wipe,) = read_wipe_bytes(second.encode()).wipes
    assert wipe.result is F
    (earlier,) = read_wipe_bytes(second.replace("T11:38:05", "T09:38:05").encode()).wipes
    assert earlier.result is P
    (unknown,) = read_wipe_bytes(second.replace("2026-02-03T11:38:05+0100", "").encode()).wipes
    assert unknown.result is U


@pytest.mark.parametrize("text", [NESTED, FLAT])
def test_cut_blancco_is_damaged(text: str) -> None:
    lines = text.rstrip().split("\n")
    for count in range(4, len(lines)):
        with pytest.raises(ReadingError) as caught:
            read_wipe_bytes("\n".join(lines[:count]).encode())
        assert caught.value.fault in (ReadingFault.DAMAGED, ReadingFault.UNKNOWN_FORMAT)


def test_a_request_for_reports_is_no_report() -> None:
    request = "<request><export-report><search path='report.report_date'/></export-report></request>"
    assert read_wipe_bytes(request.encode()).wipes == ()


def test_an_xml_bomb_is_refused() -> None:
    bomb = '<!DOCTYPE root [<!ENTITY a "blancco"><!ENTITY b "&a;&a;&a;&a;">]><root><state>&b;</state></root>'
    with pytest.raises(ReadingError) as caught:
        read_wipe_bytes(bomb.encode())
    assert caught.value.fault is ReadingFault.DAMAGED


def test_ereuse_names_the_disks_that_were_erased_and_those_that_were_not() -> None:
    erased, other = read_wipe(_SAMPLES / "ereuse_12_erased.json").wipes
    assert (erased.carrier_serial, erased.result, erased.host_serial) == (
        "S0V4XYZ7",
        Verdict.PASSED_UNVERIFIED,
        "2CE4150XYZ",
    )
    assert (erased.method, erased.size_gb) == ("Erase Sectors: zeros, random data", 320.072933376)
    assert (other.carrier_model, other.result) == ("SanDisk SDSA5DK-", Verdict.NOT_A_WIPE)


def _edited(change: Callable[[Any, Any], object]) -> str:
    """The snapshot with `change` done to it and to its one erasure."""
    snapshot = json.loads(SNAPSHOT)
    change(snapshot, snapshot["components"][0]["actions"][1])
    return json.dumps(snapshot)


_EREUSE: dict[str, tuple[Callable[[Any, Any], object], Verdict]] = {
    "error": (lambda _, erasure: erasure.update(severity="Error"), F),
    "error in a step": (lambda _, erasure: erasure["steps"][1].update(severity="Error"), F),
    "warning": (lambda _, erasure: erasure["steps"][0].update(severity="Warning"), U),
    "no severity": (lambda _, erasure: erasure.pop("severity"), U),
    "no steps": (lambda _, erasure: erasure.update(steps=[]), U),
    "a step that we do not know": (lambda _, erasure: erasure["steps"][0].update(type="StepLook"), U),
    "an erasure that we do not know": (lambda _, erasure: erasure.update(type="ErasePhysical"), U),
    "no end": (lambda _, erasure: erasure.pop("endTime"), U),
    "a step without its end": (lambda _, erasure: erasure["steps"][1].pop("endTime"), U),
    "ended before its steps": (lambda _, erasure: erasure.update(endTime="2022-03-02T10:50:00+00:00"), U),
    "faster than any disk": (
        lambda snapshot, _: snapshot["components"][0].update(size=900_000_000.0),
        U,
    ),
    "no time at all": (
        lambda _, erasure: [
            part.update(startTime="2022-03-02T10:08:00", endTime="2022-03-02T10:08:00")
            for part in (erasure, *erasure["steps"])
        ],
        U,
    ),
    "failed the second time": (
        lambda snapshot, erasure: snapshot["components"][0]["actions"].append(
            {**erasure, "severity": "Error", "endTime": "2022-03-03T11:19:00"}
        ),
        F,
    ),
}


@pytest.mark.parametrize("edit", _EREUSE)
def test_ereuse_edits(edit: str) -> None:
    change, result = _EREUSE[edit]
    assert first(_edited(change)).result is result


@pytest.mark.parametrize(
    "change",
    [
        lambda snapshot, _: snapshot.update(software="workbench-script", version="0.0.1", erase=[{"result": "ok"}]),
        lambda snapshot, _: snapshot.update(software="workbench-script"),
        lambda snapshot, _: snapshot.update(version="2022.12.2-beta"),
        lambda snapshot, _: snapshot["components"][0].update(actions=[]),
        lambda snapshot, _: snapshot.update(components=None),
    ],
)
def test_a_snapshot_that_proves_no_erasure_is_a_hardware_report(change: Callable[[Any, Any], object]) -> None:
    with pytest.raises(ReadingError) as caught:
        read_wipe_bytes(_edited(change).encode())
    assert (caught.value.fault, caught.value.format) == (ReadingFault.WRONG_KIND, "eReuse snapshot")


def test_cut_snapshots_are_damaged() -> None:
    lines = SNAPSHOT.rstrip().split("\n")
    for count in range(6, len(lines)):
        with pytest.raises(ReadingError) as caught:
            read_wipe_bytes("\n".join(lines[:count]).encode())
        assert caught.value.fault is ReadingFault.DAMAGED


def test_a_copy_in_yaml_is_no_proof_for_it_may_be_cut_anywhere() -> None:
    copied = """
type: Snapshot
software: Workbench
version: '12.0b0'
device:
  serialNumber: 2CE4150XYZ
components:
  - type: HardDrive
    serialNumber: S0V4XYZ7
    actions:
      - type: EraseBasic
        severity: Info
        startTime: '2022-03-02T10:08:00+00:00'
        endTime: '2022-03-02T11:19:00+00:00'
        steps:
          - type: StepRandom
            severity: Info
            startTime: '2022-03-02T10:08:00+00:00'
            endTime: '2022-03-02T11:18:59+00:00'
"""
    wipe = first(copied)
    assert (wipe.carrier_serial, wipe.result, wipe.method) == ("S0V4XYZ7", U, "Erase Basic: random data")
    comma_too_many = changed(SNAPSHOT, '"actions": []}\n', '"actions": [],}\n')
    assert first(comma_too_many).result is Verdict.PASSED_UNVERIFIED
