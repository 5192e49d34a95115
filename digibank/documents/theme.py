"""How our papers look: one scale of type, a few quiet colours that also print in grey, room to breathe. Points."""

from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from reportlab.lib.colors import Color, HexColor

from digibank.documents.fonts import BOLD, REGULAR

MM: Final = 72 / 25.4

PAGE_WIDTH: Final = 210 * MM
PAGE_HEIGHT: Final = 297 * MM
SIDE: Final = 18 * MM
TOP: Final = 16 * MM
BOTTOM: Final = 20 * MM
"""Above this nothing but the foot of the page is drawn."""

INK: Final = HexColor(0x1C2730)
MUTED: Final = HexColor(0x566470)
ACCENT: Final = HexColor(0x0B5A5E)
TINT: Final = HexColor(0xEAF2F1)
HAIRLINE: Final = HexColor(0xC3CED2)
WARNING: Final = HexColor(0x9A3412)
WARNING_TINT: Final = HexColor(0xFBF0E6)
BLACK: Final = HexColor(0x000000)


class Column(NamedTuple):
    """A band of the page, from its left edge."""

    x: float
    width: float

    def inset(self, left: float, right: float = 0) -> "Column":
        return Column(self.x + left, self.width - left - right)

    def part(self, start: float, share: float, *, gutter: float = 0) -> "Column":
        """A share of the width (0 to 1) that begins at `start`, narrower by the gutter on its right."""
        return Column(self.x + self.width * start, self.width * share - gutter)


FULL: Final = Column(SIDE, PAGE_WIDTH - 2 * SIDE)


@dataclass(frozen=True, slots=True)
class Style:
    font: str
    size: float
    leading: float
    colour: Color

    def bold(self) -> "Style":
        return replace(self, font=BOLD)

    def coloured(self, colour: Color) -> "Style":
        return replace(self, colour=colour)


TITLE: Final = Style(BOLD, 21, 26, INK)
SUBTITLE: Final = Style(REGULAR, 11, 15, MUTED)
SENDER: Final = Style(BOLD, 11.5, 15, ACCENT)
HEADING: Final = Style(BOLD, 11.6, 16.5, INK)
LEAD: Final = Style(REGULAR, 11.2, 16.6, INK)
STATEMENT: Final = Style(BOLD, 9.9, 14.2, INK)
BODY: Final = Style(REGULAR, 9.9, 14.2, INK)
CELL: Final = Style(REGULAR, 8.4, 11.6, INK)
SMALL: Final = Style(REGULAR, 7.8, 11, MUTED)
CAPTION: Final = Style(REGULAR, 7.2, 9.6, MUTED)
FOOT: Final = Style(REGULAR, 6.8, 9.4, MUTED)
