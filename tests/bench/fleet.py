"""A database of many devices, made in bulk through Core: seeded, invented, the same each time."""

import random
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import insert

from digibank.domain.folding import fold
from digibank.domain.identifiers import serial_key
from digibank.domain.ids import new_key
from digibank.domain.label_code import ALPHABET, new_code
from digibank.services.office import Office
from digibank.storage.database import Database
from digibank.storage.device_tables import DeviceRow, LabelRow
from digibank.storage.journal_table import SearchRow
from tests.services.conftest import Hub

_MODELS = (
    ("Lenovo", ("ThinkPad T480", "ThinkPad T490", "ThinkPad L480", "ThinkPad X280", "IdeaPad 330S")),
    ("Dell", ("Latitude 5490", "Latitude 7490", "Latitude 5400", "Latitude E7470", "Precision 3530")),
    ("HP", ("EliteBook 840 G5", "EliteBook 830 G7", "ProBook 450 G5", "ProBook 640 G4")),
    ("Acer", ("TravelMate P2510", "Aspire ES1-512")),
    ("Toshiba", ("Portégé X30-D",)),
)
_LETTERS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_AT_ONCE = 2000


def fleet(folder: Path, devices: int) -> tuple[Database, Office, list[str]]:
    """A database with so many received laptops, somebody at work in it, and the laptops' serial numbers."""
    hub = Hub(folder)
    dice = random.Random(2026)  # noqa: S311
    codes, serials = _codes(dice, devices), []
    for start in range(0, devices, _AT_ONCE):
        rows = [_laptop(dice, hub, next(codes)) for _ in range(min(_AT_ONCE, devices - start))]
        serials += [str(row["serial"]) for row in rows]
        with hub.database.engine.begin() as connection:
            connection.execute(insert(LabelRow), [_label(row) for row in rows])
            connection.execute(insert(DeviceRow), rows)
            connection.execute(insert(SearchRow), [_entry(row) for row in rows])
    return hub.database, hub.office, serials


def _codes(dice: random.Random, how_many: int) -> Iterator[str]:
    """All different: among 100,000 draws some twenty are drawn twice."""
    drawn: set[str] = set()
    while len(drawn) < how_many:
        drawn.add(new_code(lambda: dice.choice(ALPHABET)))
    return iter(sorted(drawn, key=lambda code: code[::-1]))


def _laptop(dice: random.Random, hub: Hub, code: str) -> dict[str, object]:
    make, models = dice.choice(_MODELS)
    serial = "".join(dice.choice(_LETTERS) for _ in range(8))
    return {
        "id": new_key(),
        "code": code,
        "kind": "laptop",
        "state": "RECEIVED",
        "make": make,
        "model": dice.choice(models),
        "serial": serial,
        "serial_key": serial_key(serial),
        "created_at": hub.clock.now,
        "repair_outside": False,
    }


def _label(row: dict[str, object]) -> dict[str, object]:
    return {"code": row["code"], "kind": "device", "subject": row["id"]}


def _entry(row: dict[str, object]) -> dict[str, object]:
    parts = " ".join(str(row[name]) for name in ("code", "make", "model", "serial", "serial_key"))
    return {"kind": "device", "subject": row["id"], "folded": fold(parts)}
