"""Whatever is in the file: facts or a ReadingError, soon, and facts that can be stored and printed."""

import json
import random
import time
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digibank.domain.reading import ReadingError
from digibank.readers.facts import HardwareFacts
from digibank.readers.hardware.inxi_json import read_inxi_json
from digibank.readers.hardware.lshw_json import read_lshw_json
from digibank.readers.hardware.read import read_hardware, read_hardware_text

SAMPLES = sorted((Path(__file__).parent.parent / "data" / "hardware").iterdir())
HOSTILE = [
    b"\0",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\\ud800",
    b'"size": 1e999,',
    b'"size": -1,',
    b'"children": null,',
    b'"children": [[[{}]]],',
    b'"configuration": [],',
    b'"capabilities": "all",',
    b'"logicalname": {"a": 1},',
    b"[" * 3000,
    b"{" * 3000,
    b'{"a":' * 2000,
    b"9" * 5000,
    b"Handle 0xFFFFFFFFFFFF, DMI type 99999, 0 bytes\n",
    b"\n\n\tSize: 99999999999999999999 GB\n",
    b"ID-1: " * 50,
    b": : : :",
    b"\x1b[31m",
    b"\xe2\x80\xae",
]


def check(facts: HardwareFacts) -> None:
    """Sound values only: printable, short, finite, and so storable and printable."""
    json.dumps(asdict(facts), allow_nan=False, ensure_ascii=False).encode("utf-8")
    carriers = facts.carriers or ()
    for text in (facts.make, facts.model, facts.serial, facts.cpu, *(t for c in carriers for t in (c.serial, c.model))):
        assert text is None or (text.isprintable() and text == text.strip() and 0 < len(text) <= 200)
    for number in (facts.ram_gb, *(carrier.size_gb for carrier in carriers)):
        assert number is None or number > 0
    assert {carrier.type for carrier in carriers} <= {None, "ssd", "hdd", "flash"}


def mutated(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    end = min(len(data), start + chance.randrange(1, 400))
    return chance.choice(
        [
            data[:start],
            data[start:],
            data[:start] + data[end:],
            data[:start] + data[start:end] * 2 + data[end:],
            data[:start] + chance.randbytes(3) + data[start:],
            data[:start] + bytes([chance.randrange(256)]) + data[start + 1 :],
            data[:start] + chance.choice(HOSTILE) + data[start:],
            data[:start] + chance.choice(HOSTILE) + data[end:],
        ]
    )


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_damaged_reports(sample: Path, tmp_path: Path) -> None:
    chance, path = random.Random(sample.name), tmp_path / sample.name  # noqa: S311 - the same damage each time
    start = time.perf_counter()
    for _ in range(60):
        data = sample.read_bytes()
        for _ in range(chance.randrange(1, 4)):
            data = mutated(data, chance) or b"x"
        path.write_bytes(data)
        try:
            check(read_hardware(path))
        except ReadingError as error:
            assert error.file == sample.name  # noqa: PT017 - either outcome is right
    assert time.perf_counter() - start < 30


VOCABULARY = """
    id class system memory bank bank:0 disk storage processor description product vendor version serial size units
    businfo logicalname configuration capabilities children driver chassis nvme usb@1:2 /dev/sda /dev/mmcblk0 removable
    000#1#0#Machine 001#1#0#Drives 002#0#1#Memory 003#1#1#System 004#0#1#ID 005#0#2#Device type model total available
"""
WORDS = st.sampled_from(VOCABULARY.split())
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | WORDS
TREES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=5) | st.dictionaries(WORDS, inner, max_size=6), max_leaves=40
)


@given(TREES)
def test_json_of_any_shape(tree: object) -> None:
    text = json.dumps(tree)
    for reader in (read_lshw_json, read_inxi_json):
        try:
            check(reader(text))
        except ReadingError:
            continue


LINES = st.sampled_from(
    [
        "Handle 0x0001, DMI type 1, 27 bytes",
        "Handle 0x0002",
        "\tDMI type 17, 40 bytes.",
        "System Information",
        "Memory Device",
        "Physical Memory Array",
        "\tSize: 8 GB",
        "\tNumber Of Devices: 2",
        "\tManufacturer: LENOVO",
        "\tVersion: ThinkPad",
        "\tSerial Number: A1B2",
        "\t\tSerial Number: list item",
        "System:    Host: a",
        "Machine:   Type: Laptop System: LENOVO product: 20L5 v: ThinkPad T480 serial: A1",
        "Memory:    Device-1: x size: 8 GiB",
        "Drives:    ID-1: /dev/sda model: A size: 1 TiB",
        "           ID-2: USB /dev/sdb model: B",
        "CPU:       Quad core Intel (-MT-)",
        "```",
        "",
    ]
)


@given(st.lists(LINES | st.text(max_size=20), max_size=30))
def test_text_of_any_lines(lines: list[str]) -> None:
    try:
        check(read_hardware_text("\n".join(lines)))
    except ReadingError:
        return


HUGE = 3_900_000
FLOODS = {
    "one structure": "Handle 0x0001, DMI type 1, 27 bytes\n" + "\tKey: value\n" * (HUGE // 12),
    "spaces": "Handle 0x0001, DMI type 1, 27 bytes\n" + " " * HUGE,
    "line ends": "\n" * HUGE + "x",
    "brackets": '{"class": "system", "children": ' + "[" * HUGE,
    "objects": '{"class": "system", "children": ' + '{"children":' * (HUGE // 12),
    "nodes": '{"class": "system", "children": [' + '{"id":"a"},' * (HUGE // 11) + '{"id":"a"}]}',
    "digits": '{"class": "system", "size": ' + "9" * HUGE + "}",
    "broken nodes": '{"class": "system"' + "},\n" * 300_000,
    "backslashes": '{"class": "system", "product": "' + "\\" * 900_000,
    "words": "System:    Host: a\nMachine:   " + "a: " * (HUGE // 3),
    "drives": "System:    Host: a\nDrives:    " + "ID-1: /dev/sda size: 1 GiB " * (HUGE // 27),
    "rows": "[" + '{"000#1#0#Machine":[{"001#1#1#System":"Dell"}]},' * (HUGE // 48) + "{}]",
    "table heads": "Node SN Model " * (HUGE // 14),
    "tags": '<node class="' * (HUGE // 13),
    "commas": "a,b,c\n" * (HUGE // 6),
    "nothing": "a" * HUGE,
}


@pytest.mark.parametrize("flood", FLOODS)
def test_floods_end_soon(flood: str) -> None:
    start = time.process_time()
    with suppress(ReadingError):
        check(read_hardware_text(FLOODS[flood]))
    assert time.process_time() - start < 3  # a third on an idle machine
