"""Damaged inventories: rows that can be stored and printed, or a ReadingError, soon."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digibank.domain.reading import ReadingError
from digibank.readers.inventories.days import read_day
from digibank.readers.inventories.facts import Inventory, InventoryRow
from digibank.readers.inventories.headers import by_part, exact, key
from digibank.readers.inventories.read import read_inventory_bytes
from digibank.readers.inventories.words import cents, gigabytes, kind_of, stage_of
from tests.readers.mutations import survive
from tests.readers.workbooks import ods, xlsx, xlsx_parts, zipped

_SAMPLES = Path(__file__).parent.parent / "data" / "inventories"
_SHEET = [["Merk", "Model", "Serienummer", "Tot"], ["HP", "ProBook", "5CD8123XYZ", "1/9/2025"], ["idem", "x", "", "y"]]


def _files(pattern: str) -> list[tuple[str, bytes]]:
    return [(path.name, path.read_bytes()) for path in sorted(_SAMPLES.glob(pattern))]


def _inside(part: str) -> list[tuple[str, bytes]]:
    """The part of a workbook as the sample, packed again after the damage."""
    return [(part, xlsx_parts({"Blad1": _SHEET})[part].encode())]


def _packed(part: str) -> Callable[[bytes], Inventory]:
    parts = xlsx_parts({"Blad1": _SHEET})
    return lambda damaged: read_inventory_bytes(zipped({**parts, part: damaged}))


_KINDS: dict[str, tuple[list[tuple[str, bytes]], Callable[[bytes], Inventory]]] = {
    "csv": (_files("*.?sv"), read_inventory_bytes),
    "tellico": (_files("*.xml"), read_inventory_bytes),
    "xlsx": ([("xlsx", xlsx({"Blad1": _SHEET}, merged=["A2:A3"]))], read_inventory_bytes),
    "ods": ([("ods", ods({"Blad1": _SHEET}))], read_inventory_bytes),
    "worksheet": (_inside("xl/worksheets/sheet1.xml"), _packed("xl/worksheets/sheet1.xml")),
    "workbook": (_inside("xl/workbook.xml"), _packed("xl/workbook.xml")),
    "styles": (_inside("xl/styles.xml"), _packed("xl/styles.xml")),
}


@pytest.mark.parametrize("kind", _KINDS)
@pytest.mark.timeout(3600)
def test_damaged_inventories(kind: str) -> None:
    samples, read = _KINDS[kind]
    assert samples
    for row in _rows(survive(read, samples)):
        check(row)


def _rows(found: Iterator[tuple[str, Inventory]]) -> Iterator[InventoryRow]:
    return (row for _, inventory in found for row in inventory.rows)


def check(row: InventoryRow) -> None:
    json.dumps(asdict(row), default=str, allow_nan=False, ensure_ascii=False).encode("utf-8", "surrogatepass")
    for text in (row.make, row.model, row.serial, row.imei, row.donor, row.location):
        assert text is None or (text.isprintable() and 0 < len(text) <= 200)
    for size in (row.ram_gb, row.storage_gb):
        assert size is None or 0 < size < 1e9
    assert row.number > 0


_TEXTS = """
    idem|"|€ 25,00|8gb|2x4 GB|3/9/2024|sept 24|45538|Laptop|Totaal|#N/A|=1+1||-|Merk|Serienummer|Naam|van|tot|IMEI
    |356938035643809|3,5E+14|in stock|\x00|é|²|٣
"""
_CELLS = st.sampled_from([text.strip(" \n") for text in _TEXTS.split("|")])


@given(st.lists(st.lists(_CELLS | st.text(max_size=12), max_size=8), max_size=12))
def test_tables_of_anything(rows: list[list[str]]) -> None:
    data = "\n".join(";".join(row) for row in rows).encode("utf-8", "replace")
    try:
        inventory = read_inventory_bytes(data)
    except ReadingError:
        return
    for row in inventory.rows:
        check(row)


@given(_CELLS | st.text(max_size=60) | st.text(alphabet="0123456789 .,-/xXgGbB€eE+'", max_size=40))
def test_single_cells_of_anything(text: str) -> None:
    for read in (kind_of, stage_of, gigabytes, cents, key, exact, by_part):
        read(text)
    for first in (True, False):
        found = read_day(text, day_first=first)
        assert found is None or 1980 <= found.day.year < 2100
