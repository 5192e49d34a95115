"""The exports of other systems, in their own headers with invented content: who wrote it, and what each row says."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from digibank.domain.device import Kind
from digibank.readers.inventories.facts import Content, InventoryRow, Stage
from digibank.readers.inventories.presets import PRESETS, preset_of
from digibank.readers.inventories.read import read_inventory, read_inventory_bytes
from tests.readers.inventory_rows import FIRST_ROWS, NADIA
from tests.readers.workbooks import zipped

SAMPLES = Path(__file__).parent.parent / "data" / "inventories"


@pytest.mark.parametrize("name", FIRST_ROWS)
def test_first_row_of_each_system(name: str) -> None:
    preset, row = FIRST_ROWS[name]
    inventory = read_inventory(SAMPLES / name)
    assert inventory.mapping.preset == preset
    assert inventory.rows[0] == row


def rows(name: str) -> tuple[InventoryRow, ...]:
    return read_inventory(SAMPLES / name).rows


def test_leihs_items_that_were_retired() -> None:
    assert [row.stage for row in rows("leihs_items.csv")] == [None, Stage.RETIRED]


def test_a_loan_that_came_back() -> None:
    inventory = read_inventory(SAMPLES / "lendengine_loans.csv")
    assert inventory.mapping.content is Content.LOANS
    assert [row.stage for row in inventory.rows] == [Stage.LENT, Stage.AVAILABLE]


def test_an_imei_and_what_a_person_typed() -> None:
    phone = rows("devicehub_export.csv")[1]
    assert (phone.kind, phone.make, phone.serial, phone.imei) == (
        Kind.SMARTPHONE,
        "Samsung",
        "R58W123ABCD",
        "356938035643809",
    )


def test_tellicos_open_loan_and_its_archive() -> None:
    data = (SAMPLES / "tellico.xml").read_bytes()
    lent = read_inventory_bytes(data).rows[1]
    assert (lent.borrower, lent.since, lent.until, lent.notes) == (
        NADIA,
        date(2024, 9, 1),
        date(2025, 6, 30),
        "met lader",
    )
    packed = zipped({"tellico.xml": data, "images/0a.png": b"\x89PNG"})
    assert read_inventory_bytes(packed).rows == read_inventory_bytes(data).rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_delimiter_in_any_encoding(encoding: str, delimiter: str) -> None:
    lines = ["Merk,Model,Serienummer,Schenker", "Dell,Latitude 7490,8ZK4T99,Café Brûlé", "HP,ProBook,5CD8123QQQ,Zoë"]
    data = "\r\n".join(line.replace(",", delimiter) for line in lines).encode(encoding)
    inventory = read_inventory_bytes(data)
    assert [row.donor for row in inventory.rows] == ["Café Brûlé", "Zoë"]
    assert inventory.layout.delimiter == delimiter


def test_excel_names_its_delimiter() -> None:
    inventory = read_inventory_bytes(b"sep=;\r\nMerk;Model, versie;Serienummer\r\nDell;Latitude, 7490;8ZK4T99\r\n")
    assert [(row.number, row.model) for row in inventory.rows] == [(3, "Latitude, 7490")]


def _headers(name: str) -> list[str]:
    return name.split(",")


_NOT_DEVICES: dict[str, Content] = {
    "First Name,Last Name,Email,Username,Activated,Location": Content.PEOPLE,
    "role,email,teamMemberId": Content.PEOPLE,
    "Full Name,Item name,serial number,Licensed To Name,Licensed to Email,seats": Content.OTHER,
    "Company,Name,Category,QTY,Location,Order Number,Min Amount": Content.OTHER,
    "name,address,city,country,zip,manager,manager username,currency": Content.OTHER,
    "lot_name,dhid": Content.OTHER,
}


@pytest.mark.parametrize("header", _NOT_DEVICES)
def test_lists_that_hold_no_devices_are_said_to(header: str) -> None:
    line = ",".join("x" for _ in _headers(header))
    assert read_inventory_bytes(f"{header}\n{line}\n{line}\n".encode()).mapping.content is _NOT_DEVICES[header]


def test_every_preset_is_found_by_each_of_its_header_sets_in_any_order() -> None:
    for preset in PRESETS:
        for needed in preset.needs:
            found = preset_of(sorted(needed, reverse=True))
            assert found is not None
            assert found.name == preset.name or PRESETS.index(found) < PRESETS.index(preset)


@pytest.mark.shared
def test_real_export_headers_are_known(shared: Path) -> None:
    expected: dict[str, Any] = {
        "homebox_export.header.csv": "Homebox",
        "homebox_import_minimal.header.csv": "Homebox",
        "leihs_inventory_items_export.header.csv": "leihs",
        "leihs_inventory_list_export.header.csv": "leihs",
        "lendengine_items_export.header.csv": "Lend Engine items",
        "lendengine_loans.header.csv": "Lend Engine loans",
        "shelf_import.header.csv": "Shelf",
        "snipeit_assets-sample.header.csv": "Snipe-IT import template",
        "snipeit_users-sample.header.csv": "Snipe-IT users",
        "snipeit_licenses-sample.header.csv": "Snipe-IT licences",
        "snipeit_accessories-sample.header.csv": "Snipe-IT accessories",
        "snipeit_consumables-sample.header.csv": "Snipe-IT accessories",
        "snipeit_components-sample.header.csv": "Snipe-IT components",
        "snipeit_models-sample.header.csv": "Snipe-IT models",
        "snipeit_locations-sample.header.csv": "Snipe-IT locations",
        "teal_export_devices.header.csv": "DeviceHub export",
        "teal_devices_lots.header.csv": "DeviceHub lots",
        "teal_lots.header.csv": "DeviceHub lots",
        "teal_placeholder_test.header.csv": "DeviceHub",
    }
    folder = shared / "data" / "reference" / "peer-headers"
    assert {path.name for path in folder.iterdir()} == expected.keys()
    for name, preset in expected.items():
        assert read_inventory(folder / name).mapping.preset == preset, name
