"""Files as the tools of the bench write them, of devices that a test has made."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from digibank.domain.device import Kind
from digibank.domain.label_code import LabelCode
from digibank.readers.facts import CarrierFacts
from digibank.services.intake import NewDevice, intake
from digibank.services.locks import clear_locks
from tests.given import DATA, FIRST_DISK, Given

_LOG = FIRST_DISK[1].read_text(encoding="utf-8")
_REPORT = (DATA / "hardware" / "dmidecode_laptop.txt").read_text(encoding="utf-8")
_REPORT_SERIAL = "PF1SAMP1"


def laptop(given: Given, disk: str, *more: str, serial: str | None = None) -> LabelCode:
    """To wipe, with these disks."""
    disks = tuple(CarrierFacts(name, None, 256.0, "ssd") for name in (disk, *more))
    new = NewDevice(kind=Kind.LAPTOP, make="Dell", model="Latitude 5490", serial=serial, carriers=disks)
    code = given.office.do(intake, new).code
    given.office.do(clear_locks, code)
    return code


def wipe_log(folder: Path, disk: str, name: str = "") -> Path:
    """Of nwipe: the disk is wiped and checked."""
    file = folder / (name or f"nwipe_{disk}.log")
    file.write_text(_LOG.replace(FIRST_DISK[0], disk), encoding="utf-8")
    return file


def hardware_report(folder: Path, serial: str) -> Path:
    """Of dmidecode, which tells nothing of disks."""
    file = folder / f"report_{serial}.txt"
    file.write_text(_REPORT.replace(_REPORT_SERIAL, serial), encoding="utf-8")
    return file


def letter(folder: Path, name: str = "letter.txt") -> Path:
    file = folder / name
    file.write_text("Dear Rita, the laptop is on your desk.", encoding="utf-8")
    return file


@dataclass
class Drop:
    """Files that are dragged over a page and let go, as the system tells it."""

    page: QWidget
    files: list[Path]

    def _mime(self) -> QMimeData:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(file)) for file in self.files])
        return mime

    def over(self) -> bool:
        """Whether the page takes them."""
        self._held = self._mime()
        event = QDragEnterEvent(
            self.page.rect().center(),
            Qt.DropAction.CopyAction,
            self._held,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(self.page, event)
        return event.isAccepted()

    def let_go(self) -> None:
        event = QDropEvent(
            QPointF(self.page.rect().center()),
            Qt.DropAction.CopyAction,
            self._held,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(self.page, event)
