"""Every task of a device's card, by the keyboard: what it stores, what it says, and its undo."""

from collections.abc import Callable

import pytest

from digibank.domain.lifecycle import State
from digibank.domain.roles import Role
from digibank.services.missing import missing
from digibank.services.release import reserve
from digibank.services.workshop import workshop
from tests.desk import Desk
from tests.given import Given
from tests.stories.card_tasks import opened, task

# ---- repair and workshop


def test_to_repair_and_back_each_with_its_way_back(desk: Callable[..., Desk], given: Given) -> None:
    code = given.device(State.WIPED)
    rita = desk()
    opened(rita, code)
    task(rita, "repair-out", "bench")
    assert (rita.message, given.state_of(code)) == ("Written down: in repair.", State.IN_REPAIR)
    assert rita.focus == "do_repair-back"
    rita.press("Ctrl+Z")
    assert given.state_of(code) is State.WIPED
    task(rita, "repair-out", "bench")
    rita.press("Return")
    assert (rita.message, given.state_of(code)) == ("Written down: back from repair.", State.WIPED)
    rita.press("Ctrl+Z")
    assert given.state_of(code) is State.IN_REPAIR


def test_a_repair_outside_the_house_is_wiped_after(desk: Callable[..., Desk], given: Given) -> None:
    code = given.device(State.AVAILABLE)
    rita = desk()
    opened(rita, code)
    task(rita, "repair-outside", "bench")
    assert "outside the house" in rita.message
    assert not rita.sees("undo")
    rita.do("do_repair-back")
    assert given.state_of(code) is State.TO_WIPE


def test_a_visit_to_the_workshop_and_its_way_back(desk: Callable[..., Desk], given: Given) -> None:
    code = given.lent("An Peeters").devices[0]
    jef = desk(Role.TECHNICIAN)
    opened(jef, code)
    assert jef.offers()[:2] == ["take-back", "workshop-in"]
    task(jef, "workshop-in")
    assert jef.offers()[0] == "workshop-out"
    assert "same person" in jef.message
    jef.press("Ctrl+Z")
    assert "workshop-in" in jef.offers()
    task(jef, "workshop-in")
    task(jef, "workshop-out")
    assert jef.message == "Written down: back with its borrower."
    assert given.state_of(code) is State.ON_LOAN


def test_another_one_was_quicker_at_the_workshop(desk: Callable[..., Desk], given: Given) -> None:
    code = given.lent("An Peeters").devices[0]
    jef = desk(Role.TECHNICIAN)
    opened(jef, code)
    given.office.do(workshop, code, inside=True)
    task(jef, "workshop-in")
    assert jef.tone == "no"
    assert "already" in jef.message


# ---- missing and found


def test_missing_from_a_borrower_and_found_again(desk: Callable[..., Desk], given: Given) -> None:
    code = given.lent("An Peeters").devices[0]
    rita = desk()
    opened(rita, code)
    task(rita, "missing", "leaving")
    rita.do("missing_now")
    assert (rita.tone, rita.focus) == ("no", "missing_reason")
    rita.write("Left on the bus")
    rita.press("Return")
    rita.press("Return")
    assert (rita.message, given.state_of(code)) == ("Written down as missing.", State.MISSING)
    assert "Left on the bus" in rita.texts()
    rita.press("Ctrl+Z")
    assert given.state_of(code) is State.ON_LOAN
    given.office.do(missing, code, "Left on the bus")
    opened(rita, code)
    task(rita, "found")
    assert (rita.message, given.state_of(code)) == ("Found: its borrower has it.", State.ON_LOAN)
    rita.press("Ctrl+Z")
    assert given.state_of(code) is State.MISSING


def test_missing_from_the_shelf_is_wiped_when_it_is_found(desk: Callable[..., Desk], given: Given) -> None:
    code = given.device(State.AVAILABLE)
    rita = desk()
    opened(rita, code)
    task(rita, "missing", "leaving")
    rita.write("Not on its shelf")
    rita.press("Return")
    rita.press("Return")
    assert not rita.sees("undo")  # the way back would not lead to the shelf
    rita.do("do_found")
    assert (rita.tone, given.state_of(code)) == ("wait", State.TO_WIPE)


def test_a_national_number_is_no_reason(desk: Callable[..., Desk], given: Given) -> None:
    code = given.device(State.AVAILABLE)
    rita = desk()
    opened(rita, code)
    task(rita, "missing", "leaving")
    rita.write("93.05.18-223.61 has it")
    rita.do("missing_now")
    assert rita.tone == "no"
    assert rita.written("missing_reason") == "93.05.18-223.61 has it"
    assert given.state_of(code) is State.AVAILABLE


# ---- kept for somebody


def test_kept_for_somebody_and_no_longer(desk: Callable[..., Desk], given: Given) -> None:
    code = given.device(State.AVAILABLE)
    person = given.card(given.lent("An Peeters").devices[0]).loan
    assert person
    assert person.borrower_code
    rita = desk()
    opened(rita, code)
    task(rita, "reserve", "lending")
    rita.scan(person.borrower_code)
    assert rita.focus == "reserve_now"
    rita.press("Return")
    assert given.state_of(code) is State.RESERVED
    assert rita.message.startswith("Kept until ")
    rita.press("Ctrl+Z")
    assert given.state_of(code) is State.AVAILABLE
    given.office.do(reserve, code)
    opened(rita, code)
    task(rita, "lapse")
    assert (rita.message, given.state_of(code)) == ("It is kept for nobody now.", State.AVAILABLE)


@pytest.mark.parametrize("day", ["01/01/2020", "soon"])
def test_kept_until_a_day_that_is_none(desk: Callable[..., Desk], given: Given, day: str) -> None:
    code = given.device(State.AVAILABLE)
    rita = desk()
    opened(rita, code)
    task(rita, "reserve", "lending")
    rita.fill("reserve_until", day)
    rita.do("reserve_now")
    assert (rita.tone, rita.written("reserve_until")) == ("no", day)
    assert given.state_of(code) is State.AVAILABLE


# ---- for good


@pytest.mark.parametrize(
    ("state", "word", "end"),
    [
        (State.WIPED, "Given to somebody", State.GIVEN_AWAY),
        (State.WIPED, "Taken apart for its parts", State.FOR_PARTS),
        (State.AVAILABLE, "To the recycling", State.RECYCLED),
        (State.TO_WIPE, "Back to the donor", State.BACK_TO_DONOR),
        (State.ON_LOAN, "The borrower may keep it", State.GIVEN_AWAY),
    ],
)
def test_it_leaves_for_good(desk: Callable[..., Desk], given: Given, state: State, word: str, end: State) -> None:
    code = given.device(state)
    rita = desk()
    opened(rita, code)
    task(rita, "retire", "leaving")
    rita.do("retire_now")
    assert (rita.tone, rita.focus) == ("no", "retire_to")  # it must be chosen
    rita.choose("retire_to", word)
    rita.do("retire_now")
    assert (rita.tone, given.state_of(code)) == ("yes", end)
    assert "lend" not in rita.offers()
    assert rita.focus


def test_written_off_and_found_all_the_same(desk: Callable[..., Desk], given: Given) -> None:
    code = given.lent("An Peeters").devices[0]
    given.office.do(missing, code, "Gone")
    rita = desk()
    opened(rita, code)
    task(rita, "retire", "leaving")
    rita.choose("retire_to", "Written off: nobody looks for it any more")
    rita.do("retire_now")
    assert given.state_of(code) is State.WRITTEN_OFF
    rita.do("do_found")
    assert given.state_of(code) is State.TO_WIPE


def test_what_is_not_wiped_cannot_be_given_away(desk: Callable[..., Desk], given: Given) -> None:
    rita = desk()
    opened(rita, given.device(State.TO_WIPE))
    task(rita, "retire", "leaving")
    with pytest.raises(AssertionError):
        rita.choose("retire_to", "Given to somebody")
