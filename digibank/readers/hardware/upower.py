"""`upower -i` and `upower --dump`: batteries, in the number format of the system's language."""

import re
from collections.abc import Iterator

from digibank.domain.device import Kind
from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.facts import BatteryFacts, HardwareFacts
from digibank.readers.hardware.batteries import battery
from digibank.readers.hardware.values import decimal_number, watt_hours, whole_number

_FIELD = re.compile(r"^[ \t]*([a-z][a-z -]{1,30}?):[ \t]*(.*)$")
_SECTION = re.compile(r"^[ \t]{2,}([a-z-]{2,20})[ \t]*$")
_UNIT = re.compile(r"[\d.,]+\s*(m?[WA]h)\b")


def read_upower(text: str) -> HardwareFacts:
    """A mouse's battery is none of the machine's. Raises ReadingError DAMAGED where no device is listed."""
    devices = list(_devices(text.split("\n")))
    if not devices:
        raise ReadingError(ReadingFault.DAMAGED)
    inside = (said for said in devices if _is_built_in(said))
    return HardwareFacts(Kind.OTHER, None, None, None, batteries=tuple(map(_battery, inside)))


def _devices(lines: list[str]) -> Iterator[dict[str, str]]:
    """Each begins with its path, and ends at the next one, at `Device: …`, `Daemon: …` or a prompt."""
    said: dict[str, str] = {}
    for line in lines:
        field, section = _FIELD.match(line), _SECTION.match(line)
        begins = field is not None and field[1] == "native-path"
        if said and (begins or line[:1].strip()):
            yield said
            said = {}
        if field and (said or begins):
            said.setdefault(field[1], field[2].strip())
        elif section and said:
            said.setdefault("section", section[1])
    if said:
        yield said


def _is_built_in(said: dict[str, str]) -> bool:
    """A battery that powers the machine. The display device that upower makes up of all of them has no path."""
    return (
        said.get("section") == "battery"
        and said.get("power supply") != "no"
        and bool(said["native-path"])
        and said.get("present") != "no"
        and "(null)" not in said["native-path"]
    )


def _battery(said: dict[str, str]) -> BatteryFacts:
    return battery(
        serial=said.get("serial"),
        model=said.get("model"),
        design_wh=_energy(said.get("energy-full-design", "")),
        full_wh=_energy(said.get("energy-full", "")),
        health_percent=decimal_number(said.get("capacity")),
        cycles=whole_number(said.get("charge-cycles")),
    )


def _energy(text: str) -> float | None:
    unit = _UNIT.match(text)
    return watt_hours(decimal_number(text), unit[1]) if unit else None
