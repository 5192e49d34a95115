"""The disks of several reports into one list: the same by serial number, or by model and size where one has none."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from digibank.domain.identifiers import serial_key
from digibank.readers.facts import CarrierFacts, Health
from digibank.readers.hardware.sameness import same_name

_T = TypeVar("_T")
Said = tuple[int, _T]
"""The place of a report in what is merged, and what it says."""

Values = tuple[tuple[int, str], ...]
_NO_NAME = re.compile(r"(?:\w+ )?Disk")
_SIZE_NEAR = 0.05  # a tool that counts in MiB and one that rounds to GB
_WORST_FIRST = (Health.FAILING, Health.WORN, Health.GOOD)


def merge_carriers(
    lists: Sequence[Said[tuple[CarrierFacts, ...]]],
) -> tuple[tuple[CarrierFacts, ...] | None, list[tuple[str, Values]]]:
    """The disks, each once, and the contradictions: the field (`carrier SERIAL size_gb`) and what each report says."""
    if not lists:
        return None, []
    groups: list[list[Said[CarrierFacts]]] = []
    for place, carriers in sorted(lists, key=lambda said: -_named(said[1])):  # who knows most leads
        taken: set[int] = set()
        for carrier in carriers:
            at = _same(groups, taken, carrier)
            if at is None:
                groups.append([])
                at = len(groups) - 1
            taken.add(at)
            groups[at].append((place, carrier))
    groups = [sorted(group, key=lambda said: said[0]) for group in groups]
    found = [_contradictions(group) for group in groups]
    return tuple(_merged(group) for group in groups), [one for several in found for one in several]


def named_sets_differ(lists: Sequence[Said[tuple[CarrierFacts, ...]]]) -> Values:
    """Empty, or the serial numbers that each list names, where a list names one that another, all named, does not."""
    named = {
        place: {key: str(c.serial) for c in carriers if (key := serial_key(c.serial))}
        for place, carriers in lists
        if all(serial_key(c.serial) for c in carriers)
    }
    if len({frozenset(keys) for keys in named.values()}) <= 1:
        return ()
    return tuple((place, ", ".join(sorted(keys.values()))) for place, keys in named.items())


def _named(carriers: tuple[CarrierFacts, ...]) -> int:
    return sum(bool(serial_key(carrier.serial)) for carrier in carriers)


def _same(groups: list[list[Said[CarrierFacts]]], taken: set[int], carrier: CarrierFacts) -> int | None:
    """Which disk this is. Two of one report are never the same."""
    free = [n for n in range(len(groups)) if n not in taken]
    key = serial_key(carrier.serial)
    for n in free:
        if key and any(serial_key(other.serial) == key for _, other in groups[n]):
            return n
    for n in free:
        others = [other for _, other in groups[n]]
        nameless = key is None or not any(serial_key(other.serial) for other in others)
        if nameless and all(_may_be(carrier, o) for o in others) and any(_shares(carrier, o) for o in others):
            return n
    return None


def _may_be(one: CarrierFacts, other: CarrierFacts) -> bool:
    """Nothing speaks against it."""
    models, sizes = (_name(one), _name(other)), (one.size_gb, other.size_gb)
    if models[0] and models[1] and not same_name(models[0], models[1]):
        return False
    return not (sizes[0] and sizes[1] and not _near(sizes[0], sizes[1]))


def _shares(one: CarrierFacts, other: CarrierFacts) -> bool:
    """Something speaks for it."""
    return bool(_name(one) and _name(other)) or bool(one.size_gb and other.size_gb)


def _name(carrier: CarrierFacts) -> str | None:
    """hwinfo calls what it does not know `Disk`, or `Intel Disk` by the maker of its controller."""
    return None if carrier.model is None or _NO_NAME.fullmatch(carrier.model) else carrier.model


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= _SIZE_NEAR * max(one, other)


def _merged(group: list[Said[CarrierFacts]]) -> CarrierFacts:
    """What the first says of each; of models the longest (hwinfo and lshw cut them off), of its health the worst."""
    carriers = [carrier for _, carrier in group]
    known: dict[str, object] = {}
    for carrier in reversed(carriers):
        known |= {name: value for name, value in vars(carrier).items() if value is not None}
    models = [name for carrier in carriers if (name := _name(carrier))]
    told = {carrier.health for carrier in carriers}
    known["model"] = max(models, key=len, default=known.get("model"))
    known["health"] = next((health for health in _WORST_FIRST if health in told), None)
    return replace(carriers[0], **known)  # type: ignore[arg-type]


def _contradictions(group: list[Said[CarrierFacts]]) -> list[tuple[str, Values]]:
    name = next((c.serial or c.model for _, c in group if c.serial or c.model), "") or ""
    sizes = [(place, c.size_gb) for place, c in group if c.size_gb]
    types = [(place, c.type) for place, c in group if c.type]
    models = [(place, model) for place, c in group if (model := _name(c))]
    found: list[tuple[str, Values]] = []
    if any(not _near(size, sizes[0][1]) for _, size in sizes):
        found.append((f"carrier {name} size_gb", tuple((place, str(size)) for place, size in sizes)))
    if len({type_ for _, type_ in types}) > 1:
        found.append((f"carrier {name} type", tuple(types)))
    if any(not same_name(model, models[0][1]) for _, model in models):
        found.append((f"carrier {name} model", tuple(models)))
    return found
