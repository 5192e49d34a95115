"""The system's printers, as they are now."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

_NEAR_MM: Final = 1.6
"""Drivers give their sizes in whole points, makers theirs in whole millimetres; two label sizes differ by more."""


@dataclass(frozen=True)
class Printer:
    """`both_sides`: it can print on both. `works` is what the system last heard of it; it may be switched off since."""

    name: str
    title: str
    both_sides: bool
    works: bool


def printers() -> tuple[Printer, ...]:
    """In the system's order. A few milliseconds; empty where there is no print system."""
    return tuple(_printer(info) for info in QPrinterInfo.availablePrinters())


def usual_printer() -> str:
    """The system's own choice, empty where it has none."""
    return QPrinterInfo.defaultPrinterName()


def there_is(name: str) -> bool:
    return bool(name) and not QPrinterInfo.printerInfo(name).isNull()


def medium(name: str, size: QSizeF) -> str:
    """The driver's own word for a paper of this size (millimetres), turned if it has it turned; its exact measures
    where the driver knows no such paper."""
    known = QPrinterInfo.printerInfo(name).supportedPageSizes()
    for wanted in (size, size.transposed()):
        for paper in known:
            if _near(paper.size(QPageSize.Unit.Millimeter), wanted):
                return paper.key()
    return f"Custom.{size.width():g}x{size.height():g}mm"


def takes(name: str, size: QSizeF) -> bool:
    """Whether the driver knows a paper of this size (millimetres)."""
    known = QPrinterInfo.printerInfo(name).supportedPageSizes()
    return any(
        _near(paper.size(QPageSize.Unit.Millimeter), wanted) for paper in known for wanted in (size, size.transposed())
    )


def _printer(info: QPrinterInfo) -> Printer:
    return Printer(
        name=info.printerName(),
        title=info.description() or info.printerName(),
        both_sides=QPrinter.DuplexMode.DuplexLongSide in info.supportedDuplexModes(),
        works=info.state() not in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted),
    )


def _near(one: QSizeF, other: QSizeF) -> bool:
    return abs(one.width() - other.width()) <= _NEAR_MM and abs(one.height() - other.height()) <= _NEAR_MM
