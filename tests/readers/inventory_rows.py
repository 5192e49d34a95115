"""What the first row of each of our own exports says."""

from datetime import date

from digibank.domain.device import Kind
from digibank.readers.inventories.facts import Borrower, Field, InventoryRow, OldCode, Stage

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
