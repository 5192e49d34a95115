"""What all places of the window share."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from digibank.ui.house import House


class Screen(QWidget):
    """One place. `opened` brings a code, number or name: its card opens at the counter. `taken_in` brings the number
    and the hardware reports (Path) of a device that is new. A page is made when somebody first goes there, and says
    what happened through `house.voice`."""

    opened = Signal(str)
    taken_in = Signal(str, list)

    def __init__(self, house: House) -> None:
        super().__init__()
        self.setObjectName("page")
        self.house, self.t = house, house.t

    def arrive(self) -> None:
        """Somebody came here: what is shown is as it stands now, and the keys go to where one begins."""
        raise NotImplementedError

    def list(self, wanted: Any) -> None:
        """Somebody asked elsewhere for a part of what is here; a list knows what its filter is."""
        del wanted
        self.arrive()

    @property
    def spot(self) -> str:
        """Where on the page one is, for a window that is built again; empty where that says nothing."""
        return ""

    def go_to_spot(self, spot: str) -> None:
        """As `arrive`, at that place of the page."""
        del spot

    def takes_scan(self, text: str) -> bool:
        """Whether a scan is for this place; else its card opens at the counter."""
        del text
        return False

    def go_back(self) -> bool:
        """Esc: whether there was something to close here. If not, the window goes back to the counter."""
        return False
