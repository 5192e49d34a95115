"""Five hundred files at once: the window goes on, and it can be stopped."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, QTimer

from digibank.domain.lifecycle import State
from tests.desk import Desk
from tests.given import Given
from tests.stories.at_the_bench import rows, to_the_bench
from tests.ui.bench_files import Drop, hardware_report, laptop, letter, wipe_log

MANY = 500


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def many_files(given: Given, folder: Path) -> list[Path]:
    """Half of what lies about on a stick: wipes, copies of them, reports, letters, strangers."""
    for number in range(MANY // 5):
        disk = f"DISK{number:04d}"
        if number % 4 == 0:
            laptop(given, disk)
        wipe_log(folder, disk)
        wipe_log(folder, disk, f"copy_{disk}.log")
        hardware_report(folder, f"SERIAL{number:04d}")
        letter(folder, f"letter_{number}.txt")
        (folder / f"photo_{number}.jpg").write_bytes(b"\xff\xd8" + bytes(range(256)) * 40)
    return sorted(folder.iterdir())


class Heartbeat:
    """The longest time that the window did not answer, and the whole time, in milliseconds."""

    def __init__(self) -> None:
        self.longest = self.whole = 0
        self._clock = QElapsedTimer()
        self._clock.start()
        self._timer = QTimer(interval=5)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        silent = self._clock.restart()
        self.longest, self.whole = max(self.longest, silent), self.whole + silent


def test_five_hundred_files_while_the_window_goes_on(
    desk: Callable[..., Desk], given: Given, folder: Path, record_property: Callable[[str, object], None]
) -> None:
    ready = given.device(State.AVAILABLE)
    assert len(many_files(given, folder)) == MANY
    jef = desk()
    to_the_bench(jef)
    drop = Drop(jef.window.pages["bench"], [folder])
    drop.over()
    heart = Heartbeat()
    drop.let_go()
    jef.until(lambda: jef.sees("reading"))
    assert jef.reads("reading_words").endswith(f"of {MANY} files")
    jef.press("F2")  # the counter is there meanwhile
    jef.scan(ready)
    assert jef.reads("card_state") == "Ready to lend"
    jef.press("Shift+F7")
    jef.until(lambda: jef.message.startswith(f"{MANY} files read."), 120_000)
    record_property("bench: longest silence of the window, in ms, while 500 files are read", heart.longest)
    assert heart.longest < heart.whole / 3  # a busy machine is slow, not wrong
    assert "Stored: 25. You have to look at: 250. We had already: 25. Not stored: 200." in jef.message
    assert len(rows(jef)) == MANY
    assert not jef.sees("reading")


def test_stopped_it_says_how_far_it_came_and_the_rest_is_as_it_was(
    desk: Callable[..., Desk], given: Given, folder: Path
) -> None:
    codes = [laptop(given, f"DISK{number:04d}") for number in range(60)]
    for number in range(60):
        wipe_log(folder, f"DISK{number:04d}")
    for number in range(MANY):
        letter(folder, f"z{number}.txt")
    jef = desk()
    to_the_bench(jef)
    drop = Drop(jef.window.pages["bench"], [folder])
    drop.over()
    drop.let_go()
    jef.until(lambda: jef.sees("reading"))
    jef.do("reading_stop")
    jef.until(lambda: jef.message.startswith("Stopped."), 60_000)
    stopped_at = int(jef.message.removeprefix("Stopped. ").split(" ")[0])
    assert 0 < stopped_at < 60 + MANY
    wiped = [given.state_of(code) is State.WIPED for code in codes]
    assert wiped == [number < stopped_at for number in range(60)]  # each file whole or not at all
    assert not jef.sees("reading")


def test_closing_the_window_stops_it(desk: Callable[..., Desk], given: Given, folder: Path) -> None:
    codes = [laptop(given, f"DISK{number:04d}") for number in range(80)]
    for number in range(80):
        wipe_log(folder, f"DISK{number:04d}")
    jef = desk()
    to_the_bench(jef)
    drop = Drop(jef.window.pages["bench"], [folder])
    drop.over()
    drop.let_go()
    jef.until(lambda: given.state_of(codes[0]) is State.WIPED)
    jef.window.close()
    wiped = [given.state_of(code) is State.WIPED for code in codes]
    assert wiped == sorted(wiped, reverse=True)
    assert not all(wiped)


def test_a_database_that_is_busy_ends_it_and_the_files_can_be_opened_again(
    desk: Callable[..., Desk], given: Given, folder: Path
) -> None:
    codes = [laptop(given, f"DISK{number:04d}") for number in range(3)]
    files = [wipe_log(folder, f"DISK{number:04d}") for number in range(3)]
    jef = desk()
    to_the_bench(jef)
    drop = Drop(jef.window.pages["bench"], files)
    drop.over()
    with given.database.engine.connect() as busy, busy.begin():
        drop.let_go()
        jef.until(lambda: jef.message.startswith("Another program keeps the database busy."), 30_000)
        assert jef.tone == "no"
    assert {given.state_of(code) for code in codes} == {State.TO_WIPE}
    drop.over()
    drop.let_go()
    jef.until(lambda: jef.message.startswith("3 files read. Stored: 3."), 30_000)
