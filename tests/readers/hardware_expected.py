"""Compares what a reader found with the facts written down for a real report, which name things their own way."""

import re
from collections.abc import Iterator
from typing import Any

from digibank.domain.identifiers import parse_imei
from digibank.readers.facts import BatteryFacts, CarrierFacts, HardwareFacts, Health
from digibank.readers.hardware.brands import brand, clean_name

Difference = tuple[str, object, object]
"""The fact's name, what was expected, what was found."""

GIB_IN_GB = 1.073741824
NAMED_BY_VERSION = ("Lenovo", "IBM")
OPTICAL = re.compile(r"CD-ROM|DVD")


def facts_compared(expected: dict[str, Any], found: HardwareFacts) -> Iterator[Difference]:
    """Every fact that is written down and has a place in ours, equal or not."""
    yield from _machine(expected, found)
    yield from _disks(expected, found)
    yield from _single_disk(expected, found)
    yield from _batteries(expected, found)


def _machine(expected: dict[str, Any], found: HardwareFacts) -> Iterator[Difference]:
    if maker := expected.get("manufacturer"):
        yield "make", expected.get("make") or brand(maker), found.make
    if "software" in expected and expected.get("product") and found.make not in NAMED_BY_VERSION:
        yield "model", clean_name(expected["product"]), found.model
    names = [expected[key] for key in ("market_name", "model_display", "model_name", "model_code") if key in expected]
    model = names[0] if names else None
    if names:
        yield "model", model, found.model
    if "serial" in expected and found.carriers_whole and "chemistry" not in expected:
        yield "serial", expected["serial"], found.serial
    yield from _inside(expected, found)
    for key, fact in (("os", "os"), ("android_version", "os_version"), ("ios_version", "os_version")):
        if key in expected:
            yield fact, expected[key], getattr(found, fact)
    if "imei" in expected:
        yield "imei", parse_imei(expected["imei"]), found.imei


def _inside(expected: dict[str, Any], found: HardwareFacts) -> Iterator[Difference]:
    """Memory that is only told as usable is not the memory that is fitted."""
    if "cpu" in expected:
        yield "cpu", same_cpu(expected["cpu"]), same_cpu(found.cpu)
    if expected.keys() & {"ram_gb", "ram_usable_gib", "ram_visible_mb"}:
        yield "ram_gb", expected.get("ram_gb"), found.ram_gb
    if expected.get("ram_mb"):
        yield "ram_gb", expected["ram_mb"] / 1024, found.ram_gb


def same_cpu(cpu: str | None) -> str | None:
    """As the tolerances of the expected facts say, and without the case that eReuse changes."""
    return " ".join(re.sub(r"\(R\)|\(TM\)|CPU", "", cpu, flags=re.IGNORECASE).split()).lower() if cpu else None


def _disks(expected: dict[str, Any], found: HardwareFacts) -> Iterator[Difference]:
    disks = expected.get("disks")
    if disks is None:
        return
    inner = [disk for disk in disks if not (disk.get("removable_or_usb") or disk.get("usb"))]
    inner = [disk for disk in inner if not OPTICAL.search(str(disk.get("model")))]
    carriers = list(found.carriers or ())
    yield "number of disks", len(inner), None if found.carriers is None else len(carriers)
    for disk, carrier in zip(inner, carriers, strict=False):
        if disk.get("model") or disk.get("serial"):  # else the facts were not taken from the place that names it
            yield "disk", _named(disk), (carrier.model, carrier.serial)
        if size := _decimal_gb(disk):
            near = abs(size - (carrier.size_gb or 0)) <= max(0.05, size * (0.05 if "size_mb" in disk else 0.01))
            yield "size_gb", size, size if near else carrier.size_gb
        stated = disk.get("type") or ("hdd" if disk.get("rota") else "ssd" if disk.get("rota") is False else None)
        if stated:
            yield "type", stated, carrier.type


def _named(disk: dict[str, Any]) -> tuple[str | None, str | None]:
    model = " ".join(str(disk["model"]).split()) if disk.get("model") else None
    return model, disk.get("serial")


def _decimal_gb(disk: dict[str, Any]) -> float | None:
    if disk.get("size_gb_decimal"):
        return float(disk["size_gb_decimal"])
    for key, unit in (("size_bytes", 1e-9), ("size_gib", GIB_IN_GB), ("size_mb", 1e-3)):
        if disk.get(key):
            return float(disk[key]) * unit
    label = disk.get("size_label") or disk.get("size")
    if not label:
        return None
    number = float(re.match(r"[\d.,]+", str(label))[0].replace(",", ""))  # type: ignore[index]
    if isinstance(label, int):
        return number * 1e-9
    decimal = "size_label" in disk
    return number if decimal else number * GIB_IN_GB


def _single_disk(expected: dict[str, Any], found: HardwareFacts) -> Iterator[Difference]:
    """smartctl's reports, each of one disk."""
    if found.carriers_whole or not expected.keys() & {"model", "serial"} or "ram_gb" in expected:
        return
    if OPTICAL.search(str(expected.get("model"))):
        yield "carriers", (), found.carriers
        return
    carrier = (found.carriers or (CarrierFacts(None, None, None, None),))[0]
    sectors = (expected.get("reallocated_raw") or 0) + (expected.get("pending_raw") or 0)
    if "smart_passed" in expected:
        yield "smart_passed", expected["smart_passed"], carrier.health is not Health.FAILING
    for fact, key, value in (
        ("model", "model", carrier.model),
        ("serial", "serial", carrier.serial),
        ("size_gb", "size_gb_decimal", carrier.size_gb),
        ("type", "type", carrier.type),
        ("power_on_hours", "power_on_hours", carrier.power_on_hours),
        ("worn_percent", "nvme_percentage_used", carrier.worn_percent),
        ("bad_sectors", "reallocated_raw", carrier.bad_sectors),
    ):
        if key in expected:
            yield fact, sectors if fact == "bad_sectors" else expected[key], value


def _batteries(expected: dict[str, Any], found: HardwareFacts) -> Iterator[Difference]:
    stated = list(expected.get("batteries", ()))
    if "design_mwh" in expected or "battery_serial" in expected or "design" in expected:
        stated = [expected]
    elif "batteries" not in expected:
        return
    batteries = found.batteries or ()
    yield "batteries", len(stated), len(batteries)
    for battery, ours in zip(stated, batteries, strict=False):
        yield from _battery(battery, ours)


def _battery(stated: dict[str, Any], ours: BatteryFacts) -> Iterator[Difference]:
    if serial := stated.get("battery_serial", stated.get("serial")):
        yield "battery serial", serial.strip(), ours.serial
    for key, scale in (("design_wh", 1.0), ("design_mwh", 0.001)):
        if stated.get(key):
            yield "design_wh", round(stated[key] * scale, 1), round(ours.design_wh or 0, 1)
    for key, scale in (("full_wh", 1.0), ("full_mwh", 0.001)):
        if stated.get(key):
            yield "full_wh", round(stated[key] * scale, 1), round(ours.full_wh or 0, 1)
    health = stated.get("health_percent", stated.get("capacity_percent"))
    if health:
        found = ours.health_percent or 0
        yield "health_percent", health, health if abs(found - health) < 1 else found  # some tools cut the decimals off
    if stated.get("cycles"):
        yield "cycles", stated["cycles"], ours.cycles
