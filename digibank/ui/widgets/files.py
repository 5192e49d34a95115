"""Files and folders from somebody's hand: asked for in a dialog, or dropped."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QFileDialog, QWidget

from digibank.i18n import Translate


def ask_files(parent: QWidget, title: str, t: Translate, chosen: Callable[[list[Path]], None]) -> None:
    """`chosen` is called later, and not at all where nothing was chosen."""
    dialog = _dialog(parent, title, QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilter(t("All files") + " (*)")
    dialog.filesSelected.connect(lambda names: chosen([Path(name) for name in names]))
    dialog.open()


def ask_folder(parent: QWidget, title: str, chosen: Callable[[Path], None], start: Path | None = None) -> None:
    """As `ask_files`; begins at `start` where that is still there."""
    dialog = _dialog(parent, title, QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    if start is not None:
        dialog.setDirectory(str(start))
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()


def dropped(mime: QMimeData) -> list[Path]:
    """The files and folders of this computer that were let go; what has no path here is left out."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def _dialog(parent: QWidget, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setObjectName("file_dialog")
    dialog.setFileMode(mode)
    dialog.finished.connect(dialog.deleteLater)
    return dialog
