"""How this PC prints: which printer for which paper, how many copies, and whether papers come out by themselves."""

from pathlib import Path
from typing import Final

from digibank.domain.papers import PaperKind
from digibank.ui.machine_settings import MachineSettings
from digibank.ui.printing.order import Choice

OFFICE_PAPER: Final = ""
"""A4, in the place of the name of a label stock."""

USUAL_STOCK: Final = "brother-62x29"
"""The label printer that most counters have."""

MOST_COPIES: Final = 99


class PrintHabits:
    """Kept with the settings of this PC. A printer that was remembered may be gone since."""

    def __init__(self, settings: MachineSettings, folder: Path) -> None:
        """`folder` is that of the data: the house's own stocks lie there."""
        self._settings, self._folder = settings, folder

    @property
    def stock(self) -> str:
        """The name of the label stock in the label printer."""
        from digibank.services.own_stocks import all_stocks

        chosen = self._settings.label_stock
        return chosen if chosen in all_stocks(self._folder) else USUAL_STOCK

    def printer(self, stock: str) -> str:
        """For papers, or for labels of one stock; empty where nobody chose yet."""
        if stock == OFFICE_PAPER:
            return self._settings.paper_printer
        if stock == self.stock:
            return self._settings.label_printer
        return self._text(f"printing/{stock}/printer")

    def copies(self, kind: PaperKind) -> int:
        """Two of a contract, unless somebody chose otherwise: the borrower takes one along."""
        stored = self._text(f"printing/{kind}/copies")
        usual = 2 if kind is PaperKind.CONTRACT else 1
        return int(stored) if stored.isdecimal() and 1 <= int(stored) <= MOST_COPIES else usual

    def both_sides(self, kind: PaperKind) -> bool:
        return self._text(f"printing/{kind}/both_sides") == "yes"

    def at_once(self, kind: PaperKind) -> bool:
        """Whether a paper of this kind is printed as soon as what it is about is stored."""
        return self._text(f"printing/{kind}/at_once") == "yes"

    def usual(self, kind: PaperKind, stock: str) -> Choice:
        return Choice(self.printer(stock), self.copies(kind), self.both_sides(kind))

    def remember(self, kind: PaperKind, stock: str, choice: Choice, *, at_once: bool) -> None:
        if stock == OFFICE_PAPER:
            self._settings.paper_printer = choice.printer
        elif stock == self.stock:
            self._settings.label_printer = choice.printer
        else:
            self._put(f"printing/{stock}/printer", choice.printer)
        self._put(f"printing/{kind}/copies", str(choice.copies))
        self._put(f"printing/{kind}/both_sides", "yes" if choice.both_sides else "")
        self._put(f"printing/{kind}/at_once", "yes" if at_once else "")

    @property
    def folder(self) -> str:
        """Where papers were saved last."""
        return self._text("printing/folder")

    @folder.setter
    def folder(self, value: str) -> None:
        self._put("printing/folder", value)

    def _text(self, key: str) -> str:
        value = self._settings.store.value(key)
        return value if isinstance(value, str) else ""

    def _put(self, key: str, value: str) -> None:
        self._settings.store.setValue(key, value)
