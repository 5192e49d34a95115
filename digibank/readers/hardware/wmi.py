"""WMI objects as `wmic … get /value` prints them: `Key=value` lines, objects parted by empty lines. A file may hold one
class or many; a class is known by the keys that only it has."""

from collections.abc import Iterator

from digibank.domain.identifiers import clean_serial
from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.facts import BatteryFacts, CarrierFacts, HardwareFacts
from digibank.readers.hardware.batteries import battery
from digibank.readers.hardware.brands import brand, clean_name, model
from digibank.readers.hardware.carriers import technology
from digibank.readers.hardware.chassis import chassis_name, kind_of
from digibank.readers.hardware.serials import machine_serial, machine_uuid
from digibank.readers.hardware.values import as_gb, as_gib, plain, watt_hours, whole_number
from digibank.readers.hardware.windows import keyboard_by_number

_MARKS: dict[str, frozenset[str]] = {
    "product": frozenset({"IdentifyingNumber", "UUID"}),
    "physical disk": frozenset({"BusType", "MediaType"}),
    "disk": frozenset({"InterfaceType", "MediaType"}),
    "module": frozenset({"Capacity", "DeviceLocator"}),
    "processor": frozenset({"MaxClockSpeed", "Name"}),
    "bios": frozenset({"SMBIOSBIOSVersion", "SerialNumber"}),
    "system": frozenset({"BuildNumber", "Caption", "Version"}),
    "keyboard": frozenset({"Layout", "NumberOfFunctionKeys"}),
    "enclosure": frozenset({"ChassisTypes"}),
    "tpm": frozenset({"SpecVersion"}),
    "battery": frozenset({"DesignedCapacity"}),
    "computer": frozenset({"Manufacturer", "Model"}),  # last: disks have these too
}
_PLUGGED_BUSES = frozenset({"4", "7", "12", "USB", "SD", "1394"})
_TYPES = {"3": "hdd", "HDD": "hdd", "4": "ssd", "SSD": "ssd"}
_MOST_OBJECTS = 2_000

_Object = dict[str, str]


def read_wmi(text: str) -> HardwareFacts:
    """Raises ReadingError DAMAGED where no object is of a class that speaks of hardware."""
    found: dict[str, list[_Object]] = {}
    for said in _objects(text.split("\n")):
        kind = next((name for name, keys in _MARKS.items() if keys <= said.keys()), None)
        if kind:
            found.setdefault(kind, []).append(said)
    if not found:
        raise ReadingError(ReadingFault.DAMAGED)
    return _facts(found, {kind: objects[0] for kind, objects in found.items()})


def _facts(found: dict[str, list[_Object]], first: dict[str, _Object]) -> HardwareFacts:
    computer, product, system = (first.get(kind, {}) for kind in ("computer", "product", "system"))
    make = brand(computer.get("Manufacturer") or product.get("Vendor"))
    family = computer.get("SystemFamily") or product.get("Version")
    named = model(make, computer.get("Model") or product.get("Name"), family)
    disks = found.get("physical disk") or found.get("disk")
    return HardwareFacts(
        kind=kind_of(_chassis(first), clean_name(computer.get("Manufacturer")), named),
        make=make,
        model=named,
        serial=machine_serial(first.get("bios", product).get("SerialNumber") or product.get("IdentifyingNumber")),
        cpu=clean_name(first.get("processor", {}).get("Name")),
        ram_gb=as_gib(sum(whole_number(module["Capacity"]) or 0 for module in found.get("module", ()))),
        carriers=tuple(_carrier(said) for said in disks if _is_inner(said)) if disks is not None else None,
        uuid=machine_uuid(product.get("UUID")),
        batteries=tuple(_batteries(found["battery"])) if "battery" in found else None,
        keyboard=keyboard_by_number(first.get("keyboard", {}).get("Layout")),
        os=plain(system.get("Caption")),
        os_version=plain(system.get("Version")),
        tpm=plain(first.get("tpm", {}).get("SpecVersion", "").partition(",")[0]),
    )


def _objects(lines: list[str]) -> Iterator[_Object]:
    said: _Object = {}
    count = 0
    for line in [*lines, ""]:
        key, equals, value = line.strip().partition("=")
        if equals and key.isidentifier():
            if key in said:  # some tools print objects without a line between them
                yield said
                said = {}
            said[key] = value.strip()
        elif not line.strip() and said:
            yield said
            said, count = {}, count + 1
            if count > _MOST_OBJECTS:
                raise ReadingError(ReadingFault.DAMAGED)


def _chassis(first: dict[str, _Object]) -> str | None:
    code = whole_number(first.get("enclosure", {}).get("ChassisTypes", "").strip("{}").partition(",")[0])
    use = {"1": "desktop", "2": "portable", "8": "tablet"}.get(first.get("computer", {}).get("PCSystemType", ""))
    return (chassis_name(code) if code is not None else None) or use


def _is_inner(said: _Object) -> bool:
    media = said.get("MediaType", "").lower()
    if said.get("BusType", said.get("InterfaceType", "")) in _PLUGGED_BUSES or "removable" in media:
        return False
    return "external" not in media


def _carrier(said: _Object) -> CarrierFacts:
    named = clean_name(said.get("Model") or said.get("FriendlyName"))
    media = _TYPES.get(said.get("MediaType", ""))
    return CarrierFacts(
        serial=clean_serial(plain(said.get("SerialNumber", "").rstrip("."))),
        model=named,
        size_gb=as_gb(whole_number(said.get("Size"))),
        type=technology("", named, turns=media == "hdd", solid=media == "ssd" or said.get("BusType") == "17"),
    )


def _batteries(objects: list[_Object]) -> Iterator[BatteryFacts]:
    for said in objects:
        yield battery(
            serial=said.get("SerialNumber"),
            model=said.get("DeviceName"),
            design_wh=watt_hours(whole_number(said["DesignedCapacity"]), "mWh"),
            full_wh=watt_hours(whole_number(said.get("FullChargedCapacity")), "mWh"),
            cycles=whole_number(said.get("CycleCount")),
        )
