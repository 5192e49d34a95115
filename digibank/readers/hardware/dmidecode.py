"""dmidecode: what the firmware's SMBIOS tables say. It knows the machine, its processor and memory, but no disks.

A cut-off dump gives the facts that stand in it whole; its memory counts only if every slot was listed.
Source of the fields: DMTF DSP0134, types 1, 3, 4, 6, 16 and 17.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.facts import BatteryFacts, HardwareFacts
from digibank.readers.hardware.batteries import battery
from digibank.readers.hardware.brands import brand, clean_name, model
from digibank.readers.hardware.chassis import kind_of
from digibank.readers.hardware.serials import machine_serial, machine_uuid
from digibank.readers.hardware.values import as_gib, size_in_bytes, watt_hours, whole_number

_BIOS, _SYSTEM, _CHASSIS, _PROCESSOR, _OLD_MEMORY, _MEMORY_ARRAY, _MEMORY, _END = 0, 1, 3, 4, 6, 16, 17, 127
_BATTERY, _TPM = 22, 43
_UNKNOWN = -2
_TITLES = {
    "BIOS Information": _BIOS,
    "System Information": _SYSTEM,
    "Base Board Information": 2,
    "Chassis Information": _CHASSIS,
    "Processor Information": _PROCESSOR,
    "Memory Module Information": _OLD_MEMORY,
    "Physical Memory Array": _MEMORY_ARRAY,
    "Memory Device": _MEMORY,
    "Portable Battery": _BATTERY,
    "TPM Device": _TPM,
}
"""How `dmidecode -q`, which writes no handles, opens a structure."""

_HANDLE = re.compile(r"[ \t]*Handle (0x[0-9A-Fa-f]{1,8})(?:, DMI type (\d{1,3}))?")
_OLD_TYPE = re.compile(r"[ \t]+DMI type (\d{1,3}), ")  # dmidecode before 2.7 put it on the next line
_EMULATOR_CPU = re.compile(r"pc-(?:i440fx|q35)")
_UEFI = re.compile(r"^[ \t]+UEFI is supported[ \t]*$", re.MULTILINE)
_DESIGN = re.compile(r"(\d{1,6}) mWh")
_TPM_VERSION = re.compile(r"\d\.\d{1,2}")
_NOT_RAM = re.compile(r"flash|\brom\b|eprom|logical non-volatile", re.IGNORECASE)


@dataclass(frozen=True)
class _Structure:
    type: int
    handle: str | None = None
    fields: dict[str, str] = field(default_factory=dict)

    def get(self, *keys: str) -> str | None:
        """The first of the keys that is there: dmidecode 1 had other names for some."""
        return next((self.fields[key] for key in keys if key in self.fields), None)


def read_dmidecode(text: str) -> HardwareFacts:
    """Raises ReadingError DAMAGED for a dump that was cut off before it named the machine."""
    structures = list(_structures(_whole_lines(text)))
    system = _first(structures, _SYSTEM)
    if system is None and _first(structures, _BIOS) is not None:
        raise ReadingError(ReadingFault.DAMAGED)
    said = system or _Structure(_SYSTEM)
    manufacturer = said.get("Manufacturer", "Vendor")
    make = brand(manufacturer)
    named = model(make, said.get("Product Name", "Product"), said.get("Version"))
    chassis = _first(structures, _CHASSIS) or _Structure(_CHASSIS)
    return HardwareFacts(
        kind=kind_of(chassis.get("Type", "Chassis Type"), clean_name(manufacturer), named),
        make=make,
        model=named,
        serial=machine_serial(said.get("Serial Number")),
        cpu=_cpu(structures),
        ram_gb=as_gib(_ram(structures)),
        uuid=machine_uuid(said.get("UUID")),
        batteries=tuple(found for s in structures if (found := _battery(s)).design_wh) or None,
        firmware="uefi" if _UEFI.search(text) else None,
        tpm=_tpm(structures),
    )


def _battery(structure: _Structure) -> BatteryFacts:
    """What it held when new; how it is now the firmware's tables do not tell."""
    design = _DESIGN.match(structure.get("Design Capacity") or "") if structure.type == _BATTERY else None
    serial = structure.get("Serial Number", "SBDS Serial Number")
    return battery(
        serial=serial, model=structure.get("Name"), design_wh=watt_hours(int(design[1]), "mWh") if design else None
    )


def _tpm(structures: list[_Structure]) -> str | None:
    versions = (_TPM_VERSION.match(s.get("Specification Version") or "") for s in structures if s.type == _TPM)
    return next((match[0] for match in versions if match), None)


def _whole_lines(text: str) -> str:
    """Without the last line where the dump's end is missing and that line may be half of one: half a serial number
    is a wrong one."""
    if text.endswith("\n") or "End Of Table" in text:
        return text
    return text.rpartition("\n")[0]


def _structures(text: str) -> Iterator[_Structure]:
    current: _Structure | None = None
    depth: int | None = None
    for line in text.split("\n"):
        opened = _opening(line, current)
        if opened is not None:
            if current is not None:
                yield current
            current, depth = opened, None
            continue
        key, colon, value = line.partition(":")
        if current is None or not colon:
            continue
        indent = len(key) - len(key.lstrip())
        depth = indent if depth is None else depth
        if indent == depth:  # deeper lines are lists inside a field
            current.fields.setdefault(key.strip(), value.strip())
    if current is not None:
        yield current


def _opening(line: str, current: _Structure | None) -> _Structure | None:
    handle = _HANDLE.match(line)
    if handle:
        return _Structure(int(handle[2]) if handle[2] else -1, handle[1].lower())
    if current is not None and current.handle is not None:
        old = _OLD_TYPE.match(line) if current.type == -1 else None
        return _Structure(int(old[1]), current.handle) if old else None
    if line[:1].isspace() or ":" in line or not line.strip():
        return None
    title = _TITLES.get(line.strip(), _UNKNOWN)
    return _Structure(title) if current is not None or title != _UNKNOWN else None


def _first(structures: Iterable[_Structure], kind: int) -> _Structure | None:
    return next((s for s in structures if s.type == kind), None)


def _cpu(structures: Iterable[_Structure]) -> str | None:
    names = (clean_name(s.get("Version")) for s in structures if s.type == _PROCESSOR)
    return next((name for name in names if name and not _EMULATOR_CPU.match(name)), None)


def _ram(structures: list[_Structure]) -> int | None:
    """Bytes fitted, or None where they are not told or not all told."""
    slots = [s for s in structures if s.type == _MEMORY]
    if not slots:
        modules = [s for s in structures if s.type == _OLD_MEMORY]
        return sum(size_in_bytes(s.get("Installed Size")) or 0 for s in modules) if _is_whole(structures) else None
    if not _every_slot_listed(structures, slots):
        return None
    other_use = {
        s.handle for s in structures if s.type == _MEMORY_ARRAY and s.get("Use") not in {None, "System Memory"}
    }
    return sum(
        size_in_bytes(s.get("Size")) or 0
        for s in slots
        if not _NOT_RAM.search(f"{s.get('Type')} {s.get('Locator')}")
        and (s.get("Array Handle") or "").lower() not in other_use
    )


def _every_slot_listed(structures: list[_Structure], slots: list[_Structure]) -> bool:
    if _is_whole(structures):
        return True
    announced = sum(whole_number(s.get("Number Of Devices")) or 0 for s in structures if s.type == _MEMORY_ARRAY)
    told = sum(1 for s in slots if s.get("Size"))
    return told >= announced if announced else _first(structures, _BIOS) is None


def _is_whole(structures: list[_Structure]) -> bool:
    """`dmidecode -q` writes no handles and no end mark; it is taken as whole."""
    return _first(structures, _END) is not None or all(s.handle is None for s in structures)
