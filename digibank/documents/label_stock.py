"""Label stocks (resources/label_stocks.toml): where each label lies on its page. Millimetres, from the upper left."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from digibank import paths


class Cell(NamedTuple):
    """One label's place on its page, in millimetres."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class LabelStock:
    """`kind` is sheet or roll. `margin` stays free inside each label. Modules of codes are whole dots at `dpi`."""

    name: str
    title: str
    kind: str
    page: tuple[float, float]
    label: tuple[float, float]
    grid: tuple[int, int]
    origin: tuple[float, float]
    pitch: tuple[float, float]
    margin: tuple[float, float]
    dpi: int
    source: str

    @property
    def per_page(self) -> int:
        return self.grid[0] * self.grid[1]

    @property
    def dot(self) -> float:
        """The side of one printer dot, in millimetres."""
        return 25.4 / self.dpi

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
    """Every shipped stock by its name, in the file's order."""
    file = paths.resources() / "label_stocks.toml"
    return MappingProxyType({name: _stock(name, raw) for name, raw in tomllib.loads(file.read_text("utf-8")).items()})


def _stock(name: str, raw: dict[str, Any]) -> LabelStock:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}
    return LabelStock(name=name, **values)
