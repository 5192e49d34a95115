"""hwinfo (SUSE's libhd): firmware tables, processor, disks and screens, with or without its debug log before them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import hypot

from digibank.domain.device import Kind
from digibank.domain.identifiers import clean_serial
from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.facts import CarrierFacts, HardwareFacts, ScreenFacts
from digibank.readers.hardware.brands import brand, clean_name, model
from digibank.readers.hardware.carriers import technology
from digibank.readers.hardware.chassis import chassis_name, kind_of
from digibank.readers.hardware.serials import machine_serial, machine_uuid
from digibank.readers.hardware.values import as_gb, as_gib, plain, size_in_bytes, whole_number

_SECTION = re.compile(r"\d{2,4}: \S[^\n]{0,120}? [\da-f]{1,4}\.[\da-f]{1,2}: [\da-f]{4,5} ")
_FIRMWARE_TABLE = re.compile(r"  ([A-Z][\w /.()-]{2,40}): (#\d{1,5})$")
_FIELD = re.compile(r"( {2,6})([A-Z][\w /.()#-]{0,40}): ?(.*)$")
_QUOTED = re.compile(r'"([^"]*)"')
_CHASSIS = re.compile(r"0x([0-9a-f]{2})\b(?: \((.*)\))?")
_BYTES = re.compile(r"\((\d{1,18}) bytes\)")
_PART_OF_CHIP = re.compile(r"/dev/mmcblk\d+(?:boot\d+|rpmb|gp\d+)\b")
_MILLIMETRES = re.compile(r"(\d{2,4})x(\d{2,4}) mm")
_PIXELS = re.compile(r"(\d{3,5})x(\d{3,5})(?:@|$)")
_PLUGGED = ("usb-storage", "usb_storage", "uas", "firewire", "sbp2", "floppy")


@dataclass
class _Block:
    """A device or a firmware table. `number` is the table's own, as others refer to it (`#5`)."""

    title: str
    number: str = ""
    fields: dict[str, list[str]] = field(default_factory=dict)

    def said(self, key: str) -> str:
        return self.fields.get(key, [""])[0]

    def quoted(self, key: str) -> str | None:
        match = _QUOTED.search(self.said(key))
        return match[1] if match else None


def read_hwinfo(text: str) -> HardwareFacts:
    """Raises ReadingError DAMAGED for a log that holds no device and no firmware table."""
    tables: list[_Block] = []
    devices: list[_Block] = []
    for block in _blocks(text.split("\n")):
        (devices if "Hardware Class" in block.fields else tables).append(block)
    if not devices and not tables:
        raise ReadingError(ReadingFault.DAMAGED)
    system = _first(tables, "System Info")
    make = brand(system.quoted("Manufacturer"))
    named = model(make, system.quoted("Product"), system.quoted("Version"))
    housing = _chassis(tables) or _formfactor(devices)
    kind = kind_of(housing, clean_name(system.quoted("Manufacturer")), named)
    whole = any(block.said("Hardware Class") == "cpu" for block in devices)  # not `hwinfo --monitor`
    disks = [block for block in devices if block.said("Hardware Class") == "disk"]
    return HardwareFacts(
        kind=kind,
        make=make,
        model=named,
        serial=machine_serial(system.quoted("Serial")),
        cpu=_cpu(devices),
        ram_gb=as_gib(_ram(tables)),
        carriers=tuple(_carrier(block) for block in disks if _is_inner(block)) if whole or disks else None,
        uuid=machine_uuid(system.said("UUID")),
        screen=_screen(devices) if kind in (Kind.LAPTOP, Kind.TABLET) else None,
    )


def _blocks(lines: list[str]) -> Iterator[_Block]:
    """Devices (fields two spaces in) and firmware tables, which stand inside the BIOS device (fields four in)."""
    current: _Block | None = None
    depth = 2
    for line in lines:
        opened = _opening(line)
        if opened is not None:
            if current is not None:
                yield current
            current, depth = opened, 4 if opened.number else 2
            continue
        said = _FIELD.match(line) if current is not None else None
        if current is not None and said and len(said[1]) == depth:
            current.fields.setdefault(said[2], []).append(said[3].strip())
        elif line and not line.startswith("  ") and current is not None:
            yield current
            current = None
    if current is not None:
        yield current


def _opening(line: str) -> _Block | None:
    if line[:1].isdigit():
        return _Block(line) if _SECTION.match(line) else None
    table = _FIRMWARE_TABLE.match(line) if "#" in line[-6:] else None
    return _Block(table[1], table[2]) if table else None


def _first(tables: list[_Block], title: str) -> _Block:
    return next((block for block in tables if block.title == title), _Block(title))


def _chassis(tables: list[_Block]) -> str | None:
    match = _CHASSIS.match(_first(tables, "Chassis Info").said("Type"))
    return (chassis_name(int(match[1], 16)) or match[2]) if match else None


def _formfactor(devices: list[_Block]) -> str | None:
    """hwinfo's own guess, where the firmware was silent."""
    return next((block.quoted("Formfactor") for block in devices if block.said("Hardware Class") == "system"), None)


def _cpu(devices: list[_Block]) -> str | None:
    names = (clean_name(block.quoted("Model")) for block in devices if block.said("Hardware Class") == "cpu")
    return next(filter(None, names), None)


def _ram(tables: list[_Block]) -> int | None:
    """The modules in the slots of the arrays that are system memory; None where a log was cut off before the last."""
    arrays = {block.number: block for block in tables if block.title == "Physical Memory Array"}
    system = {number for number, block in arrays.items() if "System memory" in block.said("Use")}
    listed = {block.number: block for block in tables if block.title == "Memory Device"}
    modules = [block for block in listed.values() if not arrays or block.said("Memory Array") in system]
    slots = sum(whole_number(arrays[number].said("Slots")) or 0 for number in system)
    return sum(_module(block.said("Size")) for block in modules) or None if len(modules) >= slots else None


def _module(size: str) -> int:
    return sum(size_in_bytes(part) or 0 for part in size.split("+"))


def _is_inner(block: _Block) -> bool:
    """What hwinfo calls a disk and no plug holds; the boot areas of an eMMC chip are no disks of their own."""
    driver = f"{block.said('Driver')} {block.said('Driver Modules')}"
    if "/usb" in block.said("SysFS Device Link") or any(name in driver for name in _PLUGGED):
        return False
    if _PART_OF_CHIP.match(block.said("Device File")) or not _BYTES.search(block.said("Capacity")):  # an empty reader
        return False
    return not block.said("Device File").startswith(("/dev/loop", "/dev/sr", "/dev/ram", "/dev/zram", "/dev/dm-"))


def _carrier(block: _Block) -> CarrierFacts:
    size = _BYTES.search(block.said("Capacity"))
    device, named = block.said("Device File"), clean_name(block.quoted("Model"))
    return CarrierFacts(
        serial=clean_serial(plain(block.quoted("Serial ID"))),
        model=named,
        size_gb=as_gb(whole_number(size[1])) if size else None,
        type=technology(device, named, solid='"nvme"' in block.said("Driver")),
    )


def _screen(devices: list[_Block]) -> ScreenFacts | None:
    for block in devices:
        size = _MILLIMETRES.search(block.said("Size")) if block.said("Hardware Class") == "monitor" else None
        if size and "LCD" in block.title:
            pixels = [(int(w), int(h)) for said in block.fields.get("Resolution", ()) for w, h in _PIXELS.findall(said)]
            width, height = max(pixels, default=(None, None))
            return ScreenFacts(round(hypot(int(size[1]), int(size[2])) / 25.4, 1), width, height)
    return None
