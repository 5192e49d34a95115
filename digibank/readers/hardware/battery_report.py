"""`powercfg /batteryreport`: Windows's report on the batteries, as XML and as the HTML page it makes by default."""

import re
from collections.abc import Iterator
from html import unescape

from digibank.domain.device import Kind
from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.facts import BatteryFacts, HardwareFacts
from digibank.readers.hardware.batteries import battery
from digibank.readers.hardware.brands import brand, model, split_maker
from digibank.readers.hardware.chassis import kind_of
from digibank.readers.hardware.values import grouped_number, plain, watt_hours
from digibank.readers.markup import Element, parse_xml

_LABELS = {
    "NAME": "name",
    "SERIAL NUMBER": "serial",
    "DESIGN CAPACITY": "design",
    "FULL CHARGE CAPACITY": "full",
    "CYCLE COUNT": "cycles",
    "SYSTEM PRODUCT NAME": "product",
    "PLATFORM ROLE": "role",
}
"""Windows writes this page in English, whatever its language; only the numbers follow it."""

_ROLES = {"mobile": "portable", "slate": "tablet", "desktop": "desktop"}
_FIRST_TABLES = 200_000  # characters: the two tables that count stand first; years of usage follow
_MOST_ROWS = 60
_MOST_BATTERIES = 8
_ROW = re.compile(r"<tr\b[^<>]{0,300}>", re.IGNORECASE)
_CELL = re.compile(r"<td\b[^<>]{0,300}>", re.IGNORECASE)
_END = re.compile(r"</td", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,300}>")


def read_battery_report(text: str) -> HardwareFacts:
    """Raises ReadingError DAMAGED for what holds no table of batteries."""
    return _of_xml(parse_xml(text)) if "<BatteryReport" in text else _of_page(text)


def _of_xml(root: Element) -> HardwareFacts:
    system = root.first("SystemInformation")
    batteries = root.first("Batteries")
    if batteries is None:
        raise ReadingError(ReadingFault.DAMAGED)
    maker = system.said("SystemManufacturer") if system else None
    product = system.said("SystemProductName") if system else None
    role = system.said("PlatformRole") if system else None
    make = brand(maker)
    return HardwareFacts(
        kind=_kind(role, maker, product),
        make=make,
        model=model(make, product, None),
        serial=None,
        batteries=tuple(map(_element, batteries.all("Battery"))),
    )


def _kind(role: str | None, maker: str | None, product: str | None) -> Kind:
    return kind_of(_ROLES.get((role or "").lower()), maker, product)


def _element(element: Element) -> BatteryFacts:
    return _battery(
        {
            "name": element.said("Id"),
            "serial": element.said("SerialNumber"),
            "design": element.said("DesignCapacity"),
            "full": element.said("FullChargeCapacity"),
            "cycles": element.said("CycleCount"),
        }
    )


def _battery(said: dict[str, str | None]) -> BatteryFacts:
    """The unit is mWh, whatever sign parts the thousands."""
    return battery(
        serial=said.get("serial"),
        model=said.get("name"),
        design_wh=watt_hours(grouped_number(said.get("design")), "mWh"),
        full_wh=watt_hours(grouped_number(said.get("full")), "mWh"),
        cycles=grouped_number(said.get("cycles")),
    )


def _of_page(text: str) -> HardwareFacts:
    rows = dict(_rows(text))
    count = max((len(rows[key]) for key in ("design", "full") if key in rows), default=0)
    if not count:
        raise ReadingError(ReadingFault.DAMAGED)
    make, product = split_maker(next(iter(rows.get("product", ())), None))
    return HardwareFacts(
        kind=_kind(next(iter(rows.get("role", ())), None), make, product),
        make=make,
        model=product,
        serial=None,
        batteries=tuple(
            _battery({key: cells[number] for key, cells in rows.items() if len(cells) > number})
            for number in range(count)
        ),
    )


def _rows(text: str) -> Iterator[tuple[str, list[str]]]:
    """The rows whose first cell is one of our labels, with the cells after it: one for each battery."""
    for number, row in enumerate(_ROW.split(text[:_FIRST_TABLES])):
        if number > _MOST_ROWS:
            return
        cells = [
            plain(unescape(_TAG.sub(" ", _END.split(cell, 1)[0]))) or ""
            for cell in _CELL.split(row)[1 : _MOST_BATTERIES + 2]
        ]
        key = _LABELS.get(cells[0].upper()) if cells else None
        if key and not (key == "name" and len(cells) == 1):
            yield key, cells[1:]
