"""What a person does with a paper that is shown: print it, choose how, save it. Opens the dialogs that this needs."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from digibank.ui.house import House
from digibank.ui.outcome import PaperWish
from digibank.ui.paper_desk import PAPER_DPI, PaperDesk, ReadyPaper
from digibank.ui.print_dialog import Chosen, PrintDialog
from digibank.ui.printing.files import write_paper, write_papers
from digibank.ui.printing.order import Trouble


class PaperHands(QObject):
    """Over `window`, one dialog at a time."""

    def __init__(self, house: House, desk: PaperDesk, window: QWidget) -> None:
        super().__init__(window)
        self._house, self.t, self._desk, self._window = house, house.t, desk, window

    # ---- printing

    def print(self, paper: ReadyPaper, then: Callable[[], None] = lambda: None) -> None:
        """On the printer for papers like this; asks which one that is, the first time. `then` when nothing is asked
        any more."""
        free = self._desk.next_free(paper.wish)
        if free != paper.wish.start:  # these places of the sheet are used
            self._desk.make_and(paper.wish.starting_at(free), lambda made: self.print(made, then))
        elif self._desk.printer(paper.wish):
            self._desk.print_as_usual(paper)
            then()
        else:
            self.choose(paper, then)

    def print_all(self, wishes: Sequence[PaperWish]) -> None:
        """One after the other, so that no two questions are asked at once."""
        if wishes:
            first, *others = wishes
            self._desk.make_and(first, lambda paper: self.print(paper, lambda: self.print_all(others)))

    def choose(self, paper: ReadyPaper, then: Callable[[], None] = lambda: None) -> None:
        dialog = PrintDialog(paper, self._desk.habits, self.t, self._window)
        dialog.chosen.connect(lambda chosen: self._chosen(paper, chosen))
        dialog.system_wanted.connect(lambda: self._ask_system(paper))
        dialog.save_wanted.connect(lambda: self.save(paper))
        dialog.later.connect(lambda: self._desk.wait(paper))
        dialog.finished.connect(lambda _result: then())
        self._open(dialog)

    def _chosen(self, paper: ReadyPaper, chosen: Chosen) -> None:
        wish, before = paper.wish, self._desk.printer(paper.wish)
        self._desk.habits.remember(wish.kind, wish.stock, chosen.choice, at_once=chosen.at_once)
        lies_otherwise = bool(wish.stock) and chosen.choice.printer != before
        if chosen.start == wish.start and not lies_otherwise:
            self._desk.print(paper, chosen.choice)
        else:
            self._desk.make_and(wish.starting_at(chosen.start), lambda made: self._desk.print(made, chosen.choice))

    def _ask_system(self, paper: ReadyPaper) -> None:
        dialog = SystemDialog(self._window)
        dialog.accepted.connect(lambda: self._draw(paper, dialog.printer_of_it))
        self._open(dialog)

    def _draw(self, paper: ReadyPaper, printer: QPrinter) -> None:
        from digibank.ui.printing.raster import print_pages

        def drawn(well: bool) -> None:  # noqa: FBT001 - how it went
            self._desk.printed(paper, printer.printerName(), None if well else Trouble.FAILED)

        printer.setDocName(paper.title)
        everything = range(len(paper.sizes))
        self._house.jobs.run(lambda: print_pages(paper.pdf, everything, printer), drawn, lambda _error: drawn(False))

    # ---- saving

    def save(self, paper: ReadyPaper) -> None:
        dialog = QFileDialog(self._window, self.t("Save as PDF"), self._folder())
        dialog.setObjectName("save_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.t("PDF files") + " (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(paper.wish.file)
        dialog.fileSelected.connect(lambda file: self._write(paper, Path(file)))
        self._open(dialog)

    def save_all(self, papers: Sequence[ReadyPaper]) -> None:
        """Several into one folder, each under its own name."""
        if len(papers) == 1:
            self.save(papers[0])
            return
        dialog = QFileDialog(self._window, self.t("Save all in this folder"), self._folder())
        dialog.setObjectName("save_folder_dialog")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda folder: self._write_all(papers, Path(folder)))
        self._open(dialog)

    def _write(self, paper: ReadyPaper, file: Path) -> None:
        try:
            write_paper(file, paper.pdf)
        except OSError:
            self._not_saved()
        else:
            self._desk.saved([paper.wish], file.parent)
            self._desk.moved.emit(paper, self.t("Saved as {file}.").format(file=file.name))
            self._house.voice.yes(self.t("Saved as {file}.").format(file=file.name))

    def _write_all(self, papers: Sequence[ReadyPaper], folder: Path) -> None:
        try:
            written = write_papers(folder, {paper.wish.file: paper.pdf for paper in papers})
        except OSError:
            self._not_saved()
        else:
            self._desk.saved([paper.wish for paper in papers], folder)
            said = self.t("{count} papers saved in {folder}.").format(count=len(written), folder=folder.name)
            self._house.voice.yes(said)

    def _not_saved(self) -> None:
        self._house.voice.no(self.t("It cannot be saved there. Choose another folder."))

    def _folder(self) -> str:
        """Where something was saved last, if that is still there."""
        last = self._desk.habits.folder
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        return last if last and Path(last).is_dir() else QStandardPaths.writableLocation(documents)

    @staticmethod
    def _open(dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # QPrintDialog's own open() wants a slot to call


class SystemDialog(QPrintDialog):
    """The system's own. Keeps its printer: Qt does not, and would end the program without it."""

    def __init__(self, parent: QWidget) -> None:
        self.printer_of_it = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.printer_of_it.setResolution(PAPER_DPI)
        super().__init__(self.printer_of_it, parent)
        self.setObjectName("system_print_dialog")
