"""Files of folders, and which of them are whole. Nothing of Qt; a slow stick is read on another thread."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

MOST_FILES = 5_000
"""More than any bench writes in a year: a folder with more is not the folder that was meant."""


@dataclass(frozen=True)
class Stamp:
    """Size in bytes and time of the last change in nanoseconds: a file that has the same is the same."""

    size: int
    changed: int


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files, and the files of the folders among them and below, in order and each once; hidden ones are left out.
    At most MOST_FILES and one. What is not there any more stays in: reading it says so."""
    found: dict[Path, None] = {}
    for path in paths:
        for file in _below(path) if path.is_dir() else (path,):
            found[file] = None
            if len(found) > MOST_FILES:
                return list(found)
    return list(found)


def look_into(folder: Path) -> dict[Path, Stamp] | None:
    """The files that lie in it now, not in folders below; None where the folder is not there: the stick is out."""
    found: dict[Path, Stamp] = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                stamp = None if entry.name.startswith(".") else _stamp(entry)
                if stamp:
                    found[Path(entry.path)] = stamp
                if len(found) > MOST_FILES:
                    break
    except OSError:
        return None
    return found


class Arrivals:
    """What is new in a folder, look after look. A file is whole when it has stayed the same for a while; it is handed
    out once, and again only when it has changed."""

    def __init__(self, steady_s: float, clock: Callable[[], float] = monotonic) -> None:
        self._steady, self._clock = steady_s, clock
        self._since: dict[Path, tuple[Stamp, float]] = {}
        self._handed: dict[Path, Stamp] = {}

    def whole(self, now_there: Mapping[Path, Stamp]) -> list[Path]:
        now = self._clock()
        known = self._since
        self._since = {
            path: known[path] if path in known and known[path][0] == stamp else (stamp, now)
            for path, stamp in now_there.items()
        }
        ready = [
            path
            for path, (stamp, since) in sorted(self._since.items())
            if now - since >= self._steady and self._handed.get(path) != stamp
        ]
        self._handed |= {path: self._since[path][0] for path in ready}
        return ready

    def again(self, path: Path) -> None:
        """It could not be read: it is handed out once more when it has stayed the same for a while."""
        self._handed.pop(path, None)
        self._since.pop(path, None)


def _below(folder: Path) -> Iterator[Path]:
    for place, inner, names in os.walk(folder):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        yield from (Path(place) / name for name in sorted(names) if not name.startswith("."))


def _stamp(entry: os.DirEntry[str]) -> Stamp | None:
    try:
        if not entry.is_file():
            return None
        facts = os.stat(entry.path)  # noqa: PTH116 - what Windows keeps in the folder itself lags behind a file that grows
    except OSError:  # it went away meanwhile
        return None
    return Stamp(facts.st_size, facts.st_mtime_ns)
