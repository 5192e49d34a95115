"""Single values out of a report: text without tricks, sizes with units. Nothing here trusts its input."""

import re

LONGEST_TEXT = 200
"""Longer names are no names; they would break labels and lists."""

_SIZE = re.compile(r"(\d{1,12}(?:[.,]\d{1,6})?)\s?([kKMGTP]i?B|[Bb]ytes|B)\b")
_POWERS = {"k": 1, "m": 2, "g": 3, "t": 4, "p": 5}
_DECIMAL = re.compile(r"\d{1,12}(?:[.,]\d{1,9})?")
_GROUPED = re.compile(r"\d{1,3}(?:[ .,'\u2019]\d{3}){1,6}(?!\d)|\d{1,18}")
_ENERGY = {"wh": 1.0, "mwh": 0.001}
_CHARGE = {"ah": 1.0, "mah": 0.001}
_MOST_WATT_HOURS = 1000
_GIB = 2**30
_GB = 10**9


def plain(value: object) -> str | None:
    """A text or number as printable text with white space folded; None for everything else and for nothing."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    printable = "".join(c if c.isprintable() else " " for c in str(value)[: LONGEST_TEXT * 10])
    return " ".join(printable.split())[:LONGEST_TEXT].rstrip() or None


def whole_number(value: object) -> int | None:
    """A count or a size in bytes: JSON gives an int, a float or a text of digits. Negative and endless are none."""
    text = plain(value)
    if text is None or not re.fullmatch(r"\d{1,18}(?:\.\d{1,6})?", text):
        return None
    return int(text.partition(".")[0])


def size_in_bytes(text: str | None, *, decimal: bool = False) -> int | None:
    """`8192 MB`, `8 GB`, `476.94 GiB`, `256.1GB`: the first size in the text. `decimal` says that this tool's GB are
    10^9 bytes; otherwise GB is what memory and BIOS makers mean by it, 2^30. GiB is always 2^30."""
    match = _SIZE.search(text or "")
    if match is None:
        return None
    number, unit = float(match[1].replace(",", ".")), match[2].lower()
    power = _POWERS.get(unit[0], 0)
    base = 1000 if decimal and "i" not in unit else 1024
    return int(number * base**power)


def as_gib(size: int | None) -> float | None:
    return round(size / _GIB, 3) or None if size else None


def as_gb(size: int | None) -> float | None:
    """Decimal gigabytes, as disk makers count; None too for less than a twentieth of one, which is no disk."""
    return round(size / _GB, 1) or None if size else None


def decimal_number(value: object) -> float | None:
    """`47.3708`, `47,3708 Wh`, `88%`: the first number in the text, whatever sign parts its decimals."""
    match = _DECIMAL.search(plain(value) or "")
    return float(match[0].replace(",", ".")) if match else None


def grouped_number(value: object) -> int | None:
    """`256,052,966,400 bytes`, `52.500 mWh`, `16 306 Mo`: the first whole number, whatever sign parts its thousands
    (white space of any kind, a dot, a comma or an apostrophe)."""
    match = _GROUPED.search(plain(value) or "")
    digits = "".join(c for c in match[0] if c in "0123456789") if match else ""
    return int(digits) if 0 < len(digits) <= 18 else None


def watt_hours(amount: float | None, unit: str, volts: float | None = None) -> float | None:
    """mWh and Wh into Wh; mAh and Ah only where the voltage is known. None for nothing, and for what no battery of a
    laptop or phone holds."""
    scale = _ENERGY.get(unit.lower(), (volts or 0) * _CHARGE.get(unit.lower(), 0))
    energy = round((amount or 0) * scale, 2)
    return energy if 0 < energy < _MOST_WATT_HOURS else None
