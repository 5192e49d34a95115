"""Work that takes longer than a blink, on other threads: a paper, a batch of files, an import. What it brings comes
back on the main thread. Short work, long work and looking at folders have a thread each: a contract waits neither for
five hundred files nor for a network that does not answer."""

import time
from collections.abc import Callable, Sequence
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

R = TypeVar("R")
T = TypeVar("T")

_PATIENCE_MS = 2_000
"""How long a window that closes waits for a network that does not answer."""

_TELL_EVERY_S = 0.05
"""Often enough to look alive, seldom enough that the main thread has time for anything else."""


class Cancelled(Exception):
    """Raised inside long work that somebody stopped. Out of a transaction it leaves nothing stored."""


class Pulse:
    """What long work is handed: it says how far it is, and hears there that it was stopped."""

    def __init__(self, tell: Callable[[list[object], int, int], None], stop: Event) -> None:
        self._tell, self._stop = tell, stop
        self._given: list[object] = []
        self._done = self._total = 0
        self._told_at = 0.0

    def beat(self, done: int, total: int) -> None:
        """Before each step. Raises Cancelled."""
        self._done, self._total = done, total
        if time.monotonic() - self._told_at >= _TELL_EVERY_S:
            self.flush()
        if self._stop.is_set():
            raise Cancelled

    def give(self, result: object) -> None:
        """What a step brought, wanted before all is done."""
        self._given.append(result)
        self._done += 1

    def flush(self) -> None:
        self._tell(self._given, self._done, self._total)
        self._given, self._told_at = [], time.monotonic()


class Run(QObject):
    """Long work under way, as the main thread sees it. `moved` brings how many steps are done and of how many; `ended`
    comes last, however it ended."""

    moved = Signal(int, int)
    ended = Signal()
    _told = Signal(list, int, int)
    _over = Signal(object, object)

    def __init__(self, parent: QObject, given: Callable[[object], None], over: Callable[..., None]) -> None:
        super().__init__(parent)
        self.done = self.total = 0
        self._given, self._take_over = given, over
        self._stop = Event()
        queued = Qt.ConnectionType.QueuedConnection
        self._told.connect(self._take, queued)
        self._over.connect(self._end, queued)

    def cancel(self) -> None:
        """The step that runs is finished, no other is begun."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        return self._stop.is_set()

    def work(self, work: Callable[[Pulse], object]) -> None:
        """On the other thread."""
        pulse = Pulse(self._told.emit, self._stop)
        result: object = None
        fault: Exception | None = None
        try:
            result = work(pulse)
        except Exception as error:  # noqa: BLE001 - brought to the main thread, which knows what to do with it
            fault = error
        pulse.flush()
        self._over.emit(result, fault)

    @Slot(list, int, int)
    def _take(self, given: list[object], done: int, total: int) -> None:
        self.done, self.total = done, total
        for result in given:
            self._given(result)
        self.moved.emit(done, total)

    @Slot(object, object)
    def _end(self, result: object, fault: Exception | None) -> None:
        self._take_over(result, fault)
        self.ended.emit()
        self.deleteLater()


class Jobs(QObject):
    """One short and one long job at a time, each in the order of asking: two papers at once would wait for each other's
    transaction. Long work stores in many short transactions, so that the counter's fit between."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._short, self._long, self._looking = QThreadPool(self), QThreadPool(self), QThreadPool(self)
        for pool in (self._short, self._long, self._looking):
            pool.setMaxThreadCount(1)
        self._open: dict[Run, _Task] = {}
        self._finished = False

    @property
    def idle(self) -> bool:
        """Whether nothing runs or waits."""
        return not self._open

    def run(self, work: Callable[[], R], done: Callable[[R], None], failed: Callable[[Exception], None]) -> None:
        """`work` runs on another thread and touches no widget; then `done` or `failed` on this one."""
        self._start(self._short, lambda _pulse: work(), _either(done, failed), _nothing)

    def look(self, work: Callable[[], R], done: Callable[[R], None], failed: Callable[[Exception], None]) -> None:
        """As `run`, for work that may hang and that nothing waits for: it asks a stick or a network what is there."""
        self._start(self._looking, lambda _pulse: work(), _either(done, failed), _nothing)

    def run_whole(
        self,
        work: Callable[[Pulse], R],
        done: Callable[[R], None],
        failed: Callable[[Exception], None],
        stopped: Callable[[], None],
    ) -> Run:
        """Long work that is done whole or not at all: `work` calls `pulse.beat` as it goes, inside its transaction, and
        lets Cancelled through. Then one of the three, on this thread."""

        def over(result: R, fault: Exception | None) -> None:
            if isinstance(fault, Cancelled):
                stopped()
            elif fault is not None:
                failed(fault)
            else:
                done(result)

        return self._start(self._long, work, over, _nothing)

    def run_steps(
        self,
        items: Sequence[T],
        step: Callable[[T], R],
        each: Callable[[R], None],
        over: Callable[[Run], None],
        failed: Callable[[Exception], None],
    ) -> Run:
        """Long work of many steps, each stored by itself. `step` runs on another thread; `each` gets its results on
        this one, in order. `over` at the end: `run.done` of `run.total` were done, fewer where it was cancelled, and
        what was not done is as it was. `failed` instead, where a step raised: the steps before it stay done."""

        def work(pulse: Pulse) -> None:
            for number, item in enumerate(items):
                pulse.beat(number, len(items))
                pulse.give(step(item))

        def end(_result: None, fault: Exception | None) -> None:
            if fault is None or isinstance(fault, Cancelled):
                over(run)
            else:
                failed(fault)

        run = self._start(self._long, work, end, each)
        return run

    def finish(self) -> None:
        """The window closes: long work stops after its step, short work is waited for, and nobody is told any more."""
        self._finished = True
        for run in self._open:
            run.cancel()
        for pool in (self._long, self._short):
            pool.waitForDone()
        self._looking.waitForDone(_PATIENCE_MS)

    def _start(
        self,
        pool: QThreadPool,
        work: Callable[[Pulse], R],
        over: Callable[[R, Exception | None], None],
        given: Callable[..., None],
    ) -> Run:
        def ended(result: R, fault: Exception | None) -> None:
            self._open.pop(run)
            if not self._finished:
                over(result, fault)

        run = Run(self, lambda result: None if self._finished else given(result), ended)
        task = _Task(lambda: run.work(work))
        if not self._finished:
            self._open[run] = task
            pool.start(task)
        return run


class _Task(QRunnable):
    """Kept by whoever started it until it is over: Python's part of it must not go while it runs."""

    def __init__(self, act: Callable[[], None]) -> None:
        super().__init__()
        self._act = act
        self.setAutoDelete(False)

    def run(self) -> None:
        self._act()


def _either(done: Callable[[R], None], failed: Callable[[Exception], None]) -> Callable[[R, Exception | None], None]:
    def over(result: R, fault: Exception | None) -> None:
        if fault is None:
            done(result)
        else:
            failed(fault)

    return over


def _nothing(_result: object) -> None:
    pass
