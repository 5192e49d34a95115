import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digibank.domain.errors import Refusal
from digibank.domain.errors_text import HoldsNationalNumber, TextFault, TextTooLong
from digibank.domain.free_text import LINE_LIMIT, NOTE_LIMIT, clean_line, clean_note, plain_line, plain_note

NAMES = [
    *(
        "Jan Peeters",
        "O'Brien",
        "<b>Jan</b>",
        "Łukasz Żółć",
        "Đặng Văn Ánh",
        "Ольга Йовић",
        "李小龍",
        "=SUM(A1)",
        "-Jan",
    ),
    *(
        "محمد بن علي",
        "שרה לוי",
        "می‌خواهم",
        "क्‍ष",
        "👩‍👩‍👧 Zoë",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    ),
    *("Ali \u200fעלי\u200e 3", "Mary-Ann D’Hondt", "\\N{x} %s {0}", "𐐷𐑊"),
]


@pytest.mark.parametrize("name", NAMES)
def test_names_stay_as_typed(name: str) -> None:
    assert clean_line(name, field="name") == name


def test_accents_are_composed() -> None:
    assert clean_line("Zoe\u0308", field="name") == "Zoë"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Jan \t Peeters\r\n", "Jan Peeters"),
        ("Jan\x00\x1b[31mPeeters", "Jan [31mPeeters"),
        ("Jan\u2028Peeters\u00a0\u3000x\x85y", "Jan Peeters x y"),
        ("\u202etxt.exe\u202c", "txt.exe"),
        ("\u2067Jan\u2069\ufeff\u200b", "Jan"),
        ("Jan\ud800\uffff", "Jan"),
        ("", ""),
        ("\u200b \x07", ""),
    ],
)
def test_what_nobody_typed_goes(typed: str, kept: str) -> None:
    assert clean_line(typed, field="name") == kept


def test_a_note_keeps_its_lines() -> None:
    typed = " scherm\tkapot \r\n\r\n\r\n\r\nlader\x0bmist\n\n"
    assert clean_note(typed, field="note") == "scherm kapot\n\nlader\nmist"


@given(st.text(st.characters(), max_size=300))
def test_cleaning_is_done_once_and_can_be_stored(text: str) -> None:
    for plain in (plain_line, plain_note):
        clean = plain(text)
        assert plain(clean) == clean
        assert clean.strip() == clean
        assert unicodedata.is_normalized("NFC", clean)
        assert clean.encode("utf-8").decode("utf-8") == clean
        assert not any(unicodedata.category(c) in {"Cc", "Zl", "Zp"} for c in clean if c != "\n")
    assert "\n" not in plain_line(text)


@given(st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=100))
def test_visible_text_survives(text: str) -> None:
    """Code points may compose, none may go."""
    text = "".join(c for c in text if c not in "\ufffe\uffff")
    assert plain_line(text) == unicodedata.normalize("NFC", text)


def test_a_name_of_two_hundred_letters_is_the_longest() -> None:
    assert clean_line("x" * LINE_LIMIT, field="name") == "x" * 200
    assert clean_line(" " * 10_000 + "x", field="name") == "x"
    for length in (201, 10_000):
        with pytest.raises(TextTooLong) as refusal:
            clean_line("x" * length, field="name")
        assert (refusal.value.field, refusal.value.limit, refusal.value.rule) == ("name", 200, "text-too-long")


def test_limits_are_the_callers() -> None:
    with pytest.raises(TextTooLong):
        clean_line("x" * 21, field="phone", limit=20)
    assert clean_note("x" * NOTE_LIMIT, field="note")
    with pytest.raises(TextTooLong):
        clean_note("x" * (NOTE_LIMIT + 1), field="note")


@pytest.mark.parametrize("clean", [clean_line, clean_note])
def test_a_national_number_is_refused_until_a_coordinator_confirms(clean: Callable[..., str]) -> None:
    text = "Jan 85.07.30-033.28"
    with pytest.raises(HoldsNationalNumber) as refusal:
        clean(text, field="note")
    assert (refusal.value.field, refusal.value.rule) == ("note", "national-number")
    assert clean(text, field="note", number_confirmed=True) == text


def test_a_number_hidden_by_invisible_characters_is_refused_too() -> None:
    with pytest.raises(HoldsNationalNumber):
        clean_line("85\u200b0730\u202e03328", field="name")


def test_a_refusal_holds_no_text_of_the_person() -> None:
    with pytest.raises(TextFault) as refusal:
        clean_line("Jan 85.07.30-033.28", field="name")
    assert isinstance(refusal.value, Refusal)
    assert "85" not in f"{refusal.value!r}{refusal.value}"
