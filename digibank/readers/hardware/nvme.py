"""nvme-cli: the list of drives (JSON and printed) and a controller's identity (id-ctrl). A smart-log says how a drive
is doing but not which one. It sees NVMe only: a SATA disk beside them is not its business."""

import re
from collections.abc import Iterator

from digibank.domain.device import Kind
from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.facts import CarrierFacts, HardwareFacts
from digibank.readers.hardware.brands import clean_name
from digibank.readers.hardware.carriers import disk_serial
from digibank.readers.hardware.columns import table_rows
from digibank.readers.hardware.json_report import json_in, load_json, objects
from digibank.readers.hardware.values import as_gb, plain, size_in_bytes, whole_number

_HEADER = re.compile(r"^Node[ \t].*\bSN\b.*\bModel\b.*$", re.MULTILINE)
_USAGE = re.compile(r"/\s+(\d[\d.,]*)\s+([kKMGTP]?B)")


def read_nvme(text: str) -> HardwareFacts:
    """Raises ReadingError DAMAGED for a cut-off JSON, and for what names no drive (a smart-log alone)."""
    header = _HEADER.search(text)
    found = list(_in_table(text[header.start() :]) if header else _in_json(load_json(json_in(text))))
    if not found:
        raise ReadingError(ReadingFault.DAMAGED)
    return HardwareFacts(Kind.OTHER, None, None, None, carriers=tuple(found), carriers_whole=False)


def _in_table(text: str) -> Iterator[CarrierFacts]:
    for row in table_rows(text.split("\n")):
        usage = _USAGE.search(row.get("Usage", ""))
        size = size_in_bytes(f"{usage[1]} {usage[2]}", decimal=True) if usage else None
        if row.get("Node", "").startswith("/dev/"):
            yield _carrier(row.get("Model"), row.get("SN"), size)


def _in_json(value: object) -> Iterator[CarrierFacts]:
    """`nvme list` before 2.0 and after (controllers inside subsystems), and `id-ctrl`."""
    for top in objects(value):
        if "sn" in top or "mn" in top:
            yield _carrier(top.get("mn"), top.get("sn"), whole_number(top.get("tnvmcap")))
        for device in objects(top.get("Devices")):
            if "Subsystems" in device:
                yield from _in_subsystems(device)
            elif "SerialNumber" in device:
                yield _carrier(device.get("ModelNumber"), device.get("SerialNumber"), _size(device))


def _in_subsystems(device: dict[str, object]) -> Iterator[CarrierFacts]:
    for subsystem in objects(device["Subsystems"]):
        for controller in objects(subsystem.get("Controllers")):
            spaces = [*objects(controller.get("Namespaces")), *objects(subsystem.get("Namespaces"))]
            size = sum(_size(space) or 0 for space in spaces) or None
            yield _carrier(controller.get("ModelNumber"), controller.get("SerialNumber"), size)


def _size(space: dict[str, object]) -> int | None:
    return whole_number(space.get("PhysicalSize"))


def _carrier(model: object, serial: object, size: int | None) -> CarrierFacts:
    return CarrierFacts(serial=disk_serial(serial), model=clean_name(plain(model)), size_gb=as_gb(size), type="ssd")
