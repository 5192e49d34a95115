"""What a command answers, and how it is printed: one JSON object, or lines for a person."""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any


class Exit(IntEnum):
    DONE = 0
    OUR_BUG = 1
    WRONG_USAGE = 2
    REFUSED = 3
    MACHINE = 4
    INTERRUPTED = 130  # 128 + SIGINT, as shells count


@dataclass(frozen=True)
class Answer:
    """`facts` is the JSON object, `lines` are the same in words. `complaint` stands on standard error beside them."""

    facts: Mapping[str, Any]
    lines: tuple[str, ...]
    exit: Exit = Exit.DONE
    complaint: str | None = None


def refusal(rule: str, message: str, **details: Any) -> dict[str, Any]:
    return {"refused": {"rule": rule, "message": message, **{key: value for key, value in details.items() if value}}}


def show(answer: Answer, *, as_json: bool) -> None:
    """Raises OSError where the output cannot be written."""
    if as_json:
        _out(json.dumps(answer.facts, ensure_ascii=False, indent=2))
        return
    for line in answer.lines:
        _out(line)
    if answer.complaint:
        complain(answer.complaint)


def complain(sentence: str) -> None:
    print(sentence, file=sys.stderr)  # noqa: T201 (this is what prints)


def prepare_streams() -> None:
    """Letters that a console does not know must not stop a command that is done. In JSON the replacement is JSON's own
    escape, so UTF-8 with it loses nothing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _out(text: str) -> None:
    print(text, flush=True)  # noqa: T201
