"""The lines of an nwipe log: time, level and words of the timed ones, and the bare ones between them (tables)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LONGEST = 1000
"""nwipe itself cuts its lines at 512 characters; a longer one is not its own and says nothing."""

_PREFIX = re.compile(
    r"\[(?P<time>\d{4,6}/\d\d/\d\d \d\d:\d\d:\d\d)\] (?P<early>nwipe: )?[ ]{0,4}"
    r"(?:(?P<level>debug|info|notice|warning|error|fatal|sanity): )?"
)


@dataclass(frozen=True, slots=True)
class Line:
    """`time` is as written (local, no zone) and None on a line without prefix, whose words keep their leading spaces.

    `early` marks the prefix of nwipe 0.28 and before, which knew no summary tables.
    """

    time: str | None
    level: str
    words: str
    early: bool = False


def log_lines(text: str) -> Iterator[Line]:
    """Every line that says something, in order."""
    for raw in text.split("\n"):
        if len(raw) > _LONGEST or not raw.strip():
            continue
        prefix = _PREFIX.match(raw)
        if prefix is None:
            yield Line(None, "", raw.rstrip())
        else:
            words = raw[prefix.end() :].strip()
            yield Line(prefix["time"], prefix["level"] or "", words, prefix["early"] is not None)
