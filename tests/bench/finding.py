"""Find as you type: each keystroke asks for the first page of the device list, or for anything at all."""

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from digibank.queries.device_list import DeviceFilter, device_page
from digibank.queries.search import find
from tests.bench.fleet import fleet
from tests.bench.table import Figure, median, milliseconds, percentile_99

SIZES = (1_000, 10_000, 100_000)
TYPED = ("thinkpad t480", "latitude 7490", "portege", "elitebook", "dell 54", "zzzznothing")
SERIALS = 40
PAGE = 50


def figures() -> list[Figure]:
    shown = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            database, office, serials = fleet(Path(folder) / "data", size)
            words = list(keystrokes(serials))
            for word in words[:20]:
                office.ask(device_page, DeviceFilter(word), limit=PAGE)
            pages = [_timed(office.ask, device_page, DeviceFilter(word), limit=PAGE) for word in words]
            finds = [_timed(office.ask, find, word) for word in words]
            database.close()
        goal = 5.0 if size == SIZES[-1] else None
        shown += [
            Figure(f"device list, {size:,} devices: p50", median(pages), None, "ms", f"{len(words)} keystrokes"),
            Figure(f"device list, {size:,} devices: p99", percentile_99(pages), goal, "ms", f"first {PAGE} rows"),
            Figure(f"find anything, {size:,} devices: p99", percentile_99(finds), goal, "ms", "all kinds of things"),
        ]
    return shown


def _timed(call, *args, **kwargs) -> float:  # type: ignore[no-untyped-def]
    return milliseconds(lambda: call(*args, **kwargs))


def keystrokes(serials: list[str]) -> Iterator[str]:
    """What stands in the field after each key, for names that are there, one that is not, and some serial numbers."""
    dice = random.Random(7)  # noqa: S311
    for word in (*TYPED, *dice.sample(serials, SERIALS)):
        yield from (word[:length] for length in range(1, len(word) + 1))
