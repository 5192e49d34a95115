"""Every real inventory beside the project gives the facts in expected.json."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digibank.domain.identifiers import serial_key
from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.inventories.facts import Fault, Field, Inventory
from digibank.readers.inventories.read import read_inventory

pytestmark = pytest.mark.shared

_DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", None: None}

_WITH_OTHER_SIGNS = ["VNOWYGX3"]
"""Written with and without a hyphen in the asset register: two for a CSV reader, one for us."""


def _facts(inventory: Inventory) -> dict[str, object]:
    headers = [column.header for column in inventory.mapping.columns]
    doubled = [row for row in inventory.rows if any(p.fault is Fault.DUPLICATE_SERIAL for p in row.problems)]
    return {
        "encoding": inventory.layout.encoding,
        "line_ends": inventory.layout.line_ends,
        "delimiter": _DELIMITERS[inventory.layout.delimiter],
        "header": headers,
        "data_rows": len(inventory.rows),
        "columns": len(headers),
        "blank_first_line": (inventory.mapping.header_row or 1) > 1,
        "duplicate_headers": sorted(name for name, count in Counter(filter(None, headers)).items() if count > 1),
        "duplicate_serials": sorted({key for row in doubled if (key := serial_key(row.serial))}),
    }


def _wrong(inventory: Inventory, expected: dict[str, Any]) -> list[str]:
    found = _facts(inventory)
    keys = sorted(key for text in expected.get("duplicate_serials", []) if (key := serial_key(text)))
    wanted = {**expected, "duplicate_serials": keys + _WITH_OTHER_SIGNS if keys and len(keys) > 1 else keys}
    wrong = [f"{name}: {found[name]!r}" for name in found if name in wanted and found[name] != wanted[name]]
    column = expected["serial_column"]
    serials = [c.header for c in inventory.mapping.columns if c.field is Field.SERIAL]
    return wrong if column is None or column in serials else [*wrong, f"serial_column: {serials}, not {column!r}"]


def test_every_real_inventory_gives_its_expected_facts(
    shared: Path, record_property: Callable[[str, object], None]
) -> None:
    files = json.loads((shared / "data" / "expected.json").read_text("utf-8"))["files"]
    wrong: dict[str, list[str]] = {}
    facts = 0
    for name, entry in files.items():
        if entry["format"] != "CSV inventory":
            continue
        facts += len(_FACTS)
        try:
            missed = _wrong(read_inventory(shared / "data" / name), entry["facts"])
        except ReadingError as error:
            missed = [] if error.fault is ReadingFault.EMPTY and not entry["facts"]["header"] else [str(error.fault)]
        if missed:
            wrong[name] = missed
    right = facts - sum(map(len, wrong.values()))
    record_property("facts read right from the real inventories", f"{right}/{facts} ({right / facts:.1%})")
    assert not wrong


_FACTS = (
    "encoding",
    "line_ends",
    "delimiter",
    "header",
    "data_rows",
    "columns",
    "blank_first_line",
    "duplicate_headers",
    "duplicate_serials",
    "serial_column",
)


def test_serial_numbers_of_the_real_asset_register(shared: Path) -> None:
    rows = read_inventory(shared / "data" / "inventories" / "office-asset-register_kenya.csv").rows
    assert len(rows) == 245
    assert sum(row.serial is not None for row in rows) >= 235  # the others are placeholders: 1, 10, N/A
    assert sum(row.kind is not None for row in rows) == 245


def test_real_tellico_collections(shared: Path) -> None:
    folder = shared / "data" / "inventories"
    found = {path.name: read_inventory(path) for path in sorted(folder.glob("tellico_*")) if path.suffix != ".gcs"}
    assert {name: len(inventory.rows) for name, inventory in found.items()} == {
        "tellico_coins-format9.tc": 1,
        "tellico_duplicate_borrower.xml": 4,
        "tellico_duplicate_loan.xml": 4,
        "tellico_tabletest.tc": 3,
        "tellico_with-image.tc": 1,
    }
    lent = [row for row in found["tellico_duplicate_borrower.xml"].rows if row.borrower]
    assert {row.borrower.name for row in lent if row.borrower} == {"Ashley Stephenson"}
