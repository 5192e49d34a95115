import json
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digibank.domain.national_number import holds_national_number


def number_of(born: date, counter: int, month_step: int = 0) -> str:
    """Made up by the rule of the register, not by the library that checks it."""
    body = f"{born:%y}{born.month + month_step:02}{born:%d}{counter:03}"
    checked = int(("2" if born.year >= 2000 else "") + body)
    return f"{body}{97 - checked % 97:02}"


births = st.dates(date(1910, 1, 1), date(2024, 12, 31))
counters = st.integers(1, 998)
month_steps = st.sampled_from([0, 20, 40])
FORMS = [
    "{0}{1}{2}{3}{4}",
    "{0}.{1}.{2}-{3}.{4}",
    "{0} {1} {2} {3} {4}",
    "{0}{1}{2}-{3}-{4}",
    "{0}{1}{2} {3}{4}",
    "{0}/{1}/{2} {3}.{4}",
    "{0}.{1}.{2} - {3}.{4}",
    "{0}.{1}.{2}\N{EN DASH}{3}.{4}",
    "{0}\N{NO-BREAK SPACE}{1}\N{NO-BREAK SPACE}{2}\N{NO-BREAK SPACE}{3}\N{NO-BREAK SPACE}{4}",
]
SURROUNDINGS = [
    "{}",
    "RR: {}",
    "Jan ({}) belt maandag.",
    "nr. {}, dank",
    "{}\n",
    "12 {}",
    "NISS={};",
    "«{}»",
    "zie {}.",
]


def in_form(number: str, form: str) -> str:
    return form.format(number[:2], number[2:4], number[4:6], number[6:9], number[9:])


@given(births, counters, month_steps, st.sampled_from(FORMS), st.sampled_from(SURROUNDINGS))
def test_every_number_is_found_in_every_form(born: date, counter: int, step: int, form: str, around: str) -> None:
    number = number_of(born, counter, step)
    as_mobile = form == FORMS[0] and number.startswith(("3245", "3246", "3247", "3248", "3249"))
    assert holds_national_number(around.format(in_form(number, form))) is not as_mobile


@given(births, counters, month_steps, st.sampled_from(FORMS), st.integers(0, 99))
def test_wrong_check_digits_make_no_number(born: date, counter: int, step: int, form: str, check: int) -> None:
    body = number_of(born, counter, step)[:9]
    if check not in {97 - int(century + body) % 97 for century in ("", "2")}:
        assert not holds_national_number(in_form(f"{body}{check:02}", form))


@pytest.mark.parametrize(
    "text",
    [
        *("85.07.30-033.28", "85073003328", "17073003384", "98.47.28-997.65", "01490700185"),
        *("8507300332８", "８５０７３００３３２８"),  # digits of an Asian keyboard
        *(
            "nr.85.07.30-033.28",
            "RR-85.07.30-033.28",
            "+85.07.30-033.28",
            "x85.07.30-033.28y",
        ),  # its own form says it all
    ],
)
def test_known_numbers(text: str) -> None:
    assert holds_national_number(text)


def test_parts_of_the_birth_date_may_be_unknown() -> None:
    assert holds_national_number(with_check("400000", "957"))
    assert holds_national_number(with_check("400001", "005"))
    assert holds_national_number(with_check("850700", "033"))


@pytest.mark.parametrize("date_part", ["851330", "850732", "850231", "856130", "853330", "850099"])
def test_a_date_that_cannot_be_is_no_number(date_part: str) -> None:
    assert not holds_national_number(with_check(date_part, "033"))


def with_check(date_part: str, counter: str) -> str:
    return f"{date_part}{counter}{97 - int(date_part + counter) % 97:02}"


@pytest.mark.parametrize(
    "text",
    [
        *("", "Jan Peeters", "0470 12 34 56", "+32 470 12 34 56", "0032 470 12 34 56", "02/345.67.89", "015 1123 4567"),
        *("WD-85073003328", "85073003328X", "X85073003328", "S_85073003328", "85073003328-2", "85073003328/1"),
        *("185073003328", "850730033281", "1.85073003328", "85073003328.5"),
        *(
            "354178036859789",
            "35-417803-685978-9",
            "BE68 5390 0754 7034",
            "2024-01-15 10:30:12",
            "+++090/9337/55493+++",
        ),
    ],
)
def test_other_numbers_are_none(text: str) -> None:
    assert not holds_national_number(text)


def test_a_phone_number_whose_digits_would_check_is_none() -> None:
    """Month 47 would make it the BIS number of someone born in July 1932."""
    digits = with_check("324701", "234")
    assert holds_national_number(f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}-{digits[6:9]}.{digits[9:]}")
    for phone in (digits, f"+{digits}", f"+ {digits}", f"00{digits}", f"+{digits[:2]} {digits[2:5]} {digits[5:]}"):
        assert not holds_national_number(phone)
    assert not holds_national_number(f"+{digits[:2]} {digits[2:4]} {digits[4:6]} {digits[6:9]} {digits[9:]}")


def test_a_second_number_in_the_text_is_seen() -> None:
    assert holds_national_number("0470123456 85073003329 85.07.30-033.28")
    assert holds_national_number("11 85 07 30 033 28")


@pytest.mark.parametrize(
    "text", ["1 " * 100_000, "12.34.56-" * 20_000, "8" * 200_000, "85.07.30-" * 20_000, " " * 200_000]
)
def test_nonsense_is_fast(text: str) -> None:
    start = time.perf_counter()
    assert not holds_national_number(text)
    assert time.perf_counter() - start < 2


@pytest.mark.shared
def test_no_serial_or_imei_of_the_real_reports_is_one(shared: Path) -> None:
    text = (shared / "data" / "expected.json").read_text()
    assert len(json.loads(text)["files"]) > 300
    assert not holds_national_number(text)
