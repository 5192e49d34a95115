"""Pages drawn for a printer of the system, each dot where it belongs. For systems that take no PDF, and for the
system's own dialog. Runs in a job: Qt allows painting on a printer in any one thread."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMarginsF, QPoint, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from digibank.ui.printing.order import Order, Trouble, page_numbers
from digibank.ui.printing.pages import page_image, page_sizes

PAPER_DPI: Final = 300
"""What an office printer shows of small letters. QPrinter's own 1200 would be 140 MB a page."""

_FINEST_DPI: Final = 600


def print_order(order: Order) -> Trouble | None:
    """None when the system took all of it."""
    info = QPrinterInfo.printerInfo(order.choice.printer)
    if info.isNull():
        return Trouble.GONE
    if info.state() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
        return Trouble.OFF
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    printer.setResolution(sensible_dpi(info.supportedResolutions(), order.dpi))
    printer.setDocName(order.title)
    printer.setCopyCount(order.choice.copies)
    printer.setCollateCopies(True)
    if order.choice.both_sides:
        printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    numbers = page_numbers(order.choice.pages, len(page_sizes(order.pdf)))
    return None if print_pages(order.pdf, numbers, printer) else Trouble.FAILED


def print_pages(pdf: bytes, numbers: Sequence[int], printer: QPrinter) -> bool:
    """Pages, counted from 0, in the size that the paper has; False where the printer takes no job."""
    sizes = page_sizes(pdf)
    if not numbers:
        return False
    _fit_paper(printer, sizes[numbers[0]])
    painter = QPainter()
    if not painter.begin(printer):
        return False
    try:
        for place, number in enumerate(numbers):
            if place and not printer.newPage():
                return False
            painter.drawImage(QPoint(0, 0), page_image(pdf, number, printer.resolution()))
    finally:
        painter.end()
    return True


def sensible_dpi(offered: Sequence[int], wanted: int) -> int:
    """What was wanted, else a whole multiple of it, else the finest that is no waste: dots stay dots."""
    if not offered or wanted in offered:
        return wanted
    multiples = [dpi for dpi in offered if dpi % wanted == 0 and dpi <= _FINEST_DPI]
    return min(multiples, default=max([dpi for dpi in offered if dpi <= _FINEST_DPI], default=min(offered)))


def _fit_paper(printer: QPrinter, size: QSizeF) -> None:
    """Exact millimetres, edge to edge: the paper's own margins are drawn in it."""
    paper = QPageSize(size, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
