"""Work off the main thread: its results come in order, it can be stopped between two steps, and the window goes on."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from digibank.i18n import translator
from digibank.ui.jobs import Jobs, Pulse, Run
from digibank.ui.widgets.progress import Progress


class Told:
    """What came back, and on which thread."""

    def __init__(self) -> None:
        self.results: list[object] = []
        self.ends: list[object] = []
        self.threads: set[int] = set()

    def each(self, result: object) -> None:
        self.threads.add(threading.get_ident())
        self.results.append(result)

    def end(self, what: object) -> None:
        self.threads.add(threading.get_ident())
        self.ends.append(what)

    def over(self, run: Run) -> None:
        self.end((run.done, run.total))


class Gate:
    """A step that waits until the test lets it go on."""

    def __init__(self) -> None:
        self.reached, self.open = threading.Event(), threading.Event()

    def __call__(self, item: int) -> int:
        if item == 2:
            self.reached.set()
            assert self.open.wait(20)
        return item * 10


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    del qtbot
    made = Jobs()
    yield made
    made.finish()


def test_each_result_comes_in_order_on_the_main_thread(jobs: Jobs, qtbot: QtBot) -> None:
    told, worked_on = Told(), set()

    def step(item: int) -> int:
        worked_on.add(threading.get_ident())
        return item + 1

    run = jobs.run_steps(range(500), step, told.each, told.over, told.end)
    qtbot.waitUntil(lambda: bool(told.ends), timeout=20_000)
    assert told.results == list(range(1, 501))
    assert told.ends == [(500, 500)]
    assert (run.done, run.cancelled, jobs.idle) == (500, False, True)
    assert told.threads == {threading.get_ident()}
    assert told.threads.isdisjoint(worked_on)


def test_stopped_it_ends_after_its_step_and_says_how_far_it_came(jobs: Jobs, qtbot: QtBot) -> None:
    told, gate = Told(), Gate()
    run = jobs.run_steps(range(500), gate, told.each, told.over, told.end)
    qtbot.waitUntil(gate.reached.is_set, timeout=20_000)
    run.cancel()
    gate.open.set()
    qtbot.waitUntil(lambda: bool(told.ends), timeout=20_000)
    assert told.results == [0, 10, 20]  # the step that ran is done, no other was begun
    assert told.ends == [(3, 500)]


def test_stopped_in_its_last_step_it_is_done(jobs: Jobs, qtbot: QtBot) -> None:
    told, gate = Told(), Gate()
    run = jobs.run_steps(range(3), gate, told.each, told.over, told.end)
    qtbot.waitUntil(gate.reached.is_set, timeout=20_000)
    run.cancel()
    gate.open.set()
    qtbot.waitUntil(lambda: bool(told.ends), timeout=20_000)
    assert told.ends == [(3, 3)]


def test_a_fault_ends_it_and_what_was_done_stays_told(jobs: Jobs, qtbot: QtBot) -> None:
    told, faults = Told(), Told()

    def step(item: int) -> int:
        if item == 3:
            raise OSError("the stick is gone")
        return item

    jobs.run_steps(range(9), step, told.each, told.over, faults.end)
    qtbot.waitUntil(lambda: bool(faults.ends), timeout=20_000)
    assert (told.results, told.ends) == ([0, 1, 2], [])
    assert isinstance(faults.ends[0], OSError)


def test_short_work_does_not_wait_for_long_work(jobs: Jobs, qtbot: QtBot) -> None:
    long, short, gate = Told(), Told(), Gate()
    jobs.run_steps(range(4), gate, long.each, long.over, long.end)
    qtbot.waitUntil(gate.reached.is_set, timeout=20_000)
    jobs.run(lambda: "a contract", short.end, short.end)
    qtbot.waitUntil(lambda: bool(short.ends), timeout=20_000)
    assert (short.ends, long.ends, jobs.idle) == (["a contract"], [], False)
    gate.open.set()
    qtbot.waitUntil(lambda: jobs.idle, timeout=20_000)


def test_work_that_is_whole_or_nothing_hears_that_it_was_stopped(jobs: Jobs, qtbot: QtBot) -> None:
    ends, gate = Told(), Gate()
    undone: list[str] = []

    def work(pulse: Pulse) -> str:
        try:
            for number in range(9):
                pulse.beat(number, 9)
                gate(number)
        except BaseException:
            undone.append("rolled back")
            raise
        return "all of it"

    run = jobs.run_whole(work, ends.end, ends.end, lambda: ends.end("stopped"))
    qtbot.waitUntil(gate.reached.is_set, timeout=20_000)
    run.cancel()
    gate.open.set()
    qtbot.waitUntil(lambda: bool(ends.ends), timeout=20_000)
    assert (ends.ends, undone) == (["stopped"], ["rolled back"])
    jobs.run_whole(work, ends.end, ends.end, lambda: ends.end("stopped"))
    qtbot.waitUntil(lambda: len(ends.ends) == 2, timeout=20_000)
    assert ends.ends[1] == "all of it"


def test_a_window_that_closes_stops_it_and_is_told_nothing_more(jobs: Jobs, qtbot: QtBot) -> None:
    told, gate = Told(), Gate()
    jobs.run_steps(range(500), gate, told.each, told.over, told.end)
    qtbot.waitUntil(gate.reached.is_set, timeout=20_000)
    before = list(told.results)
    threading.Timer(0.05, gate.open.set).start()  # finish() holds this thread
    jobs.finish()
    qtbot.waitUntil(lambda: jobs.idle, timeout=20_000)
    assert (told.results, told.ends) == (before, [])


def test_the_bar_shows_how_far_it_is_and_stops_it(jobs: Jobs, qtbot: QtBot) -> None:
    told, gate = Told(), Gate()
    bar = Progress("reading", "Reading files", translator("en"))
    qtbot.addWidget(bar)
    run = jobs.run_steps(range(500), gate, told.each, told.over, told.end)
    bar.watch(run, lambda done, total: f"{done} of {total}")
    assert not bar.isVisible()  # what is over at once shows no bar
    qtbot.waitUntil(bar.isVisible, timeout=20_000)
    bar.stop()
    gate.open.set()
    qtbot.waitUntil(lambda: bool(told.ends), timeout=20_000)
    assert told.ends == [(3, 500)]
    qtbot.waitUntil(lambda: not bar.running)
    assert not bar.isVisible()
