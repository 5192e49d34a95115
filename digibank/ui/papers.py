"""Papers that any page asks for. The window's paper bar makes and shows them."""

from PySide6.QtCore import QObject, Signal

from digibank.ui.outcome import PaperWish


class Papers(QObject):
    """`wanted` brings a PaperWish; `put_away`: whoever it was for no longer stands here; `listed`: the papers that wait
    are to be shown."""

    wanted = Signal(object)
    put_away = Signal()
    listed = Signal()

    def make(self, wish: PaperWish) -> None:
        self.wanted.emit(wish)

    def finished(self, pdf: bytes) -> bytes:
        """Each paper as it leaves the house. Runs in a job."""
        return pdf

    def clear(self) -> None:
        self.put_away.emit()

    def show_list(self) -> None:
        self.listed.emit()
