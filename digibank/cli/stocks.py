"""Which label stock is meant: by its name, its size, its article number, or `a4` and `roll` for the first of each."""

from digibank.cli.arguments import UsageError
from digibank.documents.label_stock import LabelStock, load_stocks
from digibank.i18n import Translate


def stock_named(text: str, t: Translate) -> LabelStock:
    """Never a guess between two: UsageError names them all, or every stock where none is meant."""
    wanted, stocks = _plain(text), tuple(load_stocks().values())
    chosen = [stock for stock in stocks if wanted in {_plain(name) for name in stock.also}]
    exact = [stock for stock in stocks if wanted in _names(stock)]
    first_of_kind = [stock for stock in stocks if {"a4": "sheet", "roll": "roll"}.get(wanted) == stock.kind][:1]
    part = [stock for stock in stocks if wanted and wanted in _plain(f"{stock.name} {stock.maker} {stock.part}")]
    for found in (chosen, exact, first_of_kind, part):
        if len(found) == 1:
            return found[0]
    known = ", ".join(stock.name for stock in exact or part or stocks)
    raise UsageError(t("--stock: “{name}” is none of: {values}.").format(name=text[:40], values=known))


def _names(stock: LabelStock) -> set[str]:
    size, grid = _times(*stock.label), _times(*stock.grid)
    names = {stock.name, stock.title, size, f"{size}mm"}
    if stock.kind == "sheet":
        names |= {grid, f"a4-{grid}"}
    return {_plain(name) for name in names}


def _times(width: float, height: float) -> str:
    return f"{width:g}x{height:g}"


def _plain(text: str) -> str:
    return "".join(c for c in text.lower().replace("×", "x").replace(",", ".") if c.isalnum())
