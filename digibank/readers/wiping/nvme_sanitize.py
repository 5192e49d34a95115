"""The sanitize status log of an NVMe drive: as text (with and without -H) and as JSON."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from digibank.domain.wipe import Verdict

_TEXT = {
    "progress": re.compile(r"Sanitize Progress[ \t]{1,40}\(SPROG\)[ \t]{0,9}:[ \t]{0,9}(\w{1,9}).{0,40}"),
    "status": re.compile(r"Sanitize Status[ \t]{1,40}\(SSTAT\)[ \t]{0,9}:[ \t]{0,9}(\w{1,9})"),
    "asked": re.compile(r"Sanitize Command Dword 10 Information \(SCDW10\)[ \t]{0,9}:[ \t]{0,9}(\w{1,12})"),
    "explained": re.compile(r"[ \t]{0,9}\[2:0\] : Sanitize Operation Status[ \t]{1,9}: (\w{1,9}).{0,300}"),
}
_KEYS = {"progress": "sprog", "status": "sstat", "asked": "cdw10_info"}
_NOT_RUNNING = 65535
_STATUSES = {
    0: Verdict.NOT_A_WIPE,  # never sanitized
    1: Verdict.PASSED,
    2: Verdict.IN_PROGRESS,
    3: Verdict.FAILED,
    4: Verdict.PASSED,  # and the blocks were given back though it was asked not to
}
_ACTIONS = {2: "block erase", 3: "overwrite", 4: "cryptographic erase"}
_ERASED_BIT = 0x100
_NUMBER = re.compile(r"0x[0-9a-fA-F]{1,8}|\d{1,10}")


@dataclass(frozen=True)
class Log:
    """The fields as numbers. `explained` is the status as `-H` spells it out."""

    progress: int | None
    status: int | None
    asked: int | None
    explained: int | None = None

    @property
    def contradicts(self) -> bool:
        if self.status is None:
            return True
        state = self.status & 7
        running = self.progress is not None and self.progress != _NOT_RUNNING
        return (self.explained is not None and self.explained != state) or (running and state in (0, 1, 4))

    @property
    def verdict(self) -> Verdict:
        if self.status is None or self.contradicts or self.progress is None:
            return Verdict.UNCLEAR
        return _STATUSES.get(self.status & 7, Verdict.UNCLEAR)

    @property
    def method(self) -> str | None:
        if self.verdict is Verdict.NOT_A_WIPE:
            return None
        action = _ACTIONS.get((self.asked or 0) & 7)
        return f"sanitize, {action}" if action else "sanitize"

    @property
    def written_since(self) -> bool:
        """Bit 8 is set while no data was stored since; older tools do not print it, and then nothing is said."""
        explained = self.explained is not None or (self.status or 0) > 7
        return self.status is not None and explained and not self.status & _ERASED_BIT


def log_in_text(lines: Iterable[str]) -> Log | None:
    """None where the lines hold no such log. A field that stands twice with two values counts as unread."""
    found: dict[str, set[int | None]] = {}
    for line in lines:
        for name, words in _TEXT.items():
            if match := words.fullmatch(line.rstrip()):
                found.setdefault(name, set()).add(_number(match[1]))
    if not found.keys() & {"progress", "status"}:
        return None
    one = {name: values.copy().pop() if len(values) == 1 else None for name, values in found.items()}
    return Log(one.get("progress"), one.get("status"), one.get("asked"), one.get("explained"))


def log_in_json(value: object, depth: int = 3) -> Iterator[Log]:
    """The log by itself, or under the name of each drive."""
    if not isinstance(value, dict) or depth == 0:
        return
    if "sstat" in value or "sprog" in value:
        yield Log(*(_number(value.get(key)) for key in _KEYS.values()))
        return
    for inner in value.values():
        yield from log_in_json(inner, depth - 1)


def _number(value: object) -> int | None:
    """`257`, `"0x101"`; nvme-cli 2 writes `{"value": 257, …}` too."""
    if isinstance(value, dict):
        value = value.get("value")
    if isinstance(value, bool) or not isinstance(value, int | str) or not _NUMBER.fullmatch(str(value)):
        return None
    return int(str(value), 0) if str(value).startswith("0x") else int(value)
