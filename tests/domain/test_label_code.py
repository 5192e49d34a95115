import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digibank.domain import label_code
from digibank.domain.label_code import ALPHABET, LENGTH, REFUSED_GROUPS

bodies = st.text(ALPHABET, min_size=LENGTH - 1, max_size=LENGTH - 1)

PUBLISHED = ["KLDRSTVB", "CCCCCCCT", "XVTSRPNG", "BCDFGHJF", "LLLLLLLD"]


def code_of(body: str) -> str:
    return body + label_code._check_letter(body)


def gf16_product(a: int, b: int) -> int:
    """Schoolbook multiplication modulo x⁴ + x + 1: another way than the program's."""
    product = 0
    for bit in range(4):
        product ^= (a << bit) if b >> bit & 1 else 0
    for bit in (6, 5, 4):
        product ^= (0b10011 << (bit - 4)) if product >> bit & 1 else 0
    return product


def by_definition(code: str) -> int:
    total, weight = 0, 1
    for letter in code:
        total ^= gf16_product(weight, ALPHABET.index(letter))
        weight = gf16_product(weight, 2)
    return total


@pytest.mark.parametrize("code", PUBLISHED)
def test_published_vectors_are_valid(code: str) -> None:
    assert by_definition(code) == 0
    assert label_code.is_valid(code)
    assert label_code.parse(code) == code


@pytest.mark.parametrize(
    "code", ["KLDRSTVX", "KLRDSTVB", "CLDRSTVB", "KLDRSTV", "KLDRSTVBB", "KLDRSTVA", "kldrstvb", ""]
)
def test_published_wrong_vectors_are_not(code: str) -> None:
    assert not label_code.is_valid(code)


@given(st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH))
def test_validity_is_the_published_sum(code: str) -> None:
    assert label_code.is_valid(code) == (by_definition(code) == 0)


@given(bodies)
def test_exactly_one_check_letter_fits(body: str) -> None:
    assert sum(label_code.is_valid(body + letter) for letter in ALPHABET) == 1


def test_no_wrong_letter_stays_unseen_at_any_place_for_any_pair_of_letters() -> None:
    """The sum is linear: a wrong letter changes it by weight times difference, so 8 places × 16 × 15 pairs are all."""
    for place, (right, wrong) in itertools.product(range(LENGTH), itertools.permutations(ALPHABET, 2)):
        assert by_definition("B" * place + right) ^ by_definition("B" * place + wrong) != 0


def test_no_swap_stays_unseen_at_any_two_places_for_any_two_letters() -> None:
    """Again by linearity: only the two letters and their places count, whatever stands around them."""
    for (i, j), (a, b) in itertools.product(
        itertools.combinations(range(LENGTH), 2), itertools.permutations(ALPHABET, 2)
    ):
        there = ["B"] * LENGTH
        swapped = ["B"] * LENGTH
        there[i], there[j] = a, b
        swapped[i], swapped[j] = b, a
        assert by_definition("".join(there)) != by_definition("".join(swapped))


@given(bodies)
def test_every_wrong_letter_and_every_swap_of_a_real_code_is_refused(body: str) -> None:
    code = code_of(body)
    for place, letter in itertools.product(range(LENGTH), ALPHABET):
        assert label_code.is_valid(code[:place] + letter + code[place + 1 :]) == (letter == code[place])
    for i, j in itertools.combinations(range(LENGTH), 2):
        swapped = list(code)
        swapped[i], swapped[j] = code[j], code[i]
        assert label_code.is_valid("".join(swapped)) == (code[i] == code[j])


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "KLDRSTVB",
            "kldrstvb",
            "KLDR-STVB",
            " kldr stvb ",
            "K L D R - S T V B",
            "KLDR\N{EN DASH}STVB",
            "KLDR\u00a0STVB",
        ),
        *("K1DR-STVB", "kiDRSTVB", "KIDRSTVB", "kldr\N{NON-BREAKING HYPHEN}stvb", "KıDRSTVB", "KLDRSTVB\r\n"),
    ],
)
def test_typing_is_forgiven(typed: str) -> None:
    assert label_code.parse(typed) == "KLDRSTVB"


@pytest.mark.parametrize(
    "typed", ["", "KLDR-STVX", "KLDRSTV", "KLDRSTVBK", "KLDRSTV8", "KLDRſTVB", "K" * 10_000, "-" * 10_000]
)
def test_what_is_no_code_is_not_parsed(typed: str) -> None:
    assert label_code.parse(typed) is None


def test_letters_that_grow_in_upper_case_do_not_make_a_code() -> None:
    """'ß' in capitals is 'SS'."""
    code = code_of("KLDRSSV")
    assert label_code.parse(code.replace("SS", "ß")) is None


@given(bodies)
def test_a_printed_code_reads_back(body: str) -> None:
    code = label_code.parse(code_of(body))
    assert code is not None
    assert label_code.parse(label_code.pretty(code)) == code
    assert label_code.pretty(code)[4] == "-"


def test_a_new_code_is_valid_and_its_source_is_the_systems(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def choice(letters: str) -> str:
        asked.append(letters)
        return random.Random(len(asked)).choice(letters)  # noqa: S311

    monkeypatch.setattr("secrets.choice", choice)
    code = label_code.new_code()
    assert label_code.is_valid(code)
    assert set(asked) == {ALPHABET}
    assert len(asked) >= LENGTH - 1


@pytest.mark.parametrize("group", [*REFUSED_GROUPS, "KKK", "NSB"])
def test_a_refused_group_is_drawn_again(group: str) -> None:
    fine = "KLDRTVX"
    for start in range(LENGTH - 1 - len(group) + 1):
        draw = fine[:start] + group + fine[start + len(group) :]
        letters = iter(draw + fine)
        assert label_code.new_code(lambda letters=letters: next(letters)) == code_of(fine)  # type: ignore[misc]


def test_a_group_that_the_check_letter_completes_is_drawn_again() -> None:
    body = next(b for b in ("KLDRT" + x + y for x in ALPHABET for y in ALPHABET) if code_of(b).endswith("HJ"))
    letters = iter(body + "KLDRTVX")
    assert label_code.new_code(lambda: next(letters)) == code_of("KLDRTVX")


def test_a_stuck_key_is_no_new_code() -> None:
    letters = iter("BBBBBBB" + "KLDRTVX")
    assert label_code.new_code(lambda: next(letters)) == code_of("KLDRTVX")


def test_a_thousand_new_codes_differ_and_hold_nothing_refused() -> None:
    codes = {label_code.new_code() for _ in range(1000)}
    assert len(codes) == 1000  # 16⁷ codes: two alike in a thousand would be a broken source
    assert not any(group in code for code in codes for group in REFUSED_GROUPS)
    assert {letter for code in codes for letter in code} == set(ALPHABET)


@given(bodies, st.data())
def test_the_meant_code_is_among_the_neighbours_of_one_slip(body: str, data: st.DataObject) -> None:
    code = code_of(body)
    place = data.draw(st.integers(0, LENGTH - 1))
    other = data.draw(st.integers(0, LENGTH - 1))
    anything = data.draw(st.sampled_from(ALPHABET + "AEQZ08"))
    swapped = list(code)
    swapped[place], swapped[other] = code[other], code[place]
    slips = {
        code[:place] + anything + code[place + 1 :],
        "".join(swapped),
        code[:place] + code[place + 1 :],
        code[:place] + anything + code[place:],
    }
    for slip in slips:
        if label_code.is_valid(slip):
            assert label_code.neighbours(slip) == ()
        else:
            assert code in label_code.neighbours(label_code_as_typed(slip))


def label_code_as_typed(code: str) -> str:
    return f" {code[:4].lower()}-{code[4:].lower()}"


@given(st.text(ALPHABET + "AEZ0", min_size=7, max_size=9))
def test_neighbours_are_few_and_valid(text: str) -> None:
    near = label_code.neighbours(text)
    assert len(near) <= 16
    assert list(near) == sorted(set(near))
    assert all(label_code.is_valid(code) for code in near)


@pytest.mark.parametrize("text", ["", "KLDRSTVB", "KLDRST", "KLDRSTVBKL", "Verhaegen", "x" * 10_000])
def test_nothing_near_what_is_right_or_far_off(text: str) -> None:
    assert label_code.neighbours(text) == ()


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("KLDRSTVB", True),
        ("kldr-stvx", True),
        ("KLDASTVB", True),
        ("KADASTVB", False),
        ("Jan", False),
        ("KLDRSTV", False),
    ],
)
def test_what_looks_like_a_code(text: str, *, looks: bool) -> None:
    assert label_code.looks_like_code(text) is looks
