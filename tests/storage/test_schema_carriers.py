"""Attacks with hand-written SQL on disks and their wipes: custody only grows, a wipe is of now, unknown is not none."""

import pytest

from tests.storage.conftest import FIT, LINE, MOVE, NEW_CUSTODY, RELEASE, SPEND, VOID, WIPE, Attacker

LIST = "UPDATE device SET carriers_listed = :how WHERE id = :device"
STATUS = "UPDATE carrier SET status = :status WHERE id = :disk"
IN_OUR_HANDS = "a wipe is of a carrier in our hands, now"


@pytest.mark.parametrize("custody", [0, 1, 3])
def test_a_wipe_is_of_this_custody(attacker: Attacker, custody: int) -> None:
    attacker.refused(WIPE, IN_OUR_HANDS, id="w", carrier="returned_disk", custody=custody)
    attacker.do(WIPE, id="w", carrier="returned_disk", custody=2)


@pytest.mark.parametrize("device", ["lent", "prepared", "missing", "missing_shelf", "gone", "written_off"])
def test_what_is_not_in_our_hands_is_not_wiped(attacker: Attacker, device: str) -> None:
    attacker.refused(WIPE, IN_OUR_HANDS, id="w", carrier=f"{device}_disk", custody=1)


def test_what_was_destroyed_or_never_seen_is_not_wiped(attacker: Attacker) -> None:
    attacker.do(STATUS, disk="to_wipe_disk", status="DESTROYED")
    attacker.refused(WIPE, IN_OUR_HANDS, id="w", carrier="to_wipe_disk", custody=1)
    attacker.refused(WIPE, IN_OUR_HANDS, id="w", carrier="no such disk", custody=1)


@pytest.mark.parametrize("nobody", ["", "a ghost"])
@pytest.mark.parametrize("people", [":nobody, :member", ":member, :nobody"])
def test_people_wipe_and_people_check(attacker: Attacker, people: str, nobody: str) -> None:
    wipe = WIPE.replace(":member, :member", people)
    attacker.refused(wipe, "people wipe and check", id="w", carrier="to_wipe_disk", custody=1, nobody=nobody)


AS_RECORDED = (
    *("id", "carrier_id", "custody", "verdict", "method", "tool", "tool_method", "tool_version", "started", "finished"),
    *("errors", "wiped_by", "recorded_at", "evidence_sha256", "evidence_drive"),
)


@pytest.mark.parametrize("column", AS_RECORDED)
def test_a_wipe_stays_as_it_was_recorded(attacker: Attacker, column: str) -> None:
    unchecked = WIPE.replace(":member, :member", ":member, NULL")
    attacker.do(unchecked, id="w", carrier="to_wipe_disk", custody=1)
    change = "UPDATE wipe SET checked_by = :member, COLUMN = 7 WHERE id = 'w'".replace("COLUMN", column)
    attacker.refused(change, "a wipe stays as recorded, it can be checked once")


def test_a_wipe_is_checked_once_and_in_time(attacker: Attacker) -> None:
    attacker.refused("UPDATE wipe SET checked_by = :member WHERE id = :wiped_wipe", "it can be checked once")
    attacker.refused("UPDATE wipe SET checked_by = NULL WHERE id = :wiped_wipe", "it can be checked once")
    attacker.do(WIPE.replace(":member, :member", ":member, NULL"), id="w", carrier="to_wipe_disk", custody=1)
    attacker.refused("UPDATE wipe SET checked_by = 'a ghost' WHERE id = 'w'", "it can be checked once")
    attacker.do(NEW_CUSTODY, device="to_wipe")
    attacker.refused("UPDATE wipe SET checked_by = :member WHERE id = 'w'", "it can be checked once")


def test_no_evidence_serves_twice(attacker: Attacker) -> None:
    proven = WIPE.replace("recorded_at)", "recorded_at, evidence_sha256, evidence_drive)").replace(
        "Z')", "Z', 'h', 'd')"
    )
    for verb in ("INSERT", "INSERT OR REPLACE"):
        again = proven.replace("INSERT", verb)
        if verb == "INSERT":
            attacker.do(again, id="w1", carrier="to_wipe_disk", custody=1)
        attacker.refused(again, "a wipe counts once", id="w2", carrier="returned_disk", custody=2)
    attacker.refused(
        "UPDATE wipe SET evidence_sha256 = 'h', evidence_drive = 'd' WHERE id = :wiped_wipe", "a wipe stays as recorded"
    )


def test_the_same_run_counts_once(attacker: Attacker) -> None:
    run = WIPE.replace("recorded_at)", "recorded_at, started, finished)").replace("Z')", "Z', '10:00', '12:00')")
    attacker.do(run, id="w1", carrier="to_wipe_disk", custody=1)
    attacker.do(NEW_CUSTODY, device="to_wipe")
    again = run.replace("INSERT", "INSERT OR REPLACE")
    attacker.refused(again, "a wipe counts once", id="w2", carrier="to_wipe_disk", custody=2)


# ------------------------------------------------------------------------------------------------------------- custody


def test_custody_only_grows_and_by_one(attacker: Attacker) -> None:
    for custody in (0, 1, 4):
        change = "UPDATE carrier SET custody = :custody WHERE id = :returned_disk"
        attacker.refused(change, "key and custody of a carrier", custody=custody)


def test_a_disk_that_goes_in_is_new_custody(attacker: Attacker) -> None:
    attacker.refused(STATUS, "fitting is new custody", disk="opened_disk2", status="FITTED")
    attacker.refused(
        "UPDATE carrier SET custody = custody + 1 WHERE id = :opened_disk2", "key and custody of a carrier"
    )


@pytest.mark.parametrize("column", ["id", "serial_key"])
def test_a_disk_stays_who_it_is(attacker: Attacker, column: str) -> None:
    change = "UPDATE carrier SET COLUMN = 'OTHER' WHERE id = :wiped_disk".replace("COLUMN", column)
    attacker.refused(change, "key and custody of a carrier")
    attacker.refused("UPDATE carrier SET serial_key = NULL WHERE id = :wiped_disk", "key and custody of a carrier")


def test_an_unwiped_disk_is_not_hidden_in_another_device(attacker: Attacker) -> None:
    attacker.refused(
        "UPDATE carrier SET device_id = :received WHERE id = :to_wipe_disk", "moves only when it is fitted"
    )


@pytest.mark.parametrize("status", ["LEFT", "GHOST", "fitted"])
def test_an_unwiped_disk_does_not_vanish(attacker: Attacker, status: str) -> None:
    rules = ("a carrier leaves with its device", "a carrier cannot change so")
    attacker.refused(STATUS, *rules, disk="to_wipe_disk", status=status)
    attacker.refused(STATUS, *rules, disk="opened_disk2", status=status)
    attacker.refused("DELETE FROM carrier WHERE id = :to_wipe_disk", "a carrier is never deleted")


@pytest.mark.parametrize("status", ["FITTED", "LOOSE", "LEFT"])
def test_what_was_destroyed_stays_destroyed(attacker: Attacker, status: str) -> None:
    attacker.do(STATUS, disk="to_wipe_disk", status="DESTROYED")
    again = "UPDATE carrier SET status = :status, custody = custody + 1 WHERE id = :to_wipe_disk"
    attacker.refused(again, "a carrier cannot change so", "key and custody", status=status)


@pytest.mark.parametrize("status", ["DESTROYED", "LEFT", "GHOST"])
def test_a_disk_begins_in_our_hands(attacker: Attacker, status: str) -> None:
    attacker.refused(FIT, "a carrier starts FITTED or LOOSE", device="to_wipe", status=status)


@pytest.mark.parametrize("device", ["lent", "prepared", "missing", "gone", "written_off"])
def test_what_is_away_is_not_opened(attacker: Attacker, device: str) -> None:
    for status in ("FITTED", "LOOSE"):
        attacker.refused(FIT, "only a device at hand is opened", device=device, status=status)
        moved = (
            "UPDATE carrier SET status = 'FITTED', custody = custody + 1, device_id = :device WHERE id = :opened_disk2"
        )
        attacker.refused(moved, "only a device at hand is opened", device=device)
    for status in ("LOOSE", "DESTROYED"):
        rules = ("only a device at hand is opened", "a carrier cannot change so")
        attacker.refused(STATUS, *rules, disk=f"{device}_disk", status=status)


def test_an_unspent_release_does_not_outlive_what_it_was_made_for(attacker: Attacker) -> None:
    rule = "an unspent release is made void first"
    moved = (
        "UPDATE carrier SET status = 'FITTED', custody = custody + 1, device_id = :available WHERE id = :opened_disk2"
    )
    attacker.refused(FIT, rule, device="available", status="FITTED")
    attacker.refused(moved, rule)
    attacker.refused(STATUS, rule, disk="available_disk", status="LOOSE")
    attacker.refused(STATUS, rule, disk="available_disk", status="DESTROYED")
    attacker.do(VOID, release="available_release")
    attacker.do(FIT, device="available", status="FITTED")


def test_one_disk_is_in_one_place(attacker: Attacker) -> None:
    twin = FIT.replace("'NEW9'", "(SELECT serial_key FROM carrier WHERE id = :wiped_disk)")
    for verb in ("INSERT", "INSERT OR REPLACE"):
        attacker.refused(twin.replace("INSERT", verb), "a carrier is in one place", device="to_wipe", status="FITTED")
    attacker.do(FIT.replace("'NEW9'", "NULL"), device="to_wipe", status="FITTED")
    same = "SET serial_key = (SELECT serial_key FROM carrier WHERE id = :wiped_disk) WHERE id = 'new-disk'"
    for verb in ("UPDATE carrier ", "UPDATE OR REPLACE carrier "):
        attacker.refused(verb + same, "a carrier is in one place")


# --------------------------------------------------------------------------------------------------- what is inside


@pytest.mark.parametrize("how", ["report", "technician", "own-storage", "x", ""])
def test_a_list_of_nothing_is_no_list(attacker: Attacker, how: str) -> None:
    rules = ("a list names the carriers", "a phone has its own storage", "what is listed stays listed", "CHECK")
    attacker.refused(LIST, *rules, device="unlisted", how=how)


def test_none_is_refused_where_a_disk_was_seen(attacker: Attacker) -> None:
    attacker.refused(LIST, "a list names the carriers that are there", device="to_wipe", how="none")
    attacker.do(STATUS, disk="to_wipe_disk", status="DESTROYED")
    attacker.refused(LIST, "a list names the carriers that are there", device="to_wipe", how="none")
    attacker.refused(LIST, "what is listed stays listed", device="to_wipe", how=None)


def test_where_nobody_looked_nothing_is_wiped_or_lent(attacker: Attacker) -> None:
    attacker.do(MOVE, device="unlisted", to="TO_WIPE")
    attacker.refused(MOVE, "a fitted carrier is not wiped", device="unlisted", to="WIPED")
    at_once = "UPDATE device SET state = 'WIPED', carriers_listed = 'technician' WHERE id = :unlisted"
    attacker.refused(at_once, "a list names the carriers", "a fitted carrier is not wiped")


def test_a_disk_found_after_none_is_wiped_all_the_same(attacker: Attacker) -> None:
    attacker.do(RELEASE, release="r", device="bare")
    attacker.do(MOVE, device="bare", to="AVAILABLE")
    attacker.refused(FIT, "made void first", device="bare", status="FITTED")
    attacker.do(VOID, release="r")
    attacker.do(FIT, device="bare", status="FITTED")
    attacker.refused(LINE, "no live release of this device", loan="lent_loan", device="bare", release="r")


def test_a_phone_has_its_own_storage(attacker: Attacker) -> None:
    rule = "a phone has its own storage, nothing else has"
    for how in ("none", "technician", "report"):
        attacker.refused(LIST, rule, "a list names the carriers", device="phone", how=how)
    attacker.do(VOID, release="phone_release")
    for status in ("FITTED", "LOOSE"):
        attacker.refused(FIT, rule, device="phone", status=status)
    attacker.refused(STATUS, rule, disk="phone_disk", status="LOOSE")
    attacker.refused(LIST, rule, device="to_wipe", how="own-storage")
    moved = "UPDATE carrier SET status = 'FITTED', custody = custody + 1, device_id = :phone WHERE id = :opened_disk2"
    attacker.refused(moved, rule)
    attacker.refused("UPDATE device SET kind = 'other' WHERE id = :phone", "kind of a device stay")


def test_a_phone_without_storage_is_not_lent(attacker: Attacker) -> None:
    attacker.do(VOID, release="phone_release")
    attacker.do(STATUS, disk="phone_disk", status="DESTROYED")
    attacker.do(MOVE, device="phone", to="WIPED")
    attacker.refused(RELEASE, "nobody said what is inside", release="r", device="phone")


def test_a_phone_that_was_smuggled_in_without_storage_is_not_lent(attacker: Attacker) -> None:
    attacker.do("INSERT INTO label VALUES ('BBBBBBBB', 'device', 'smuggled')")
    smuggled = (
        "INSERT INTO device (id, code, kind, state, created_at) VALUES ('smuggled', 'BBBBBBBB', :kind, 'RECEIVED', '')"
    )
    attacker.do(smuggled, kind="tablet")
    attacker.do(MOVE, device="smuggled", to="TO_WIPE")
    attacker.refused(LIST, "a phone has its own storage", "a list names", device="smuggled", how="none")
    attacker.refused(MOVE, "a fitted carrier is not wiped", device="smuggled", to="WIPED")


def test_spent_wipes_are_of_disks_that_are_inside(attacker: Attacker) -> None:
    """A wiped disk taken out after the release was made: the release is no longer of this device."""
    attacker.do(SPEND, release="r", carrier="opened_disk", wipe="opened_wipe")
    attacker.do(MOVE, device="opened", to="WIPED")
    attacker.do(RELEASE, release="r", device="opened")
    attacker.do(MOVE, device="opened", to="AVAILABLE")
    attacker.refused(STATUS, "made void first", disk="opened_disk", status="LOOSE")
