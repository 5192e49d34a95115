"""What a column holds, judged by its cells: for columns whose header says nothing, or says two things."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from digibank.domain.identifiers import parse_imei
from digibank.readers.inventories.days import read_day
from digibank.readers.inventories.facts import Field
from digibank.readers.inventories.words import (
    answer,
    cents,
    fold,
    gigabytes,
    is_ditto,
    is_kind_word,
    is_nothing,
    kind_of,
)

_SAMPLE: Final = 200
_MOST: Final = 0.6  # of the cells that hold anything
_ALL: Final = 0.9
_EMAIL: Final = re.compile(r"[^@\s]{1,60}@[^@\s]{1,60}\.[a-z]{2,20}", re.IGNORECASE)
_SERIAL: Final = re.compile(r"(?=[A-Z0-9/-]*\d)[A-Z0-9][A-Z0-9/-]{5,24}", re.IGNORECASE)
_SIZE: Final = re.compile(r"\d{1,5}(?:[.,]\d)?\s?(?:gb|go|tb|to|mb)\b.{0,12}", re.IGNORECASE)
_PERSON: Final = re.compile(r"[^\W\d_]['’.\w-]{0,30}(?:,? [^\W\d_]['’.\w-]{0,30}){1,4}")
_PHONE: Final = re.compile(r"(?:\+|00|0)\d[\d ./-]{7,16}")
_LARGEST_MEMORY: Final = 64  # GB
_SHORTEST_PLAIN_NUMBER: Final = 7
_MAKES: Final = """
    acer alcatel apple asus compaq dell dynabook fairphone fujitsu google hp huawei ibm lenovo lg medion microsoft
    motorola msi nokia oneplus oppo packard realme samsung sony toshiba xiaomi hewlett panasonic wiko honor getac terra
    nec
"""
MAKES: Final = frozenset(_MAKES.split())


def cells(rows: Sequence[list[str]], index: int) -> list[str]:
    """The cells of a column that say something, a sample of the first rows."""
    found = [row[index] for row in rows[: _SAMPLE * 3] if index < len(row)]
    return [cell for cell in found if not is_nothing(cell) and not is_ditto(cell)][:_SAMPLE]


def share(column: Sequence[str], fits: Callable[[str], object]) -> float:
    return sum(1 for cell in column if fits(cell)) / len(column) if column else 0.0


def holds_dates(column: Sequence[str], least: float = _MOST) -> bool:
    return share(column, lambda cell: read_day(cell, day_first=True)) >= least


def holds_answers(column: Sequence[str]) -> bool:
    """Yes and no."""
    return share(column, lambda cell: answer(cell) is not None) >= _ALL


def holds_kinds(column: Sequence[str]) -> bool:
    """Kinds of things: few words, many times."""
    return share(column, lambda cell: len(cell) < 30 and is_kind_word(cell)) >= _MOST


def holds_people(column: Sequence[str]) -> bool:
    """Two or more words without digits, none of them a maker's name."""
    return (
        share(column, lambda cell: _PERSON.fullmatch(cell) and _first_word(cell) not in MAKES and not kind_of(cell))
        >= _MOST
    )


def field_of(column: Sequence[str]) -> Field | None:
    """The field that most cells look like; None where they look like several, or like nothing."""
    if len(column) < 2:
        return None
    looks: tuple[tuple[Field, float, Callable[[str], object]], ...] = (
        (Field.IMEI, _MOST, parse_imei),
        (Field.EMAIL, _MOST, _EMAIL.fullmatch),
        (Field.PHONE, _ALL, _PHONE.fullmatch),
    )
    found = next((field for field, least, fits in looks if share(column, fits) >= least), None)
    return found or _field_of_words(column) or _field_of_numbers(column)


def _field_of_words(column: Sequence[str]) -> Field | None:
    if share(column, lambda cell: _first_word(cell) in MAKES) >= _MOST:
        return Field.MAKE if share(column, lambda cell: len(cell.split()) < 3) >= _MOST else Field.NAME
    return Field.KIND if holds_kinds(column) else None


def _field_of_numbers(column: Sequence[str]) -> Field | None:
    if share(column, _SIZE.fullmatch) >= _MOST:
        sizes = [size for cell in column if (size := gigabytes(cell))]
        return Field.RAM if sizes and max(sizes) <= _LARGEST_MEMORY else Field.STORAGE
    if share(column, lambda cell: ("€" in cell or "eur" in cell.lower()) and cents(cell) is not None) >= _MOST:
        return Field.VALUE
    distinct = len(set(column)) / len(column)
    if not holds_dates(column) and distinct >= _ALL and share(column, _is_serial) >= _ALL:
        return Field.SERIAL
    return None


def _is_serial(cell: str) -> bool:
    return bool(_SERIAL.fullmatch(cell)) and not (cell.isdecimal() and len(cell) < _SHORTEST_PLAIN_NUMBER)


def _first_word(cell: str) -> str:
    words = re.split(r"[^a-z0-9]+", fold(cell[:60]))
    return words[0]
