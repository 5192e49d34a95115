import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digibank.domain.keyboard import KeyPress, Layout, Lock, Repair
from digibank.domain.scan import LONGEST_SCAN, CodeScan, FromKeys, ImeiScan, StickerScan, TextScan, interpret

CODE = "KLDRSTVB"
IMEI = "356938035643809"
AZERTY_IMEI = '"(§ç"!à"(§\'"!àç'


def first(text: str) -> object:
    return interpret(text)[0]


@pytest.mark.parametrize("text", [CODE, "kldr-stvb", " KLDR STVB\r", f"]Q1{CODE}", f"]C1{CODE}\t"])
def test_our_own_code_comes_first(text: str) -> None:
    match first(text):
        case CodeScan(code=code, origin=None):
            assert code == CODE
        case other:
            pytest.fail(f"{other}")


def test_a_wrong_code_is_only_text_and_never_corrected() -> None:
    assert not any(isinstance(candidate, CodeScan) for candidate in interpret("KLDR-STVX"))
    assert first("KLDR-STVX") == TextScan("KLDR-STVX")


def test_an_imei_comes_before_the_same_digits_as_text() -> None:
    assert interpret(IMEI)[:2] == (ImeiScan(IMEI), TextScan(IMEI))


def test_an_imei_through_the_wrong_layout_is_found_and_says_so() -> None:
    candidates = interpret(AZERTY_IMEI)
    assert candidates[0] == TextScan(AZERTY_IMEI)
    imei = next(candidate for candidate in candidates if isinstance(candidate, ImeiScan))
    assert (imei.imei, imei.origin) == (IMEI, Repair(Layout.US, Layout.BE))


@pytest.mark.parametrize(
    ("text", "alias", "section"),
    [
        ("https://assets.example/hardware/12", "12", "hardware"),
        ("HTTPS://ASSETS.EXAMPLE/ht/A-12", "A-12", "ht"),
        ("https://box.example/a/000-001", "000-001", "a"),
        (
            "http://10.0.0.5:7745/item/9f8c4e9e-2b0c-4a4f-9d7e-0d9b6a7c1e22/",
            "9f8c4e9e-2b0c-4a4f-9d7e-0d9b6a7c1e22",
            "item",
        ),
        ("https://eam.sh/Ab3xY9", "Ab3xY9", ""),
        ("eam.sh/Ab3xY9", "Ab3xY9", ""),
        ("https://shelf.example/qr/cl%C3%A91?source=label#top", "clé1", "qr"),
        ("https://assets.example/locations/7", "7", "locations"),
    ],
)
def test_an_old_sticker_gives_its_alias(text: str, alias: str, section: str) -> None:
    assert interpret(text)[:2] == (StickerScan(alias, section), TextScan(text))


def test_an_old_sticker_through_the_wrong_layout() -> None:
    shown = "httpsM==qssets:exq,ple=hqrdzqre=&é"
    assert interpret(shown)[0] == TextScan(shown)
    assert StickerScan("12", "hardware") in interpret(shown)


@pytest.mark.parametrize(
    "text", ["https://", "https://host", "https://host/", "https://[x/a", "13138/00064437", "a/b", "O'Brien"]
)
def test_what_is_no_address_is_text(text: str) -> None:
    assert not any(isinstance(candidate, StickerScan) for candidate in interpret(text))
    assert first(text) == TextScan(text)


@pytest.mark.parametrize(
    ("text", "serial"),
    [
        ("1S20L5CTO1WWPF0X7K2M", "PF0X7K2M"),
        ("1S2349H1GR9ABCDE", "R9ABCDE"),
        ("SC02JX0ABDTY3", "C02JX0ABDTY3"),
        ("S/N: 5CD7314HDY", "5CD7314HDY"),
        ("serial number: 5CD7314HDY", "5CD7314HDY"),
    ],
)
def test_a_makers_bar_code_gives_the_serial_after_the_text(text: str, serial: str) -> None:
    assert interpret(text)[:2] == (TextScan(text), TextScan(serial))


def test_the_serial_itself_stays_first() -> None:
    assert first("S4EMNX0R123456") == TextScan("S4EMNX0R123456")


def test_names_are_looked_up_as_typed() -> None:
    for name in ("O'Brien", "<b>Łukasz</b>", "أحمد", "李小龍", "Zoë 👩‍👧"):
        assert first(name) == TextScan(name)


def test_keys_stand_before_readings_of_the_text() -> None:
    """Dead keys swallowed two letters: `[q{e[n` shows as `âën`; the keys still tell."""
    keys = [KeyPress(34), KeyPress(24), KeyPress(34, shift=True), KeyPress(26), KeyPress(34), KeyPress(57)]
    candidates = interpret("âën", keys)
    assert candidates[:2] == (TextScan("âën"), TextScan("[q{e[n"))
    assert candidates[1].origin == FromKeys(Layout.US)


def test_keys_find_the_imei_that_caps_lock_broke() -> None:
    keys = [KeyPress(9 + int(digit) if digit != "0" else 19) for digit in IMEI]
    assert ImeiScan(IMEI) in interpret(AZERTY_IMEI.upper(), keys)
    assert ImeiScan(IMEI) in interpret(AZERTY_IMEI.upper())
    capital = next(c for c in interpret(AZERTY_IMEI.upper()) if isinstance(c, ImeiScan))
    assert capital.origin == Repair(Layout.US, Layout.BE, Lock.CAPITALS)


@pytest.mark.parametrize("text", ["", "  \t\r\n", "\x00\x1b", "a" * (LONGEST_SCAN + 1), "https://h/" + "9" * 10_000])
def test_nothing_and_too_much_mean_nothing(text: str) -> None:
    assert interpret(text) == ()


@given(st.text(max_size=LONGEST_SCAN))
def test_any_text_gives_its_meanings_once_and_itself_among_them(text: str) -> None:
    candidates = interpret(text)
    assert len(set(candidates)) == len(candidates) <= 120
    assert candidates == () or any(isinstance(candidate, TextScan) for candidate in candidates)
    assert candidates == () or candidates[0].origin is None


@pytest.mark.parametrize("text", ["a." * 150, "https://a/" + "/b" * 145, "]Q1" * 100, "é" * 300, "1" * 10_000_000])
def test_nonsense_is_fast(text: str) -> None:
    """Generous for a busy machine: what is guarded against grows with the square or worse of the length."""
    start = time.perf_counter()
    interpret(text)
    assert time.perf_counter() - start < 0.5
