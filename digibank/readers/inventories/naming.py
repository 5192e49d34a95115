"""What a device is, out of up to four columns that all say a part of it."""

import re
from dataclasses import dataclass
from typing import Final

from digibank.domain.device import Kind
from digibank.readers.hardware.values import plain
from digibank.readers.inventories.cells import Cells
from digibank.readers.inventories.content import MAKES
from digibank.readers.inventories.facts import Fault, Field
from digibank.readers.inventories.words import fold, kind_of

_TWO_WORDS: Final = ("hewlett packard", "hewlett-packard", "packard bell", "fujitsu siemens")
_SPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True)
class Named:
    """`more`: what was said beside it, for the notes."""

    kind: Kind | None
    make: str | None
    model: str | None
    more: tuple[str, ...] = ()


def name_of(cells: Cells, section: Kind | None) -> Named:
    make, model, name = cells.first(Field.MAKE), cells.first(Field.MODEL), cells.first(Field.NAME)
    more = () if name is None or model is None or _says(model, name) else (name,)
    told = model or name
    if make is None and told:
        make, told = _maker_first(told)
    elif make and told:
        told = _without_maker(told, make)
    return Named(_kind(cells, section, (model, name)), make, told, more)


def _kind(cells: Cells, section: Kind | None, names: tuple[str | None, ...]) -> Kind | None:
    """The column, then the section's title, then what the name gives away."""
    words = cells.all(Field.KIND)
    told = next((kind for text in words if (kind := kind_of(text))), None)
    guessed = next((kind for name in names if name and (kind := kind_of(name))), None)
    found = told or section or guessed
    if found is None and words:
        cells.complain(Fault.UNKNOWN_KIND, Field.KIND, words[0])
    return found


def _says(model: str, name: str) -> bool:
    return fold(name) in fold(model) or fold(model) in fold(name)


def _maker_first(told: str) -> tuple[str | None, str]:
    """`Dell Latitude 7490` in two; a text that begins with no maker stays whole."""
    folded = fold(told)
    for maker in (*_TWO_WORDS, folded.split()[0] if folded.split() else ""):
        if folded.startswith(maker) and (maker in MAKES or maker in _TWO_WORDS):
            rest = told[len(maker) :].strip(" -,:")
            return told[: len(maker)], rest or told
    return None, told


def _without_maker(told: str, make: str) -> str:
    """`HP` and `HP ProBook 430`: the model alone, as long as something is left."""
    rest = told[len(make) :].strip(" -,:") if fold(told).startswith(fold(make) + " ") else ""
    return _SPACES.sub(" ", plain(rest) or told)
