"""PDFs to a printer of the system, or to a file. Pages are drawn by pypdfium2 at the printer's own size."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from digibank.i18n import Translate

DPI: Final = 300
"""Of the drawn page: what an office printer shows of small letters. QPrinter's own 1200 would be 140 MB a page."""

_POINTS_PER_INCH: Final = 72


def page_images(pdf: bytes, dpi: int = DPI) -> list[QImage]:
    """Each page as a picture of that resolution. Touches no widget: may run in a job."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_image(page.render(scale=dpi / _POINTS_PER_INCH, rev_byteorder=True), dpi) for page in document]
    finally:
        document.close()


def print_images(images: list[QImage], printer: QPrinter) -> bool:
    """In the size the paper has; False where the printer takes no job."""
    if not images:
        return False
    _fit_paper(printer, images[0])
    painter = QPainter()
    if not painter.begin(printer):
        return False
    try:
        for number, image in enumerate(images):
            if number and not printer.newPage():
                return False
            whole = printer.pageLayout().fullRectPixels(printer.resolution())
            painter.drawImage(QRectF(0, 0, whole.width(), whole.height()), image)
    finally:
        painter.end()
    return True


class PrintDialog(QPrintDialog):
    """The system's own dialog. Keeps its printer: Qt does not, and would end the program without it."""

    def __init__(self, images: list[QImage], parent: QWidget, finished: Callable[[bool], None]) -> None:
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setResolution(DPI)
        super().__init__(self._printer, parent)
        self._images, self._tell = images, finished
        self.accepted.connect(self._print)

    def _print(self) -> None:
        self._tell(print_images(self._images, self._printer))


class SaveDialog(QFileDialog):
    """Asks where a PDF is to go. `saved` is given the file, `failed` the error of a disk that is full or gone."""

    def __init__(
        self,
        pdf: bytes,
        suggestion: str,
        parent: QWidget,
        t: Translate,
        saved: Callable[[Path], None],
        failed: Callable[[OSError], None],
    ) -> None:
        super().__init__(parent, t("Save as PDF"))
        self.setObjectName("save_dialog")
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setNameFilter(t("PDF files") + " (*.pdf)")
        self.setDefaultSuffix("pdf")
        self.selectFile(suggestion)
        self._pdf, self._saved, self._failed = pdf, saved, failed
        self.fileSelected.connect(self._write)

    def _write(self, chosen: str) -> None:
        file = Path(chosen)
        try:
            draft = file.with_name(file.name + ".part")
            draft.write_bytes(self._pdf)
            draft.replace(file)
        except OSError as error:
            self._failed(error)
        else:
            self._saved(file)


def _image(bitmap: object, dpi: int) -> QImage:
    width, height = bitmap.width, bitmap.height  # type: ignore[attr-defined]
    formats = {4: QImage.Format.Format_RGBA8888, 3: QImage.Format.Format_RGB888, 1: QImage.Format.Format_Grayscale8}
    made = QImage(
        bytes(bitmap.buffer),  # type: ignore[attr-defined]
        width,
        height,
        bitmap.stride,  # type: ignore[attr-defined]
        formats[bitmap.n_channels],  # type: ignore[attr-defined]
    ).copy()
    made.setDotsPerMeterX(round(dpi / 0.0254))
    made.setDotsPerMeterY(round(dpi / 0.0254))
    return made


def _fit_paper(printer: QPrinter, image: QImage) -> None:
    """Exact millimetres, edge to edge: the paper's own margins are drawn in it."""
    size = QSizeF(image.width() * 25.4 / DPI, image.height() * 25.4 / DPI)
    paper = QPageSize(size, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
