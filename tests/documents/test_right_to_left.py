"""Arabic and Hebrew inside a left-to-right line, against what Unicode's own rules give."""

import unicodedata

import pytest

from digibank.documents.right_to_left import drawing_order, is_right_to_left, joined, mirrored, runs_right_to_left


def drawn(text: str) -> str:
    """From left to right, brackets mirrored, presentation forms as their plain letters."""
    shaped = joined(text)
    turned = runs_right_to_left(shaped)
    signs = (mirrored(shaped[i], right_to_left=turned[i]) for i in drawing_order(shaped))
    return unicodedata.normalize("NFKC", "".join(signs))


def forms(text: str) -> list[str]:
    return [unicodedata.decomposition(c).split()[0].strip("<>") for c in joined(text)]


def test_letters_join_by_their_neighbours() -> None:
    assert forms("محمد") == ["initial", "medial", "medial", "final"]
    assert forms("دار") == ["isolated", "isolated", "isolated"]


def test_lam_and_alef_become_one() -> None:
    assert [f"{ord(c):04X}" for c in joined("سلام")] == ["FEB3", "FEFC", "FEE1"]


def test_marks_are_seen_through() -> None:
    assert joined("مُحَمَّد").replace("ُ", "").replace("َ", "").replace("ّ", "") == joined("محمد")


def test_a_non_joiner_keeps_letters_apart() -> None:
    apart = joined("علی\u200cرضا")
    assert unicodedata.decomposition(apart[2]).startswith("<final>")


def test_persian_and_urdu_letters_join_too() -> None:
    assert "<initial>" in unicodedata.decomposition(joined("کریم")[0])
    assert "<medial>" in unicodedata.decomposition(joined("بچپ")[1])


@pytest.mark.parametrize(
    ("logical", "from_left_to_right"),
    [
        ("יעל כהן", "ןהכ לעי"),
        ("Jij bent יעל כהן, Gent", "Jij bent ןהכ לעי, Gent"),
        ("יעל 12.5 כהן", "ןהכ 12.5 לעי"),
        ("יעל (כהן), Gent", "(ןהכ) לעי, Gent"),
        ("Gent (יעל)", "Gent (לעי)"),
        ("(יעל) Gent", "(לעי) Gent"),
        ("יעל (Gent) כהן", "לעי (Gent) ןהכ"),
        ("12 יעל", "12 לעי"),
        ("Zoë & Bob (1)", "Zoë & Bob (1)"),
    ],
)
def test_order_and_brackets(logical: str, from_left_to_right: str) -> None:
    assert drawn(logical) == from_left_to_right


def test_left_to_right_text_is_left_alone() -> None:
    text = "O'Brien <b> Дмитро Σοφία ﬁ 王"
    assert not is_right_to_left(text)
    assert joined(text) == text
    assert drawing_order(text) == list(range(len(text)))
