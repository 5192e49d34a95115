"""Attacks with hand-written SQL on the life cycle, on locks, and on the end of a device's life."""

import re
from itertools import product

import pytest

from digibank import paths
from digibank.domain.lifecycle import State, legal_pairs
from tests.storage.conftest import END, FIT, LOCK, MOVE, RELEASE, SPEND, VOID, Attacker

GONE = ("GIVEN_AWAY", "FOR_PARTS", "RECYCLED", "BACK_TO_DONOR")


def test_the_schema_holds_the_life_cycle_of_the_domain() -> None:
    script = (paths.schema_history() / "migrations" / "versions" / "0001_first.sql").read_text("utf-8")
    assert (
        set(re.findall(r"'([A-Z_]+)>([A-Z_]+)'", script.partition("CREATE TRIGGER device_repair")[0])) == legal_pairs()
    )


def test_no_move_that_the_table_does_not_have(attacker: Attacker) -> None:
    """Whatever state a device of the stage is in: each other move is refused for that very reason."""
    state = "SELECT state FROM device WHERE id = :device"
    devices = ("received", "blocked", "to_wipe", "wiped", "available", "reserved", "repair", "lent", "missing", "gone")
    tried = 0
    for device, to in product((*devices, "written_off"), State):
        begin = State(attacker.value(state, device=device))
        if begin is not to and (begin, to) not in legal_pairs():
            attacker.refused(MOVE, "the life cycle has no such move", device=device, to=to)
            tried += 1
    assert tried == 78


@pytest.mark.parametrize("to", ["", "available", "AVAILABLE ", "SOLD", 7])
def test_no_state_that_the_table_does_not_have(attacker: Attacker, to: object) -> None:
    attacker.refused(MOVE, "the life cycle has no such move", device="wiped", to=to)


def test_no_state_by_type_tricks(attacker: Attacker) -> None:
    """Bytes that read like a state are glued to text as text, and are no state in a comparison."""
    for to in ("ON_LOAN", "AVAILABLE", "WIPED", "GIVEN_AWAY"):
        for device in ("wiped", "available", "to_wipe"):
            attacker.refused(MOVE, "no such move", "cannot store BLOB value", device=device, to=to.encode())
    attacker.refused(MOVE, "NOT NULL constraint", "no such move", device="wiped", to=None)


@pytest.mark.parametrize("column", ["id", "code", "kind"])
def test_a_device_stays_who_it_is(attacker: Attacker, column: str) -> None:
    change = "UPDATE device SET COLUMN = 'tablet' WHERE id = :wiped".replace("COLUMN", column)
    attacker.refused(change, "key and kind of a device stay", "an old label stays known")


@pytest.mark.parametrize("column", ["state", "carriers_listed", "repair_outside"])
def test_a_device_is_not_born_further_on(attacker: Attacker, column: str) -> None:
    attacker.do("INSERT INTO label VALUES ('BBBBBBBB', 'device', 'born')")
    born: dict[str, object] = {"state": "RECEIVED", "carriers_listed": None, "repair_outside": 0}
    born[column] = {"state": "AVAILABLE", "carriers_listed": "none", "repair_outside": 1}[column]
    attacker.refused(
        "INSERT INTO device (id, code, kind, state, carriers_listed, repair_outside, created_at)"
        " VALUES ('born', 'BBBBBBBB', 'laptop', :state, :carriers_listed, :repair_outside, '')",
        "a device starts as RECEIVED",
        **born,
    )


@pytest.mark.parametrize("code", ["BBBBBBBB", "to_wipe_code"])
def test_a_device_has_a_label_of_its_own(attacker: Attacker, code: str) -> None:
    attacker.do("INSERT INTO label VALUES ('BBBBBBBB', 'loan', 'born')")
    attacker.refused(
        "INSERT INTO device (id, code, kind, state, created_at) VALUES ('born', :code, 'laptop', 'RECEIVED', '')",
        "a label of its own",
        "a device starts as RECEIVED",
        code=code,
    )


@pytest.mark.parametrize(("device", "to"), [("wiped", "AVAILABLE"), ("repair", "AVAILABLE"), ("returned", "RESERVED")])
def test_available_only_by_a_release(attacker: Attacker, device: str, to: str) -> None:
    attacker.refused(MOVE, "no live release", "no such move", device=device, to=to)


def test_wiped_only_by_a_wipe(attacker: Attacker) -> None:
    attacker.refused(MOVE, "a fitted carrier is not wiped", device="to_wipe", to="WIPED")
    attacker.refused(MOVE, "a fitted carrier is not wiped", device="returned", to="WIPED")
    attacker.do(FIT, device="wiped", status="FITTED")
    attacker.do(MOVE, device="wiped", to="TO_WIPE")
    attacker.refused(MOVE, "a fitted carrier is not wiped", device="wiped", to="WIPED")


@pytest.mark.parametrize("device", ["available", "reserved", "missing_shelf", "returned"])
def test_on_loan_only_by_a_line(attacker: Attacker, device: str) -> None:
    attacker.refused(MOVE, "no open loan line", device=device, to="ON_LOAN")


@pytest.mark.parametrize("to", ["WIPED", "TO_WIPE", "IN_REPAIR", "MISSING", "GIVEN_AWAY", "RECYCLED"])
def test_a_released_device_goes_nowhere_else_with_its_release(attacker: Attacker, to: str) -> None:
    attacker.refused(MOVE, "an unspent release is made void first", device="available", to=to)


def test_a_repair_is_outside_from_its_begin(attacker: Attacker) -> None:
    attacker.do(MOVE, device="wiped", to="IN_REPAIR")
    attacker.refused("UPDATE device SET repair_outside = 1 WHERE id = :wiped", "outside from its begin to its end")
    attacker.refused("UPDATE device SET repair_outside = 0 WHERE id = :outside", "outside from its begin to its end")


# --------------------------------------------------------------------------------------------------------------- locks


def test_a_lock_stops_every_way_to_a_borrower(attacker: Attacker) -> None:
    attacker.do(LOCK, device="wiped")
    for to in ("AVAILABLE", "GIVEN_AWAY", "IN_REPAIR", "TO_WIPE"):
        attacker.refused(MOVE, "a lock is open", "no live release", device="wiped", to=to)
    attacker.do(SPEND, release="r", carrier="wiped_disk", wipe="wiped_wipe")
    attacker.refused(RELEASE, "a lock is open", release="r", device="wiped")
    attacker.refused(MOVE, "a lock is open", device="blocked", to="TO_WIPE")
    attacker.refused(MOVE, "a lock is open", device="blocked", to="GIVEN_AWAY")


def test_a_lock_that_is_found_voids_the_release(attacker: Attacker) -> None:
    """Also when it is cleared again: the release was made without knowing of it."""
    attacker.refused(LOCK, "an unspent release is made void first", device="available")
    attacker.do(VOID, release="available_release")
    attacker.do(LOCK, device="available")
    attacker.refused(MOVE, "no live release", "a lock is open", "no such move", device="available", to="RESERVED")


def test_blocked_only_by_a_lock(attacker: Attacker) -> None:
    attacker.refused(MOVE, "a blocked device has an open lock", device="to_wipe", to="BLOCKED")


def test_a_lock_is_not_made_away_with(attacker: Attacker) -> None:
    attacker.refused("DELETE FROM account_lock", "a lock is cleared, never deleted")
    for column in ("id", "device_id", "kind", "found_at", "found_by"):
        cleared = "UPDATE account_lock SET cleared_at = '2026', cleared_by = :member, COLUMN = :wiped"
        attacker.refused(cleared.replace("COLUMN", column), "a lock is cleared once, by somebody")
    attacker.refused("UPDATE account_lock SET kind = 'mdm'", "a lock is cleared once, by somebody")
    for somebody in (None, "", "a ghost"):
        cleared = "UPDATE account_lock SET cleared_at = '2026', cleared_by = :somebody WHERE id = :blocked_lock"
        attacker.refused(cleared, "a lock is cleared once, by somebody", somebody=somebody)


def test_a_lock_is_cleared_once(attacker: Attacker) -> None:
    attacker.do("UPDATE account_lock SET cleared_at = '2026', cleared_by = :member WHERE id = :blocked_lock")
    attacker.refused(
        "UPDATE account_lock SET cleared_at = NULL WHERE id = :blocked_lock", "a lock is cleared once, by somebody"
    )
    attacker.refused(
        "UPDATE account_lock SET cleared_at = '2027' WHERE id = :blocked_lock", "a lock is cleared once, by somebody"
    )


def test_a_lock_is_found_open(attacker: Attacker) -> None:
    cleared = LOCK.replace("found_by)", "found_by, cleared_at)").replace(":member)", ":member, '2026')")
    attacker.refused(cleared, "a lock starts open", device="wiped")


# ------------------------------------------------------------------------------------------------------------- the end


@pytest.mark.parametrize("to", ["GIVEN_AWAY", "FOR_PARTS", "RECYCLED"])
def test_nothing_leaves_with_data_inside(attacker: Attacker, to: str) -> None:
    for device in ("received", "unlisted", "to_wipe", "returned", "outside"):
        attacker.refused(MOVE, "it leaves with data inside", device=device, to=to)


@pytest.mark.parametrize("to", GONE)
def test_no_end_while_its_disk_lies_loose_and_unwiped(attacker: Attacker, to: str) -> None:
    attacker.refused(MOVE, "a loose carrier is not wiped", "no such move", device="opened", to=to)


@pytest.mark.parametrize("status", ["FITTED", "LOOSE"])
def test_nothing_comes_out_of_what_is_gone(attacker: Attacker, status: str) -> None:
    attacker.refused(FIT, "only a device at hand is opened", device="gone", status=status)
    attacker.refused("UPDATE carrier SET status = 'LOOSE' WHERE id = :gone_disk", "a carrier cannot change so")


def test_what_was_lent_does_not_go_back_to_its_donor(attacker: Attacker) -> None:
    attacker.refused(MOVE, "the donor cannot have it back", "no data of others", device="returned", to="BACK_TO_DONOR")


def test_a_donor_gets_no_data_of_others(attacker: Attacker) -> None:
    """The disk of another device, or one that was missing: wiped first."""
    attacker.do("UPDATE carrier SET custody = custody + 1 WHERE id = :to_wipe_disk")
    attacker.refused(MOVE, "the donor gets no data of others", device="to_wipe", to="BACK_TO_DONOR")


def test_what_lies_ready_for_a_borrower_is_not_lost_by_them(attacker: Attacker) -> None:
    """Found again it would be theirs, and a cancelled loan would release it on the wipes from before."""
    attacker.refused(MOVE, "is not lost by them", device="prepared", to="MISSING")
    attacker.do(MOVE, device="lent", to="MISSING")


def test_given_to_its_borrower_only_as_such(attacker: Attacker) -> None:
    """A device that came back may not leave with data inside by the door of the gift."""
    attacker.do(END, line="lent_line", ending="RETURNED")
    attacker.refused(MOVE, "given to its borrower, and to nobody else", device="lent", to="GIVEN_AWAY")


def test_what_was_given_to_its_borrower_does_not_come_back(attacker: Attacker) -> None:
    attacker.do(END, line="lent_line", ending="GIVEN")
    attacker.do("UPDATE carrier SET custody = custody + 1 WHERE id = :lent_disk")
    attacker.refused(MOVE, "given to its borrower, and to nobody else", device="lent", to="TO_WIPE")
    attacker.do(MOVE, device="lent", to="GIVEN_AWAY")
