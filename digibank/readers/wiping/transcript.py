"""A terminal as somebody saved it: commands with what they printed, or what they printed alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from digibank.domain.reading import ReadingError, ReadingFault

_MOST_STEPS = 10_000
_LONGEST = 2000
_PROMPT = re.compile(r"(?:\[[^\]\n]{1,80}\]|[\w.@:~/-]{0,80})[#$] {1,4}(?P<command>\S.{0,1000})")
_TOOLS = re.compile(
    r"(?:[\w.@:~/\\ -]{0,80}[%>] {1,4}|\+{1,3} )?(?P<command>(?:sudo )?(?:time )?(?:hdparm|nvme) .{1,1000})"
)
_EXIT = re.compile(r"(?:rc|exit code|exit status|returned)\s{0,4}[=:]?\s{0,4}(\d{1,5})", re.IGNORECASE)
_STOPPED = re.compile(r"\^C|Terminated|Killed|Interrupted", re.IGNORECASE)


@dataclass
class Step:
    """One command and its output; `command` is None for output that stands before any command."""

    command: str | None
    lines: list[str] = field(default_factory=list)

    @cached_property
    def failed_by_exit_code(self) -> bool:
        return any(int(found[1]) != 0 for line in self.lines if (found := _EXIT.fullmatch(line.strip())))

    @cached_property
    def stopped(self) -> bool:
        """Somebody pressed Ctrl-C."""
        return any(_STOPPED.fullmatch(line.strip()) for line in self.lines)

    @cached_property
    def words(self) -> frozenset[str]:
        """Of the command: its name, sub-command and options."""
        return frozenset(re.split(r"[\s=]+", self.command or ""))

    def says(self, *words: str) -> bool:
        return not self.words.isdisjoint(words)


def steps(text: str) -> Iterator[Step]:
    """In order. Lines too long to be a tool's are left out. Raises ReadingError TOO_LARGE beyond what anybody types."""
    step, count = Step(None), 0
    for line in text.split("\n"):
        if len(line) > _LONGEST:
            continue
        if command := _command(line):
            yield step
            step, count = Step(command), count + 1
            if count > _MOST_STEPS:
                raise ReadingError(ReadingFault.TOO_LARGE)
        else:
            step.lines.append(line)
    yield step


def _command(line: str) -> str | None:
    found = _TOOLS.fullmatch(line.strip()) or _PROMPT.fullmatch(line.rstrip())
    return found["command"].strip() if found else None
