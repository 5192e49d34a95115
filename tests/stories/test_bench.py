"""At the bench: what waits, and the files that the tools write. With the keyboard, except for what is dropped."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, QSettings, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QTableView, QWidget

from digibank.domain.label_code import pretty
from digibank.domain.lifecycle import State
from digibank.domain.roles import Role
from digibank.services.intake import NewDevice, intake
from digibank.services.repair import repair_out
from digibank.ui.bench import watch
from digibank.ui.machine_settings import MachineSettings
from tests.desk import Desk
from tests.given import FIRST_DISK, SECOND_DISK, Given
from tests.ui.bench_files import Drop, hardware_report, laptop, letter, wipe_log

WIPED = "wiped and checked. Everything on this device is wiped."


@pytest.fixture(autouse=True)
def _no_folder_from_before() -> Iterator[None]:
    yield
    QSettings("digibank", "digibank").remove("watch_folder")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is whole sooner, so that a test need not wait for it."""
    monkeypatch.setattr(watch, "STEADY_S", 0.4)
    monkeypatch.setattr(watch, "LOOK_EVERY_MS", 60)


def rows(jef: Desk) -> dict[str, str]:
    """The files on the screen by name, with what is said of them."""
    view = jef.part(QListView, "file_rows")
    texts = [view.model().index(row, 0).data() for row in range(view.model().rowCount())]
    return dict(text.split("\n") for text in texts)


def queue(jef: Desk) -> list[str]:
    table = jef.part(QTableView, "bench_table")
    model = table.model()
    return [
        " · ".join(model.index(row, column).data() for column in (0, 1, 2)) for row in range(table.model().rowCount())
    ]


def count(jef: Desk, tile: str) -> str:
    return str(jef.part(QWidget, tile).accessibleName())


def to_the_bench(jef: Desk) -> None:
    jef.press("Shift+F7")
    jef.settle()


def open_files(jef: Desk, *files: Path) -> None:
    jef.press("Ctrl+O")
    jef.open_files(*files)
    jef.settle()


# ---- the queues


def test_a_technician_sees_what_waits_and_opens_it_at_the_counter(desk: Callable[..., Desk], given: Given) -> None:
    code = laptop(given, "DISK1", "DISK2")
    wiped, repaired = given.device(State.WIPED), given.device(State.WIPED, title="Fairphone 3")
    given.office.do(repair_out, repaired)
    jef = desk(Role.TECHNICIAN)
    to_the_bench(jef)
    assert [count(jef, f"queue_{name}") for name in ("to_wipe", "wiped", "in_repair")] == [
        "To wipe: 1",
        "To test: 1",
        "In repair: 1",
    ]
    assert queue(jef) == [f"{pretty(code)} · Dell Latitude 5490 · Wipe DISK1, DISK2"]
    jef.do("queue_wiped")
    assert queue(jef) == [f"{pretty(wiped)} · Samsung A13 · Test it, then release it"]
    jef.do("queue_in_repair")
    assert queue(jef) == [f"{pretty(repaired)} · Fairphone 3 · Repaired? Then say that it is back"]
    jef.tab_to("bench_table")
    jef.press("Return")
    assert jef.reads("card_code") == pretty(repaired)
    assert jef.offers()[0] == "repair-back"


def test_it_takes_two_keys_to_the_first_device_that_waits(desk: Callable[..., Desk], given: Given) -> None:
    code = laptop(given, "DISK1")
    jef = desk(Role.TECHNICIAN)
    jef.press("Shift+F7")
    jef.press("Return")
    assert (jef.reads("card_code"), jef.keys) == (pretty(code), 2)


def test_an_empty_queue_says_what_fills_it(desk: Callable[..., Desk]) -> None:
    jef = desk()
    to_the_bench(jef)
    assert jef.reads("bench_empty") == "Nothing waits to be wiped. Press F3 to take in a device."
    assert jef.focus == "open_files"
    jef.do("queue_wiped")
    assert jef.reads("bench_empty").endswith("then open its report here: Ctrl+O.")
    jef.press("F3")
    assert jef.sees("panel_intake")


def test_a_technician_meets_no_borrower(desk: Callable[..., Desk], given: Given) -> None:
    given.back(given.lent("An Peeters").devices[0])
    jef = desk(Role.TECHNICIAN)
    to_the_bench(jef)
    assert len(queue(jef)) == 1
    assert "Peeters" not in jef.texts() + "".join(queue(jef))


# ---- files


def test_two_logs_wipe_a_laptop_one_after_the_other(desk: Callable[..., Desk], given: Given) -> None:
    code = laptop(given, FIRST_DISK[0], SECOND_DISK[0])
    jef = desk(Role.TECHNICIAN)
    to_the_bench(jef)
    open_files(jef, FIRST_DISK[1])
    assert jef.tone == "wait"
    assert jef.message == f"Stored for {pretty(code)}: wiped and checked. Still to wipe: {SECOND_DISK[0]}."
    assert given.state_of(code) is State.TO_WIPE
    open_files(jef, SECOND_DISK[1])
    assert (jef.tone, jef.message) == ("yes", f"Stored for {pretty(code)}: {WIPED}")
    assert given.state_of(code) is State.WIPED
    assert (count(jef, "queue_to_wipe"), count(jef, "queue_wiped")) == ("To wipe: 0", "To test: 1")
    assert jef.focus == "file_rows"
    jef.press("Return")
    assert jef.reads("card_code") == pretty(code)
    assert jef.offers()[0] == "release"


def test_each_file_gets_its_row_and_its_sentence(desk: Callable[..., Desk], given: Given, folder: Path) -> None:
    code = laptop(given, "AAAA1111")
    given.office.do(intake, NewDevice(serial="SAMPLE99", kind=given.card(code).kind))
    jef = desk()
    to_the_bench(jef)
    files = (
        wipe_log(folder, "AAAA1111"),
        wipe_log(folder, "ZZZZ9999"),
        hardware_report(folder, "SAMPLE99"),
        hardware_report(folder, "NEW77777"),
        letter(folder),
    )
    open_files(jef, *files)
    said = list(rows(jef).values())
    assert said[0] == f"Stored for {pretty(code)}: {WIPED}"
    assert "disk ZZZZ9999" in said[1]
    assert said[2].endswith("what we did not know yet.")
    assert said[3].endswith("Is it new? Then take it in with this report.")
    assert said[4].startswith("letter.txt is no report that we know.")
    assert jef.message == "5 files read. Stored: 2. You have to look at: 2. Not stored: 1."
    open_files(jef, files[0], files[2])
    assert jef.message == "2 files read. We had already: 2."
    assert rows(jef)["nwipe_AAAA1111.log"] == f"We had all of this already, for {pretty(code)}."
    assert len(rows(jef)) == 5  # a file that is read again stays in its place


def test_a_new_machine_is_taken_in_with_its_report(desk: Callable[..., Desk], given: Given) -> None:
    """And the wipe that nobody could place finds it when one comes back to the bench."""
    jef = desk()
    to_the_bench(jef)
    open_files(jef, FIRST_DISK[1], given.hardware_report())
    assert jef.tone == "no"
    jef.press("Down")
    jef.press("Return")
    assert jef.written("intake_serial") == "5CG9SAMPL1"
    assert "2 disks" in jef.reads("intake_heard")
    jef.do("take_in")
    code = jef.reads("card_code")
    to_the_bench(jef)
    jef.until(lambda: rows(jef)["laptop.json"].startswith("We had all of this"))
    assert rows(jef)["v042_a_retry_helped.log"].startswith(f"Stored for {code}: wiped and checked. Still to wipe:")


def test_a_machine_that_only_its_wipe_names_is_taken_in_by_its_number(desk: Callable[..., Desk]) -> None:
    jef = desk()
    to_the_bench(jef)
    open_files(jef, FIRST_DISK[1])
    jef.do("file_take_in")
    assert jef.written("intake_serial") == "PF1A2B3C"


def test_files_are_dropped_anywhere_on_the_page(desk: Callable[..., Desk], given: Given, folder: Path) -> None:
    code = laptop(given, "AAAA1111")
    inside = folder / "inside"
    inside.mkdir()
    wipe_log(inside, "AAAA1111")
    letter(folder)
    jef = desk()
    to_the_bench(jef)
    drop = Drop(jef.window.pages["bench"], [folder])
    assert drop.over()
    assert jef.reads("drop_lead") == "Let go. They are read now."
    drop.let_go()
    jef.settle()
    jef.until(lambda: jef.message != "")
    assert given.state_of(code) is State.WIPED
    assert set(rows(jef)) == {"nwipe_AAAA1111.log", "letter.txt"}
    assert jef.reads("drop_lead") == "Drop the files of your tools on this page."


def test_a_volunteer_is_told_that_a_wipe_is_not_hers(desk: Callable[..., Desk], given: Given, folder: Path) -> None:
    code = laptop(given, "AAAA1111")
    lies = desk(Role.VOLUNTEER)
    to_the_bench(lies)
    open_files(lies, wipe_log(folder, "AAAA1111"))
    assert lies.tone == "no"
    assert "volunteer may not" in lies.message
    assert given.state_of(code) is State.TO_WIPE


def test_esc_goes_from_the_files_to_the_queue_and_the_list_can_be_emptied(
    desk: Callable[..., Desk], given: Given, folder: Path
) -> None:
    laptop(given, "AAAA1111")
    jef = desk()
    to_the_bench(jef)
    open_files(jef, letter(folder))
    jef.press("Esc")
    assert jef.focus == "bench_table"
    jef.do("queue_files")
    jef.do("files_forget")
    assert not jef.sees("queue_files")
    assert jef.focus == "bench_table"
    jef.press("Esc")
    assert jef.focus == "scan"


# ---- a folder that is watched


def watch_folder(jef: Desk, folder: Path) -> None:
    jef.do("watch_folder")
    jef.open_files(folder)
    jef.until(lambda: "is watched" in jef.reads("watching"))


@pytest.mark.usefixtures("quick")
def test_a_watched_folder_gives_each_report_once_when_it_is_whole(
    desk: Callable[..., Desk], given: Given, folder: Path
) -> None:
    first, second = laptop(given, "AAAA1111"), laptop(given, "BBBB2222")
    for number in range(3):
        letter(folder, f"photo_{number}.txt")
    wipe_log(folder, "AAAA1111")
    jef = desk(Role.TECHNICIAN)
    to_the_bench(jef)
    watch_folder(jef, folder)
    jef.until(lambda: given.state_of(first) is State.WIPED)
    jef.until(lambda: "3 files in it are no reports." in jef.reads("watching"))

    whole = wipe_log(given.folder, "BBBB2222").read_bytes()
    growing = folder / "nwipe_BBBB2222.log"
    for part in range(1, 9):  # longer than a file must stay the same
        growing.write_bytes(whole[: part * len(whole) // 9])
        QTest.qWait(120)
        assert given.state_of(second) is State.TO_WIPE
    growing.write_bytes(whole)
    (folder / "copy.log").write_bytes(whole)
    jef.until(lambda: given.state_of(second) is State.WIPED)
    jef.settle()
    jef.do("queue_files")
    assert len(rows(jef)) == 2  # neither letters nor the copy

    assert MachineSettings().watch_folder == str(folder)
    jef.do("stop_watching")
    assert MachineSettings().watch_folder == ""
    assert "is watched" not in jef.reads("watching")


@pytest.mark.usefixtures("quick")
def test_the_folder_is_remembered_and_waits_for_the_stick(
    desk: Callable[..., Desk], given: Given, folder: Path
) -> None:
    code = laptop(given, "AAAA1111")
    MachineSettings().watch_folder = str(folder / "out")
    jef = desk(Role.TECHNICIAN)
    to_the_bench(jef)
    jef.until(lambda: jef.reads("watching") == "“out” is not here now. Put the stick in: it is read by itself.")
    (folder / "out").mkdir()
    jef.until(lambda: "is watched" in jef.reads("watching"))
    wipe_log(folder / "out", "AAAA1111")
    jef.press("F2")  # and it goes on while somebody is elsewhere
    jef.until(lambda: given.state_of(code) is State.WIPED)
    assert jef.message == ""  # nobody at the counter is disturbed


@pytest.mark.usefixtures("quick")
def test_a_file_of_an_unknown_machine_is_listed_once_and_tried_again(
    desk: Callable[..., Desk], given: Given, folder: Path
) -> None:
    jef = desk(Role.TECHNICIAN)
    to_the_bench(jef)
    wipe_log(folder, "CCCC3333")
    watch_folder(jef, folder)
    jef.until(lambda: jef.sees("queue_files"))
    code = laptop(given, "CCCC3333")
    jef.press("F2")
    to_the_bench(jef)
    jef.until(lambda: given.state_of(code) is State.WIPED)


# ---- many


MANY = 500


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
    """The longest time, in milliseconds, that the window did not answer."""

    def __init__(self) -> None:
        self.longest, self.beats = 0, 0
        self._clock = QElapsedTimer()
        self._clock.start()
        self._timer = QTimer(interval=5)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        self.longest, self.beats = max(self.longest, self._clock.restart()), self.beats + 1


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
    assert heart.beats > 20
    assert heart.longest < 1_000
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
