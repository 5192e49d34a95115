"""Attacks with hand-written SQL on what comes back: no way leads from one borrower's data to the next borrower."""

import pytest

from tests.storage.conftest import END, LINE, MOVE, NEW_CUSTODY, RELEASE, SPEND, VOID, WIPE, Attacker

REOPEN = "UPDATE loan_line SET ended_at = NULL, ending = NULL, reopened = reopened + 1 WHERE id = :line"
OPEN_LOAN = "UPDATE loan SET closed_at = NULL WHERE id = :loan"


def test_what_comes_back_is_new_custody(attacker: Attacker) -> None:
    attacker.do(END, line="lent_line", ending="RETURNED")
    attacker.refused(MOVE, "what comes into our hands is wiped anew", device="lent", to="TO_WIPE")


@pytest.mark.parametrize("to", ["TO_WIPE", "BLOCKED"])
@pytest.mark.parametrize("device", ["missing_shelf", "written_off"])
def test_what_is_found_is_new_custody(attacker: Attacker, device: str, to: str) -> None:
    attacker.refused(MOVE, "wiped anew", "a blocked device has an open lock", device=device, to=to)


@pytest.mark.parametrize("to", ["TO_WIPE", "WIPED"])
def test_what_was_repaired_outside_is_new_custody(attacker: Attacker, to: str) -> None:
    attacker.refused(MOVE, "wiped anew", device="outside", to=to)
    attacker.refused("UPDATE device SET repair_outside = 0 WHERE id = :outside", "outside from its begin to its end")
    together = "UPDATE device SET repair_outside = 0, state = :to WHERE id = :outside"
    attacker.refused(together, "wiped anew", to=to)


def test_a_second_wipe_made_ahead_serves_no_second_loan(attacker: Attacker) -> None:
    """Two good wipes at one custody number: the second may not save the wipe after the return."""
    attacker.do(WIPE, id="spare", carrier="available_disk", custody=1)
    attacker.do(LINE, loan="lent_loan", device="available", release="available_release")
    attacker.do(MOVE, device="available", to="ON_LOAN")
    attacker.do(END, line="new-line", ending="RETURNED")
    attacker.do(SPEND, release="r", carrier="available_disk", wipe="spare")
    attacker.refused(RELEASE, "only a wiped device is released", release="r", device="available")
    attacker.refused(MOVE, "no live release", device="available", to="AVAILABLE")
    attacker.refused(MOVE, "wiped anew", device="available", to="TO_WIPE")


def test_a_line_void_by_trick_does_not_pass_for_a_cancelled_loan(attacker: Attacker) -> None:
    """A void line of long ago opens the door of the cancelled loan; the custody that was lent keeps it shut."""
    attacker.do(END, line="prepared_line", ending="VOID")
    attacker.do(VOID, release="prepared_release")
    attacker.do(SPEND, release="r1", carrier="prepared_disk", wipe="prepared_wipe")
    attacker.do(RELEASE, release="r1", device="prepared")
    attacker.do(MOVE, device="prepared", to="AVAILABLE")
    attacker.do(WIPE, id="spare", carrier="prepared_disk", custody=1)
    attacker.do(LINE, loan="lent_loan", device="prepared", release="r1")
    attacker.do(MOVE, device="prepared", to="ON_LOAN")
    attacker.do(END, line="new-line", ending="RETURNED")
    attacker.do(SPEND, release="r2", carrier="prepared_disk", wipe="spare")
    attacker.refused(RELEASE, "lent since it came into our hands", release="r2", device="prepared")


def test_what_is_out_is_not_released(attacker: Attacker) -> None:
    """A device without disks has no custody to tell: an earlier cancelled loan may not open the door for it."""
    moment = "'2026-12-01T00:00:00.000000Z'"
    for release in ("r1", "r2"):
        attacker.do(RELEASE, release=release, device="bare")
        attacker.do(MOVE, device="bare", to="AVAILABLE")
        attacker.do(LINE.replace("new-line", release), loan="prepared_loan", device="bare", release=release)
        attacker.do(MOVE, device="bare", to="ON_LOAN")
        if release == "r1":
            attacker.do(END, line="r1", ending="VOID")
            attacker.do(VOID, release="r1")
    assert moment in RELEASE
    attacker.refused(RELEASE, "a loan line is open", release="r3", device="bare")


def test_one_wipe_serves_one_live_release(attacker: Attacker) -> None:
    attacker.do(SPEND, release="r", carrier="available_disk", wipe="available_wipe")
    attacker.refused(RELEASE, "only a wiped device is released", release="r", device="available")
    attacker.refused(MOVE, "an unspent release is made void first", device="available", to="WIPED")


def test_after_hand_over_a_line_is_not_void(attacker: Attacker) -> None:
    attacker.refused(END, "after hand-over a line is returned, not void", line="lent_line", ending="VOID")
    attacker.refused("UPDATE loan SET handed_over_at = NULL WHERE id = :lent_loan", "hand-over of a loan stay")
    attacker.refused("UPDATE loan SET handed_over_at = '2027' WHERE id = :lent_loan", "hand-over of a loan stay")


@pytest.mark.parametrize("ending", ["LACKING", "CLOSED", "LOST"])
def test_a_device_does_not_end_as_an_accessory(attacker: Attacker, ending: str) -> None:
    attacker.refused(END, "a device comes back, is given or is lost", line="lent_line", ending=ending)


def test_a_line_that_has_ended_is_not_ended_otherwise(attacker: Attacker) -> None:
    attacker.refused(END, "an ended line ends once", line="returned_line", ending="VOID")
    attacker.refused("UPDATE loan_line SET ending = 'VOID' WHERE id = :returned_line", "an ended line ends once")
    half_open = "UPDATE loan_line SET ended_at = NULL, reopened = 1 WHERE id = :returned_line"
    attacker.refused(half_open, "what was lent stays", "an open loan of a borrower")
    attacker.refused("UPDATE loan_line SET ending = 'RETURNED' WHERE id = :lent_line", "what was lent stays")


@pytest.mark.parametrize("column", ["id", "loan_id", "device_id", "release_id", "item", "opened_at"])
def test_what_was_lent_stays(attacker: Attacker, column: str) -> None:
    change = "UPDATE loan_line SET COLUMN = 'x' WHERE id = :lent_line"
    attacker.refused(change.replace("COLUMN", column), "what was lent stays")


def test_an_open_line_keeps_its_device_out(attacker: Attacker) -> None:
    for to in ("TO_WIPE", "AVAILABLE", "GIVEN_AWAY"):
        attacker.refused(MOVE, "a loan line is open", "wiped anew", "no live release", device="lent", to=to)
    attacker.refused(MOVE, "a loan line is open", "wiped anew", device="missing", to="TO_WIPE")
    attacker.refused(MOVE, "a loan line is open", device="missing", to="WRITTEN_OFF")


def test_a_loan_is_closed_when_its_devices_are_back(attacker: Attacker) -> None:
    attacker.refused("UPDATE loan SET closed_at = '2026' WHERE id = :lent_loan", "a device of this loan is out")


# ---------------------------------------------------------------------------------------------------- mistaken returns


def test_an_honest_correction_works(attacker: Attacker) -> None:
    attacker.do(OPEN_LOAN, loan="returned_loan")
    attacker.do(REOPEN, line="returned_line")
    attacker.do(MOVE, device="returned", to="ON_LOAN")


def test_a_closed_loan_gets_no_line_back(attacker: Attacker) -> None:
    attacker.refused(REOPEN, "an open loan of a borrower", line="returned_line")


def test_opening_again_is_counted(attacker: Attacker) -> None:
    attacker.do(OPEN_LOAN, loan="returned_loan")
    uncounted = REOPEN.replace(", reopened = reopened + 1", "")
    attacker.refused(uncounted, "counts how often", "nothing was done since", line="returned_line")
    attacker.refused("UPDATE loan_line SET reopened = 1 WHERE id = :lent_line", "counts how often")


def test_after_a_new_wipe_the_return_stands(attacker: Attacker) -> None:
    attacker.do(OPEN_LOAN, loan="returned_loan")
    attacker.do(WIPE, id="new", carrier="returned_disk", custody=2)
    attacker.refused(REOPEN, "only while nothing was done since", line="returned_line")


def test_after_a_disk_went_out_and_in_the_return_stands(attacker: Attacker) -> None:
    """It may have been in another machine, at another borrower's."""
    attacker.do(OPEN_LOAN, loan="returned_loan")
    attacker.do("UPDATE carrier SET status = 'LOOSE' WHERE id = :returned_disk")
    attacker.refused(REOPEN, "only while nothing was done since", line="returned_line")
    attacker.do("UPDATE carrier SET status = 'FITTED', custody = custody + 1 WHERE id = :returned_disk")
    attacker.refused(REOPEN, "only while nothing was done since", line="returned_line")


def test_with_another_disk_inside_the_return_stands(attacker: Attacker) -> None:
    attacker.do(OPEN_LOAN, loan="returned_loan")
    attacker.do(
        "UPDATE carrier SET status = 'FITTED', custody = custody + 1, device_id = :returned WHERE id = :opened_disk2"
    )
    attacker.refused(REOPEN, "only while nothing was done since", line="returned_line")


@pytest.mark.parametrize("state", ["MISSING", "IN_REPAIR"])
def test_on_its_way_the_return_stands(attacker: Attacker, state: str) -> None:
    attacker.do(OPEN_LOAN, loan="returned_loan")
    attacker.do(MOVE, device="returned", to=state)
    attacker.refused(REOPEN, "only while nothing was done since", line="returned_line")


def test_a_line_of_an_earlier_loan_stays_ended(attacker: Attacker) -> None:
    """Wiped, lent to somebody else, back: the first borrower's line is not the one to open."""
    attacker.do(WIPE, id="second", carrier="returned_disk", custody=2)
    attacker.do(MOVE, device="returned", to="WIPED")
    attacker.do(SPEND, release="r", carrier="returned_disk", wipe="second")
    attacker.do(RELEASE, release="r", device="returned")
    attacker.do(MOVE, device="returned", to="AVAILABLE")
    attacker.do(LINE, loan="lent_loan", device="returned", release="r")
    attacker.do(MOVE, device="returned", to="ON_LOAN")
    attacker.do(OPEN_LOAN, loan="returned_loan")
    attacker.refused(REOPEN, "only while nothing was done since", line="returned_line")
    attacker.do(END, line="new-line", ending="RETURNED")
    attacker.do(NEW_CUSTODY, device="returned")
    attacker.do(MOVE, device="returned", to="TO_WIPE")
    attacker.refused(REOPEN, "only while nothing was done since", line="returned_line")
    attacker.do(REOPEN, line="new-line")


def test_a_line_opened_again_is_the_same_persons(attacker: Attacker) -> None:
    attacker.refused(
        "UPDATE loan_party SET borrower_id = :lent_borrower WHERE loan_id = :returned_loan", "a party of a loan stays"
    )
    attacker.refused("DELETE FROM loan_party WHERE loan_id = :returned_loan", "a party of a loan stays")
    for role in ("borrower", "guardian"):
        attacker.refused(
            "INSERT OR REPLACE INTO loan_party VALUES (:returned_loan, :borrower, :role)",
            "one borrower, and each party once",
            borrower="lent_borrower" if role == "borrower" else "returned_borrower",
            role=role,
        )
