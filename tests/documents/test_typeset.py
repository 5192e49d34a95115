"""Text into lines: nothing is lost, nothing sticks out, nothing is taken for markup."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digibank.documents import fonts, theme
from digibank.documents.typeset import Line, Span, one_line, text_width, wrap

NARROW, WIDE = 60.0, 400.0
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp", "Zs")), max_size=60)


def lines_of(content: str, width: float) -> list[Line]:
    return wrap([Span(content, theme.BODY)], width)


def text_of(lines: list[Line]) -> str:
    return "".join(span.text for line in lines for span in line.spans)


@given(st.lists(WORDS, max_size=8).map(" ".join), st.sampled_from([NARROW, WIDE]))
def test_every_letter_is_there_in_its_order_and_no_line_is_too_wide(content: str, width: float) -> None:
    lines = lines_of(content, width)
    wanted = unicodedata.normalize("NFC", content)
    assert text_of(lines).replace(" ", "") == wanted.replace(" ", "")
    letters_alone = max((text_width(c, theme.BODY) for c in wanted), default=0)
    assert all(line.width <= max(width, letters_alone) + 0.01 for line in lines if not is_shaped(line))


def is_shaped(line: Line) -> bool:
    """Joined letters and marks that were measured one by one may come out a hair wider together."""
    return any(unicodedata.bidirectional(c) in {"AL", "R"} or unicodedata.combining(c) for c in text_of([line]))


def test_lines_break_between_words() -> None:
    assert [text_of([line]) for line in lines_of("een twee drie", NARROW)] == ["een twee", "drie"]


def test_a_line_end_in_the_text_begins_a_new_line() -> None:
    assert [text_of([line]) for line in lines_of("een\n\ntwee", WIDE)] == ["een", "", "twee"]


def test_no_break_spaces_keep_a_number_together() -> None:
    assert [text_of([line]) for line in lines_of("bel ons 052\u00a012\u00a034", NARROW)] == [
        "bel ons",
        "052\u00a012\u00a034",
    ]


def test_a_long_address_is_cut_after_a_sign_where_there_is_one() -> None:
    first, *_ = lines_of("annemarie.vanderperre@gemeente-lang.example", 150)
    assert text_of([first]) == "annemarie.vanderperre@"


def test_a_letter_keeps_its_marks() -> None:
    lines = lines_of("q\u0323\u0307" * 40, NARROW)
    assert all(unicodedata.combining(text_of([line])[0]) == 0 for line in lines)


def test_words_of_two_styles_stay_one_word() -> None:
    spans = [Span("tot ", theme.BODY), Span("23/11", theme.BODY.bold()), Span(".", theme.BODY)]
    assert [text_of([line]) for line in wrap(spans, NARROW)] == ["tot 23/11."]
    assert [span.style for span in wrap(spans, NARROW)[0].spans] == [theme.BODY, theme.BODY.bold(), theme.BODY]


@pytest.mark.parametrize("sign", ["\t", "\x0b", "\x1f", "\u2028"])
def test_controls_become_spaces(sign: str) -> None:
    assert text_of([one_line([Span(f"a{sign}b", theme.BODY)])]) == "a b"


def test_what_no_typeface_has_becomes_a_gap_and_is_named() -> None:
    assert list(fonts.runs("王 Wang", fonts.REGULAR)) == [(fonts.REGULAR, f"{fonts.GAP} Wang")]
    assert fonts.gaps("王小明 Zoë 😀 小") == "王小明😀"
    assert fonts.gaps("Ștefan Țîrlea, Ëndrit, Дмитро, Σοφία, محمد, יעל, ნინო") == ""


def test_joiners_and_direction_marks_draw_nothing() -> None:
    assert list(fonts.runs("a\u200db\u200f", fonts.BOLD)) == [(fonts.BOLD, "ab")]


def test_bold_borrows_from_regular_what_it_lacks() -> None:
    lacking = "\uf000"
    assert list(fonts.runs(f"a{lacking}", fonts.BOLD)) == [(fonts.BOLD, "a"), (fonts.REGULAR, lacking)]
