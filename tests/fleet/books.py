"""What the books say: read past our models, the journal replayed, its moves held against the life cycle."""

from pathlib import Path

import sqlcipher3.dbapi2 as driver

from digibank.domain.journal import Event, replay
from digibank.domain.lifecycle import Action, State, may, targets
from digibank.domain.roles import Role
from digibank.queries.check import in_order, stored_world
from digibank.services.office import Office
from digibank.storage.tx import Look

Moves = list[tuple[str, str, str, str]]
"""Of a device: its key, the action, from, to."""


class Books:
    """Reads by a connection of its own, past our models."""

    def __init__(self, file: Path) -> None:
        self._connection = driver.connect(str(file), check_same_thread=False)

    def version(self) -> int:
        """Another number after every commit of anybody else: while it stays, nothing at all was stored."""
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        return int(version)

    def states(self) -> dict[str, str]:
        return dict(self._connection.execute("SELECT id, state FROM device").fetchall())

    def states_by_code(self) -> dict[str, str]:
        return dict(self._connection.execute("SELECT code, state FROM device ORDER BY created_at, id").fetchall())

    def moves_after(self, entry: int) -> Moves:
        """What the journal tells after its row `entry`."""
        moves: Moves = self._connection.execute(
            "SELECT device_id, facts ->> 'action', facts ->> 'from', facts ->> 'to' FROM journal"
            " WHERE rowid > ? AND kind = ? ORDER BY rowid",
            [entry, Event.DEVICE_MOVED],
        ).fetchall()
        return moves

    def numbers(self, loan: str) -> list[str]:
        return [number for (number,) in self._connection.execute("SELECT number FROM loan WHERE id = ?", [loan])]

    def first_disk(self, code: str) -> str | None:
        """The serial number of the device's disk at position 1."""
        row = self._connection.execute(
            "SELECT carrier.serial FROM carrier JOIN device ON device.id = device_id WHERE code = ? AND position = 1",
            [code],
        ).fetchone()
        return row[0] if row else None

    def last_entry(self) -> int:
        (last,) = self._connection.execute("SELECT coalesce(max(rowid), 0) FROM journal").fetchone()
        return int(last)

    def close(self) -> None:
        self._connection.close()


def follow(before: dict[str, str], moves: Moves, role: Role, *, volunteers_lend: bool) -> dict[str, str]:
    """The states after `moves`, each of which the life cycle has and this role may make."""
    states = dict(before)
    for device, action, start, end in moves:
        assert states[device] == start, f"{action} tells of {start}, it was {states[device]}"
        assert State(end) in targets(State(start), Action(action)), f"no move {action} from {start} to {end}"
        assert may(role, Action(action), volunteers_lend=volunteers_lend), f"{role} may not {action}"
        states[device] = end
    return states


def journal_tells_what_is_stored(office: Office) -> None:
    def compare(look: Look) -> None:
        assert replay(in_order(look)) == stored_world(look)

    office.ask(compare)
