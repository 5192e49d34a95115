"""Every task of a loan's and a person's card, by the keyboard; what a role may not do is not there."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from digibank.domain.label_code import pretty
from digibank.domain.lifecycle import State
from digibank.domain.roles import Role
from digibank.services.repair import repair_out
from tests.desk import Desk
from tests.given import Given
from tests.stories.card_tasks import loan_of, opened, person_of, pretty_or, task, two_lent

# ---- loans


@pytest.mark.parametrize("from_device", [False, True])
def test_a_loan_is_extended(desk: Callable[..., Desk], given: Given, from_device: bool) -> None:
    loan = two_lent(given)
    assert loan.until
    later = loan.until + timedelta(days=60)
    rita = desk()
    opened(rita, loan.devices[0] if from_device else loan.code)
    task(rita, "extend", "lending")
    rita.press("Ctrl+A")
    rita.write("01/01/2020")
    rita.do("extend_loan")
    assert rita.tone == "no"
    assert rita.written("extend_until") == "01/01/2020"
    rita.fill("extend_until", f"{later:%d/%m/%Y}")
    rita.press("Return")
    rita.press("Return")
    assert loan_of(given, loan.number).until == later
    assert rita.message == f"Loan {loan.number} ends on {later:%d/%m/%Y} now."
    assert rita.reads("card_code") == pretty(loan.devices[0] if from_device else loan.code)


def test_a_loan_gets_no_end(desk: Callable[..., Desk], given: Given) -> None:
    loan = two_lent(given)
    rita = desk()
    opened(rita, loan.code)
    task(rita, "extend", "lending")
    rita.tab_to("term_fixed")
    rita.press("Down")
    rita.do("extend_loan")
    assert loan_of(given, loan.number).until is None
    assert "extend" not in rita.offers()


def test_a_device_is_swapped_by_scanning_the_new_one(desk: Callable[..., Desk], given: Given) -> None:
    loan, new = two_lent(given), given.device(State.AVAILABLE)
    old = loan.devices[1]
    rita = desk()
    opened(rita, loan.code)
    task(rita, "swap", "lending")
    rita.scan(old)
    rita.scan(new)
    assert rita.focus == "swap_now"
    rita.press("Return")
    assert (given.state_of(old), given.state_of(new)) == (State.TO_WIPE, State.ON_LOAN)
    assert rita.message == f"Swapped. {pretty(old)} is back and must be wiped."
    assert rita.reads("card_code") == pretty(loan.code)


def test_a_missing_device_is_swapped(desk: Callable[..., Desk], given: Given) -> None:
    old, new = given.lent("An Peeters").devices[0], given.device(State.AVAILABLE)
    rita = desk()
    opened(rita, old)
    task(rita, "swap", "lending")
    rita.tab_to("swap_old_back")
    rita.press("Down")
    rita.fill("swap_new", new)
    rita.do("swap_now")
    assert (given.state_of(old), given.state_of(new)) == (State.MISSING, State.ON_LOAN)


def test_a_swap_for_what_is_not_ready(desk: Callable[..., Desk], given: Given) -> None:
    loan, new = two_lent(given), given.device(State.TO_WIPE)
    rita = desk()
    opened(rita, loan.code)
    task(rita, "swap", "lending")
    rita.do("swap_now")
    assert (rita.tone, rita.focus) == ("no", "swap_new")
    rita.scan(new)
    rita.press("Return")
    assert rita.tone == "no"
    assert rita.written("swap_new") == pretty(new)
    assert given.state_of(loan.devices[0]) is State.ON_LOAN


def test_all_of_a_loan_comes_back_at_once(desk: Callable[..., Desk], given: Given) -> None:
    loan = two_lent(given)
    rita = desk()
    rita.scan(loan.code)
    assert rita.offers()[0] == "take-back-all"
    rita.press("F6")
    rita.choose("return_lock", "Google account (FRP)")
    locked = next(code for code in loan.devices if given.card(code).title == "Fairphone 3")
    rita.choose("return_locked_one", f"Fairphone 3 · {pretty(locked)}")
    rita.do("return_now")
    states = {code: given.state_of(code) for code in loan.devices}
    assert states == {code: State.BLOCKED if code == locked else State.TO_WIPE for code in loan.devices}
    assert loan_of(given, loan.number).closed
    rita.wait_for_paper()
    assert rita.reads("paper_title") == f"Return receipt {loan.number}"


def test_the_receipt_is_there_again_after_its_bar_is_gone(desk: Callable[..., Desk], given: Given) -> None:
    loan = two_lent(given)
    for code in loan.devices:
        given.back(code)
    rita = desk()
    rita.scan(loan.code)
    assert rita.offers()[0] == "receipt"
    rita.press("Return")
    rita.wait_for_paper()
    assert rita.reads("paper_title") == f"Return receipt {loan.number}"
    rita.scan(loan.devices[0])
    task(rita, "receipt", "papers")
    rita.wait_for_paper()


def test_a_prepared_loan_from_its_own_card(desk: Callable[..., Desk], given: Given) -> None:
    handed, cancelled = (given.lent("An Peeters", prepare=True) for _ in "12")
    rita = desk()
    rita.scan(handed.code)
    rita.press("F5")
    assert loan_of(given, handed.number).handed_over
    assert rita.offers()[0] == "take-back"
    rita.scan(cancelled.code)
    rita.do("do_cancel")
    assert loan_of(given, cancelled.number).closed
    assert given.state_of(cancelled.devices[0]) is State.AVAILABLE
    assert rita.focus


# ---- people


def test_lending_begins_with_the_person(desk: Callable[..., Desk], given: Given) -> None:
    person, code = person_of(given), given.device(State.AVAILABLE)
    jef = desk(Role.VOLUNTEER)
    jef.scan(person)
    assert "Peeters" not in jef.texts()
    jef.press("F5")
    assert jef.focus == "lend_device"
    jef.do("lend_now")
    assert (jef.tone, jef.focus) == ("no", "lend_device")
    jef.write(pretty_or(code))
    jef.press("Return")
    assert jef.focus == "lend_now"
    jef.press("Return")
    assert given.state_of(code) is State.ON_LOAN


def test_the_card_of_a_person_is_printed_without_the_name(desk: Callable[..., Desk], given: Given) -> None:
    rita = desk()
    rita.scan(person_of(given))
    rita.press("F12")
    rita.wait_for_paper()
    assert rita.reads("paper_title").startswith("Card ")


def test_a_coordinator_changes_what_is_written_of_a_person(desk: Callable[..., Desk], given: Given) -> None:
    person = person_of(given)
    rita = desk()
    rita.scan(person)
    rita.do("do_change-person")
    rita.fill("person_name", " ")
    rita.do("person_keep")
    assert (rita.tone, rita.focus) == ("no", "person_name")
    rita.fill("person_name", "An Peeters-Diallo")
    rita.fill("person_phone", "0470 12 34 56")
    rita.do("person_keep")
    assert rita.reads("card_title") == "An Peeters-Diallo"
    assert "0470 12 34 56" in rita.texts()
    assert "Name, address or contact changed." in rita.texts()


# ---- who may what


@pytest.mark.parametrize(
    ("role", "absent"),
    [
        (Role.VOLUNTEER, {"extend", "swap", "missing", "retire", "workshop-in", "reserve"}),
        (Role.TECHNICIAN, {"extend", "swap", "missing", "retire", "contract"}),
    ],
)
def test_what_a_role_may_not_do_is_absent(
    desk: Callable[..., Desk], given: Given, role: Role, absent: set[str]
) -> None:
    jef = desk(role)
    opened(jef, given.lent("An Peeters").devices[0])
    for fold in ("lending", "bench", "data", "leaving", "papers"):
        if jef.sees(f"fold_{fold}"):
            jef.do(f"fold_{fold}")
    assert absent & set(jef.offers()) == set()
    assert {"take-back", "correct", "note", "label"} <= set(jef.offers())


def test_a_folded_task_hears_its_key(desk: Callable[..., Desk], given: Given) -> None:
    rita = desk()
    opened(rita, given.device(State.AVAILABLE))
    assert not rita.sees("do_locks")
    rita.press("F10")
    assert rita.sees("lock_kind")
    assert rita.focus == "lock_kind"


def test_the_whole_history_is_one_key_away(desk: Callable[..., Desk], given: Given) -> None:
    rita = desk()
    opened(rita, given.lent("An Peeters").devices[0])
    assert "Taken in." not in rita.texts()
    rita.do("timeline_more")
    assert "Taken in." in rita.texts()
    assert not rita.sees("timeline_more")
    rita.until(lambda: rita.focus != "")


def test_on_the_way_out_it_is_still_out(desk: Callable[..., Desk], given: Given) -> None:
    """Repair of a device that lies ready: the release it had is void, and that is said."""
    code = given.device(State.AVAILABLE)
    given.office.do(repair_out, code)
    rita = desk()
    opened(rita, code)
    rita.press("Return")
    assert given.state_of(code) is State.WIPED
    assert rita.offers()[0] == "release"
