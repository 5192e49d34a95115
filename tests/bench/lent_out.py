"""The fleet of fleet.py at work: devices in every state, people, and the loans of some years behind them."""

import random
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, bindparam, insert, text, update

from digibank.domain.folding import fold
from digibank.domain.ids import new_key
from digibank.domain.label_code import ALPHABET, new_code
from digibank.services.office import Office
from digibank.storage.database import Database
from digibank.storage.device_tables import DeviceRow, LabelRow, ReleaseRow
from digibank.storage.journal_table import PERSON_MARK, SearchRow
from digibank.storage.loan_tables import LoanLineRow, LoanPartyRow, LoanRow
from digibank.storage.people_tables import BorrowerRow
from tests.bench.fleet import fleet

_STATES = {
    "ON_LOAN": 40,
    "AVAILABLE": 15,
    "GIVEN_AWAY": 14,
    "TO_WIPE": 12,
    "WIPED": 8,
    "RECEIVED": 5,
    "RECYCLED": 3,
    "IN_REPAIR": 2,
    "BLOCKED": 1,
}
_KINDS = ("laptop",) * 70 + ("smartphone",) * 25 + ("tablet",) * 4 + ("desktop",)
_FIRST = ("Amal", "An", "Bram", "Chantal", "Daan", "Emre", "Fatima", "Greet", "Hamza", "Ilse", "Jan", "Karima", "Łucja")
_LAST = (
    "Peeters",
    "Janssens",
    "Yılmaz",
    "Haddad",
    "Maes",
    "Jacobs",
    "Willems",
    "Claes",
    "Goossens",
    "Wouters",
    "Nguyen",
)
_FINISHED_EACH = 2
_AT_ONCE = 5_000

Rows = list[dict[str, Any]]


def lent_out(folder: Path, devices: int) -> tuple[Database, Office, list[str]]:
    """One and a half people for each device; two loans that ended for each, and one that runs where it is on loan. Half
    of those end with the school year; one in twelve is too late."""
    database, office, serials = fleet(folder, devices)
    dice = random.Random(2027)  # noqa: S311
    today = database.now().date()
    with database.engine.begin() as connection:
        rules = _without_rules(connection)
        member = connection.scalar(text("SELECT id FROM member"))
        people = _people(connection, dice, devices * 3 // 2, database.now())
        keys = [row.id for row in connection.execute(text("SELECT id FROM device"))]
        _Books(connection, dice, today, database.now(), str(member), people).write(keys)
        for rule in rules:
            connection.execute(text(rule.replace(":", "\\:")))
    return database, office, serials


def _without_rules(connection: Connection) -> list[str]:
    """The rules are for what happens one by one; a made-up past comes in at once. Given back to be put in again."""
    rules = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).fetchall()
    kept = [rule for rule in rules if not rule.name.startswith("search")]
    for rule in kept:
        connection.execute(text(f'DROP TRIGGER "{rule.name}"'))
    return [rule.sql for rule in kept]


def _people(connection: Connection, dice: random.Random, how_many: int, now: datetime) -> list[str]:
    rows: Rows = []
    for number in range(how_many):
        first, last = dice.choice(_FIRST), dice.choice(_LAST)
        name = f"{first} {last} {_small(number)}"
        rows.append(
            {
                "id": new_key(),
                "code": new_code(lambda: dice.choice(ALPHABET)),
                "name": name,
                "folded": fold(name),
                "first_name": first,
                "phone": f"0470{number:06d}",
                "created_at": now,
            }
        )
    rows = list({row["code"]: row for row in rows}.values())
    _insert(connection, LabelRow, [{"code": r["code"], "kind": "borrower", "subject": r["id"]} for r in rows], lax=True)
    _insert(connection, BorrowerRow, rows)
    found = [
        {"kind": "borrower", "subject": r["id"], "folded": f"{PERSON_MARK} {fold(r['code'])} {r['folded']}"}
        for r in rows
    ]
    _insert(connection, SearchRow, found)
    return [row["id"] for row in rows]


def _small(number: int) -> str:
    """A name of four letters, so that people differ."""
    letters = "aeioukmnrst"
    return "".join(letters[number // 11**place % 11] for place in range(5)).title()


class _Books:
    """Loans of the past and of now, device by device."""

    def __init__(
        self, connection: Connection, dice: random.Random, today: date, now: datetime, member: str, people: list[str]
    ) -> None:
        self._connection, self._dice, self._today, self._now = connection, dice, today, now
        self._member, self._people, self._number = member, people, 0
        self._labels: Rows = []
        self._loans: Rows = []
        self._parties: Rows = []
        self._releases: Rows = []
        self._lines: Rows = []

    def write(self, devices: list[str]) -> None:
        moved: Rows = []
        names, weights = list(_STATES), list(_STATES.values())
        for device in devices:
            (state,) = self._dice.choices(names, weights)
            kind = self._dice.choice(_KINDS)
            moved.append(
                {"key": device, "to": state, "of": kind, "at": self._now - timedelta(hours=self._dice.randint(1, 9000))}
            )
            for _ in range(_FINISHED_EACH):
                self._loan(device, ended=True)
            if state == "ON_LOAN":
                self._loan(device, ended=False)
        change = update(DeviceRow).where(DeviceRow.id == bindparam("key"))
        self._connection.execute(
            change.values(state=bindparam("to"), kind=bindparam("of"), moved_at=bindparam("at")), moved
        )
        for table, rows in (
            (LabelRow, self._labels),
            (LoanRow, self._loans),
            (LoanPartyRow, self._parties),
            (ReleaseRow, self._releases),
            (LoanLineRow, self._lines),
        ):
            _insert(self._connection, table, rows)

    def _loan(self, device: str, *, ended: bool) -> None:
        self._number += 1
        loan, release, code = new_key(), new_key(), f"{self._number:08d}"
        begun = self._today - timedelta(days=self._dice.randint(10, 900))
        until = self._end() if not ended else begun + timedelta(days=200)
        closed = self._now - timedelta(days=self._dice.randint(1, 800)) if ended else None
        self._labels.append({"code": code, "kind": "loan", "subject": loan})
        self._loans.append(
            {
                "id": loan,
                "code": code,
                "number": f"2026-{self._number:06d}",
                "begin_on": begun,
                "until_on": until,
                "created_at": self._now,
                "handed_over_at": None if not ended and self._dice.random() < 0.002 else self._now,
                "closed_at": closed,
            }
        )
        self._parties.append({"loan_id": loan, "borrower_id": self._dice.choice(self._people), "role": "borrower"})
        self._releases.append(
            {"id": release, "device_id": device, "released_at": self._now, "released_by": self._member, "void_at": None}
        )
        self._lines.append(
            {
                "id": new_key(),
                "loan_id": loan,
                "device_id": device,
                "release_id": release,
                "opened_at": self._now,
                "ended_at": closed,
                "ending": "RETURNED" if ended else None,
                "reopened": 0,
                "in_workshop": False,
            }
        )

    def _end(self) -> date | None:
        chance = self._dice.random()
        if chance < 0.5:
            return date(self._today.year + 1, 6, 30)
        if chance < 0.58:
            return self._today - timedelta(days=self._dice.randint(1, 200))
        return self._today + timedelta(days=self._dice.randint(0, 300)) if chance < 0.9 else None


def _insert(connection: Connection, table: Any, rows: Rows, *, lax: bool = False) -> None:
    statement = insert(table).prefix_with("OR IGNORE") if lax else insert(table)
    for start in range(0, len(rows), _AT_ONCE):
        connection.execute(statement, rows[start : start + _AT_ONCE])
