"""Attacks with hand-written SQL on rules 1 and 2: a loan spends a release, a release spends fresh wipes, one open line
for each device."""

import pytest

from tests.storage.conftest import END, FIT, LINE, MOVE, NEW_CUSTODY, RELEASE, SPEND, VOID, WIPE, Attacker


def test_the_honest_way_works(attacker: Attacker) -> None:
    """Else every refusal below could be for another reason."""
    attacker.do(SPEND, release="r", carrier="wiped_disk", wipe="wiped_wipe")
    attacker.do(RELEASE, release="r", device="wiped")
    attacker.do(MOVE, device="wiped", to="AVAILABLE")
    attacker.do(LINE, loan="lent_loan", device="wiped", release="r")
    attacker.do(MOVE, device="wiped", to="ON_LOAN")
    attacker.do(END, line="new-line", ending="RETURNED")
    attacker.do(NEW_CUSTODY, device="wiped")
    attacker.do(MOVE, device="wiped", to="TO_WIPE")


@pytest.mark.parametrize("device", ["received", "blocked", "to_wipe", "wiped", "repair", "returned", "missing", "gone"])
def test_nothing_is_lent_that_is_not_available(attacker: Attacker, device: str) -> None:
    attacker.refused(LINE, "only an available device is lent", loan="lent_loan", device=device, release="lent_release")


@pytest.mark.parametrize("release", ["lent_release", "reserved_release", "returned_release", "no such release"])
def test_a_device_is_lent_on_its_own_live_release(attacker: Attacker, release: str) -> None:
    attacker.refused(LINE, "no live release of this device", loan="lent_loan", device="available", release=release)


def test_a_line_without_a_release_lends_nothing(attacker: Attacker) -> None:
    attacker.refused(LINE, "no live release of this device", loan="lent_loan", device="available", release=None)


def test_a_void_release_lends_nothing(attacker: Attacker) -> None:
    attacker.do(VOID, release="available_release")
    attacker.refused(
        LINE, "no live release of this device", loan="lent_loan", device="available", release="available_release"
    )


@pytest.mark.parametrize("loan", ["no such loan", "returned_loan"])
def test_a_line_needs_an_open_loan(attacker: Attacker, loan: str) -> None:
    attacker.refused(LINE, "an open loan of a borrower", loan=loan, device="available", release="available_release")


def test_a_loan_needs_a_borrower(attacker: Attacker) -> None:
    attacker.do("INSERT INTO label VALUES ('BBBBBBBB', 'loan', 'empty')")
    attacker.do("INSERT INTO loan (id, code, number, begin_on, created_at) VALUES ('empty', 'BBBBBBBB', '2', '', '')")
    attacker.refused(LINE, "an open loan of a borrower", loan="empty", device="available", release="available_release")


def test_lent_once_means_not_lent_again(attacker: Attacker) -> None:
    attacker.do(LINE, loan="lent_loan", device="available", release="available_release")
    again = LINE.replace("new-line", "second-line")
    attacker.refused(
        again, "only an available device", loan="prepared_loan", device="available", release="available_release"
    )


ACCESSORY = LINE.replace("device_id, release_id", "item").replace(":device, :release", "'bag'")


@pytest.mark.parametrize(("column", "value"), [("ended_at", "2026"), ("ending", "RETURNED"), ("reopened", 1)])
@pytest.mark.parametrize("line", [LINE, ACCESSORY], ids=["a device", "an accessory"])
def test_a_line_is_not_born_further_on(attacker: Attacker, line: str, column: str, value: object) -> None:
    further = line.replace("opened_at)", f"opened_at, {column})").replace("Z')", "Z', :value)")
    keys = {"loan": "lent_loan", "device": "available", "release": "available_release"}
    attacker.refused(further, "a loan line starts open", value=value, **keys)
    attacker.do(line, **keys)


def test_two_open_lines_on_one_device(attacker: Attacker) -> None:
    attacker.refused(LINE, "only an available device is lent", loan="lent_loan", device="lent", release="lent_release")
    attacker.refused(
        "UPDATE loan_line SET device_id = :lent WHERE id = :prepared_line", "what was lent stays", "UNIQUE constraint"
    )


def test_between_lending_and_leaving_nothing_is_fitted(attacker: Attacker) -> None:
    attacker.do(LINE, loan="lent_loan", device="available", release="available_release")
    attacker.refused(FIT, "only a device at hand is opened", device="available", status="FITTED")


def test_a_lock_or_a_disk_found_after_the_release_stops_the_loan(attacker: Attacker) -> None:
    """Also where somebody bumps only the custody: the wipe is no longer of now."""
    attacker.do(NEW_CUSTODY, device="available")
    attacker.refused(
        LINE, "no live release of this device", loan="lent_loan", device="available", release="available_release"
    )


# ------------------------------------------------------------------------------------------------- releases and wipes


def test_a_release_needs_a_wipe_for_every_disk(attacker: Attacker) -> None:
    attacker.refused(RELEASE, "one wipe for each fitted carrier", release="r", device="wiped")
    attacker.do(SPEND, release="r", carrier="lent_disk", wipe="lent_wipe")
    attacker.refused(RELEASE, "one wipe for each fitted carrier", release="r", device="wiped")
    attacker.do(SPEND, release="r", carrier="wiped_disk", wipe="wiped_wipe")
    attacker.refused(RELEASE, "one wipe for each fitted carrier", release="r", device="wiped")


def test_a_release_spends_no_wipe_of_another_disk(attacker: Attacker) -> None:
    attacker.refused(SPEND, "each of its own carrier", release="r", carrier="wiped_disk", wipe="lent_wipe")
    attacker.refused(SPEND, "each of its own carrier", release="r", carrier="wiped_disk", wipe="no such wipe")


def test_a_release_gets_no_wipes_afterwards(attacker: Attacker) -> None:
    attacker.refused(SPEND, "come before it", release="available_release", carrier="wiped_disk", wipe="wiped_wipe")


@pytest.mark.parametrize("device", ["received", "to_wipe", "returned", "lent", "available", "missing", "gone"])
def test_only_a_wiped_device_is_released(attacker: Attacker, device: str) -> None:
    attacker.do(SPEND, release="r", carrier="wiped_disk", wipe="wiped_wipe")
    attacker.refused(RELEASE, "only a wiped device is released", release="r", device=device)


def test_a_stale_wipe_releases_nothing(attacker: Attacker) -> None:
    attacker.do(NEW_CUSTODY, device="wiped")
    attacker.do(SPEND, release="r", carrier="wiped_disk", wipe="wiped_wipe")
    attacker.refused(RELEASE, "not fresh, passed and checked", release="r", device="wiped")


@pytest.mark.parametrize(("verdict", "checker"), [("failed", "member"), ("aborted", "member"), ("passed", None)])
def test_a_failed_or_unchecked_wipe_releases_nothing(attacker: Attacker, verdict: str, checker: str | None) -> None:
    wipe = WIPE.replace("'passed', :member, :member", ":verdict, :member, :checker")
    attacker.do(wipe, id="bad", carrier="wiped_disk", custody=1, verdict=verdict, checker=checker)
    attacker.do(SPEND, release="r", carrier="wiped_disk", wipe="bad")
    attacker.refused(RELEASE, "not fresh, passed and checked", release="r", device="wiped")


def test_a_release_starts_live_and_is_made_void_once(attacker: Attacker) -> None:
    born_void = RELEASE.replace("released_by)", "released_by, void_at)").replace(":member)", ":member, '2026')")
    attacker.refused(born_void, "starts live", release="r", device="wiped")
    attacker.do(VOID, release="available_release")
    attacker.refused("UPDATE release SET void_at = NULL WHERE id = :available_release", "made void once")
    attacker.refused(VOID, "made void once", release="available_release")


def test_a_spent_release_cannot_be_made_void_to_free_its_wipes(attacker: Attacker) -> None:
    attacker.refused(VOID, "an unspent release is made void once", release="lent_release")
    attacker.refused(VOID, "an unspent release is made void once", release="returned_release")


@pytest.mark.parametrize("column", ["id", "device_id", "released_at", "released_by"])
def test_a_release_stays_as_it_was_made(attacker: Attacker, column: str) -> None:
    change = "UPDATE release SET void_at = '2026', COLUMN = 'x' WHERE id = :available_release"
    attacker.refused(change.replace("COLUMN", column), "made void once")


def test_what_a_release_spent_stays(attacker: Attacker) -> None:
    attacker.refused("UPDATE release_wipe SET wipe_id = :wiped_wipe", "what a release spent stays")
    attacker.refused("DELETE FROM release_wipe", "what a release spent stays")


def test_one_live_release_for_each_device(attacker: Attacker) -> None:
    attacker.do("UPDATE release SET void_at = '2026' WHERE id = :available_release")
    attacker.do(MOVE, device="available", to="WIPED")
    for release in ("r1", "r2"):
        attacker.do(SPEND, release=release, carrier="available_disk", wipe="available_wipe")
    attacker.do(RELEASE, release="r1", device="available")
    attacker.refused(RELEASE, "a live release is there", release="r2", device="available")
