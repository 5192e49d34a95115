"""The anchor: each station's last sequence number and hash, in a small file outside the database.

A database whose `-wal` was deleted, or that was put back from an old copy, is healthy in itself and yet has lost its
last actions. The anchor knows better. It is overwritten in place, without an fsync of its own: after a power cut it may
lag behind the database, which proves less but never accuses wrongly; it can never run ahead of it.
"""

import os
import re
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_WRITE: Final = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0)  # Windows would write another line end
_LINE = re.compile(r"(\d{12}) ([0-9a-f]{64})\n")


@dataclass(frozen=True)
class Anchor:
    """`seq` counts from 1; `hash` as in the journal."""

    station: str
    seq: int
    hash: str


class Anchors:
    """The folder `anchors` beside the database: `current` names this copy's station, one file for each station."""

    def __init__(self, data_folder: Path) -> None:
        self._folder = data_folder / "anchors"

    def station(self) -> str:
        """This copy's station; a new random one where there is none yet."""
        name = self._folder / "current"
        try:
            return name.read_text("ascii").strip()
        except FileNotFoundError:
            return self.new_station()

    def new_station(self) -> str:
        """From now on entries belong to a new chain: after a restore or a lost tail no number is used twice."""
        self._folder.mkdir(parents=True, exist_ok=True)
        station = uuid.uuid4().hex[:8]
        draft = self._folder / f"current.{station}"
        draft.write_text(station + "\n", "ascii")
        draft.replace(self._folder / "current")
        return station

    def write(self, anchor: Anchor) -> None:
        line = f"{anchor.seq:012d} {anchor.hash}\n".encode("ascii")
        handle = os.open(self._folder / f"{anchor.station}.anchor", _WRITE, 0o600)
        try:
            os.pwrite(handle, line, 0) if hasattr(os, "pwrite") else os.write(handle, line)
        finally:
            os.close(handle)

    def adopt(self, draft_folder: Path) -> None:
        """Takes over the station of a database that was made aside, and what its anchor says."""
        self._folder.mkdir(exist_ok=True)
        for file in sorted((draft_folder / "anchors").iterdir(), key=lambda file: file.name == "current"):
            file.replace(self._folder / file.name)

    def all(self) -> tuple[Anchor, ...]:
        """Every station's anchor; one that cannot be read as such is left out."""
        found = []
        for file in sorted(self._folder.glob("*.anchor")):
            match = _LINE.fullmatch(file.read_text("ascii", errors="replace"))
            if match:
                found.append(Anchor(file.stem, int(match[1]), match[2]))
        return tuple(found)
