"""What a scanned or typed text may mean, in the order to look it up: one field for codes, serials, names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from digibank.domain import free_text, keyboard, label_code
from digibank.domain.alias_source import AliasSource
from digibank.domain.identifiers import parse_imei
from digibank.domain.keyboard import KeyPress, Layout, Repair
from digibank.domain.label_code import LabelCode
from digibank.domain.sticker import Sticker, read_sticker

LONGEST_SCAN: Final = 300
"""Characters. Longer than any sticker we know of (a URL with a UUID has about 80)."""


@dataclass(frozen=True, slots=True)
class FromKeys:
    """Read from the keys pressed, by a scanner set to this layout; the PC's layout did not matter."""

    scanner: Layout


Origin = Repair | FromKeys | None
"""How a candidate came out of the text: a wrong keyboard layout undone, the keys themselves, or as it was (None)."""


@dataclass(frozen=True, slots=True)
class CodeScan:
    """One of our own labels, its check letter right."""

    code: LabelCode
    origin: Origin = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ImeiScan:
    """Fifteen digits."""

    imei: str
    origin: Origin = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class StickerScan:
    """The address on another system's sticker: `alias` is its last part, `section` the part before that, or ''.

    Snipe-IT prints `/hardware/12` with its own number and `/ht/A-12` with the asset tag: `section` tells which.
    """

    alias: str
    section: str
    origin: Origin = field(default=None, compare=False)
    source: AliasSource | None = field(default=None, compare=False)
    """Which system prints such an address; None where any may."""
    of_device: bool = field(default=True, compare=False)
    """Not so where that system prints it on something else: a room, a licence."""


@dataclass(frozen=True, slots=True)
class TextScan:
    """Anything else, to be compared with serials (by `serial_key`), aliases, asset tags and names."""

    text: str
    origin: Origin = field(default=None, compare=False)


Candidate = CodeScan | ImeiScan | StickerScan | TextScan
"""Two that mean the same are equal, wherever they came from: `origin` is not compared. Where something is found by
another reading than the text as it was, say so; for the check on duplicates at intake take the text as it was."""

_SYMBOLOGY: Final = re.compile(r"\A\][A-Za-z][0-9](?=.)")
_SERIAL_IN_BARCODE: Final = (
    re.compile(r"(?:S/?N|SERIAL(?: ?(?:NO|NUMBER))?)\.?\s*[:#]\s*(\S.*)", re.IGNORECASE),  # as it is printed beside it
    re.compile(r"1S(?:\w{10}(\w{8})|\w{7}(\w{7}))", re.IGNORECASE),  # Lenovo: machine type and model, then serial
    re.compile(r"S(\w{7,20})", re.IGNORECASE),  # data identifier S of ANSI MH10.8.2: Apple, Dell, Microsoft
)


def interpret(text: str, presses: Iterable[KeyPress] = ()) -> tuple[Candidate, ...]:
    """What this may be, in the order to look up, each once: as it came, then as other keyboard layouts would have it.

    Of each reading: our code, IMEI, old sticker's address, the text itself. `presses` are the keys behind the text
    where the platform tells them; they stand before the readings of the text, since dead keys and Caps Lock do not
    touch them. Empty for an empty text and for one too long to come off a sticker.

    Where nothing of it exists and `label_code.looks_like_code(text)`, offer those of `label_code.neighbours(text)`
    that do.
    """
    line = _without_symbology(text)
    if not line:
        return ()
    found = [candidate for reading, origin in _readings(line, presses) for candidate in _meanings(reading, origin)]
    return tuple(dict.fromkeys(found))


def _without_symbology(text: str) -> str:
    """`]Q1` and the like, which some scanners send in front, name the kind of bar code (ISO/IEC 15424)."""
    if len(text) > LONGEST_SCAN:
        return ""
    return _SYMBOLOGY.sub("", free_text.plain_line(text), count=1)


def _readings(line: str, presses: Iterable[KeyPress]) -> Iterator[tuple[str, Origin]]:
    yield line, None
    keys = tuple(presses)
    for scanner in Layout:
        if by_keys := _without_symbology(keyboard.from_scan_codes(keys, scanner)):
            yield by_keys, FromKeys(scanner)
    for reading, repair in keyboard.readings(line):
        yield _without_symbology(reading), repair


def _meanings(text: str, origin: Origin) -> Iterator[Candidate]:
    if code := label_code.parse(text):
        yield CodeScan(code, origin)
    if imei := parse_imei(text):
        yield ImeiScan(imei, origin)
    if sticker := read_sticker(text):
        yield from _on_sticker(sticker, origin)
    yield TextScan(text, origin)
    for pattern in _SERIAL_IN_BARCODE:
        if match := pattern.fullmatch(text):
            yield TextScan(match[match.lastindex or 0], origin)


def _on_sticker(sticker: Sticker, origin: Origin) -> Iterator[Candidate]:
    """Our own code and an IMEI are known by their check digits, whoever printed the address around them."""
    if code := label_code.parse(sticker.tail):
        yield CodeScan(code, origin)
    if imei := parse_imei(sticker.tail):
        yield ImeiScan(imei, origin)
    yield StickerScan(sticker.tail, sticker.section, origin, sticker.source, sticker.of_device)
