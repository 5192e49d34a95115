"""The house's own stocks of labels, beside those that are shipped. They lie in the data folder and so belong to the
organisation: the cupboard with labels is the house's, whichever PC prints them. What belongs to one printer (how it
prints on them) is kept with the PC instead. No part of the database: nothing that is lent or wiped depends on them."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Final

from digibank.documents.label_own import Measures, StockFlaw, flaws, own_stock
from digibank.documents.label_stock import LabelStock, load_stocks
from digibank.storage.machine_errors import machine_faults

_FILE: Final = "label-stocks.json"
_KEY: Final = "own-"


class FlawedStock(Exception):
    """`flaws` by the name of the measure."""

    def __init__(self, found: Mapping[str, StockFlaw]) -> None:
        super().__init__(*found)
        self.flaws = dict(found)


def all_stocks(folder: Path) -> Mapping[str, LabelStock]:
    """By their names: the house's own first, then the shipped ones. `folder` is that of the data."""
    own = {key: own_stock(key, measures) for key, measures in own_measures(folder).items()}
    return {**own, **load_stocks()}


def own_measures(folder: Path) -> dict[str, Measures]:
    """What was stored, by its key. What is no measure (any more) is left out: a label is never printed by it."""
    try:
        stored = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        return {key: measures for key, raw in stored.items() if (measures := _read(raw))}
    except (OSError, ValueError, AttributeError):
        return {}


def store_own_stock(folder: Path, measures: Measures, key: str = "") -> str:
    """Its key: `key`, or a new one. Raises FlawedStock or MachineError."""
    found = flaws(measures)
    if found:
        raise FlawedStock(found)
    kept = own_measures(folder)
    key = key or _new_key(kept)
    _write(folder, {**kept, key: measures})
    return key


def drop_own_stock(folder: Path, key: str) -> None:
    """Raises MachineError."""
    _write(folder, {name: measures for name, measures in own_measures(folder).items() if name != key})


def _new_key(kept: Mapping[str, Measures]) -> str:
    last = max((int(key.removeprefix(_KEY)) for key in kept if key.removeprefix(_KEY).isdecimal()), default=0)
    return f"{_KEY}{last + 1}"


def _read(raw: dict[str, object]) -> Measures | None:
    try:
        measures = Measures(**raw)  # type: ignore[arg-type]  # what is of another type is found out below
        return None if flaws(measures) else measures
    except (TypeError, AttributeError):
        return None


def _write(folder: Path, stocks: Mapping[str, Measures]) -> None:
    """Whole or not at all."""
    text = json.dumps({key: asdict(measures) for key, measures in stocks.items()}, ensure_ascii=False, indent=1)
    with machine_faults():
        draft = folder / f"{_FILE}.part"
        with draft.open("w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(folder / _FILE)
