"""Workbench's own list of components: `type` says what each is (`@type` before version 11)."""

from collections.abc import Iterator

from digibank.domain.device import Kind
from digibank.domain.identifiers import clean_serial, parse_imei
from digibank.readers.facts import BatteryFacts, CarrierFacts, HardwareFacts, ScreenFacts
from digibank.readers.hardware.batteries import battery
from digibank.readers.hardware.brands import brand, clean_name, model
from digibank.readers.hardware.carriers import technology
from digibank.readers.hardware.chassis import kind_of
from digibank.readers.hardware.health import Attribute, Record
from digibank.readers.hardware.json_report import objects
from digibank.readers.hardware.serials import machine_serial, machine_uuid
from digibank.readers.hardware.values import as_gb, as_gib, decimal_number, plain, watt_hours, whole_number

_Said = dict[str, object]

_KINDS = {
    "laptop": Kind.LAPTOP,
    "netbook": Kind.LAPTOP,
    "desktop": Kind.DESKTOP,
    "microtower": Kind.DESKTOP,
    "tower": Kind.DESKTOP,
    "tablet": Kind.TABLET,
    "smartphone": Kind.SMARTPHONE,
    "cellphone": Kind.SMARTPHONE,
    "mobile": Kind.SMARTPHONE,
}
_DISKS = frozenset({"HardDrive", "SolidStateDrive", "DataStorage"})
_MB, _MIB = 10**6, 2**20
_SECTOR, _FIRST_SECTORS, _SECTORS_A_GB, _FROM_GB = 512, 97_696_368, 1_953_504, 50
"""How many sectors a disk of a given number of gigabytes has (IDEMA document LBA1-03)."""


def facts_of_components(snapshot: _Said) -> HardwareFacts:
    """The device and what is in it. A phone's form lists no components."""
    device = next(objects(snapshot.get("device")), {})
    listed = snapshot.get("components")
    parts = list(objects(listed)) if isinstance(listed, list) else []
    make = brand(device.get("manufacturer"))
    named = model(make, device.get("model"), device.get("version"))
    disks = [part for part in parts if _type(part) in _DISKS and _interface(part) != "usb"]
    return HardwareFacts(
        kind=_kind(device, named),
        make=make,
        model=named,
        serial=machine_serial(device.get("serialNumber")),
        imei=parse_imei(plain(device.get("imei"))),
        cpu=next(filter(None, (clean_name(part.get("model")) for part in parts if _type(part) == "Processor")), None),
        ram_gb=as_gib(sum(_number(p, "size") * _MIB for p in parts if _type(p) == "RamModule")),
        carriers=tuple(map(_carrier, disks)) if isinstance(listed, list) else None,
        uuid=machine_uuid(device.get("system_uuid") or snapshot.get("system_uuid")),
        batteries=tuple(_battery(part) for part in parts if _type(part) == "Battery") or None,
        screen=next(_screens(parts), None),
        os=plain(snapshot.get("os")),
    )


def _type(said: _Said) -> str:
    return (plain(said.get("@type")) or plain(said.get("type")) or "").rpartition(":")[2]


def _interface(part: _Said) -> str:
    return (plain(part.get("interface")) or "").lower()


def _number(said: _Said, key: str) -> int:
    return int(decimal_number(said.get(key)) or 0)


def _kind(device: _Said, named: str | None) -> Kind:
    """Before version 11 the type was "Computer", and its housing was called the type."""
    stated = plain(device.get("type")) or ""
    virtual = kind_of(None, clean_name(device.get("manufacturer")), named) is Kind.OTHER and _KINDS.get(stated.lower())
    return virtual or _KINDS.get(stated.lower()) or kind_of(stated, None, named)


def _carrier(part: _Said) -> CarrierFacts:
    named = clean_name(part.get("model"))
    record = _record(part)
    return CarrierFacts(
        serial=clean_serial(plain(part.get("serialNumber"))),
        model=named,
        size_gb=as_gb(disk_bytes(_number(part, "size"))),
        type=technology("", named, solid=_type(part) == "SolidStateDrive"),  # "HardDrive" it calls many an SSD
        health=record.health,
        power_on_hours=record.power_on_hours,
        bad_sectors=record.bad_sectors,
    )


def disk_bytes(megabytes: int) -> int | None:
    """Some versions count in 10^6 bytes, some in 2^20, and none says which. Disks come in whole gigabytes, so the
    unit that makes it one is right."""
    if not megabytes:
        return None
    return min((megabytes * unit for unit in (_MB, _MIB)), key=_off_the_gigabyte)


def _off_the_gigabyte(size: int) -> float:
    gigabytes = (size / _SECTOR - _FIRST_SECTORS) / _SECTORS_A_GB + _FROM_GB
    return round(abs(gigabytes - round(gigabytes)), 2)


def _record(part: _Said) -> Record:
    tests = [*objects(part.get("actions")), *objects(part.get("test")), *objects(part.get("tests"))]
    test = next((said for said in tests if _type(said) in ("TestDataStorage", "TestHardDrive")), {})
    passed = test.get("assessment")
    counters = ((5, "reallocatedSectorCount"), (197, "currentPendingSectorCount"), (197, "CurrentPendingSectorCount"))
    return Record(
        passed=passed if isinstance(passed, bool) else None,
        hours=whole_number(test.get("lifetime")),
        attributes=tuple(
            Attribute(number, key, None, whole_number(test.get(key))) for number, key in counters if key in test
        ),
    )


def _battery(part: _Said) -> BatteryFacts:
    """Sizes in mAh; what it holds now, and at which voltage, was measured."""
    measured = next((said for said in objects(part.get("actions")) if _type(said) == "MeasureBattery"), {})
    volts = _number(measured, "voltage") / 1000
    return battery(
        serial=part.get("serialNumber"),
        model=part.get("model"),
        design_wh=watt_hours(_number(part, "size"), "mAh", volts),
        full_wh=watt_hours(_number(measured, "size"), "mAh", volts),
        cycles=whole_number(measured.get("cycleCount")),
    )


def _screens(parts: list[_Said]) -> Iterator[ScreenFacts]:
    for part in parts:
        if _type(part) == "Display" and (width := _number(part, "resolutionWidth")):
            inches = decimal_number(part.get("size"))
            yield ScreenFacts(round(inches, 1) if inches else None, width, _number(part, "resolutionHeight") or None)
