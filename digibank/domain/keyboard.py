"""What a scanner meant, where it is set to another keyboard layout than the PC.

A scanner acts as a keyboard: it presses the keys that type its text under the layout it is set to. A PC with another
layout reads other characters from the same keys. Source of the layouts: xkb-data 2.35.1 (`us`, `be`, `fr`, `de`,
evdev, pc105), first two levels of the 47 character keys of the main block. Characters typed with AltGr and the key
left of Z on ISO keyboards are not here: no US scanner uses them.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import product
from typing import Final


class Layout(StrEnum):
    US = "us"
    BE = "be"
    FR = "fr"
    DE = "de"


class Lock(StrEnum):
    """What Caps Lock did: nothing, capital letters (X11, macOS), or Shift on every key (AZERTY, QWERTZ on Windows)."""

    OFF = "off"
    CAPITALS = "capitals"
    SHIFT = "shift"


@dataclass(frozen=True, slots=True)
class Repair:
    """How a text was read back: a scanner set to one layout, typing on a PC with another (or with Caps Lock on)."""

    scanner: Layout
    host: Layout
    lock: Lock = Lock.OFF


@dataclass(frozen=True, slots=True)
class KeyPress:
    """`keycode` is the X11 keycode (Qt's nativeScanCode() there). Windows gives set-1 scan codes: add 8."""

    keycode: int
    shift: bool = False


_KEYCODES: Final = (*range(10, 22), *range(24, 36), *range(38, 49), 49, 51, *range(52, 62), 65)

_PLAIN_AND_SHIFTED: Final = {
    Layout.US: (
        "1234567890-=qwertyuiop[]asdfghjkl;'`\\zxcvbnm,./ ",
        '!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:"~|ZXCVBNM<>? ',
    ),
    Layout.BE: (
        "&é\"'(§è!çà)-azertyuiop^$qsdfghjklmù²µwxcvbn,;:= ",
        "1234567890°_AZERTYUIOP¨*QSDFGHJKLM%³£WXCVBN?./+ ",
    ),
    Layout.FR: (
        "&é\"'(-è_çà)=azertyuiop^$qsdfghjklmù²*wxcvbn,;:! ",
        "1234567890°+AZERTYUIOP¨£QSDFGHJKLM%~µWXCVBN?./§ ",
    ),
    Layout.DE: (
        "1234567890ß´qwertzuiopü+asdfghjklöä^#yxcvbnm,.- ",
        "!\"§$%&/()=?`QWERTZUIOPÜ*ASDFGHJKLÖÄ°'YXCVBNM;:_ ",
    ),
}
"""Per layout the characters of `_KEYCODES` in order, without and with Shift. No layout has a character twice."""

DEAD_KEYS: Final = {Layout.US: "", Layout.BE: "^¨", Layout.FR: "^¨", Layout.DE: "´`^"}
"""Keys that wait for the next letter: `^` then `a` arrives as `â`. Text codes should not use what a scanner types there
(`[` and `{` on AZERTY, `=`, `+` and the back-tick on QWERTZ)."""

_DEAD_KEY_OF_MARK: Final = {"\u0302": "^", "\u0308": "¨", "\u0301": "´", "\u0300": "`"}

_KEYPAD: Final = dict(
    zip((90, 87, 88, 89, 83, 84, 85, 79, 80, 81, 63, 86, 82, 91, 106), "0123456789*+-./", strict=True)
)


def _likeliest_first() -> Iterator[Repair]:
    """A scanner as it left the factory on a PC of here, then the reverse, then the rest, then Caps Lock."""
    foreign = (Layout.BE, Layout.FR, Layout.DE)
    pairs = [pair for host in foreign for pair in ((Layout.US, host), (host, Layout.US))]
    pairs += [(scanner, host) for scanner, host in product(foreign, foreign) if scanner != host]
    for lock in Lock:
        yield from (Repair(scanner, host, lock) for scanner, host in pairs if lock != Lock.SHIFT or host != Layout.US)
    yield from (Repair(host, host, Lock.SHIFT) for host in foreign)


REPAIRS: Final = tuple(_likeliest_first())


def read_back(text: str, repair: Repair) -> str | None:
    """What the scanner meant by `text`; None where that PC cannot have typed it, or the scanner cannot have meant it.

    Scanners send ASCII: a reading with other characters is no reading.
    """
    meant = _meant_by(repair)
    try:
        reading = "".join(meant[key] for c in text for key in _keys_of(c, repair.host, meant))
    except KeyError:
        return None
    return reading if reading.isascii() else None


def readings(text: str) -> Iterator[tuple[str, Repair]]:
    """Every other text that the keys of `text` may stand for, the likeliest first, each once."""
    seen = {text}
    for repair in REPAIRS:
        reading = read_back(text, repair)
        if reading is not None and reading not in seen:
            seen.add(reading)
            yield reading, repair


def from_scan_codes(presses: Iterable[KeyPress], scanner: Layout = Layout.US) -> str:
    """What a scanner set to `scanner` types with these keys, whatever the PC's layout, dead keys and Caps Lock.

    Keys that type nothing of their own (Shift, Enter, Tab, unknown ones) are passed over.
    """
    typed = _typed_by(scanner)
    return "".join(typed.get((press.keycode, press.shift), "") for press in presses)


@cache
def _typed_by(layout: Layout) -> dict[tuple[int, bool], str]:
    plain, shifted = _PLAIN_AND_SHIFTED[layout]
    keypad = {(code, shift): c for code, c in _KEYPAD.items() for shift in (False, True)}
    return keypad | {
        (code, shift): c
        for shift, row in ((False, plain), (True, shifted))
        for code, c in zip(_KEYCODES, row, strict=True)
    }


@cache
def _meant_by(repair: Repair) -> dict[str, str]:
    """From a character on the PC to the one the scanner meant."""
    scanner = _PLAIN_AND_SHIFTED[repair.scanner]
    host = _PLAIN_AND_SHIFTED[repair.host]
    if repair.lock is Lock.SHIFT:
        host = host[::-1]
    typed = "".join(host)
    if repair.lock is Lock.CAPITALS:
        typed = "".join(map(_other_case, typed))
    return dict(zip(typed, "".join(scanner), strict=True))


def _other_case(c: str) -> str:
    other = c.swapcase()
    return other if len(other) == 1 else c


def _keys_of(c: str, host: Layout, known: dict[str, str]) -> Iterable[str]:
    """The keys behind a character: itself, or a dead key and a letter for `â`."""
    if c in known:
        return c
    apart = unicodedata.normalize("NFD", c)
    letter, dead = apart[0], _DEAD_KEY_OF_MARK.get(apart[1:], "")
    return (dead, letter) if dead and dead in DEAD_KEYS[host] else c
