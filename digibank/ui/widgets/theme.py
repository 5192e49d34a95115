"""The one look: spacing, type, colours and the style sheet made from them. Applied to the whole application."""

import sys
from dataclasses import dataclass
from string import Template
from typing import Final

from PySide6.QtCore import QMargins
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLayout, QStyleFactory

from digibank import paths
from digibank.ui.widgets.palette import LIGHT, Palette

GAPS: Final = {"xs": 4, "s": 8, "m": 12, "l": 20, "xl": 32}
"""Pixels between things at a text size of 100 %. Gaps grow more slowly than letters, else large text has no room."""

LETTERS: Final = {"small": 13, "body": 15, "strong": 15, "lead": 18, "title": 24, "code": 20, "figure": 30}
"""Pixels of each role of text at 100 %."""

SMALLEST_TARGET: Final = 40
"""Pixels of height of anything to press (WCAG 2.5.8 asks 24; old hands and a cheap mouse ask more)."""

_FAMILIES: Final = {"win32": ("Segoe UI Variable Text", "Segoe UI"), "darwin": (".AppleSystemUIFont",)}
"""The system's own letters; elsewhere, and where they are missing, those that come with the program."""
_OURS: Final = "DejaVu Sans"
_FIXED: Final = ("Cascadia Mono", "Consolas", "Menlo", "DejaVu Sans Mono", "monospace")


@dataclass(frozen=True)
class Theme:
    """`text` is 1.0 to 2.0: the size of letters, and of all that holds letters."""

    palette: Palette = LIGHT
    text: float = 1.0

    def px(self, at_100_percent: float) -> int:
        return round(at_100_percent * self.text)

    def gap(self, name: str) -> int:
        return round(GAPS[name] * (1 + (self.text - 1) * 0.35))

    def letters(self, role: str) -> int:
        return self.px(LETTERS[role])


_applied = Theme()


def current() -> Theme:
    """The look that is on the screen now, as Qt's own palette is one for the application."""
    return _applied


def apply(app: QApplication, theme: Theme) -> None:
    """Sets palette, font and style sheet explicitly: no platform's colours shine through."""
    global _applied  # noqa: PLW0603 - one application, one look
    _applied = theme
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(_qt_palette(theme.palette))
    font = QFont(_family())
    font.setPixelSize(theme.letters("body"))
    app.setFont(font)
    app.setStyleSheet(_style_sheet(theme))


def spaced(layout: QLayout, gap: str = "m", edge: str | None = None) -> None:
    """`gap` between the layout's things, `edge` around them (none without it)."""
    layout.setSpacing(_applied.gap(gap))
    around = _applied.gap(edge) if edge else 0
    layout.setContentsMargins(QMargins(around, around, around, around))


def _family() -> str:
    for name in (*_FAMILIES.get(sys.platform, ()), _OURS):
        if QFontInfo(QFont(name)).family() == name:
            return name
    for file in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"):
        QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / file))
    return _OURS


def _qt_palette(colours: Palette) -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in {
        roles.Window: colours.ground,
        roles.WindowText: colours.ink,
        roles.Base: colours.surface,
        roles.AlternateBase: colours.sunken,
        roles.Text: colours.ink,
        roles.Button: colours.surface,
        roles.ButtonText: colours.ink,
        roles.BrightText: colours.no,
        roles.Highlight: colours.accent,
        roles.HighlightedText: colours.on_accent,
        roles.Link: colours.accent,
        roles.LinkVisited: colours.accent,
        roles.ToolTipBase: colours.ink,
        roles.ToolTipText: colours.surface,
        roles.PlaceholderText: colours.muted,
        roles.Accent: colours.accent,
        roles.Light: colours.surface,
        roles.Midlight: colours.line,
        roles.Mid: colours.edge,
        roles.Dark: colours.edge,
        roles.Shadow: colours.line,
    }.items():
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.muted))
    return palette


def _style_sheet(theme: Theme) -> str:
    values: dict[str, object] = {name: value for name, value in vars(theme.palette).items() if isinstance(value, str)}
    values |= {f"{role}_px": f"{theme.letters(role)}px" for role in LETTERS}
    values |= {f"gap_{name}": f"{theme.gap(name)}px" for name in GAPS}
    values |= {"target": f"{theme.px(SMALLEST_TARGET)}px", "fixed": ", ".join(f'"{name}"' for name in _FIXED)}
    values |= {"icons": (paths.resources() / "icons").as_posix(), "shade": "dark" if theme.palette.dark else "light"}
    values |= {"box": f"{theme.px(20)}px", "round": f"{theme.px(20) // 2 + 2}px"}
    text = (paths.resources() / "style.qss").read_text(encoding="utf-8")
    return Template(text).substitute(values)
