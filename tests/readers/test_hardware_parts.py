"""The pieces that several readers share: tables, YAML, batteries, health, numbers, makers in one text with models."""

import pytest

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.facts import BatteryFacts, Health
from digibank.readers.hardware.apple_names import apple_name
from digibank.readers.hardware.batteries import battery
from digibank.readers.hardware.brands import split_maker
from digibank.readers.hardware.carriers import disk_serial
from digibank.readers.hardware.chassis import chassis_name
from digibank.readers.hardware.columns import table_rows
from digibank.readers.hardware.ereuse_components import disk_bytes
from digibank.readers.hardware.health import Attribute, Record
from digibank.readers.hardware.serials import machine_uuid
from digibank.readers.hardware.values import decimal_number, grouped_number, watt_hours
from digibank.readers.hardware.yaml_report import load_yaml


def test_columns_to_the_left_and_to_the_right() -> None:
    table = ["NAME     SIZE MODEL        SERIAL", "sda    465.8G A B C D      S 1", "sdbcd      1T", "", "sdc 1T"]
    assert list(table_rows(table)) == [
        {"NAME": "sda", "SIZE": "465.8G", "MODEL": "A B C D", "SERIAL": "S 1"},
        {"NAME": "sdbcd", "SIZE": "1T", "MODEL": "", "SERIAL": ""},
    ]


def test_a_rule_under_the_names_is_no_row() -> None:
    assert list(table_rows(["Node  SN", "----- ---", "nvme0 S1"])) == [{"Node": "nvme0", "SN": "S1"}]


YAML = [
    ("a: 1\nb: null\nc: ~\nd:\ne: true", {"a": "1", "b": None, "c": None, "d": None, "e": True}),
    ("a:\n  b: c\n  d:\n    - 1\n    - e: f\n      g: h\n", {"a": {"b": "c", "d": ["1", {"e": "f", "g": "h"}]}}),
    ("a:\n- 1\n- 2\nb: c", {"a": ["1", "2"], "b": "c"}),
    ("- a\n-\n  b: c\n- - d\n  - e", ["a", {"b": "c"}, ["d", "e"]]),
    ("a: {b: 1, 'c': [2, {d: e}], f: }\ng: []", {"a": {"b": "1", "c": ["2", {"d": "e"}], "f": None}, "g": []}),
    ("a: one\n  two\nb: 'it''s\n  # no comment'", {"a": "one two", "b": "it's # no comment"}),
    ("# comment\n---\n'@type': \"x: y\"\nurl: http://a/b", {"@type": "x: y", "url": "http://a/b"}),
    ('{"a": [1, 2,], "b": word,}', {"a": ["1", "2"], "b": "word"}),
    ("a: 1\na: 2", {"a": "2"}),
    ("serial: 0012", {"serial": "0012"}),
]


@pytest.mark.parametrize(("text", "value"), YAML)
def test_yaml(text: str, value: object) -> None:
    assert load_yaml(text) == value


@pytest.mark.parametrize("text", ["", "# only", "a: {b: 1", "a: 'open", "a: [1, 2}", "- " * 99 + "a", "a: " + "[" * 99])
def test_yaml_that_is_none(text: str) -> None:
    with pytest.raises(ReadingError) as caught:
        load_yaml(text)
    assert caught.value.fault is ReadingFault.DAMAGED


def test_battery_health_out_of_two_energies() -> None:
    assert battery(design_wh=50.0, full_wh=40.0).health_percent == 80.0
    assert battery(design_wh=50.0, full_wh=52.0).health_percent == 100.0


def test_a_counter_that_broke_is_not_believed() -> None:
    assert battery(design_wh=5.0, full_wh=50.0) == BatteryFacts(design_wh=5.0)
    assert battery(cycles=0).cycles is None
    assert battery(cycles=65535).cycles is None


@pytest.mark.parametrize(
    ("amount", "unit", "volts", "energy"),
    [
        *((50000, "mWh", None, 50.0), (5000, "mAh", 11.1, 55.5), (5000, "mAh", None, None), (50.0, "Wh", None, 50.0)),
        *((0, "Wh", None, None), (9e9, "mWh", None, None), (1, "kg", 5.0, None), (None, "Wh", None, None)),
    ],
)
def test_energy(amount: float | None, unit: str, volts: float | None, energy: float | None) -> None:
    assert watt_hours(amount, unit, volts) == energy


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("256,052,966,400 bytes", 256052966400), ("52.500 mWh", 52500), ("16\u202f306 Mo", 16306), ("1'024", 1024)),
        *(("57532", 57532), ("7", 7), ("-", None), ("", None), (None, None), ("9" * 40, 999999999999999999)),
    ],
)
def test_grouped_numbers(text: object, number: int | None) -> None:
    assert grouped_number(text) == number


@pytest.mark.parametrize(("text", "number"), [("47,3708 Wh", 47.3708), ("88%", 88.0), ("N/A", None), (None, None)])
def test_decimal_numbers(text: object, number: float | None) -> None:
    assert decimal_number(text) == number


def attribute(number: int, name: str, raw: int, value: int = 100, *, failing: bool = False) -> Attribute:
    return Attribute(number, name, value, raw, failing)


@pytest.mark.parametrize(
    ("record", "health"),
    [
        (Record(passed=True), Health.GOOD),
        (Record(), None),
        (Record(passed=False), Health.FAILING),
        (Record(passed=True, warning=0x02), Health.GOOD),  # too warm passes
        (Record(passed=True, warning=0x01), Health.FAILING),
        (Record(passed=True, used_percent=99), Health.GOOD),
        (Record(passed=True, used_percent=100), Health.WORN),
        (Record(passed=True, attributes=(attribute(197, "Current_Pending_Sector", 1),)), Health.WORN),
        (Record(passed=True, attributes=(attribute(190, "Airflow", 60, failing=True),)), Health.FAILING),
        (Record(passed=True, grown_defects=4), Health.WORN),
        (Record(passed=True, attributes=(attribute(231, "SSD_Life_Left", 0, 93),)), Health.GOOD),
    ],
)
def test_health(record: Record, health: Health | None) -> None:
    assert record.health is health


def test_numbers_of_a_record() -> None:
    rows = (
        attribute(9, "Power_On_Hours", 14200),
        attribute(5, "x", 3),
        attribute(202, "Percent_Lifetime_Remain", 4, 96),
    )
    record = Record(attributes=rows)
    assert (record.power_on_hours, record.bad_sectors, record.worn_percent) == (14200, 3, 4)
    assert Record(attributes=(attribute(9, "Power_On_Minutes", 14200),)).power_on_hours is None
    assert Record(hours=2**40).power_on_hours is None


@pytest.mark.parametrize(
    ("text", "make", "model"),
    [
        ("HP HP Pavilion Gaming Laptop", "HP", "HP Pavilion Gaming Laptop"),
        ("Dell Inc. Latitude 5490", "Dell", "Latitude 5490"),
        ("ASUSTeK COMPUTER INC. X541UA", "ASUS", "X541UA"),
        ("Packard Bell EasyNote TE11", "Packard Bell", "EasyNote TE11"),
        ("Sample Maker Book 7", None, "Sample Maker Book 7"),
        ("HP", None, "HP"),
        (None, None, None),
    ],
)
def test_maker_and_model_in_one_text(text: object, make: str | None, model: str | None) -> None:
    assert split_maker(text) == (make, model)


@pytest.mark.parametrize(
    ("megabytes", "size"), [(238475, 238475 * 2**20), (250059, 250059 * 10**6), (500108, 500108 * 10**6), (0, None)]
)
def test_megabytes_of_either_kind(megabytes: int, size: int | None) -> None:
    assert disk_bytes(megabytes) == size


@pytest.mark.parametrize(
    ("text", "uuid"),
    [
        ("4C4C4544-0051-4810-8052-B2C04F4D3332", "4c4c4544-0051-4810-8052-b2c04f4d3332"),
        ("03000200-0400-0500-0006-000700080009", None),
        ("00000000-0000-0000-0000-000000000000", None),
        ("FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF", None),
        ("Not Settable", None),
        (None, None),
    ],
)
def test_uuids(text: object, uuid: str | None) -> None:
    assert machine_uuid(text) == uuid


def test_numbers_of_housings() -> None:
    assert [chassis_name(code) for code in (3, 9, 10, 0x8A, 30, 31, 36, 2, 99)] == [
        *("desktop", "laptop", "notebook", "notebook", "tablet", "convertible", "stick pc", None, None)
    ]


def test_names_of_apples() -> None:
    assert [apple_name(name) for name in ("iPhone12,8", "iPad11,6", "iPhone99,1", None)] == [
        *("iPhone SE (2nd generation)", "iPad (8th generation)", None, None)
    ]


@pytest.mark.parametrize(("said", "serial"), [("WD-1", "WD-1"), ("yes", None), ("REDACTED", None), (None, None)])
def test_serial_numbers_of_disks(said: object, serial: str | None) -> None:
    assert disk_serial(said) == serial
