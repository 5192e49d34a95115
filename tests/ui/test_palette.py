"""Colours that can be read: measured as WCAG 2.2 measures them."""

import pytest

from digibank.ui.widgets.palette import CONTRAST, DARK, LIGHT, Palette, Tone

TEXT, STRONG, EDGE = 4.5, 7.0, 3.0


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb` (WCAG 2.2, glossary)."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_the_measure_itself() -> None:
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48  # the known grey that just fails


@pytest.mark.parametrize(
    ("colours", "least"), [(LIGHT, TEXT), (DARK, TEXT), (CONTRAST, STRONG)], ids=["light", "dark", "contrast"]
)
def test_text_can_be_read_on_every_ground(colours: Palette, least: float) -> None:
    grounds = {"ground": colours.ground, "surface": colours.surface, "sunken": colours.sunken}
    pairs = {(ink, ground) for ink in ("ink", "muted", "accent") for ground in grounds}
    measured = {pair: contrast(getattr(colours, pair[0]), grounds[pair[1]]) for pair in pairs}
    measured |= {
        ("on accent", ground): contrast(colours.on_accent, getattr(colours, ground))
        for ground in ("accent", "accent_hover")
    }
    measured |= {("ink on soft", tone.value): contrast(colours.ink, colours.soft(tone)) for tone in Tone}
    measured |= {("tone on soft", tone.value): contrast(colours.text(tone), colours.soft(tone)) for tone in Tone}
    assert {pair: round(value, 2) for pair, value in measured.items() if value < least} == {}


@pytest.mark.parametrize("colours", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
def test_edges_and_focus_can_be_seen(colours: Palette) -> None:
    measured = {
        (line, ground): contrast(getattr(colours, line), getattr(colours, ground))
        for line in ("edge", "focus")
        for ground in ("ground", "surface")
    }
    assert {pair: round(value, 2) for pair, value in measured.items() if value < EDGE} == {}
