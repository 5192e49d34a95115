"""What is written down of a mistake of the program's, for whoever repairs it: where it happened, with which versions.
No message of an exception, no name, no folder of this computer: those hold what people typed, or who they are."""

import platform
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import qVersion

from digibank.logs import NoMessages
from digibank.version import VERSION

FOLDER = "reports"
_MOST_KEPT = 20


def report(error: BaseException, trace: TracebackType | None, done_before: Sequence[str]) -> str:
    """`done_before`: kinds of the last actions, newest first."""
    lines = [
        f"Digibank {VERSION}",
        f"Python {platform.python_version()}, Qt {qVersion()}, PySide6 {PySide6.__version__}, {platform.system()} "
        f"{platform.release()} {platform.machine()}, SQLite {_sqlite()}",
        "",
        _without_places(NoMessages().formatException((type(error), error, trace))),
        "",
        "Last stored:",
        *(f"  {kind}" for kind in done_before),
    ]
    return "\n".join(lines) + "\n"


def save_report(text: str, folder: Path, now: datetime) -> Path | None:
    """Its file, or None where it cannot be kept. The oldest go: a fault that repeats must not fill the disk."""
    place = folder / FOLDER
    file = place / f"mistake-{now:%Y%m%d-%H%M%S}.txt"
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        for old in sorted(place.glob("mistake-*.txt"))[:-_MOST_KEPT]:
            old.unlink()
    except OSError:
        return None
    return file


def _sqlite() -> str:
    """Of the driver, where it is loaded by now."""
    return str(getattr(sys.modules.get("sqlcipher3.dbapi2"), "sqlite_version", "not loaded"))


def _without_places(trace: str) -> str:
    """File names from the program's own folder on, or from that of the libraries."""
    ours = Path(__file__).resolve().parents[2]
    roots = {str(ours), *(place for place in sys.path if place), sys.base_prefix, sys.prefix, str(Path.home())}
    for root in sorted(roots, key=len, reverse=True):
        for end in ("/", "\\"):
            trace = trace.replace(root + end, "")
    return trace
