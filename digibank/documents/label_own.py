"""Stocks of labels that somebody measured: what is wrong with the measures, and the stock that they make."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from digibank.documents.label_stock import SHEET, LabelStock

ROLL: Final = "roll"
DPI: Final = (203, 300, 600)
LEAST, MOST = 8.0, 1000.0
"""Millimetres of one label's side, and of a page's."""
MOST_ACROSS: Final = 60
"""Labels beside each other, or under each other."""
_EDGE: Final = 4.3
"""Where office printers begin."""
_INSIDE: Final = 1.5
_ROUNDING: Final = 0.05


class StockFlaw(StrEnum):
    """NO_NAME; TOO_SMALL and TOO_LARGE: this one measure; OUTSIDE: all labels together reach beyond the page; MARGIN:
    what stays free inside a label leaves nothing of it."""

    NO_NAME = "no-name"
    TOO_SMALL = "too-small"
    TOO_LARGE = "too-large"
    OUTSIDE = "outside"
    MARGIN = "margin"


@dataclass(frozen=True, slots=True)
class Measures:
    """As somebody reads them off a ruler, in millimetres. `left` and `top`: from the page's edge to the first label;
    `gap_x` and `gap_y`: between two labels; `margin`: what stays free inside each. On a roll the page is the label."""

    maker: str
    name: str
    sheet: bool
    width: float
    height: float
    margin: float = _INSIDE
    page_width: float = 210.0
    page_height: float = 297.0
    columns: int = 1
    rows: int = 1
    left: float = 0.0
    top: float = 0.0
    gap_x: float = 0.0
    gap_y: float = 0.0
    dpi: int = 300


def flaws(measures: Measures) -> dict[str, StockFlaw]:
    """By the name of the measure; empty where a stock can be made of it."""
    found: dict[str, StockFlaw] = {} if measures.name.strip() else {"name": StockFlaw.NO_NAME}
    for field in ("width", "height", *(("page_width", "page_height") if measures.sheet else ())):
        found |= _bounds(field, getattr(measures, field), LEAST, MOST)
    if measures.sheet:
        for field in ("columns", "rows"):
            found |= _bounds(field, getattr(measures, field), 1, MOST_ACROSS)
        for field in ("left", "top", "gap_x", "gap_y"):
            found |= _bounds(field, getattr(measures, field), 0, MOST)
        if not found.keys() - {"name"}:
            found |= _outside(measures)
    if not 0 <= 2 * measures.margin <= min(measures.width, measures.height) / 2:
        found.setdefault("margin", StockFlaw.MARGIN)
    return found


def own_stock(key: str, measures: Measures) -> LabelStock:
    """Measures without flaws. `key` is what the program remembers it by."""
    label, margin = (measures.width, measures.height), _free_inside(measures)
    one = LabelStock(
        key, measures.maker.strip(), measures.name.strip(), ROLL, label, label, (1, 1), (0.0, 0.0), label, margin,
        measures.dpi, "measured by ourselves",
    )  # fmt: skip
    if not measures.sheet:
        return one
    return LabelStock(
        key, one.maker, one.part, SHEET, (measures.page_width, measures.page_height), label,
        (measures.columns, measures.rows), (measures.left, measures.top),
        (measures.width + measures.gap_x, measures.height + measures.gap_y), margin, measures.dpi, one.source,
    )  # fmt: skip


def _bounds(field: str, value: float, least: float, most: float) -> dict[str, StockFlaw]:
    if not value >= least:  # also where it is no number
        return {field: StockFlaw.TOO_SMALL}
    return {field: StockFlaw.TOO_LARGE} if value > most else {}


def _outside(measures: Measures) -> dict[str, StockFlaw]:
    across, down = _reach(measures)
    found = {}
    if across > measures.page_width + _ROUNDING:
        found["columns"] = StockFlaw.OUTSIDE
    if down > measures.page_height + _ROUNDING:
        found["rows"] = StockFlaw.OUTSIDE
    return found


def _reach(measures: Measures) -> tuple[float, float]:
    """Where the last label ends, from the left and from the top."""
    across = measures.left + measures.columns * measures.width + (measures.columns - 1) * measures.gap_x
    return across, measures.top + measures.rows * measures.height + (measures.rows - 1) * measures.gap_y


def _free_inside(measures: Measures) -> tuple[float, float]:
    """Labels at the edge of a sheet keep as far from it as office printers do, where they are large enough."""
    if not measures.sheet:
        return measures.margin, measures.margin
    across, down = _reach(measures)
    edge_x = _EDGE - min(measures.left, measures.page_width - across)
    edge_y = _EDGE - min(measures.top, measures.page_height - down)
    return (
        min(max(measures.margin, edge_x), measures.width / 4),
        min(max(measures.margin, edge_y), measures.height / 4),
    )
