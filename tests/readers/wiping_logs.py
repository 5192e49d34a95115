"""Our own nwipe logs and ways to spoil them, for the tests of the wipe reader."""

from pathlib import Path

from digibank.readers.facts import WipeFacts
from digibank.readers.wiping.nwipe_log import read_nwipe_log

_LOGS = Path(__file__).parent.parent / "data" / "wipe"
START = "[2026/08/11 09:00:00]"
STAMP = "[2026/08/11 09:02:36]"


def log(name: str) -> str:
    return (_LOGS / f"{name}.log").read_text("utf-8")


TABLES = log("v042_a_retry_helped")
EARLY = log("v028_ops2_verified")
OLDEST = log("v015_quick_erase")
NO_ERROR_TABLE = log("v030_nvme_name_cut")
ROW = next(line for line in TABLES.split("\n") if "| Erased |" in line)


def first(text: str) -> WipeFacts:
    return read_nwipe_log(text).wipes[0]


def changed(text: str, old: str, new: str) -> str:
    assert old in text, old
    return text.replace(old, new)


def without(text: str, words: str) -> str:
    assert words in text, words
    return "\n".join(line for line in text.split("\n") if words not in line)


def after(text: str, words: str, *lines: str) -> str:
    at = text.index("\n", text.index(words)) + 1
    return text[:at] + "".join(f"{line}\n" for line in lines) + text[at:]


def twice(text: str, old: str, new: str) -> str:
    """The summary twice, the first time changed: a log spliced from two."""
    start, end = text.index("\n\n***"), text.index("\nCreating PDF")
    return text[:start] + changed(text[start:end], old, new) + text[start:]


def error(words: str) -> str:
    return f"{STAMP}   error: {words}"
