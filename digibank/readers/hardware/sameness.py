"""When two tools mean the same thing by two spellings."""

import re

_MARKS = re.compile(r"\((?:r|tm|c)\)|®|™", re.IGNORECASE)
_AFTER_CPU = re.compile(r"\bCPU\b|\bprocessor\b|@.*$|\bwith (?:Radeon|Vega)\b.*$", re.IGNORECASE)
_TYPE_NUMBER = re.compile(r"(?=.*\d)[0-9A-Z]{4}(?:[0-9A-Z]{2,6})?")


def same_name(one: str, other: str) -> bool:
    """`Intel(R) Core(TM) i5-8350U CPU @ 1.70GHz` and `Intel Core i5-8350U`; `MacBook Pro` and `MacBookPro11,5`; a name
    that begins with the other; and a name beside Lenovo's type number (20L5…), which says less."""
    a, b = _squeezed(one), _squeezed(other)
    shorter, longer = sorted((a, b), key=len)
    if not shorter or longer.startswith(shorter) or longer.endswith(shorter):
        return True
    numbers = [bool(_TYPE_NUMBER.fullmatch(name)) for name in (one, other)]
    return any(numbers) and not all(numbers)


def same_uuid(one: str, other: str) -> bool:
    """dmidecode before 2.6 and some firmware write the first three groups in the other byte order."""
    return one == other or _swapped(one) == other


def _swapped(uuid: str) -> str:
    groups = uuid.split("-")
    turned = ["".join(reversed([group[n : n + 2] for n in range(0, len(group), 2)])) for group in groups[:3]]
    return "-".join([*turned, *groups[3:]])


def _squeezed(name: str) -> str:
    bare = _AFTER_CPU.sub(" ", _MARKS.sub(" ", name))
    return "".join(c for c in bare.lower() if c.isalnum())
