"""How a disk is doing, from what its firmware keeps of itself (SMART; NVM Express, SMART / Health log 02h)."""

import re
from dataclasses import dataclass

from digibank.readers.facts import Health

_REALLOCATED, _POWER_ON, _PENDING = 5, 9, 197
_LIFE_LEFT = re.compile(
    r"SSD_Life_Left|Percent_Lifetime_Remain|Remaining_Lifetime_Perc|Media_Wearout_Indicator|Wear_Leveling_Count|"
    r"Remain_Life|Drive_Life_Remaining%?|Perc_Avail_Resrvd_Space_Left"
)
_LIFE_USED = re.compile(r"Percent_Life(?:time)?_Used|Perc_Rated_Life_Used|Percent_Used")
_TOO_WARM = 0x02  # the only warning of NVMe that passes by itself
_MOST_HOURS = 200_000
"""Over twenty years on: drives older than that do not exist, broken counters do."""

_USED_UP = 100
_MOST_SECTORS = 2**32


@dataclass(frozen=True)
class Attribute:
    """One row of ATA's table. `value` is the maker's own scale, 100 or so when new; `raw` its first whole number."""

    id: int
    name: str
    value: int | None
    raw: int | None
    failing_now: bool = False


@dataclass(frozen=True)
class Record:
    """What one report says. `passed` is the drive's own verdict; `warning` NVMe's critical-warning bits."""

    passed: bool | None = None
    warning: int = 0
    hours: int | None = None
    used_percent: int | None = None
    grown_defects: int | None = None
    attributes: tuple[Attribute, ...] = ()

    @property
    def power_on_hours(self) -> int | None:
        row = self._row(_POWER_ON)
        hours = row.raw if self.hours is None and row and row.name == "Power_On_Hours" else self.hours
        return hours if hours is not None and 0 <= hours <= _MOST_HOURS else None

    @property
    def bad_sectors(self) -> int | None:
        rows = [row.raw for row in (self._row(_REALLOCATED), self._row(_PENDING)) if row and row.raw is not None]
        sectors = sum(rows) if rows else self.grown_defects
        return sectors if sectors is not None and sectors < _MOST_SECTORS else None

    @property
    def worn_percent(self) -> int | None:
        if self.used_percent is not None:
            return self.used_percent
        for row in self.attributes:
            if row.value is not None and 0 <= row.value <= _USED_UP and _LIFE_LEFT.fullmatch(row.name):
                return _USED_UP - row.value
            if row.raw is not None and 0 <= row.raw <= 2 * _USED_UP and _LIFE_USED.fullmatch(row.name):
                return row.raw
        return None

    @property
    def health(self) -> Health | None:
        failing = any(row.failing_now for row in self.attributes)
        if self.passed is False or self.warning & ~_TOO_WARM or failing:
            return Health.FAILING
        if self.bad_sectors or (self.worn_percent or 0) >= _USED_UP:
            return Health.WORN
        return Health.GOOD if self.passed else None

    def _row(self, number: int) -> Attribute | None:
        return next((row for row in self.attributes if row.id == number), None)
