import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from digibank.domain.identifiers import clean_serial, parse_imei, serial_key

NO_SERIAL = [
    *("To be filled by O.E.M.", "To Be Filled By O.E.M.", " default  STRING ", "System Serial Number", "None", "N/A"),
    *("Not Specified", "Not Applicable", "INVALID", "0123456789", "123456789", "1234567890", "0123456789ABCDEF"),
    *("--", "<filter>", "<root required>", "<superuser required>", "unknown", "(S/N: unknown)", "OEM", "Fill By OEM"),
    *("Chassis Serial Number", "Type2 - Board Serial Number", "XXXXXXXX", "xxxxxxxxxxxxxxx", "SerNum01", "[Empty]"),
    *(
        "00000000",
        "0x00000000",
        "FFFFFFFF",
        "Not Supported by CPU",
        "n.v.t.",
        "geen",
        "onbekend",
        "inconnu",
        "REDACTED",
    ),
    *("", "   ", "\x00\x00", "....", "\N{EM DASH}", "?", "1"),
]
SERIALS = [
    *("9RK1XXXX", "0001", "2677", "p1", "PF0X7K2M", "13138/00064437", "AA00000000000485", "DSEK012345", "1.0"),
    *("VMware-56 4d fd 28", "NXMRWEH006512345ABC7600", "WD-WXL1A45P2345", "QM00001", "S4T6208", "12345", "نمره-۷"),
]


@pytest.mark.parametrize("text", NO_SERIAL)
def test_what_stands_in_place_of_a_serial_number_is_none(text: str) -> None:
    assert clean_serial(text) is None
    assert clean_serial(text.upper()) is None
    assert clean_serial(f"\t{text.lower()} ") is None
    assert serial_key(text) is None


@pytest.mark.parametrize("text", SERIALS)
def test_real_serial_numbers_stay_as_printed(text: str) -> None:
    assert clean_serial(text) == text


def test_no_text_is_no_serial() -> None:
    assert clean_serial(None) is None
    assert serial_key(None) is None


def test_serial_is_trimmed_folded_and_freed_of_controls() -> None:
    assert clean_serial("  PF0X\x007K2M\t\r\n") == "PF0X 7K2M"
    assert clean_serial("VMware-56\u00a0 4d") == "VMware-56 4d"


@pytest.mark.parametrize("other", ["WD_WXL1A45P9876", "wd-wxl1a45p9876", " WD WXL1A45P9876 ", "WDWXL1A45P9876"])
def test_two_tools_spellings_join(other: str) -> None:
    assert serial_key(other) == serial_key("WD-WXL1A45P9876")


def test_leading_zeros_tell_two_disks_apart() -> None:
    assert serial_key("0012345") != serial_key("12345")


@given(st.text(max_size=60))
def test_any_text_is_a_serial_as_its_cleaning_or_none(text: str) -> None:
    serial = clean_serial(text)
    assert serial is None or (clean_serial(serial) == serial and serial.isprintable() and serial_key(serial))


@pytest.mark.shared
def test_every_expected_serial_of_the_real_reports_is_one(shared: Path) -> None:
    expected = json.loads((shared / "data" / "expected.json").read_text())
    serials = set(_values_of(expected["files"], "serial"))
    assert len(serials) > 150
    none = {serial for serial in serials if clean_serial(serial) is None}
    assert none <= {
        "0123456789",
        "\ufffd\x07\x11",
    }  # a firmware's filler taken at its word; a report garbled on its way


def _values_of(node: object, key: str) -> list[str]:
    """Values of `key` in the facts; what stands under 'evidence' says where they were read."""
    if isinstance(node, list):
        return [value for item in node for value in _values_of(item, key)]
    if not isinstance(node, dict):
        return []
    here = [node[key].strip()] if isinstance(node.get(key), str) else []
    return here + [v for name, item in node.items() if name != "evidence" for v in _values_of(item, key)]


IMEI = "354178036859789"


@pytest.mark.parametrize(
    "text",
    [
        *(
            IMEI,
            f" {IMEI}\n",
            "35-417803-685978-9",
            "354178 03 685978 9",
            f"IMEI: {IMEI}",
            f"imei1: {IMEI}",
            f"IMEI{IMEI}",
        ),
        *(f"IMEI 2: {IMEI}", f"{IMEI} / 07", f"{IMEI}/07", "IMEISV: 3541780368597807", "IMEI/SV 3541780368597807"),
        *("35417803-685978-07", "35-417803-685978-07"),
    ],
)
def test_imei_in_its_usual_forms(text: str) -> None:
    assert parse_imei(text) == IMEI


@pytest.mark.parametrize(
    "text",
    [
        *("354178036859788", "35417803685978", "3541780368597807", "35417803685978907", "000000000000000"),
        *("٣٥٤١٧٨٠٣٦٨٥٩٧٨٩", "35417803685978A", "", "IMEI", "9" * 10_000, f"{IMEI}/", f"x{IMEI}"),
    ],
)
def test_anything_else_is_no_imei(text: str) -> None:
    assert parse_imei(text) is None


def test_no_text_is_no_imei() -> None:
    assert parse_imei(None) is None


@given(st.text("0123456789", min_size=14, max_size=14).filter(lambda body: set(body) != {"0"}), st.data())
def test_every_single_wrong_digit_of_an_imei_is_seen(body: str, data: st.DataObject) -> None:
    imei = body + luhn.calc_check_digit(body)
    assert parse_imei(imei) == imei
    place = data.draw(st.integers(0, 14))
    wrong = data.draw(st.sampled_from([d for d in "0123456789" if d != imei[place]]))
    assert parse_imei(imei[:place] + wrong + imei[place + 1 :]) is None
