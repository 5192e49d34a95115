import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digibank.domain import keyboard
from digibank.domain.keyboard import KeyPress, Layout, Lock, Repair, from_scan_codes, read_back, readings

US_ON_BE = Repair(Layout.US, Layout.BE)
BE_ON_US = Repair(Layout.BE, Layout.US)
FOREIGN = [Layout.BE, Layout.FR, Layout.DE]
CHARACTERS = {layout: "".join(rows) for layout, rows in keyboard._PLAIN_AND_SHIFTED.items()}
DIGITS_AND_CAPITALS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def typed(text: str, scanner: Layout, host: Layout, lock: Lock = Lock.OFF) -> str:
    """What a PC shows, from the rows of the two layouts: the other way round than the program reads it."""
    out = ""
    for c in text:
        shift = next(s for s in (0, 1) if c in keyboard._PLAIN_AND_SHIFTED[scanner][s])
        place = keyboard._PLAIN_AND_SHIFTED[scanner][shift].index(c)
        if lock is Lock.SHIFT:
            shift = 1 - shift
        shown = keyboard._PLAIN_AND_SHIFTED[host][shift][place]
        capital = lock is Lock.CAPITALS and len(shown.swapcase()) == 1
        out += shown.swapcase() if capital else shown
    return out


@pytest.mark.parametrize("layout", Layout)
def test_a_layout_has_forty_seven_keys_and_space_and_no_character_twice(layout: Layout) -> None:
    plain, shifted = keyboard._PLAIN_AND_SHIFTED[layout]
    assert len(plain) == len(shifted) == 48
    assert len(set(plain[:-1] + shifted[:-1])) == 94
    assert plain[-1] == shifted[-1] == " "
    assert set(keyboard.DEAD_KEYS[layout]) <= set(plain + shifted)


@pytest.mark.parametrize(
    ("scanned", "repair", "meant"),
    [
        ("DL)ààà'é", US_ON_BE, "DL-00042"),
        ("httpsM==digibqnk:exq,ple=d=DL)ààà'é", US_ON_BE, "https://digibank.example/d/DL-00042"),
        ('"(§ç"!à"(§\'"!àç', US_ON_BE, "356938035643809"),
        ("DB=)))!@#", BE_ON_US, "DB-000123"),
        ('QBC)&é"°xyw', US_ON_BE, "ABC-123_xyz"),
        ("DL)ààà'é", Repair(Layout.US, Layout.FR), "DL-00042"),
        ("-_è", Repair(Layout.US, Layout.FR), "687"),
        ("^&*", Repair(Layout.FR, Layout.US), "678"),
        ("YZßÜ-", Repair(Layout.US, Layout.DE), "ZY-{/"),
        ("httpsÖ--host-ht-AßY", Repair(Layout.US, Layout.DE), "https://host/ht/A-Z"),
        ("https>&&host&ht&A/Y", Repair(Layout.DE, Layout.US), "https://host/ht/A-Z"),
    ],
)
def test_known_scans_read_back(scanned: str, repair: Repair, meant: str) -> None:
    assert read_back(scanned, repair) == meant


@pytest.mark.parametrize("lock", Lock)
@pytest.mark.parametrize("host", Layout)
@pytest.mark.parametrize("scanner", Layout)
def test_all_sixteen_pairs_read_back_what_the_pc_shows(scanner: Layout, host: Layout, lock: Lock) -> None:
    text = "".join(c for c in CHARACTERS[scanner] if c.isascii())
    assert read_back(typed(text, scanner, host, lock), Repair(scanner, host, lock)) == text


@given(st.sampled_from([(s, h) for s in Layout for h in Layout if s != h]), st.data())
def test_what_a_wrong_layout_made_of_a_serial_is_among_the_readings(
    pair: tuple[Layout, Layout], data: st.DataObject
) -> None:
    serial = data.draw(st.text(DIGITS_AND_CAPITALS + "-/:.", min_size=1, max_size=30))
    lock = data.draw(st.sampled_from([Lock.OFF, Lock.CAPITALS]))
    shown = typed(serial, *pair, lock)
    assert serial in {shown, *(reading for reading, _ in readings(shown))}


@pytest.mark.parametrize("host", FOREIGN)
def test_digits_survive_the_shift_lock_of_windows(host: Layout) -> None:
    shown = typed("PF0X7K2M-1", Layout.US, host, Lock.SHIFT)
    assert "PF0X7K2M-1" in {reading for reading, _ in readings(shown)}


@given(st.text(max_size=300))
def test_readings_differ_from_the_text_and_from_each_other(text: str) -> None:
    found = [reading for reading, _ in readings(text)]
    assert len(set(found)) == len(found) <= len(keyboard.REPAIRS)
    assert text not in found
    assert all(reading.isascii() for reading in found)


def test_the_commonest_mistake_is_read_first() -> None:
    reading, repair = next(readings("DL)ààà'é"))
    assert (reading, repair) == ("DL-00042", US_ON_BE)


def test_what_a_layout_cannot_type_is_no_reading() -> None:
    assert read_back("é", BE_ON_US) is None
    assert read_back("Ж", US_ON_BE) is None
    assert list(readings("Ольга")) == []


@pytest.mark.parametrize(
    ("shown", "repair", "meant"),
    [
        ("âën", US_ON_BE, "[q{en"),
        ("Â", US_ON_BE, "[Q"),
        ("á?", Repair(Layout.US, Layout.DE), "=a_"),
        ("^", US_ON_BE, "["),
    ],
)
def test_a_dead_key_and_its_letter_come_apart(shown: str, repair: Repair, meant: str) -> None:
    assert read_back(shown, repair) == meant


def test_an_accent_that_a_layout_has_no_dead_key_for_is_no_reading() -> None:
    assert read_back("ñ", US_ON_BE) is None
    assert read_back("á", US_ON_BE) is None
    assert read_back("ê", BE_ON_US) is None  # `^` is on a US keyboard, and does not wait there


def test_label_letters_are_on_one_key_everywhere() -> None:
    code = "BCDFGHJKLNPRSTVX"
    for scanner in Layout:
        for host in Layout:
            assert typed(code, scanner, host) == code


def presses_of(text: str, layout: Layout) -> list[KeyPress]:
    rows = keyboard._PLAIN_AND_SHIFTED[layout]
    places = [(c in rows[1] and c not in rows[0], c) for c in text]
    return [KeyPress(keyboard._KEYCODES[rows[shift].index(c)], shift) for shift, c in places]


@pytest.mark.parametrize("scanner", Layout)
def test_keys_give_the_text_whatever_the_pc_shows(scanner: Layout) -> None:
    assert from_scan_codes(presses_of(CHARACTERS[scanner], scanner), scanner) == CHARACTERS[scanner]


def test_known_keys() -> None:
    shift, enter, tab, caps, letter_a, one, keypad_7 = 50, 36, 23, 66, 38, 10, 79
    keys = [KeyPress(shift), KeyPress(letter_a, shift=True), KeyPress(letter_a), KeyPress(one), KeyPress(keypad_7)]
    assert from_scan_codes([KeyPress(caps), *keys, KeyPress(9999), KeyPress(tab), KeyPress(enter)]) == "Aa17"
    assert from_scan_codes([]) == ""


@pytest.mark.shared
def test_belgian_table_is_the_reference(shared: Path) -> None:
    reference = json.loads((shared / "data/reference/keymap_us_be.json").read_text())
    for name, repair in (("us_scanner_on_be_host", US_ON_BE), ("be_scanner_on_us_host", BE_ON_US)):
        table = {meant.removesuffix("(dead)"): shown.removesuffix("(dead)") for meant, shown in reference[name].items()}
        assert len(table) == 94
        for meant, shown in table.items():
            assert typed(meant, repair.scanner, repair.host) == shown
            assert read_back(shown, repair) == (meant if meant.isascii() else None)


@pytest.mark.shared
@pytest.mark.parametrize(("name", "layout"), [("be", Layout.BE), ("fr", Layout.FR)])
def test_layouts_and_key_codes_are_the_reference(name: str, layout: Layout, shared: Path) -> None:
    reference = json.loads((shared / "data/reference/scanner_layouts.json").read_text())
    rows: list[dict[str, Any]] = [row for row in reference["tables"][name]["rows"] if row["us"]]
    assert len(rows) >= 95
    for row in rows:
        press = KeyPress(row["keycode"], row["shift"])
        shown = from_scan_codes([press], layout)
        assert from_scan_codes([press]) == row["us"]
        assert shown in keyboard.DEAD_KEYS[layout] if row["dead"] else shown == row["host"]
