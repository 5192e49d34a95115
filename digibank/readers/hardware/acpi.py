"""`acpi -bi` of Linux and `acpiconf -i` of FreeBSD: batteries."""

import re

from digibank.domain.device import Kind
from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.facts import BatteryFacts, HardwareFacts
from digibank.readers.hardware.batteries import battery
from digibank.readers.hardware.values import decimal_number, watt_hours

_ANY = re.compile(r"^[ \t]*Battery \d+: ", re.MULTILINE)
_CAPACITY = re.compile(
    r"^[ \t]*Battery \d{1,2}: design capacity (\d{1,6}) (m[AW]h), last full capacity (\d{1,6}) m[AW]h",
    re.MULTILINE,
)
_FIELD = re.compile(r"^[ \t]*([A-Z][\w /()-]{1,40}):[ \t]+(\S.*)$", re.MULTILINE)
_AMOUNT = re.compile(r"(\d{1,6}) (m[AW]h)")


def read_acpi(text: str) -> HardwareFacts:
    """Raises ReadingError DAMAGED where no battery is spoken of."""
    found = [_of_linux(match) for match in _CAPACITY.finditer(text)]
    if not found and not _ANY.search(text):
        found = [_of_freebsd({match[1]: match[2].strip() for match in _FIELD.finditer(text)})]
    return HardwareFacts(Kind.OTHER, None, None, None, batteries=tuple(found))


def _of_linux(match: re.Match[str]) -> BatteryFacts:
    """Linux gives mAh without the voltage, so only the share is known."""
    design, full = int(match[1]), int(match[3])
    return battery(
        design_wh=watt_hours(design, match[2]),
        full_wh=watt_hours(full, match[2]),
        health_percent=100 * full / design if design else None,
    )


def _of_freebsd(said: dict[str, str]) -> BatteryFacts:
    design, full = _AMOUNT.match(said.get("Design capacity", "")), _AMOUNT.match(said.get("Last full capacity", ""))
    if design is None:
        raise ReadingError(ReadingFault.DAMAGED)
    volts = (decimal_number(said.get("Design voltage")) or 0) / 1000
    return battery(
        serial=said.get("Serial number"),
        model=said.get("Model number"),
        design_wh=watt_hours(int(design[1]), design[2], volts),
        full_wh=watt_hours(int(full[1]), full[2], volts) if full else None,
    )
