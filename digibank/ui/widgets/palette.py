"""The colours by their role, light and dark. Text on its ground has a contrast of 4.5 or more, edges of fields 3
(WCAG 2.2, 1.4.3 and 1.4.11); `tests/ui/test_palette.py` measures each pair."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Tone(StrEnum):
    """What a colour says. It is never said by colour alone: an icon and a word stand beside it."""

    PLAIN = "plain"
    ACCENT = "accent"
    YES = "yes"
    WAIT = "wait"
    NO = "no"


@dataclass(frozen=True)
class Palette:
    """`ground` lies under everything, `surface` is a card on it, `sunken` a row or chip on a card. `<tone>_soft` is the
    ground on which text of that tone stands."""

    dark: bool
    ground: str
    surface: str
    sunken: str
    ink: str
    muted: str
    line: str
    edge: str
    accent: str
    on_accent: str
    accent_hover: str
    accent_soft: str
    yes: str
    yes_soft: str
    wait: str
    wait_soft: str
    no: str
    no_soft: str
    focus: str

    def text(self, tone: Tone) -> str:
        return {
            Tone.PLAIN: self.muted,
            Tone.ACCENT: self.accent,
            Tone.YES: self.yes,
            Tone.WAIT: self.wait,
            Tone.NO: self.no,
        }[tone]

    def soft(self, tone: Tone) -> str:
        return {
            Tone.PLAIN: self.sunken,
            Tone.ACCENT: self.accent_soft,
            Tone.YES: self.yes_soft,
            Tone.WAIT: self.wait_soft,
            Tone.NO: self.no_soft,
        }[tone]


LIGHT: Final = Palette(
    dark=False,
    ground="#f3f1ec",
    surface="#ffffff",
    sunken="#f1f0ec",
    ink="#1c2730",
    muted="#52606a",
    line="#dedbd3",
    edge="#7b8790",
    accent="#0d5c63",
    on_accent="#ffffff",
    accent_hover="#0a484e",
    accent_soft="#dff0ef",
    yes="#1a6336",
    yes_soft="#e0f2e4",
    wait="#7a4a00",
    wait_soft="#fdf0d3",
    no="#9c2230",
    no_soft="#fbe4e4",
    focus="#b4460b",
)

DARK: Final = Palette(
    dark=True,
    ground="#13191d",
    surface="#1d252a",
    sunken="#273137",
    ink="#eef2f2",
    muted="#afbcc2",
    line="#35424a",
    edge="#7f8f97",
    accent="#79cfcb",
    on_accent="#07292b",
    accent_hover="#9be0dc",
    accent_soft="#173c3f",
    yes="#8edba8",
    yes_soft="#163824",
    wait="#f3c56d",
    wait_soft="#3d2e0e",
    no="#ffaaa6",
    no_soft="#461d21",
    focus="#ffb37a",
)

CONTRAST: Final = Palette(
    dark=False,
    ground="#ffffff",
    surface="#ffffff",
    sunken="#ffffff",
    ink="#000000",
    muted="#000000",
    line="#000000",
    edge="#000000",
    accent="#00205b",
    on_accent="#ffffff",
    accent_hover="#000000",
    accent_soft="#e6f0ff",
    yes="#003d14",
    yes_soft="#ffffff",
    wait="#4a2800",
    wait_soft="#ffffff",
    no="#6b000c",
    no_soft="#ffffff",
    focus="#c00000",
)
"""For eyes that need the most: every text at 7 or more (WCAG 2.2, 1.4.6), every thing with a black edge."""
