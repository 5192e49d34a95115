"""Belgian national register and BIS numbers in free text: found, so that none is stored (rule 5).

Eleven digits: birth date YYMMDD, a serial number, and 97 minus the nine digits (with a 2 before them for births from
2000) modulo 97. BIS numbers add 20 or 40 to the month. Source: ibz.rrn.fgov.be, instructions IT 000.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

_GAP: Final = r"[\s.\-–/]{0,3}"
_WRITTEN_AS_ONE: Final = re.compile(
    r"(?<![0-9])(?=([0-9]{2}\.[0-9]{2}\.[0-9]{2}\s?[\-–]\s?[0-9]{3}\.[0-9]{2})(?![0-9]))"
)
"""`85.07.30-033.28` is nothing else, whatever stands around it."""

_STANDING_ALONE: Final = re.compile(
    r"(?<!\w)(?<!\w[\-_/])(?<![0-9]\.)(?<!\+)(?<!\+\s)"  # no part of a serial, a longer number or +32 …
    rf"(?=([0-9]{{2}}{_GAP}[0-9]{{2}}{_GAP}[0-9]{{2}}{_GAP}[0-9]{{3}}{_GAP}[0-9]{{2}})"
    r"(?!\w)(?![\-_/]\w)(?!\.[0-9]))"
)
_BELGIAN_MOBILE: Final = re.compile(r"32\s?4[5-9]\d{7}")
"""`32470123456`, the + left out: as eleven digits in one it could be the BIS number of someone born in 1932."""

_MONTH_STEP_OF_BIS: Final = 20
_LAST_DAY: Final = 31


def holds_national_number(text: str) -> bool:
    """Whether a valid number stands in the text, in any usual form: `85.07.30-033.28`, `850730 033 28`, `85073003328`.

    Valid: the check digits and a date of birth that can be (parts unknown at registration are zero). A phone number,
    an IMEI and a serial number that holds eleven such digits are none.
    """
    return any(_is_national_number(found) for found in _candidates(unicodedata.normalize("NFKC", text)))


def _candidates(text: str) -> Iterator[str]:
    yield from (match[1] for match in _WRITTEN_AS_ONE.finditer(text))
    for match in _STANDING_ALONE.finditer(text):
        if not _BELGIAN_MOBILE.fullmatch(match[1]):
            yield match[1]


def _is_national_number(found: str) -> bool:
    from stdnum.be import bis, nn  # it loads half of Python's network library: not before there is a number to judge

    digits = re.sub("[^0-9]", "", found)
    return (nn.is_valid(digits) or bis.is_valid(digits)) and _date_can_be(digits)


def _date_can_be(digits: str) -> bool:
    """The library takes any day; here it is a day of that month, or unknown (zero), or a counter in month zero."""
    from stdnum.be import nn

    month, day = int(digits[2:4]) % _MONTH_STEP_OF_BIS, int(digits[4:6])
    if month == 0 or day == 0:
        return day <= _LAST_DAY
    return nn.get_birth_date(digits) is not None
