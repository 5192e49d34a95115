"""The exports of other systems, in their own headers with invented content: who wrote it, and what each row says."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from digibank.domain.device import Kind
from digibank.readers.inventories.facts import Borrower, Content, Field, InventoryRow, OldCode, Stage
from digibank.readers.inventories.presets import PRESETS, preset_of
from digibank.readers.inventories.read import read_inventory, read_inventory_bytes
from tests.readers.workbooks import zipped

SAMPLES = Path(__file__).parent.parent / "data" / "inventories"
NADIA = Borrower("Nadia Voorbeeld")


def code(text: str) -> OldCode:
    return OldCode(Field.CODE, text)


def number(text: str) -> OldCode:
    return OldCode(Field.ID, text)


_SNIPE_LIST = InventoryRow(
    number=2,
    kind=Kind.LAPTOP,
    make="Lenovo",
    model="ThinkPad T470s",
    serial="PF1X2Y3Z",
    codes=(code("DB-0017"), number("17")),
    donor="Firma Voorbeeld",
    borrower=NADIA,
    since=date(2024, 10, 1),
    until=date(2025, 6, 30),
    stage=Stage.LENT,
    state_words="Deployed",
    notes="lader erbij; Blauwe laptop",
    location="Balie",
    acquired=date(2024, 9, 14),
    value_cents=8000,
)
_SNIPE_REPORT = InventoryRow(
    number=2,
    kind=Kind.LAPTOP,
    make="HP",
    model="EliteBook 840 G3",
    serial="5CG7XYZ123",
    codes=(code("DB-0031"), number("31")),
    donor="Bank Voorbeeld",
    borrower=Borrower("Sam Voorbeeld", number="L-0042"),
    since=date(2024, 11, 5),
    until=date(2025, 11, 5),
    stage=Stage.LENT,
    state_words="Uitgeleend",  # not the province, which Dutch calls Status too
    notes="sticker eraf; =1+1",  # without Snipe-IT's backtick
    location="Demerdal",
    acquired=date(2023, 2, 1),
    value_cents=6000,
)
_GLPI = InventoryRow(
    number=2,
    kind=Kind.LAPTOP,
    make="Dell Inc.",
    model="Latitude 5490",
    serial="8ZK4T13",
    codes=(code("INV-100"), number("5")),
    borrower=Borrower("Sam Voorbeeld"),
    stage=Stage.LENT,
    state_words="In gebruik",
    notes="scherm vervangen; pc-balie-1",
    location="Balie",
)
_HOMEBOX = InventoryRow(
    number=2,
    kind=Kind.LAPTOP,
    make="Acer",
    model="Aspire ES1-512",
    serial="NXMRWEH00650ABC",
    codes=(code("000-007"), number("a1")),
    donor="Firma Voorbeeld",
    borrower=NADIA,  # out of a field that its users added
    stage=Stage.LENT,
    notes="met hoes; Laptop balie",
    location="Digibank / Kast A",
    acquired=date(2024, 3, 1),
    value_cents=0,
)

FIRST_ROWS: dict[str, tuple[str, InventoryRow]] = {
    "snipeit_list_en.csv": ("Snipe-IT list", _SNIPE_LIST),
    "snipeit_list_nl.csv": ("Snipe-IT list", _SNIPE_LIST),
    "snipeit_list_fr.csv": ("Snipe-IT list", _SNIPE_LIST),
    "snipeit_report_en.csv": ("Snipe-IT custom report", _SNIPE_REPORT),
    "snipeit_report_nl.csv": ("Snipe-IT custom report", _SNIPE_REPORT),
    "snipeit_template.csv": (
        "Snipe-IT import template",
        InventoryRow(
            number=2,
            kind=Kind.LAPTOP,
            make="Lenovo",
            model="ThinkPad L460",
            codes=(code("DB-0003"),),
            donor="Gemeente Voorbeeldegem",
            borrower=Borrower("Nadia Voorbeeld", email="nadia@voorbeeld.example"),
            stage=Stage.LENT,
            notes="Batterij zwak; Balie 3",
            location="Kast A",
            acquired=date(2024, 9, 14),  # 9/14/24
            value_cents=8000,
        ),
    ),
    "glpi_en.csv": ("GLPI", _GLPI),
    "glpi_fr.csv": ("GLPI", _GLPI),
    "homebox.csv": ("Homebox", _HOMEBOX),
    "homebox.tsv": ("Homebox", _HOMEBOX),
    "leihs_list.csv": (
        "leihs",
        InventoryRow(
            number=2,
            kind=Kind.LAPTOP,
            make="Dell",
            model="Latitude 7490",
            serial="9QK4T13",
            codes=(code("DIG1001"),),
            donor="Gemeente Voorbeeldegem",
            borrower=Borrower("Sam Voorbeeld", number="B-77"),
            until=date(2025, 12, 19),
            stage=Stage.LENT,
            notes="kras; azerty",
            location="Hoofdgebouw",
            acquired=date(2022, 5, 1),
            value_cents=12000,
        ),
    ),
    "leihs_legacy_de.csv": (
        "leihs",
        InventoryRow(
            number=2,
            kind=Kind.TABLET,
            make="Microsoft",
            model="Surface Go",
            serial="012345671234",
            codes=(code("DIG0900"),),
            until=date(2025, 12, 31),
        ),
    ),
    "lendengine_items.csv": (
        "Lend Engine items",
        InventoryRow(
            number=2,
            kind=Kind.LAPTOP,  # of the second column called Type
            make="HP",
            model="ProBook 430 G5",
            serial="5CD8111QQQ",
            codes=(code("LEN0012"), number("12")),
            donor="Firma Voorbeeld",
            stage=Stage.AVAILABLE,
            state_words="Good",
            location="Kast",
            acquired=date(2024, 1, 9),
            value_cents=0,
        ),
    ),
    "lendengine_loans.csv": (
        "Lend Engine loans",
        InventoryRow(
            number=2,
            kind=Kind.LAPTOP,
            make="HP",
            model="ProBook 430 G5",
            codes=(code("LEN0012"),),
            borrower=Borrower("Nadia Voorbeeld", email="nadia@voorbeeld.example"),
            since=date(2024, 9, 2),
            until=date(2025, 6, 30),
            stage=Stage.LENT,
            state_words="ACTIVE",
        ),
    ),
    "shelf.csv": (
        "Shelf",
        InventoryRow(
            number=2,
            kind=Kind.LAPTOP,
            make="Dell",
            model="Latitude 5490",
            serial="7ZK4T13",
            codes=(code("SH0012"),),
            borrower=NADIA,
            stage=Stage.LENT,
            notes="hoes erbij; Laptop 12",
            location="Kast C",
            acquired=date(2024, 2, 22),
            value_cents=12000,
        ),
    ),
    "devicehub_export.csv": (
        "DeviceHub export",
        InventoryRow(
            number=2,
            kind=Kind.LAPTOP,
            make="ASUSTeK Computer INC.",
            model="1001PXD",
            serial="B8OAAS048285",  # not the one of its disk
            codes=(code("E39W3"), number("4")),
            acquired=date(2023, 4, 21),
            ram_gb=1.0,
            storage_gb=238.47,
            cpu="Intel Atom N455",
        ),
    ),
    "devicehub_stock.csv": (
        "DeviceHub",
        InventoryRow(
            number=2,
            kind=Kind.LAPTOP,
            make="HP",
            model="ProBook 440 G5",
            serial="5CG0002ABC",
            acquired=date(2022, 8, 2),
            ram_gb=8.0,
        ),
    ),
    "tellico.xml": (
        "Tellico",
        InventoryRow(
            number=2,
            kind=Kind.LAPTOP,
            make="Dell",
            model="Latitude 7490",
            serial="8ZK4T99",
            codes=(number("1"),),
            notes="nieuwe batterij",
            acquired=date(2021, 5, 3),
        ),
    ),
}


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
