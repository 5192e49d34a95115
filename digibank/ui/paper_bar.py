"""A paper on the screen: made in a job, then printed or saved. F9 prints it again."""

from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout

from digibank.ui.house import House
from digibank.ui.outcome import PaperWish
from digibank.ui.printing import PrintDialog, SaveDialog, page_images
from digibank.ui.widgets import theme
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.text import drawing, label


class PaperBar(QFrame):
    """Shows one paper, ready or on its way, and says through the voice what happened to it."""

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house, self.t = house, house.t
        self._pdf: bytes | None = None
        self._file = ""
        self.setObjectName("paper_bar")
        self.setProperty("soft", "accent")
        row = QHBoxLayout(self)
        theme.spaced(row, "m", "m")
        row.addWidget(drawing("contract", Tone.ACCENT, 28))
        lines = QVBoxLayout()
        self._title = label("", "strong", "paper_title")
        self._state = label("", "small", "paper_state")
        lines.addWidget(self._title)
        lines.addWidget(self._state)
        row.addLayout(lines, 1)
        self._print = BigButton(self.t("Print"), "paper_print", "print", "F9", Weight.SECOND)
        self._save = BigButton(self.t("Save as PDF"), "paper_save", "save", "Ctrl+S", Weight.QUIET)
        self._print.clicked.connect(self._ask_printer)
        self._save.clicked.connect(self._ask_file)
        row.addWidget(self._print)
        row.addWidget(self._save)
        self.hide()
        house.papers.wanted.connect(self.make)
        house.papers.put_away.connect(self.clear)

    @property
    def ready(self) -> bool:
        return self._pdf is not None

    def make(self, wish: PaperWish) -> None:
        file = wish.file
        self._pdf, self._file = None, file
        self._title.setText(wish.title)
        self._state.setText(self.t("Is being made…"))
        self._enable(ready=False)
        self.show()
        self._house.jobs.run(wish.make, lambda pdf: self._made(file, pdf), lambda error: self._not_made(file, error))

    def clear(self) -> None:
        """The paper goes off the screen; one that is still on its way does not come back to it."""
        self._pdf, self._file = None, ""
        self._enable(ready=False)
        self.hide()

    def _made(self, file: str, pdf: bytes) -> None:
        if file != self._file:
            return  # another one was asked for in the meantime
        self._pdf = pdf
        self._state.setText(self.t("Ready to print."))
        self._enable(ready=True)
        self._print.setFocus()

    def _not_made(self, file: str, error: Exception) -> None:
        if file == self._file:
            self._failed(error)

    def _failed(self, error: Exception) -> None:
        self._state.setText(self.t("Could not be made. It stays listed; try again later."))
        self._house.voice.refuse(error)

    def _enable(self, *, ready: bool) -> None:
        self._print.setEnabled(ready)
        self._save.setEnabled(ready)

    def _ask_printer(self) -> None:
        pdf = self._pdf
        if pdf:
            self._house.jobs.run(lambda: page_images(pdf), lambda images: self._open_printer(pdf, images), self._failed)

    def _open_printer(self, pdf: bytes, images: list[QImage]) -> None:
        if pdf is self._pdf:
            self._open(PrintDialog(images, self, self._printed))

    def _printed(self, went_well: bool) -> None:  # noqa: FBT001 - Qt's own way
        if went_well:
            self._house.voice.yes(self.t("Sent to the printer."))
        else:
            self._house.voice.no(self.t("The printer took nothing. Is it on?"))

    def _ask_file(self) -> None:
        if self._pdf:
            self._open(SaveDialog(self._pdf, self._file, self, self.t, self._saved, self._not_saved))

    def _saved(self, file: Path) -> None:
        self._house.voice.yes(self.t("Saved as {file}.").format(file=file.name))

    def _not_saved(self, error: OSError) -> None:
        del error
        self._house.voice.no(self.t("It cannot be saved there. Choose another folder."))

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # QPrintDialog's own open() wants a slot to call
