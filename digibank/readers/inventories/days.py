"""Dates in the forms in which one sheet holds them: 3/9/2024, 3 sept. 24, 2024-09-03, sept 2024, 45538."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from digibank.readers.inventories.words import fold

_NUMBERS: Final = re.compile(r"(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{2}|\d{4})(?:[ ,T]+\d{1,2}[:.u]\d{2}.{0,12})?")
_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]\d{1,2}:\d{2}.{0,25})?")
_COMPACT: Final = re.compile(r"(20\d{2})(\d{2})(\d{2})")
_CLOCK: Final = r"(?:[ ,]+\d{1,2}:\d{2}.{0,12})?"
_NAMED: Final = re.compile(
    r"(?:[a-z]{2,10}\.?,? )?(\d{1,2})(?:e|er|ste|de|th|st|nd|rd)?[ .\-/]+([a-z]{3,12})\.?[ .,\-/']+(\d{2}|\d{4})"
    + _CLOCK
)
_ENGLISH: Final = re.compile(
    r"(?:[a-z]{2,10}\.?,? )?([a-z]{3,12})\.? +(\d{1,2})(?:th|st|nd|rd)?,? +(?:\d{1,2}:\d{2}:\d{2} )?(\d{4})"
)
_MONTH: Final = re.compile(r"([a-z]{3,12})\.?[ \-/']+(\d{2}|\d{4})")
_MONTH_NUMBER: Final = re.compile(r"(\d{1,2})[/\-](\d{4}|1[3-9]|[2-9]\d)")
_YEAR: Final = re.compile(r"(19[89]\d|20\d{2})")
_SERIAL: Final = re.compile(r"(\d{5})(?:\.\d{1,12})?")
_MONTHS: Final = (
    "jan januari january janvier januar",
    "feb februari february fevrier fev februar",
    "mrt maart march mars mar marz maa",
    "apr april avril avr",
    "mei may mai",
    "jun juni june juin",
    "jul juli july juillet juil",
    "aug augustus august aout",
    "sep sept september septembre",
    "okt oktober october oct octobre",
    "nov november novembre",
    "dec december decembre dez dezember",
)
_MONTH_OF: Final = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_EXCEL_BEGIN: Final = date(1899, 12, 30)
_EXCEL_DAYS: Final = range(29_221, 73_051)  # 1980 to 2099
_YEARS: Final = range(1980, 2100)


@dataclass(frozen=True)
class Day:
    """`vague`: a month or a year only, given as its first day. `ambiguous`: day and month could be changed about."""

    day: date
    vague: bool = False
    ambiguous: bool = False


@lru_cache(4096)
def read_day(text: str, *, day_first: bool) -> Day | None:
    """None where it is no date of 1980 to 2099."""
    words = " ".join(fold(text[:60]).split())
    return (
        _iso(words)
        or _numbers(words, day_first=day_first)
        or _with_month_name(words)
        or _vague(words)
        or _spreadsheet_number(words)
    )


def day_comes_first(texts: Iterable[str]) -> bool | None:
    """What the dates of a column tell: a first number above 12 is a day. None: nothing, or both."""
    firsts, seconds = set(), set()
    for text in texts:
        if found := _NUMBERS.fullmatch(text.strip()[:60]):
            firsts.add(int(found[1]) > 12)
            seconds.add(int(found[2]) > 12)
    return (True in firsts) if (True in firsts) != (True in seconds) else None


def _iso(words: str) -> Day | None:
    found = _ISO.fullmatch(words) or _COMPACT.fullmatch(words)
    return _made(int(found[1]), int(found[2]), int(found[3])) if found else None


def _numbers(words: str, *, day_first: bool) -> Day | None:
    found = _NUMBERS.fullmatch(words)
    if found is None:
        return None
    first, second, year = int(found[1]), int(found[2]), _full_year(found[3])
    day, month = (first, second) if day_first else (second, first)
    if month > 12 >= day:
        day, month = month, day
    return _made(year, month, day, ambiguous=first != second and first <= 12 and second <= 12)


def _with_month_name(words: str) -> Day | None:
    if found := _NAMED.fullmatch(words):
        return _made(_full_year(found[3]), _MONTH_OF.get(found[2], 0), int(found[1]))
    if found := _ENGLISH.fullmatch(words):
        return _made(int(found[3]), _MONTH_OF.get(found[1], 0), int(found[2]))
    return None


def _vague(words: str) -> Day | None:
    if found := _MONTH.fullmatch(words):
        return _made(_full_year(found[2]), _MONTH_OF.get(found[1], 0), 1, vague=True)
    if found := _MONTH_NUMBER.fullmatch(words):
        return _made(_full_year(found[2]), int(found[1]), 1, vague=True)
    return _made(int(words), 1, 1, vague=True) if _YEAR.fullmatch(words) else None


def _spreadsheet_number(words: str) -> Day | None:
    """A date whose cell lost its form: days since 1899-12-30."""
    found = _SERIAL.fullmatch(words)
    return Day(_EXCEL_BEGIN + timedelta(int(found[1]))) if found and int(found[1]) in _EXCEL_DAYS else None


def _full_year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _made(year: int, month: int, day: int, *, vague: bool = False, ambiguous: bool = False) -> Day | None:
    if year not in _YEARS:
        return None
    try:
        return Day(date(year, month, day), vague, ambiguous)
    except ValueError:
        return None
