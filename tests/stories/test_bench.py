"""At the bench: what waits, and the files that the tools write. With the keyboard, except for what is dropped."""

from collections.abc import Callable
from pathlib import Path

import pytest

from digibank.domain.label_code import pretty
from digibank.domain.lifecycle import State
from digibank.domain.roles import Role
from digibank.services.intake import NewDevice, intake
from digibank.services.repair import repair_out
from tests.desk import Desk
from tests.given import FIRST_DISK, SECOND_DISK, Given
from tests.stories.at_the_bench import count, open_files, queue, rows, to_the_bench
from tests.ui.bench_files import Drop, hardware_report, laptop, letter, wipe_log

WIPED = "wiped and checked. Everything on this device is wiped."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


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
    wiped = given.device(State.WIPED)
    jef = desk()
    to_the_bench(jef)
    jef.do("queue_wiped")
    open_files(jef, letter(folder))
    jef.press("Esc")
    assert jef.focus == "bench_table"
    assert queue(jef)[0].startswith(pretty(wiped))
    jef.do("queue_files")
    jef.do("files_forget")
    assert not jef.sees("queue_files")
    assert jef.focus == "bench_table"
    jef.press("Esc")
    assert jef.focus == "scan"
