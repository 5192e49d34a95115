"""JSON out of a file that a person saved or pasted: with shell prompts, code fences and warnings around it."""

import json
import re
from collections.abc import Iterator

from digibank.domain.reading import ReadingError, ReadingFault

_NOISE = re.compile(r"^(?:WARNING:|```|~~~|\s*$)")
_STARTS = ("{", "[")
_DECODER = json.JSONDecoder(strict=False)
_SPACE = re.compile(r"\s*")
_MOST_VALUES = 500


def json_in(text: str) -> str:
    """The lines from the first that starts with a brace or bracket, without warnings and code fences after them."""
    lines = text.strip().split("\n")
    first = next((n for n, line in enumerate(lines) if line.lstrip().startswith(_STARTS)), 0)
    last = len(lines)
    while last > first and _NOISE.match(lines[last - 1]):
        last -= 1
    return "\n".join(lines[first:last])


def load_json(text: str) -> object:
    """The value, or a list of values that stand one after the other, as a script gathers them. Control characters
    inside strings are let pass, as tools write them. Raises ReadingError DAMAGED, with the line where reading stopped,
    for a cut-off, broken or endlessly nested one."""
    try:
        return _values(text)
    except json.JSONDecodeError as error:
        raise ReadingError(ReadingFault.DAMAGED, line=error.lineno) from error
    except (ValueError, RecursionError) as error:  # ValueError: a number of thousands of digits
        raise ReadingError(ReadingFault.DAMAGED) from error


def _values(text: str) -> object:
    found: list[object] = []
    at = _after_space(text, 0)
    while at < len(text) or not found:
        if len(found) >= _MOST_VALUES:
            raise ReadingError(ReadingFault.DAMAGED)
        value, end = _DECODER.raw_decode(text, at)
        found.append(value)
        at = _after_space(text, end)
    return found[0] if len(found) == 1 else found


def _after_space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def objects(value: object) -> Iterator[dict[str, object]]:
    """The value itself where it is an object, or the objects of a list; of anything else none."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield item


def inner(value: object, *path: str) -> object:
    """Down the path of keys; None where one is missing or what it leads to is no object."""
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value
