"""The life of a laptop with two disks, at the real window, with the keyboard and a scanner."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from digibank.domain.lifecycle import State
from tests.desk import Desk
from tests.given import FIRST_DISK, SECOND_DISK, Given


def test_a_laptop_comes_in_is_wiped_goes_out_and_comes_back(
    desk: Callable[..., Desk], given: Given, tmp_path: Path
) -> None:
    rita = desk()

    # It comes in from a report: nothing has to be typed.
    rita.press("F3")
    rita.press("Ctrl+O")
    rita.open_files(given.hardware_report())
    assert rita.written("intake_serial") == "5CG9SAMPL1"
    assert "2 disks" in rita.reads("intake_heard")
    rita.do("take_in")
    assert rita.message.startswith("Taken in.")
    code = rita.reads("card_code")
    assert rita.reads("card_state") == "Just in"
    assert rita.offers()[0] == "locks"

    # Nobody can lend it now: the task is not even there.
    assert "lend" not in rita.offers()

    # No locks: it is to be wiped.
    rita.press("F10")
    rita.press("Return")
    assert rita.reads("card_state") == "To wipe"

    # One log proves one disk; the other one is still asked for.
    rita.press("F7")
    rita.press("Ctrl+O")
    rita.open_files(FIRST_DISK[1])
    assert SECOND_DISK[0] in rita.message
    assert rita.reads("disk_1") == "wiped"
    assert rita.reads("disk_2") == "not wiped"
    rita.press("F7")
    rita.press("Ctrl+O")
    rita.open_files(SECOND_DISK[1])
    assert rita.reads("card_state") == "Wiped"

    # Found fit, and lent to somebody new.
    rita.press("F8")
    assert rita.reads("card_state") == "Ready to lend"
    rita.press("F5")
    rita.write("An Peeters")
    rita.press("Return")
    rita.fill("borrower_phone", "0470 12 34 56")
    rita.do("item_0")
    rita.do("lend_now")
    assert rita.message.startswith("Lent: loan ")
    assert given.state_of(code) is State.ON_LOAN

    # The contract is there as soon as it is drawn; saved, it says what was lent.
    rita.wait_for_paper()
    rita.press("Ctrl+S")
    rita.save_as(tmp_path / "contract.pdf")
    rita.until(lambda: rita.message.startswith("Saved"))
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "contract.pdf").pages)
    assert "An Peeters" in text
    assert code in text

    # Back: one scan, one key to say so, one to confirm. It asks for a second wipe.
    rita.press("F2")
    rita.scan(code)
    rita.press("F6")
    rita.press("Return")
    assert rita.message == "Taken back. It must be wiped before it is lent again."
    assert rita.reads("card_state") == "To wipe"
    assert (rita.reads("disk_1"), rita.reads("disk_2")) == ("not wiped", "not wiped")
    assert "lend" not in rita.offers()

    # The old log does not serve twice.
    rita.press("F7")
    rita.press("Ctrl+O")
    rita.open_files(FIRST_DISK[1])
    assert rita.tone == "no"
    assert given.state_of(code) is State.TO_WIPE


@pytest.mark.parametrize("undo", ["Ctrl+Z"])
def test_a_return_by_mistake_is_undone(desk: Callable[..., Desk], given: Given, undo: str) -> None:
    code = given.lent("An Peeters").devices[0]
    rita = desk()
    rita.scan(code)
    rita.press("F6")
    rita.press("Return")
    assert given.state_of(code) is State.TO_WIPE
    rita.press(undo)
    assert given.state_of(code) is State.ON_LOAN
    assert rita.message == "The return is undone. The device is on loan again."
