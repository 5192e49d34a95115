"""What inxi's words mean, in its text and its JSON alike: 2.3, 3.0 and 3.3 call the same thing by other names."""

import re
from collections.abc import Iterator
from itertools import pairwise

from digibank.domain.identifiers import clean_serial
from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.facts import CarrierFacts, HardwareFacts
from digibank.readers.hardware.brands import brand, clean_name, model
from digibank.readers.hardware.carriers import is_sd_card, technology
from digibank.readers.hardware.chassis import kind_of
from digibank.readers.hardware.inxi_parts import Words, batteries_of, screen_of, split
from digibank.readers.hardware.serials import machine_serial, machine_uuid
from digibank.readers.hardware.values import as_gb, as_gib, plain, size_in_bytes, whole_number

Sections = dict[str, Words]

_PORTABLE = re.compile(r"\s*\(portable\)\s*$", re.IGNORECASE)
_SYSTEM_ENDS = frozenset({"Chassis", "Mobo", "UEFI", "BIOS", "Bios", "Firmware"})
_ANOTHER_DRIVE = frozenset({"ID", "Optical", "Floppy", "Message", "Storage", "RAID", "Unmounted"})
_PLUGGED = frozenset({"usb", "firewire", "removable"})
_CORES = re.compile(
    r"\A(?:\d{1,3}x )?(?:single|dual|triple|quad|penta|hexa|six|hepta|octa|eight|deca|dodeca|\d{1,3}|[a-z]{3,9}teen)"
    r"[ -]core\b(?: \([^)]*\))?\s*",
    re.IGNORECASE,
)
_AFTER_CPU_NAME = re.compile(r"\s*(?:\(-|\[|\bcache\b|\barch\b|\bspeed\b).*$")


def facts_of(sections: Sections) -> HardwareFacts:
    """Raises ReadingError DAMAGED where no section says anything of the machine."""
    machine, drives = sections.get("Machine", []), sections.get("Drives")
    if not machine and drives is None and "CPU" not in sections:
        raise ReadingError(ReadingFault.DAMAGED)
    system = _system(machine)
    maker = _PORTABLE.sub("", system.get("System", ""))
    make = brand(maker)
    named = model(make, system.get("product"), system.get("v"))
    return HardwareFacts(
        kind=kind_of(_chassis(machine), clean_name(maker), named),
        make=make,
        model=named,
        serial=machine_serial(system.get("serial")),
        cpu=_cpu(sections.get("CPU", [])),
        ram_gb=as_gib(_ram(sections)),
        carriers=None if drives is None else tuple(_carriers(drives)),
        uuid=machine_uuid(dict(reversed(machine)).get("uuid")),
        batteries=tuple(batteries_of(sections["Battery"])) if "Battery" in sections else None,
        screen=screen_of(sections.get("Graphics", [])),
        os=plain(dict(reversed(sections.get("System", []))).get("Distro")),
        firmware=next((key.lower() for key, _ in machine if key in ("UEFI", "BIOS")), None),
    )


def _system(machine: Words) -> dict[str, str]:
    """The keys of the machine itself: what follows belongs to its housing, board or firmware."""
    found: dict[str, str] = {}
    inside = False
    for key, value in machine:
        if key in _SYSTEM_ENDS:
            break
        inside = inside or key == "System"
        if inside:
            found.setdefault(key, value)
    return found


def _chassis(machine: Words) -> str | None:
    stated = next((value for key, value in machine if key in {"Type", "Device"}), None)
    return stated or ("portable" if any(_PORTABLE.search(value) for _, value in machine) else None)


def _cpu(words: Words) -> str | None:
    """`model:` since 3.0; before, and in the short form, the name follows the number of cores."""
    said = dict(reversed(words))
    if "model" in said:
        return clean_name(said["model"])
    short = next((said[key] for key in ("Core", "", "Info", "Topology") if said.get(key)), "")
    return clean_name(_AFTER_CPU_NAME.sub("", _CORES.sub("", short)))


def _ram(sections: Sections) -> int | None:
    """Bytes fitted: the modules' sum, or the total that inxi since 3.3.25 tells apart from what is available."""
    memory = sections.get("Memory", [])
    listed = [_module(words) for words in split(memory, {"Device"})]
    modules = sum(listed) if len(listed) >= _announced(memory) else 0
    return modules or _total(memory) or _total(sections.get("Info", []))


def _announced(memory: Words) -> int:
    """How many modules (or, before 3.3, slots) the arrays have: an output that was cut off lists fewer."""
    for key in ("modules", "slots"):
        counts = [whole_number(value) or 0 for name, value in memory if name == key]
        if counts:
            return sum(counts)
    return 0


def _module(words: Words) -> int:
    return next((size_in_bytes(value) or 0 for key, value in words if key == "size"), 0)


def _total(words: Words) -> int | None:
    told = [(key, value) for key, value in words if key in {"total", "available"}]
    for (key, value), (following, _) in pairwise(told):
        if key == "total" and following == "available":
            return size_in_bytes(value)
    return None


def _carriers(drives: Words) -> Iterator[CarrierFacts]:
    for words in split(drives, _ANOTHER_DRIVE):
        key, device = words[0]
        if key != "ID":
            continue
        said = dict(reversed(words))  # the first of equal keys stands
        named = _drive_name(said)
        types = {value.lower() for key, value in words if key == "type"}
        if not _is_inner(device, said.get("model"), types):
            continue
        yield CarrierFacts(
            serial=clean_serial(plain(said.get("serial"))),
            model=named,
            size_gb=as_gb(size_in_bytes(said.get("size"), decimal=True)),
            type=_technology(device, named, said, types),
        )


def _is_inner(device: str, named: str | None, types: set[str]) -> bool:
    if device.upper().startswith("USB ") or "usb" in types:
        return False
    if "mmcblk" in device:  # inxi 3.3 calls a soldered eMMC removable too, so its name decides
        return not is_sd_card(named)
    return not types & _PLUGGED


def _technology(device: str, named: str | None, said: dict[str, str], types: set[str]) -> str | None:
    spin = f"{said.get('rotation', '')} {said.get('rpm', '')} {said.get('tech', '')}".upper()
    return technology(
        device,
        named,
        turns="hdd" in types or "HDD" in spin or re.search(r"\b\d{4,5}\b", spin) is not None,
        solid="ssd" in types or "SSD" in spin,
    )


def _drive_name(said: dict[str, str]) -> str | None:
    vendor, named = clean_name(said.get("vendor")), clean_name(said.get("model"))
    return plain(" ".join(filter(None, (vendor, named))))
