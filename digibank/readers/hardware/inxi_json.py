"""`inxi --output json`: the same words as its text, under keys such as `001#1#2#System` whose first number is the
place (hashes shuffle them) and whose last part is the name."""

from collections.abc import Iterator

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.facts import HardwareFacts
from digibank.readers.hardware.inxi import Sections, facts_of
from digibank.readers.hardware.inxi_parts import Words
from digibank.readers.hardware.json_report import json_in, load_json
from digibank.readers.hardware.values import plain


def read_inxi_json(text: str) -> HardwareFacts:
    """Raises ReadingError DAMAGED for JSON that is cut off or of another shape."""
    value = load_json(json_in(text))
    sections: Sections = {}
    for part in value if isinstance(value, list) else [value]:
        for name, rows in _ordered(part):
            sections.setdefault(name, []).extend(_words(rows))
    if not sections:
        raise ReadingError(ReadingFault.DAMAGED)
    return facts_of(sections)


def _words(rows: object) -> Words:
    return [
        (name, plain(said) or "")
        for row in (rows if isinstance(rows, list) else [rows])
        for name, said in _ordered(row)
    ]


def _ordered(row: object) -> Iterator[tuple[str, object]]:
    """Names and values in the order of inxi's own numbers."""
    if not isinstance(row, dict):
        return
    for key in sorted(row, key=_place):
        yield key.rpartition("#")[2].removesuffix("(s)"), row[key]


def _place(key: str) -> tuple[int, str]:
    number = key.partition("#")[0]
    return (int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0, key)
