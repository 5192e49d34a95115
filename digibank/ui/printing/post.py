"""Orders on their way to printers, by the way that this system has. Nobody waits for them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSizeF, Signal

from digibank.ui.jobs import Jobs
from digibank.ui.printing import printers
from digibank.ui.printing.cups import CupsJob, cups_is_here
from digibank.ui.printing.order import Order, Trouble


class Errand(QObject):
    """One order. `accepted`: the system has it; `asks`: somebody must look at the printer; `ended` brings None when it
    was printed, else the Trouble."""

    accepted = Signal()
    asks = Signal()
    ended = Signal(object)

    def __init__(self, order: Order, parent: QObject) -> None:
        super().__init__(parent)
        self.order = order
        self.has_it = False
        """Whether the system has it: it comes out then, with this program or without."""
        self.accepted.connect(self._note)

    def _note(self) -> None:
        self.has_it = True


class Post(QObject):
    def __init__(self, jobs: Jobs, parent: QObject | None = None, *, natively: bool | None = None) -> None:
        """`natively`: the PDF itself through CUPS; where it is not said, so where CUPS is."""
        super().__init__(parent)
        self._jobs = jobs
        self._natively = cups_is_here() if natively is None else natively
        self._under_way: list[Errand] = []

    def finish(self) -> list[Errand]:
        """The window closes. What the system has then and did not finish yet: it comes out without us."""
        for job in self.findChildren(CupsJob):
            job.finish()
        return [errand for errand in self._under_way if errand.has_it]

    def send(self, order: Order, paper: QSizeF) -> Errand:
        """`paper` is the size of its first page, in millimetres. Returns at once; whoever asked listens."""
        errand = Errand(order, self)
        self._under_way.append(errand)
        errand.ended.connect(lambda _trouble: self._done(errand))
        if not printers.there_is(order.choice.printer):
            _soon(errand, lambda: errand.ended.emit(Trouble.GONE))
        elif self._natively:
            job = CupsJob(order, printers.medium(order.choice.printer, paper), errand)
            job.accepted.connect(errand.accepted)
            job.asks.connect(errand.asks)
            job.ended.connect(errand.ended)
            job.start()
        else:
            self._draw(errand)
        return errand

    def _draw(self, errand: Errand) -> None:
        from digibank.ui.printing.raster import print_order

        self._jobs.run(lambda: print_order(errand.order), errand.ended.emit, lambda _error: errand.ended.emit(_FAILED))

    def _done(self, errand: Errand) -> None:
        self._under_way.remove(errand)
        errand.deleteLater()


_FAILED = Trouble.FAILED


def _soon(errand: Errand, act: Callable[[], None]) -> None:
    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, errand, act)
