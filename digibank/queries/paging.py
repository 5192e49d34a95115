"""Pages by key: a list asks for what comes after its last row, so that page 1,000 costs what page 1 costs."""

from dataclasses import dataclass
from typing import Generic, TypeVar

R = TypeVar("R")


@dataclass(frozen=True)
class Page(Generic[R]):
    """`more`: there are rows after these."""

    rows: tuple[R, ...]
    more: bool
