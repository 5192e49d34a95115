"""inxi's words for a machine's battery and screen, and how a section is parted."""

import re
from collections.abc import Iterable, Iterator

from digibank.readers.facts import BatteryFacts, ScreenFacts
from digibank.readers.hardware.batteries import battery
from digibank.readers.hardware.values import decimal_number, watt_hours, whole_number

Words = list[tuple[str, str]]
"""One section as inxi wrote it: keys without running number, values, in order. Text before the first key has key ''."""

_CONDITION = re.compile(r"([\d.]{1,9})/([\d.]{1,9}) (Wh|mAh)")
_OLD_KEY = re.compile(r"(?:BAT|CMB)\w{0,4}")
_PIXELS = re.compile(r"(\d{3,5})x(\d{3,5})")
_DIAGONAL = re.compile(r"\((\d{1,2}(?:\.\d{1,2})?)\"\)")
_BUILT_IN = ("eDP", "LVDS", "DSI")


def split(words: Words, starts: Iterable[str]) -> Iterator[Words]:
    """The parts that begin with one of the keys; what stands before the first is left out."""
    part: Words = []
    for word in words:
        if word[0] in starts:
            if part:
                yield part
            part = [word]
        elif part:
            part.append(word)
    if part:
        yield part


def batteries_of(words: Words) -> Iterator[BatteryFacts]:
    """A `Device` is a mouse or a keyboard. Before 3.0 the battery's own name was the key."""
    named = [("ID", key) if _OLD_KEY.fullmatch(key) else (key, value) for key, value in words]
    for part in split(named, {"ID", "Device"}):
        said = dict(reversed(part))
        if part[0][0] == "Device":
            continue
        condition = _CONDITION.match(said.get("condition", ""))
        full, design = (decimal_number(condition[n]) if condition else None for n in (1, 2))
        unit = condition[3] if condition else ""
        yield battery(
            serial=said.get("serial"),
            model=said.get("model"),
            design_wh=watt_hours(design, unit),
            full_wh=watt_hours(full, unit),
            health_percent=100 * full / design if full and design else None,
            cycles=whole_number(said.get("cycles")),
        )


def screen_of(words: Words) -> ScreenFacts | None:
    """The monitor on a built-in connector."""
    for part in split(words, {"Monitor"}):
        said = dict(reversed(part))
        pixels = _PIXELS.search(said.get("res") or said.get("mode") or "")
        if part[0][1].startswith(_BUILT_IN) and pixels:
            diagonal = _DIAGONAL.search(said.get("diag", ""))
            return ScreenFacts(float(diagonal[1]) if diagonal else None, int(pixels[1]), int(pixels[2]))
    return None
