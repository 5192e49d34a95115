"""The life of a phone: locked at first, reset by hand, lent at the counter by a volunteer, back again."""

from collections.abc import Callable

import pytest

from digibank.domain.lifecycle import State
from digibank.domain.roles import Role
from tests.desk import Desk
from tests.given import Given

IMEI = "356938035643809"


def test_a_phone_from_donor_to_borrower_and_back(desk: Callable[..., Desk], given: Given) -> None:
    rita = desk()
    code = taken_in_by_its_imei(rita)
    locked_and_opened_again(rita)
    reset_and_released(rita)
    given.borrower("Amal Haddad")
    lent_to_somebody_known(rita)
    assert given.state_of(code) is State.ON_LOAN

    # It comes back without its charger, damaged.
    rita.wait_for_paper()
    rita.press("F6")
    rita.choose("return_condition", "Damaged")
    rita.do("return_now")
    assert given.state_of(code) is State.TO_WIPE
    assert "Damaged" in rita.texts()
    assert rita.reads("disk_1") == "not wiped"


def taken_in_by_its_imei(rita: Desk) -> str:
    # Its IMEI is scanned: nobody knows it, so it is taken in with what was scanned.
    rita.scan(IMEI)
    assert rita.reads("unknown_text") == IMEI
    rita.do("take_in_unknown")
    assert rita.written("intake_imei") == IMEI
    rita.choose("intake_kind", "Smartphone")
    rita.fill("intake_make", "Samsung")
    rita.fill("intake_model", "Galaxy A13")
    rita.do("take_in")
    assert rita.written("scan") == ""
    rita.wait_for_paper()
    return rita.reads("card_code")


def locked_and_opened_again(rita: Desk) -> None:
    # The old Google account is still on it: it is put aside.
    rita.press("F10")
    rita.choose("lock_kind", "Google account (FRP)")
    rita.do("lock_found")
    assert rita.tone == "wait"
    assert rita.reads("card_state") == "Locked"
    assert rita.offers()[0] == "locks"

    # The donor signed out.
    rita.press("F10")
    rita.press("Return")
    assert rita.reads("card_state") == "To wipe"


def reset_and_released(rita: Desk) -> None:
    # A phone has one storage and no tool's report: somebody resets it and says so.
    rita.press("F7")
    rita.write("Android settings")
    rita.do("wipe_passed")
    assert rita.message == "The wipe is written down. Everything on this device is wiped."
    rita.press("F8")
    assert rita.offers()[0] == "lend"


def lent_to_somebody_known(rita: Desk) -> None:
    """The device, the key, the name, and it is lent."""
    rita.press("F5")
    rita.write("Amal Haddad")
    rita.press("Return")
    assert rita.reads("borrower_chosen").startswith("Amal Haddad")
    rita.press("Return")


def test_lending_to_a_known_person_takes_two_scans_and_two_keys(desk: Callable[..., Desk], given: Given) -> None:
    """The aim is three scans and two keys at the most, with the contract made."""
    code = given.device(State.AVAILABLE)
    loan = given.lent("An Peeters")
    card = given.card(loan.devices[0]).loan
    assert card
    assert card.borrower_code
    rita = desk()
    rita.scan(code)
    rita.press("F5")
    rita.scan(card.borrower_code)
    rita.press("Return")
    assert rita.message.startswith("Lent: loan ")
    assert (rita.scans, rita.keys) == (2, 2)
    rita.wait_for_paper()
    assert rita.focus == "paper_print"


def test_the_next_phone_of_a_batch_takes_a_scan_and_a_key(desk: Callable[..., Desk], given: Given) -> None:
    rita = desk()
    rita.press("F3")
    rita.choose("intake_kind", "Smartphone")
    rita.fill("intake_make", "Fairphone")
    rita.fill("intake_donor", "Stad Gent")
    rita.fill("intake_serial", "SN-0001")
    rita.do("take_in")
    first = rita.reads("card_code")
    rita.press("F3")
    rita.scan("SN-0002")
    rita.do("take_in")
    second = rita.reads("card_code")
    assert second != first
    card = given.card(second)
    assert (card.make, card.donor, card.serial) == ("Fairphone", "Stad Gent", "SN-0002")


def test_what_was_typed_to_look_it_up_goes_once_it_is_taken_in(desk: Callable[..., Desk]) -> None:
    rita = desk()
    rita.write("SN-0003")
    rita.press("Return")
    assert rita.written("scan") == "SN-0003"
    rita.do("take_in_unknown")
    rita.choose("intake_kind", "Smartphone")
    rita.do("take_in")
    assert rita.message.startswith("Taken in.")
    assert rita.written("scan") == ""


def test_a_prepared_loan_is_handed_over_or_cancelled(desk: Callable[..., Desk], given: Given) -> None:
    kept = given.lent("An Peeters", prepare=True).devices[0]
    rita = desk()
    rita.scan(kept)
    assert rita.offers()[:2] == ["hand-over", "cancel"]
    rita.press("F5")
    assert rita.message.startswith("Handed over")
    assert rita.offers()[0] == "take-back"

    code = given.device(State.AVAILABLE)
    rita.scan(code)
    rita.press("F5")
    rita.write("Amal Haddad")
    rita.do("lend_prepare")
    rita.do("lend_now")
    assert rita.message.startswith("Prepared")
    rita.press("Ctrl+Z")
    assert given.state_of(code) is State.AVAILABLE


@pytest.mark.parametrize(
    ("role", "seen", "hidden"),
    [
        (Role.VOLUNTEER, "An", "Peeters"),
        (Role.TECHNICIAN, "", "An"),
        (Role.COORDINATOR, "An Peeters", ""),
    ],
)
def test_who_has_it_is_seen_by_those_who_may(
    desk: Callable[..., Desk], given: Given, role: Role, seen: str, hidden: str
) -> None:
    code = given.lent("An Peeters").devices[0]
    jef = desk(role)
    jef.scan(code)
    words = jef.texts()
    assert seen in words
    assert not hidden or hidden not in words.replace("Android", "")


def test_what_a_volunteer_may_not_do_is_not_there(desk: Callable[..., Desk], given: Given) -> None:
    code = given.device(State.TO_WIPE)
    jef = desk(Role.VOLUNTEER)
    jef.scan(code)
    assert jef.offers() == ["locks", "correct", "note", "label", "relabel"]
    assert jef.reads("hint") == "Everything on this device must be wiped before anyone gets it."
