"""What the blocks of a Mac's report mean, however they were written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from digibank.domain.identifiers import clean_serial
from digibank.readers.facts import BatteryFacts, CarrierFacts, HardwareFacts, Health, ScreenFacts
from digibank.readers.hardware.batteries import battery
from digibank.readers.hardware.brands import clean_name
from digibank.readers.hardware.carriers import technology
from digibank.readers.hardware.chassis import kind_of
from digibank.readers.hardware.serials import machine_serial, machine_uuid
from digibank.readers.hardware.values import as_gb, decimal_number, grouped_number, plain, whole_number
from digibank.readers.hardware.windows import memory_gib

_DISK_SECTIONS = re.compile(r"ATA|NVMe|Storage|Opslag|Stockage|Speicher", re.IGNORECASE)
_BATTERY = re.compile(r"batter", re.IGNORECASE)  # in every language we know; the charger has a block of its own
_BYTES = re.compile(r"\((\d[\d\s.,']{2,25}) ?(?:bytes|octets|Byte)\)", re.IGNORECASE)
_PIXELS = re.compile(r"(\d{3,5}) x (\d{3,5})")
_OS = re.compile(r"((?:Mac )?(?:OS X|macOS)[ \w]{0,20}?) (\d+(?:\.\d+)*)")
_YES = frozenset({"yes", "true", "ja", "oui", "spdisplays_yes", "1"})


@dataclass
class Block:
    """`section` is the data type, `inside` the headings down to this block, `said` our keys and the values."""

    section: str
    inside: tuple[str, ...]
    said: dict[str, str] = field(default_factory=dict)


def facts_of(blocks: list[Block]) -> HardwareFacts:
    """An overview of the hardware names the machine; a report on one kind of part (`SPSerialATADataType`) does not."""
    overview = next((block.said for block in blocks if "identifier" in block.said), None)
    system = next((match for block in blocks if (match := _OS.match(block.said.get("os", "")))), None)
    said = overview or {}
    named = clean_name(said.get("name")) or clean_name(said.get("identifier"))
    carriers = list(_carriers(blocks))
    listed = carriers or any(_DISK_SECTIONS.search(block.section) for block in blocks)
    return HardwareFacts(
        kind=kind_of(None, "Apple", f"{named or ''} {said.get('identifier', '')}"),
        make="Apple" if overview else None,
        model=named,
        serial=machine_serial(said.get("system serial") or said.get("serial")),
        cpu=clean_name(said.get("cpu")),
        ram_gb=memory_gib(said.get("memory")),
        carriers=tuple(carriers) if listed else None,
        carriers_whole=overview is not None,
        uuid=machine_uuid(said.get("uuid")),
        batteries=_batteries(blocks),
        screen=_screen(blocks),
        os=plain(system[1]) if system else None,
        os_version=system[2] if system else None,
    )


def _carriers(blocks: list[Block]) -> Iterator[CarrierFacts]:
    """Drives on the internal buses. Apple silicon may list its drive under the volumes only, once for each."""
    found = [block.said for block in blocks if _is_drive(block)]
    yield from map(_carrier, found)
    if not found:
        inside = (b.said for b in blocks if "device" in b.said and b.said.get("internal", "").lower() in _YES)
        for said in {said["device"]: said for said in inside}.values():
            yield _carrier({**said, "model": said["device"], "serial": ""})


def _is_drive(block: Block) -> bool:
    said = block.said
    if "model" not in said or not _DISK_SECTIONS.search(block.section):
        return False
    plugged = said.get("detachable", "").lower() in _YES or said.get("removable", "").lower() in _YES
    return ("capacity" in said or "bytes" in said) and not plugged  # optical drives have no size


def _carrier(said: dict[str, str]) -> CarrierFacts:
    named = clean_name(said.get("model"))
    size = whole_number(said.get("bytes"))
    bracketed = _BYTES.search(said.get("capacity", ""))
    medium, status = said.get("medium", "").lower(), said.get("smart", "").lower()
    return CarrierFacts(
        serial=clean_serial(said.get("serial")),
        model=named,
        size_gb=as_gb(size or (grouped_number(bracketed[1]) if bracketed else None)),
        type=technology("", named, turns="rotation" in medium, solid="ssd" in medium or "solid" in medium),
        health=Health.GOOD if "verified" in status else Health.FAILING if "fail" in status else None,
    )


def _batteries(blocks: list[Block]) -> tuple[BatteryFacts, ...] | None:
    """A Mac has one; its facts stand in several blocks of the power section."""
    said: dict[str, str] = {}
    for block in blocks:
        if any(_BATTERY.search(heading) for heading in block.inside):
            said = {**block.said, **said}
    if not said.keys() & {"cycles", "health"}:
        return None
    cycles, health = whole_number(said.get("cycles")), decimal_number(said.get("health"))
    serial = said.get("serial")
    return (battery(serial=serial, model=said.get("device"), health_percent=health, cycles=cycles),)


def _screen(blocks: list[Block]) -> ScreenFacts | None:
    for block in blocks:
        connection = f"{block.said.get('connection', '')} {block.said.get('display', '')}".lower()
        match = _PIXELS.search(block.said.get("pixels", ""))
        if match and any(word in connection for word in ("internal", "built-in", "built_in", "yes", "intern")):
            return ScreenFacts(None, int(match[1]), int(match[2]))
    return None
