"""One battery, whatever the words a tool has for its parts."""

from digibank.domain.identifiers import clean_serial
from digibank.readers.facts import BatteryFacts
from digibank.readers.hardware.brands import clean_name
from digibank.readers.hardware.values import plain

_MOST_CYCLES = 10_000
_WHOLE = 100.0


def battery(
    *,
    serial: object = None,
    model: object = None,
    design_wh: float | None = None,
    full_wh: float | None = None,
    health_percent: float | None = None,
    cycles: int | None = None,
) -> BatteryFacts:
    """Health out of the two energies where it is not told. A full charge far over the design is a counter that broke
    (some report mAh as mWh), so it is not believed."""
    health = health_percent
    if health is None and design_wh and full_wh:
        health = _WHOLE * full_wh / design_wh
    believed = health is not None and 0 < health < 2 * _WHOLE
    return BatteryFacts(
        serial=clean_serial(plain(serial)),
        model=clean_name(plain(model)),
        design_wh=design_wh,
        full_wh=full_wh if believed or design_wh is None else None,
        health_percent=round(min(health, _WHOLE), 1) if believed and health is not None else None,
        cycles=cycles if cycles and cycles <= _MOST_CYCLES else None,  # 0 is "does not count" on most
    )
