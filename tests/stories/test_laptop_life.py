"""The life of a laptop with two disks, at the real window, with the keyboard and a scanner."""

from collections.abc import Callable
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from digibank.domain.lifecycle import State
from tests.desk import Desk
from tests.given import FIRST_DISK, SECOND_DISK, Given


def test_a_laptop_comes_in_is_wiped_goes_out_and_comes_back(
    desk: Callable[..., Desk], given: Given, tmp_path: Path
) -> None:
    rita = desk()
    code = take_in_from_a_report(rita, given.hardware_report())
    assert "lend" not in rita.offers()  # nobody can lend it now: the task is not even there
    wipe_one_disk_after_the_other(rita)
    lend_to_somebody_new(rita)
    assert given.state_of(code) is State.ON_LOAN

    # The contract is there as soon as it is drawn; saved, it says what was lent.
    rita.wait_for_paper()
    rita.press("Ctrl+S")
    rita.save_as(tmp_path / "contract.pdf")
    rita.until(lambda: rita.message.startswith("Saved"))
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "contract.pdf").pages)
    assert "An Peeters" in text
    assert code in text

    bring_back(rita, code)
    assert "lend" not in rita.offers()
    open_log(rita, FIRST_DISK[1])  # the old log does not serve twice
    assert rita.tone == "no"
    assert given.state_of(code) is State.TO_WIPE


def take_in_from_a_report(rita: Desk, report: Path) -> str:
    """Nothing has to be typed. The code that it got."""
    rita.press("F3")
    rita.press("Ctrl+O")
    rita.open_files(report)
    assert rita.written("intake_serial") == "5CG9SAMPL1"
    assert "2 disks" in rita.reads("intake_heard")
    rita.do("take_in")
    assert rita.message.startswith("Taken in.")
    assert rita.reads("card_state") == "Just in"
    assert rita.offers()[0] == "locks"
    rita.wait_for_paper()
    assert rita.reads("paper_title") == f"Label {rita.reads('card_code')}"
    return rita.reads("card_code")


def wipe_one_disk_after_the_other(rita: Desk) -> None:
    rita.press("F10")
    rita.press("Return")
    assert rita.reads("card_state") == "To wipe"
    open_log(rita, FIRST_DISK[1])
    assert SECOND_DISK[0] in rita.message  # one log proves one disk; the other is still asked for
    assert (rita.reads("disk_1"), rita.reads("disk_2")) == ("wiped", "not wiped")
    open_log(rita, SECOND_DISK[1])
    assert rita.reads("card_state") == "Wiped"
    rita.press("F8")
    assert rita.reads("card_state") == "Ready to lend"


def open_log(rita: Desk, log: Path) -> None:
    rita.press("F7")
    rita.press("Ctrl+O")
    rita.open_files(log)


def lend_to_somebody_new(rita: Desk) -> None:
    rita.press("F5")
    rita.write("An Peeters")
    rita.press("Return")
    rita.fill("borrower_phone", "0470 12 34 56")
    rita.do("item_0")
    rita.do("lend_now")
    assert rita.message.startswith("Lent: loan ")


def bring_back(rita: Desk, code: str) -> None:
    """One scan opens the form, one key stores it. It asks for a second wipe."""
    rita.press("F2")
    rita.scan(code)
    rita.press("Return")
    assert rita.message == "Taken back. It must be wiped before it is lent again."
    assert rita.reads("card_state") == "To wipe"
    assert (rita.reads("disk_1"), rita.reads("disk_2")) == ("not wiped", "not wiped")


def test_a_return_by_mistake_is_undone(desk: Callable[..., Desk], given: Given) -> None:
    code = given.lent("An Peeters").devices[0]
    rita = desk()
    rita.scan(code)
    rita.press("Return")
    assert given.state_of(code) is State.TO_WIPE
    rita.press("Ctrl+Z")
    assert given.state_of(code) is State.ON_LOAN
    assert rita.message == "The return is undone. The device is on loan again."


def test_a_return_is_called_a_mistake_only_where_there_was_one(desk: Callable[..., Desk], given: Given) -> None:
    never_lent, prepared, returned = given.device(State.TO_WIPE), *(given.lent("An Peeters").devices[0] for _ in "12")
    rita = desk()
    rita.scan(never_lent)
    assert "correct-return" not in rita.offers()
    given.back(returned)
    rita.scan(returned)
    assert "correct-return" in rita.offers()
    rita.do("do_correct-return")
    assert given.state_of(returned) is State.ON_LOAN
    rita.scan(prepared)
    assert "correct-return" not in rita.offers()


def test_the_paper_of_one_person_goes_when_another_card_opens(desk: Callable[..., Desk], given: Given) -> None:
    code, other = (given.lent(name).devices[0] for name in ("An Peeters", "Amal Haddad"))
    rita = desk()
    rita.scan(code)
    rita.press("F6")
    rita.press("Return")
    rita.wait_for_paper()
    assert rita.reads("paper_title").startswith("Return receipt ")
    rita.press("F2")
    rita.scan(code)  # the same card again: its paper stays
    assert rita.sees("paper_bar")
    rita.press("F2")
    rita.scan(other)
    assert not rita.sees("paper_bar")
    rita.press("F9")  # the last paper comes back, with its name on it: nothing is printed that nobody sees
    rita.wait_for_paper()
    assert rita.reads("paper_title").startswith("Return receipt ")
    assert QApplication.activeModalWidget() is None

    rita.press("Ctrl+P")
    rita.scan(code)  # before it was drawn
    rita.until(lambda: rita.window.house.jobs.idle)
    assert not rita.sees("paper_bar")
    rita.scan(other)
    rita.press("Ctrl+P")
    rita.wait_for_paper()
    assert rita.reads("paper_title").startswith("Contract ")
    rita.press("F3")
    assert not rita.sees("paper_bar")


def test_a_new_card_is_shown_from_its_top(desk: Callable[..., Desk], given: Given) -> None:
    rita = desk()
    rita.window.resize(900, 560)
    rita.scan(given.device(State.TO_WIPE))
    area = rita.window.counter.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    bar = area.verticalScrollBar()
    rita.press("F7")
    rita.write("Android settings")
    rita.tab_to("wipe_failed")
    rita.until(lambda: bar.value() > 0)
    rita.press("Space")
    assert rita.reads("card_state") == "To wipe"
    QTest.qWait(50)  # what follows the focus has had its turn
    assert bar.maximum() > 0
    assert bar.value() == 0
