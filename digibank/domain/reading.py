"""Why a file could not be read: raised by readers, turned into a sentence in sentences.py."""

from dataclasses import dataclass
from enum import StrEnum


class ReadingFault(StrEnum):
    """The rule named in a refusal (exit code 3)."""

    UNREADABLE = "unreadable-file"  # missing, a folder, no permission
    TOO_LARGE = "file-too-large"
    EMPTY = "empty-file"
    BINARY = "not-a-text-file"
    UNKNOWN_FORMAT = "unknown-format"
    NOT_YET = "format-not-yet"  # recognised, but no reader for it in this version
    WRONG_KIND = "other-kind-of-report"  # a wipe report where a hardware report was asked, or the other way round
    DAMAGED = "damaged-file"  # cut off or inconsistent


@dataclass(eq=False)
class ReadingError(Exception):
    """A file that gives no facts. `file` is the bare file name, `line` counts from 1, `format` a tool's name."""

    fault: ReadingFault
    file: str = ""
    line: int | None = None
    format: str | None = None
