"""lshw's JSON, which for years was not quite JSON."""

import re

from digibank.domain.reading import ReadingError
from digibank.readers.hardware.json_report import json_in, load_json

_MOST_TO_REPAIR = 1_000_000  # characters; the broken output of a real machine has a tenth

# lshw 02.18.85 (Debian 11, Ubuntu 20.04) forgets the array around children: a node's last value is followed by the
# first child's brace, the last child by a comma and the end of its parent, and the outermost node is not ended at all.
_CHILD_WITHOUT_ARRAY = re.compile(r"([}\]\"\w])[ \t]+\{(?=[ \t]*\n)")
_COMMA_BEFORE_END = re.compile(r"\}[ \t]*,[ \t]*\n\s*\}")
_COMMA_BEFORE_ARRAY_END = re.compile(r"\}[ \t]*,[ \t]*\n\s*\]\s*\Z")
_BACKSLASH = re.compile(r"\\(?:[\"\\/bfnrt]|u[0-9a-fA-F]{4})?")


def load_lshw_json(text: str) -> object:
    """The value of `lshw -json` in each of its forms: one object, an array, objects side by side (`-class`), and the
    broken ones. Raises ReadingError DAMAGED."""
    body = json_in(text)
    try:
        return load_json(body)
    except ReadingError as broken:
        if len(body) > _MOST_TO_REPAIR:
            raise
        return _load_repaired(body, broken)


def _load_repaired(body: str, broken: ReadingError) -> object:
    escaped = _BACKSLASH.sub(lambda match: match[0] if len(match[0]) > 1 else r"\\", body)
    for candidate in (escaped, f"[{escaped}]", _with_child_arrays(escaped)):
        try:
            return load_json(candidate)
        except ReadingError:
            continue
    raise broken


def _with_child_arrays(body: str) -> str:
    opened = _CHILD_WITHOUT_ARRAY.sub(r'\1,"children":[{', body)
    ended = _COMMA_BEFORE_END.sub("}]}", opened)
    while ended != (again := _COMMA_BEFORE_END.sub("}]}", ended)):  # matches overlap: `}, }, }`
        ended = again
    return _COMMA_BEFORE_ARRAY_END.sub("}]}]", ended)
