"""Whatever is in the file: facts or a ReadingError, soon, and facts that can be stored and printed."""

import json
import time
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digibank.domain.reading import ReadingError
from digibank.readers.facts import HardwareFacts
from digibank.readers.hardware.computer_info import read_computer_info
from digibank.readers.hardware.ereuse import read_ereuse
from digibank.readers.hardware.inxi_json import read_inxi_json
from digibank.readers.hardware.lsblk import read_lsblk
from digibank.readers.hardware.lshw_json import read_lshw_json
from digibank.readers.hardware.nvme import read_nvme
from digibank.readers.hardware.read import READERS, read_hardware_text
from digibank.readers.hardware.smartctl_json import read_smartctl_json
from digibank.readers.hardware.system_profiler import read_system_profiler
from tests.readers.hardware_sound import check_sound

VOCABULARY = """
    id class system memory bank bank:0 disk storage processor description product vendor version serial size units
    businfo logicalname configuration capabilities children driver chassis nvme usb@1:2 /dev/sda /dev/mmcblk0 removable
    device name model_name serial_number user_capacity bytes rotation_rate smart_status passed ata_smart_attributes
    table raw value string when_failed power_on_time hours nvme_smart_health_information_log percentage_used
    blockdevices tran rota rm usb disk Devices Subsystems Controllers Namespaces ModelNumber SerialNumber PhysicalSize
    CsManufacturer CsProcessors Name CsPhyicallyInstalledMemory SPHardwareDataType SPSerialATADataType _items _name
    machine_model device_model size_in_bytes data dmidecode lshw inxi smart hwinfo components actions MeasureBattery
    Battery HardDrive RamModule TestDataStorage lifetime assessment resolutionWidth Display
    000#1#0#Machine 001#1#0#Drives 002#0#1#Memory 003#1#1#System 004#0#1#ID 005#0#2#Device type model total available
"""
WORDS = st.sampled_from(VOCABULARY.split())
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | WORDS
TREES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=5) | st.dictionaries(WORDS, inner, max_size=6), max_leaves=40
)


JSON_READERS: tuple[Callable[[str], HardwareFacts], ...] = (
    *(read_lshw_json, read_inxi_json, read_smartctl_json, read_lsblk, read_nvme, read_computer_info),
    *(read_system_profiler, read_ereuse),
)


@given(TREES)
def test_json_of_any_shape(tree: object) -> None:
    text = json.dumps(tree)
    for reader in JSON_READERS:
        with suppress(ReadingError):
            check_sound(reader(text))


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
        "[Systeemoverzicht]",
        "Systeemfabrikant\tLENOVO\t",
        "System Manufacturer: HP",
        "Handle: x",
        "01: None 00.0: 10105 BIOS",
        "  Hardware Class: disk",
        '  Model: "A"',
        "  Capacity: 1 GB (1000000000 bytes)",
        "  System Info: #1",
        '    Serial: "A1B2"',
        "smartctl 7.2 2020",
        "Serial Number:    A1",
        "  native-path:          BAT0",
        "  battery",
        "    energy-full:  1,0 Wh",
        "*-core",
        "  *-disk",
        "       size: 1GiB (1GB)",
        "NAME SIZE MODEL",
        "sda 1T A B",
        "Hardware:",
        "      Model Name: iMac",
        "      Model Identifier: iMac1,1",
        "[ro.product.model]: [A]",
        "DeviceClass: iPhone",
        "Manufacturer=A",
        "Model=B",
        "Battery 0: design capacity 9 mAh, last full capacity 8 mAh = 9%",
        "type: Snapshot",
        "device:",
        "  - {a: [b, 'c'], d: }",
        "```",
        "",
    ]
)


@given(st.lists(LINES | st.text(max_size=20), max_size=30))
def test_text_of_any_lines(lines: list[str]) -> None:
    text = "\n".join(lines)
    with suppress(ReadingError):
        check_sound(read_hardware_text(text))
    for reader in READERS.values():  # whatever the file is taken for
        with suppress(ReadingError):
            check_sound(reader(text))


HUGE = 2_900_000
LARGE = 480_000  # for tools that speak of a part only
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
    "xml elements": '<list><node class="a">' + "<a/>" * (HUGE // 4),
    "xml deep": "<list>" + '<node class="a">' * (HUGE // 16),
    "xml entities": '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "'
    + "&a;" * 9999
    + '">]><list>&b;<node class="a"/></list>',
    "xml attribute": '<node class="a" id="' + "x" * HUGE + '"/>',
    "lshw text deep": "a\n    description: x\n  *-core\n" + "".join(f"{' ' * n}*-disk\n" for n in range(3, 1800)),
    "lshw settings": "a\n    description: x\n    configuration: " + "a=" * (HUGE // 2) + "\n  *-core\n",
    "hwinfo sections": "01: None 00.0: 10105 BIOS\n  [Created at\n" * (HUGE // 40),
    "hwinfo tables": "01: None 00.0: 10105 BIOS\n  [Created at\n"
    + "  Memory Device: #1\n    Size: 1 GB\n" * (HUGE // 36),
    "smartctl runs": "smartctl 7.2\nSerial Number:    A1\n" * (LARGE // 36),
    "smartctl rows": "smartctl 7.2\n"
    + "  5 Reallocated_Sector_Ct 0x0033 100 100 010 Pre-fail Always - 0\n" * (LARGE // 64),
    "smartctl spaces": "smartctl 7.2\n" + "Serial" + " " * LARGE + ":",
    "lsblk rows": "NAME SIZE\n" + "sda 1T\n" * (LARGE // 7),
    "lsblk wide": "NAME SIZE " + "A " * (LARGE // 2) + "\nsda 1T\n",
    "lsblk pairs": 'NAME="sda" SIZE="1T"\n' * (LARGE // 22),
    "upower": "  native-path: BAT0\n  battery\n" * (LARGE // 31),
    "acpi": "Battery 0: design capacity 9 mAh, last full capacity 8 mAh\n" * (LARGE // 60),
    "battery page": "<html><title>Battery report</title>" + "<tr><td>NAME" * (HUGE // 12),
    "systeminfo": "Host Name: a\nOS Name: b\n" + "x" * 60 + ":\n" + "a: b\n" * (HUGE // 5),
    "systeminfo csv": '"Host Name","OS Name"\n' + '"' * HUGE,
    "msinfo32": "[System Summary]\n\nItem\tValue\t\n" + "OS Name\tX\t\n" * (HUGE // 11),
    "wmi": "Manufacturer=a\nModel=b\n\n" * (HUGE // 24),
    "computer info": "WindowsProductName : a\n" + "   b\n" * (HUGE // 5),
    "mac": "Hardware:\n\n    Overview:\n\n" + "      a:\n        b: c\n" * (HUGE // 22),
    "mac deep": "Hardware:\n\n    Overview:\n\n" + "".join(f"{' ' * n}a:\n" for n in range(6, 1800)),
    "getprop": "[ro.a]: [b]\n" * (HUGE // 12),
    "ideviceinfo": "DeviceClass: iPhone\n" * (HUGE // 20),
    "yaml": "type: Snapshot\n" + "- " * (900_000 // 2),
    "yaml deep": "type: Snapshot\ndevice:\n" + "".join(f"{' ' * n}a:\n" for n in range(1, 1300)),
    "yaml flow": "type: Snapshot\ndevice: " + "{a: " * 200_000,
    "yaml quote": "type: Snapshot\ndevice: '" + "a\n" * 400_000,
    "snapshot": '{"type": "Snapshot", "data": {"lshw": [' + '{"id":"a"},' * 300_000 + '{"id":"a"}]}}',
}


@pytest.mark.parametrize("flood", FLOODS)
def test_floods_end_soon(flood: str) -> None:
    start = time.process_time()
    with suppress(ReadingError):
        check_sound(read_hardware_text(FLOODS[flood]))
    assert time.process_time() - start < 3  # a third on an idle machine
