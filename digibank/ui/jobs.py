"""Work that takes longer than a blink: papers, later imports and reports. Results come back on the main thread."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

R = TypeVar("R")


class _Post(QObject):
    """Carries a result across threads: lives on the main thread, so what is connected to it runs there."""

    arrived = Signal(object, object)


class _Job(QRunnable):
    def __init__(self, work: Callable[[], object], post: _Post) -> None:
        super().__init__()
        self._work, self._post = work, post
        self.setAutoDelete(False)

    def run(self) -> None:
        try:
            result = self._work()
        except Exception as error:  # noqa: BLE001 - brought to the main thread, which knows what to do with it
            self._post.arrived.emit(None, error)
        else:
            self._post.arrived.emit(result, None)


class Jobs(QObject):
    """One at a time, in order: two papers at once would wait for each other's transaction."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._open: set[_Job] = set()

    @property
    def idle(self) -> bool:
        return not self._open

    def run(self, work: Callable[[], R], done: Callable[[R], None], failed: Callable[[Exception], None]) -> None:
        """`work` runs on another thread and touches no widget; then `done` or `failed` on this one."""
        post = _Post(self)
        job = _Job(work, post)
        self._open.add(job)

        def arrived(result: R, error: Exception | None) -> None:
            self._open.discard(job)
            post.deleteLater()
            if error is None:
                done(result)
            else:
                failed(error)

        post.arrived.connect(_on_main(self, arrived), Qt.ConnectionType.QueuedConnection)
        self._pool.start(job)

    def finish(self) -> None:
        """Waits for what runs: called when the window closes."""
        self._pool.waitForDone()


class _OnMain(QObject):
    """A plain function connected to another thread's signal would run on that thread: this object's slot does not."""

    def __init__(self, parent: QObject, call: Callable[..., None]) -> None:
        super().__init__(parent)
        self._call = call

    @Slot(object, object)
    def receive(self, result: object, error: object) -> None:
        self._call(result, error)
        self.deleteLater()


def _on_main(parent: QObject, call: Callable[..., None]) -> Callable[..., None]:
    return _OnMain(parent, call).receive
