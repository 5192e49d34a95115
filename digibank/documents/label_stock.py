"""Label stocks (resources/label_stocks.toml): where each label lies on its page. Millimetres, from the upper left."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from digibank import paths

SHEET: Final = "sheet"
_READ_SIDEWAYS: Final = 1.3
"""A label so many times higher than wide is read sideways."""


class Cell(NamedTuple):
    """One label's place on its page, in millimetres."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Face:
    """One label as it is read: `width` is along the lines of text. `margin_x` and `margin_y` stay free. `dot` is the
    side of one printer dot. Millimetres."""

    width: float
    height: float
    margin_x: float
    margin_y: float
    dot: float


@dataclass(frozen=True, slots=True)
class LabelStock:
    """`kind` is sheet, roll or continuous. `label` and `margin` are as the label lies in the printer, `face` as it is
    read. Modules of codes are whole dots at `dpi`."""

    name: str
    maker: str
    part: str
    kind: str
    page: tuple[float, float]
    label: tuple[float, float]
    grid: tuple[int, int]
    origin: tuple[float, float]
    pitch: tuple[float, float]
    margin: tuple[float, float]
    dpi: int
    source: str
    also: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """As it stands on the pack; the same in every language."""
        size = f"{_decimal(self.label[0])} × {_decimal(self.label[1])} mm"
        whose = self.maker if self.part == size.removesuffix(" mm") else f"{self.maker} {self.part}".strip()
        return f"{whose}, {size}" + (f", A4: {self.grid[0]} × {self.grid[1]}" if self.kind == SHEET else "")

    @property
    def per_page(self) -> int:
        return self.grid[0] * self.grid[1]

    @property
    def dot(self) -> float:
        """The side of one printer dot, in millimetres."""
        return 25.4 / self.dpi

    @property
    def sideways(self) -> bool:
        return self.label[1] >= _READ_SIDEWAYS * self.label[0]

    @property
    def face(self) -> Face:
        (width, height), (x, y) = self.label, self.margin
        return Face(height, width, y, x, self.dot) if self.sideways else Face(width, height, x, y, self.dot)

    def cell(self, position: int) -> Cell:
        """`position` counts from 1, row by row, as the labels are read."""
        row, column = divmod(position - 1, self.grid[0])
        return Cell(self.origin[0] + column * self.pitch[0], self.origin[1] + row * self.pitch[1], *self.label)


@dataclass(eq=False)
class NoSuchStock(Exception):
    """`names` are the stocks that there are."""

    name: str
    names: tuple[str, ...]


def label_stock(name: str) -> LabelStock:
    """Raises NoSuchStock."""
    stocks = load_stocks()
    if name not in stocks:
        raise NoSuchStock(name, tuple(stocks))
    return stocks[name]


@cache
def load_stocks() -> Mapping[str, LabelStock]:
    """Every shipped stock by its name, in the file's order: the first is the one that the program begins with."""
    file = paths.resources() / "label_stocks.toml"
    return MappingProxyType({name: stock_of(name, raw) for name, raw in tomllib.loads(file.read_text("utf-8")).items()})


def stock_of(name: str, raw: Mapping[str, Any]) -> LabelStock:
    """From what the file says of one stock; a roll has one label a page. Raises KeyError, TypeError or ValueError."""
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}
    if values["kind"] != SHEET:
        values = {"page": values["label"], "grid": (1, 1), "origin": (0, 0), "pitch": values["label"], **values}
    return LabelStock(name=name, **values)


def _decimal(millimetres: float) -> str:
    return f"{millimetres:g}".replace(".", ",")
