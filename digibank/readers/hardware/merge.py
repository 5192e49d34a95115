"""Several reports of one machine into one: what one does not say another may, and where two say different things of the
same thing, both are shown.

The first report that says something stands, so the order is the caller's. What a system is set to (its name, version,
keyboard, Secure Boot) may differ between a live stick and the disk's own system; that is no contradiction.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from digibank.domain.device import Kind
from digibank.domain.identifiers import serial_key
from digibank.readers.facts import BatteryFacts, HardwareFacts, ScreenFacts
from digibank.readers.hardware.merge_carriers import Said, merge_carriers, named_sets_differ
from digibank.readers.hardware.sameness import same_name, same_uuid

_T = TypeVar("_T")
_LEAST_USABLE = 0.7  # of the memory fitted: graphics take a share of it
_MODULE = 0.25  # GiB: what is fitted is a whole number of these

Same = Callable[[_T, _T], bool]


@dataclass(frozen=True)
class Contradiction:
    """`field` as in HardwareFacts, or `carrier SERIAL field`; `values` pairs each value with the place of the report
    that says it in the sequence that was merged, in that order."""

    field: str
    values: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Merged:
    facts: HardwareFacts
    contradictions: tuple[Contradiction, ...]


def merge(reports: Sequence[HardwareFacts]) -> Merged:
    """At least one report. Raises ValueError for none."""
    if not reports:
        raise ValueError("nothing to merge")
    weighing = _Weighing(reports)
    facts = _of_the_system(_identity(weighing), reports)
    carriers, disagreements = merge_carriers([(n, r.carriers) for n, r in enumerate(reports) if r.carriers is not None])
    most = max(len(r.carriers or ()) + r.unnamed_carriers for r in reports)
    facts = replace(
        facts,
        carriers=carriers,
        unnamed_carriers=max(0, most - len(carriers or ())),
        carriers_whole=carriers is None or any(r.carriers_whole for r in reports if r.carriers is not None),
        batteries=_batteries(reports),
        screen=_screen(reports),
    )
    disagreements += [("carriers", values) for values in _other_disks(reports)]
    return Merged(facts, (*weighing.found, *(Contradiction(field, values) for field, values in disagreements)))


class _Weighing:
    """Field by field; what does not agree is noted in `found`."""

    def __init__(self, reports: Sequence[HardwareFacts]) -> None:
        self.reports = reports
        self.found: list[Contradiction] = []

    def said(self, field: str) -> list[Said[str]]:
        """What each report says of a field whose facts are text."""
        return [(place, value) for place, report in enumerate(self.reports) if (value := getattr(report, field))]

    def one(self, field: str, said: Sequence[Said[_T]], same: Same[_T]) -> _T | None:
        differing = _differing(said, same)
        if len(differing) > 1:
            self.found.append(Contradiction(field, tuple((place, str(value)) for place, value in differing)))
        return said[0][1] if said else None


def _identity(weighing: _Weighing) -> HardwareFacts:
    kinds = [(n, report.kind) for n, report in enumerate(weighing.reports) if report.kind is not Kind.OTHER]
    rams = [(n, report.ram_gb) for n, report in enumerate(weighing.reports) if report.ram_gb]
    models = weighing.said("model")
    return HardwareFacts(
        kind=weighing.one("kind", kinds, _equal) or Kind.OTHER,
        make=weighing.one("make", weighing.said("make"), same_name),
        model=_fullest(weighing.one("model", models, same_name), models),
        serial=weighing.one("serial", weighing.said("serial"), lambda a, b: serial_key(a) == serial_key(b)),
        imei=weighing.one("imei", weighing.said("imei"), _equal),
        cpu=weighing.one("cpu", weighing.said("cpu"), same_name),
        ram_gb=_fitted(weighing.one("ram_gb", rams, _same_memory), rams),
        uuid=weighing.one("uuid", weighing.said("uuid"), same_uuid),
        firmware=_first(weighing.reports, "firmware"),
        tpm=_first(weighing.reports, "tpm"),
    )


def _equal(one: object, other: object) -> bool:
    return one == other


def _differing(said: Sequence[Said[_T]], same: Same[_T]) -> list[Said[_T]]:
    """The first, and each that is the same as none before it."""
    kept: list[Said[_T]] = []
    for place, value in said:
        if not any(same(value, other) for _, other in kept):
            kept.append((place, value))
    return kept


def _fullest(stands: str | None, said: list[Said[str]]) -> str | None:
    """Of two names for the same thing the longer: `ThinkPad T480s` over `T480s`; but a name over Lenovo's number."""
    same = [value for _, value in said if stands and same_name(value, stands)]
    named = [value for value in same if " " in value] or same
    return max(named, key=len, default=stands)


def _same_memory(one: float, other: float) -> bool:
    """Without root rights lshw gives what the system can use, which is an odd number somewhat below what is fitted."""
    less, more = sorted((one, other))
    return less == more or (less >= _LEAST_USABLE * more and not _is_fitted(less))


def _is_fitted(gib: float) -> bool:
    return gib % _MODULE == 0


def _fitted(stands: float | None, said: list[Said[float]]) -> float | None:
    """Of two numbers for the same memory the one that modules come in."""
    same = (gib for _, gib in said if stands and _is_fitted(gib) and _same_memory(gib, stands))
    return next(same, stands)


def _first(reports: Sequence[HardwareFacts], field: str) -> str | None:
    return next((value for report in reports if (value := getattr(report, field))), None)


def _other_disks(reports: Sequence[HardwareFacts]) -> list[tuple[tuple[int, str], ...]]:
    """Where two whole lists name different disks, one may have moved in or out between the reports."""
    whole = [(n, r.carriers) for n, r in enumerate(reports) if r.carriers and r.carriers_whole]
    return [named_sets_differ(whole)] if len(whole) > 1 and named_sets_differ(whole) else []


def _of_the_system(facts: HardwareFacts, reports: Sequence[HardwareFacts]) -> HardwareFacts:
    """Of the system the first that names one, with its version."""
    system = next((report for report in reports if report.os), None)
    secure = (report.secure_boot for report in reports if report.secure_boot is not None)
    return replace(
        facts,
        keyboard=_first(reports, "keyboard"),
        os=system.os if system else None,
        os_version=system.os_version if system else None,
        secure_boot=next(secure, None),
    )


def _batteries(reports: Sequence[HardwareFacts]) -> tuple[BatteryFacts, ...] | None:
    """The same by serial number, or by its place where one of the two reports has none."""
    lists = [report.batteries for report in reports if report.batteries is not None]
    found: list[BatteryFacts] = []
    for batteries in lists:
        for place, battery in enumerate(batteries):
            at = _place(found, battery, place)
            if at is None:
                found.append(battery)
            else:
                found[at] = _filled(found[at], battery)
    return tuple(found) if lists else None


def _place(found: list[BatteryFacts], battery: BatteryFacts, place: int) -> int | None:
    key = serial_key(battery.serial)
    by_key = next((n for n, other in enumerate(found) if key and serial_key(other.serial) == key), None)
    if by_key is not None:
        return by_key
    unclear = place < len(found) and not (key and serial_key(found[place].serial))
    return place if unclear else None


def _filled(first: _T, second: _T) -> _T:
    """The first, its unknowns out of the second."""
    kept = {name: value for name, value in vars(first).items() if value is not None}
    return replace(second, **kept)  # type: ignore[type-var]


def _screen(reports: Sequence[HardwareFacts]) -> ScreenFacts | None:
    found: ScreenFacts | None = None
    for report in reports:
        if report.screen is not None:
            found = report.screen if found is None else _filled(found, report.screen)
    return found
