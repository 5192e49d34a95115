"""`smartctl --json` (since 7.0; 6.7 had it on trial): one object, or a list of them as other tools store it."""

import re
from collections.abc import Iterator

from digibank.readers.facts import HardwareFacts
from digibank.readers.hardware.health import Attribute, Record
from digibank.readers.hardware.json_report import inner, json_in, load_json, objects
from digibank.readers.hardware.smartctl import Drive, facts_of
from digibank.readers.hardware.values import plain, whole_number

_COMPOSED = 1_000_000
"""Raw values from here on are several numbers in one; then smartctl's own reading of it is taken."""


def read_smartctl_json(text: str) -> HardwareFacts:
    """Raises ReadingError DAMAGED for JSON that is cut off or names no drive (`smartctl --scan`, `-H` alone)."""
    return facts_of(smartctl_drives(load_json(json_in(text))))


def smartctl_drives(value: object) -> list[Drive]:
    """The drives of one report's value, or of a list of them."""
    return [_drive(said) for said in objects(value)]


def _drive(said: dict[str, object]) -> Drive:
    device = {key: plain(inner(said, "device", key)) or "" for key in ("name", "info_name", "type", "protocol")}
    nvme = device["protocol"] == "NVMe" or device["type"] == "nvme" or "nvme_smart_health_information_log" in said
    return Drive(
        device=device["name"],
        model=plain(said.get("model_name")) or plain(said.get("scsi_model_name")) or plain(said.get("product")),
        serial=plain(said.get("serial_number")),
        size=whole_number(inner(said, "user_capacity", "bytes")) or whole_number(said.get("nvme_total_capacity")),
        spin=whole_number(said.get("rotation_rate")),
        record=_record(said),
        nvme=nvme,
        on_usb=device["type"].startswith("usb") or "[USB" in device["info_name"],
        kind=plain(inner(said, "device_type", "name")) or "disk",
    )


def _record(said: dict[str, object]) -> Record:
    passed = inner(said, "smart_status", "passed")
    log = "nvme_smart_health_information_log"
    return Record(
        passed=passed if isinstance(passed, bool) else None,
        warning=whole_number(inner(said, log, "critical_warning")) or 0,
        hours=_first_number(inner(said, "power_on_time", "hours"), inner(said, log, "power_on_hours")),
        used_percent=_first_number(
            inner(said, log, "percentage_used"),
            inner(said, "endurance_used", "current_percent"),
            said.get("scsi_percentage_used_endurance_indicator"),
        ),
        grown_defects=whole_number(said.get("scsi_grown_defect_list")),
        attributes=tuple(_attributes(inner(said, "ata_smart_attributes", "table"))),
    )


def _first_number(*values: object) -> int | None:
    return next((number for value in values if (number := whole_number(value)) is not None), None)


def _attributes(table: object) -> Iterator[Attribute]:
    for row in objects(table):
        number = whole_number(row.get("id"))
        if number is not None:
            yield Attribute(
                id=number,
                name=plain(row.get("name")) or "",
                value=whole_number(row.get("value")),
                raw=_raw(row),
                failing_now=row.get("when_failed") == "now",
            )


def _raw(row: dict[str, object]) -> int | None:
    value = whole_number(inner(row, "raw", "value"))
    if value is not None and value < _COMPOSED:
        return value
    read = re.match(r"\d{1,15}", plain(inner(row, "raw", "string")) or "")  # `31 (Min/Max 20/45)`
    return int(read[0]) if read else value
