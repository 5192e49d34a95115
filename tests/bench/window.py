"""The window, each figure from a fresh process, beside an empty window of PySide6 in the same run."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from digibank.storage.database import Database
from tests.bench.finding import SIZES
from tests.bench.lent_out import lent_out
from tests.bench.table import Figure

STARTS = 5
PATIENCE_S = 600


def figures() -> list[Figure]:
    shown: list[Figure] = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            data = Path(folder) / "data"
            database, _office, _serials = lent_out(data, size)
            codes = _some_codes(database)
            database.close()
            goals = size == SIZES[-1]
            shown += [*_starts(data, codes[0], size, goals=goals), *_use(data, codes, size, goals=goals)]
    return shown


def _some_codes(database: Database) -> list[str]:
    with database.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT code FROM device ORDER BY random() LIMIT 100").fetchall()
    return [str(code) for (code,) in rows]


def _starts(data: Path, code: str, size: int, *, goals: bool) -> list[Figure]:
    """Medians. One start of each kind first, that is not counted: it brings the files into memory."""
    empty, ours = [], []
    for _ in range(STARTS + 1):
        empty.append(_since_start("window_empty"))
        ours.append(_since_start("window_start", str(data), code))
    bare = median(times["painted"] for times in empty[1:])

    def beside(name: str, what: str, goal: float | None, note: str) -> Figure:
        taken = median(times[name] for times in ours[1:])
        return Figure(
            f"{what}, {size:,} devices", taken / bare, goal if goals else None, "x", f"{taken:.0f} ms: {note}"
        )

    return [
        Figure(f"empty window, {size:,} devices beside it", bare, None, "ms", f"median of {STARTS} fresh processes"),
        beside("kept", "window painted and taking a scan", 1.8, "the scan is kept, and answered when it can be"),
        beside("waits", "first list filled", 3, "what waits today"),
        beside("card", "that scan's card", None, "the database is open, its card lies on the counter"),
        beside("listed", "list of all devices filled", None, "the first page, after that card"),
    ]


def _use(data: Path, codes: Sequence[str], size: int, *, goals: bool) -> list[Figure]:
    answer = _answer("window_use", str(data), *codes)
    rows = (
        ("scan to card: p99", "scan_p99", 50, "ms", "100 scans, card painted"),
        ("find as you type: p99", "find_p99", 30, "ms", "rows painted, while an import and a report run"),
        ("find as you type, nothing else running: p99", "find_quiet_p99", None, "ms", "rows painted"),
        ("slowest frame of scrolling", "frame_max", 50, "ms", "200 steps through the list, pages loading"),
        ("memory in use", "memory", 200, "MB", "resident, at the end of all that"),
    )
    return [
        Figure(f"{what}, {size:,} devices", answer[name], goal if goals else None, unit, note)
        for what, name, goal, unit, note in rows
    ]


def _since_start(module: str, *arguments: str) -> dict[str, float]:
    """Milliseconds from the start of the process."""
    start = time.monotonic()
    return {name: (at - start) * 1000 for name, at in _answer(module, *arguments).items()}


def _answer(module: str, *arguments: str) -> dict[str, float]:
    """The last line that it prints, once it has ended well."""
    with tempfile.TemporaryDirectory() as home:
        own = {f"XDG_{name}_HOME": home for name in ("CONFIG", "STATE", "CACHE", "DATA")}
        command = [sys.executable, "-m", f"tests.bench.{module}", *arguments]
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **own}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=PATIENCE_S)
    if done.returncode or not done.stdout.strip():
        raise RuntimeError(f"{module} ended with {done.returncode}: {done.stderr[-2000:]}")
    answer: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return answer
