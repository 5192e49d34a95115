"""Brand, model, kind and serial number: what a person at the counter would say, out of what firmware says."""

import pytest

from digibank.domain.device import Kind
from digibank.readers.hardware.brands import brand, clean_name, model, without_sku
from digibank.readers.hardware.carriers import is_sd_card, technology
from digibank.readers.hardware.chassis import kind_of
from digibank.readers.hardware.serials import machine_serial
from digibank.readers.hardware.values import as_gb, as_gib, plain, size_in_bytes, whole_number

BRANDS: list[tuple[object, str | None]] = [
    ("Hewlett-Packard", "HP"),
    ("HP", "HP"),
    ("HP Inc.", "HP"),
    ("LENOVO", "Lenovo"),
    ("Dell Inc.", "Dell"),
    ("Dell Computer Corporation", "Dell"),
    ("ASUSTeK COMPUTER INC.", "ASUS"),
    ("ASUSTeK Computer Inc.         ", "ASUS"),
    ("ASUS", "ASUS"),
    ("acer", "Acer"),
    ("Acer, inc.", "Acer"),
    ("Packard Bell BV", "Packard Bell"),
    ("eMachines", "eMachines"),
    ("FUJITSU", "Fujitsu"),
    ("FUJITSU SIEMENS", "Fujitsu Siemens"),
    ("FUJITSU CLIENT COMPUTING LIMITED", "Fujitsu"),
    ("FUJITSU // Phoenix Technologies Ltd.", "Fujitsu"),
    ("TOSHIBA", "Toshiba"),
    ("Dynabook Inc.", "Dynabook"),
    ("Apple Inc.", "Apple"),
    ("Apple Computer, Inc.", "Apple"),
    ("Microsoft Corporation", "Microsoft"),
    ("SAMSUNG ELECTRONICS CO., LTD.", "Samsung"),
    ("Micro-Star International Co., Ltd.", "MSI"),
    ("MICRO-STAR INTERNATIONAL CO.,LTD", "MSI"),
    ("Micro Computer (HK) Tech Limited", "Minisforum"),
    ("GOOGLE", "Google"),
    ("MEDION", "Medion"),
    ("LG Electronics", "LG"),
    ("Sony Corporation", "Sony"),
    ("NEC Computers SAS", "NEC"),
    ("Intel(R) Client Systems", "Intel"),
    ("Panasonic Corporation", "Panasonic"),
    ("Matsushita Electric Industrial Co.,Ltd.", "Panasonic"),
    ("HUAWEI", "Huawei"),
    ("GIGABYTE", "Gigabyte"),
    ("Gigabyte Technology Co., Ltd.", "Gigabyte"),
    ("CLEVO CO.", "Clevo"),
    ("Notebook", "Clevo"),
    ("TUXEDO", "TUXEDO"),
    ("VMware, Inc.", "VMware"),
    ("innotek GmbH", "innotek GmbH"),
    ("Sample Makers Co., Ltd.", "Sample Makers"),
    ("Inc.", "Inc."),
    ("System manufacturer", None),
    ("To Be Filled By O.E.M.", None),
    ("Default string", None),
    ("OEM", None),
    ("<BAD INDEX>", None),
    ("", None),
    ("  ", None),
    (None, None),
    (["HP"], None),
    ({"a": 1}, None),
    (True, None),
]


@pytest.mark.parametrize(("manufacturer", "make"), BRANDS)
def test_brand(manufacturer: object, make: str | None) -> None:
    assert brand(manufacturer) == make


@pytest.mark.parametrize(
    ("make", "product", "version", "named"),
    [
        ("Lenovo", "20L6S29E00", "ThinkPad T480", "ThinkPad T480"),
        ("Lenovo", "80E5", "Lenovo G50-80", "Lenovo G50-80"),
        ("Lenovo", "2189", "G580", "G580"),
        ("Lenovo", "HuronRiver Platform", "Lenovo B570", "Lenovo B570"),
        ("Lenovo", "ThinkPad X1 Carbon", "20BTS0SAMPLE"[:10], "ThinkPad X1 Carbon"),
        ("Lenovo", "20L6S29E00", "Not Specified", "20L6S29E00"),
        ("Lenovo", "20L6S29E00", "Lenovo", "20L6S29E00"),
        ("Lenovo", "20L6S29E00", "1.0", "20L6S29E00"),
        ("Lenovo", "20L6S29E00", "REV:1.0", "20L6S29E00"),
        ("Lenovo", "20L6S29E00", None, "20L6S29E00"),
        ("IBM", "2373K1G", "ThinkPad T42", "ThinkPad T42"),
        ("HP", "HP EliteBook 840 G3", "A3009DD10203", "HP EliteBook 840 G3"),
        ("Toshiba", "PORTEGE R700", "PT311E-02W004CE", "PORTEGE R700"),
        ("Apple", "MacBookPro11,5", "1.0", "MacBookPro11,5"),
        ("ASUS", "All Series", "System Version", None),
        (None, "System Product Name", "System Version", None),
        (None, "To be filled by O.E.M.", "To be filled by O.E.M.", None),
        ("HP", 7, None, None),  # JSON of the wrong type; one digit is no name
    ],
)
def test_model(make: str | None, product: object, version: object, named: str | None) -> None:
    assert model(make, product, version) == named


@pytest.mark.parametrize(
    ("product", "without"),
    [
        ("Latitude E7240 (05CA)", "Latitude E7240"),
        ("Laptop 13 (AMD Ryzen 7040Series) (FRANMDCP07)", "Laptop 13 (AMD Ryzen 7040Series)"),
        ("X1 (A(B)C)", "X1"),
        ("NUC6CAYH", "NUC6CAYH"),
        ("(only)", "(only)"),
        ("odd)", "odd)"),
        (None, None),
    ],
)
def test_stock_number_of_lshw(product: object, without: str | None) -> None:
    assert without_sku(product) == without


@pytest.mark.parametrize(
    ("chassis", "maker", "named", "kind"),
    [
        ("Notebook", None, None, Kind.LAPTOP),
        ("Laptop", None, None, Kind.LAPTOP),
        ("Portable", None, None, Kind.LAPTOP),
        ("Sub Notebook", None, None, Kind.LAPTOP),
        ("Convertible", None, None, Kind.LAPTOP),
        ("Detachable", None, None, Kind.LAPTOP),
        ("Tablet", None, None, Kind.TABLET),
        ("Desktop", None, None, Kind.DESKTOP),
        ("Low Profile Desktop Computer", None, None, Kind.DESKTOP),
        ("low-profile", None, None, Kind.DESKTOP),
        ("Mini Tower", None, None, Kind.DESKTOP),
        ("All In One", None, None, Kind.DESKTOP),
        ("All-in-one", None, None, Kind.DESKTOP),
        ("Mini PC", None, None, Kind.DESKTOP),
        ("Mini-pc", None, None, Kind.DESKTOP),
        ("Space-saving", None, None, Kind.DESKTOP),
        ("Rack Mount Chassis", "HP", "ProLiant DL180 G6", Kind.OTHER),
        ("Main Server Chassis", None, None, Kind.OTHER),
        ("Blade", None, None, Kind.OTHER),
        ("Other", "QEMU", "Standard PC (i440FX + PIIX, 1996)", Kind.OTHER),
        ("Desktop", "Microsoft Corporation", "Virtual Machine", Kind.OTHER),
        ("Notebook", "VMware, Inc.", "VMware Virtual Platform", Kind.OTHER),
        ("Other", "LENOVO", "ThinkPad T470", Kind.LAPTOP),
        ("Other", "Microsoft Corporation", "Surface Pro 9", Kind.LAPTOP),
        ("Unknown", "Dell Inc.", "OptiPlex 7050", Kind.DESKTOP),
        ("Computer", "Acer", "Aspire ES1-512", Kind.LAPTOP),
        ("Computer", "Acer", "Aspire TC-780", Kind.OTHER),
        ("Docking Station", "Dell Inc.", "Latitude E6400", Kind.LAPTOP),
        (None, None, None, Kind.OTHER),
        ("", "Sample", "Thing", Kind.OTHER),
    ],
)
def test_kind(chassis: str | None, maker: str | None, named: str | None, kind: Kind) -> None:
    assert kind_of(chassis, maker, named) is kind


PLACEHOLDERS = """
    To be filled by O.E.M.|To Be Filled By O.E.M.|Default string|System Serial Number|Chassis Serial Number|0123456789
    123456789|1234567890|00000000|XXXXXXXX|xxxxxxxxxxx|None|Not Specified|Not Available|Not Applicable|N/A|--|..
    <filter>|<root required>|<superuser required>|[REMOVED]|INVALID|Unknown|empty|OEM|<BAD INDEX>|<OUT OF SPEC>
    TBD by ODM|SN 123456789ABC|SN1234567890|NB-1234567890|SYS-1234567890|BSS-0123456789|SSN12345678901234567
    1234567890ABCDEF|123456789ABCDEF|System Serial#|INVALID SERIAL|Standard|NotSupport|Serial|0|1|*
"""


@pytest.mark.parametrize(
    "text", [word.strip() for line in PLACEHOLDERS.split("\n") for word in line.split("|") if word]
)
def test_no_serial_number(text: str) -> None:
    assert machine_serial(text) is None
    assert machine_serial(f"  {text} ") is None


@pytest.mark.parametrize(
    "text",
    [
        "PF1JZKC1",
        "5CG1234567",
        "CN12AB34CD",
        "NXMRWEH006512345ABC7600",
        "2426481202607",
        "13138/00064437",
        "48368130c2f8",
        "VMware-56 4d fd 28 89 33 f8 e2-64 74 01 59 92 3b 58 0e",
        "S4R6460",
        "SN123X",
        "PC0A1B2C",
    ],
)
def test_a_serial_number(text: str) -> None:
    assert machine_serial(f" {text}\t") == text


def test_names_hold_no_tricks() -> None:
    assert clean_name("ThinkPad\x00 \u202eT480\ud800\n") == "ThinkPad T480"
    assert plain("x" * 5000) == "x" * 200
    assert plain(float("inf")) == "inf"
    nothings: list[object] = [None, [], {}, "", " ", True]
    assert [plain(value) for value in nothings] == [None] * 6


@pytest.mark.parametrize(
    ("text", "size", "decimal"),
    [
        ("8192 MB", 2**33, False),
        ("8 GB", 2**33, False),
        ("512 kB", 2**19, False),
        ("256 MB (Single-bank Connection)", 2**28, False),
        ("256.1GB", 256_100_000_000, True),
        ("1 GiB", 2**30, True),
        ("1,5 TB", 1_500_000_000_000, True),
        ("1024 bytes", 1024, False),
        ("No Module Installed", None, False),
        ("Unknown", None, False),
        ("9" * 400 + " MB", None, False),
        (None, None, False),
    ],
)
def test_sizes(text: str | None, size: int | None, decimal: bool) -> None:
    found = size_in_bytes(text, decimal=decimal)
    assert found == size or (size is None and text is not None and text.startswith("9"))


def test_numbers_of_any_json_type() -> None:
    assert [whole_number(value) for value in (5, "5", 5.9, " 12 ")] == [5, 5, 5, 12]
    nothings: list[object] = [None, True, -5, "abc", float("nan"), float("inf"), 1e300, "9" * 30, [5], {}]
    assert [whole_number(value) for value in nothings] == [None] * 10
    assert (as_gib(0), as_gb(None), as_gib(1065349120), as_gb(500107862016)) == (None, None, 0.992, 500.1)


def test_cards_and_chips_on_the_same_bus() -> None:
    assert [is_sd_card(name) for name in ("SL32G", "SU08G", "EB1QT", "GD2S5", "USD00", "SN128", "00000")] == [True] * 7
    assert [is_sd_card(name) for name in ("DF4064", "BJTD4R", "HAG4a2", "MMC64G", "SEM32G", "", None)] == [False] * 7
    assert technology("/dev/mmcblk0", "DF4064") == "flash"
    assert technology("/dev/nvme0n1", None) == "ssd"
    assert technology("/dev/sda", "Samsung SSD 850") == "ssd"
    assert technology("/dev/sda", "KINGSTON SA400S37240G") is None
    assert technology("/dev/sda", "ST500", turns=True) == "hdd"
