"""What was written wrong, notes and locks, by the keyboard: what it stores, what it says, and its undo."""

from collections.abc import Callable

from digibank.domain.device import Condition, Kind
from digibank.domain.lifecycle import State
from digibank.domain.locks import LockKind
from digibank.domain.roles import Role
from digibank.services.intake import NewDevice, intake
from digibank.services.locks import find_lock
from tests.desk import Desk
from tests.given import Given
from tests.stories.card_tasks import opened, task

# ---- what is written


def test_a_mistyped_serial_is_put_right_and_back(desk: Callable[..., Desk], given: Given) -> None:
    code = given.office.do(intake, NewDevice(kind=Kind.LAPTOP, make="HP", serial="5CG9SAMPL7")).code
    rita = desk(Role.VOLUNTEER)
    opened(rita, code)
    task(rita, "correct", "data")
    rita.fill("correct_serial", "5CG9SAMPL1")
    assert not rita.sees("correct_donor")
    rita.choose("correct_condition", "Worn")
    rita.do("correct_now")
    card = given.card(code)
    assert (card.serial, card.condition) == ("5CG9SAMPL1", Condition.C)
    assert rita.message.startswith("Corrected.")
    assert "Changed: serial number, condition." in rita.texts()
    assert "5CG9SAMPL7 → 5CG9SAMPL1" in rita.texts()
    assert not rita.sees("undo")  # a condition cannot be unsaid
    task(rita, "correct", "data")
    rita.fill("correct_make", "Dell")
    rita.do("correct_now")
    rita.press("Ctrl+Z")
    assert given.card(code).make == "HP"


def test_a_correction_that_is_refused_leaves_the_form(desk: Callable[..., Desk], given: Given) -> None:
    given.office.do(intake, NewDevice(kind=Kind.LAPTOP, serial="5CG9SAMPL1"))
    code = given.office.do(intake, NewDevice(kind=Kind.LAPTOP, serial="5CG9SAMPL7")).code
    rita = desk()
    opened(rita, code)
    task(rita, "correct", "data")
    rita.do("correct_now")
    assert "Nothing is different" in rita.message
    rita.fill("correct_serial", "5CG9SAMPL1")
    rita.do("correct_now")
    assert (rita.tone, rita.focus) == ("no", "correct_reason")
    assert rita.written("correct_serial") == "5CG9SAMPL1"
    rita.write("Two stickers of one series")
    rita.do("correct_now")
    assert given.card(code).serial == "5CG9SAMPL1"


def test_the_donor_is_put_right_by_who_may_read_it(desk: Callable[..., Desk], given: Given) -> None:
    code = given.device(State.TO_WIPE)
    rita = desk()
    opened(rita, code)
    task(rita, "correct", "data")
    rita.fill("correct_donor", "Stad Brugge")
    rita.do("correct_now")
    assert given.card(code).donor == "Stad Brugge"


def test_a_note_stands_in_the_history(desk: Callable[..., Desk], given: Given) -> None:
    code = given.device(State.TO_WIPE)
    jef = desk(Role.TECHNICIAN)
    opened(jef, code)
    task(jef, "note", "data")
    jef.do("note_keep")
    assert (jef.tone, jef.focus) == ("no", "note_text")
    jef.write("Hinge is loose")
    jef.do("note_keep")
    assert jef.message == "The note is kept."
    assert "Hinge is loose" in jef.texts()


# ---- locks


def test_a_lock_that_is_none_after_all(desk: Callable[..., Desk], given: Given) -> None:
    code = given.device(State.TO_WIPE)
    rita = desk()
    opened(rita, code)
    rita.press("F10")
    rita.do("lock_found")
    assert given.state_of(code) is State.BLOCKED
    rita.press("Ctrl+Z")
    assert given.state_of(code) is State.TO_WIPE


def test_locks_that_are_still_there(desk: Callable[..., Desk], given: Given) -> None:
    code = given.device(State.TO_WIPE)
    given.office.do(find_lock, code, LockKind.FRP)
    rita = desk()
    opened(rita, code)
    rita.press("F10")
    rita.press("Return")
    assert given.state_of(code) is State.TO_WIPE
    rita.press("Ctrl+Z")
    assert given.state_of(code) is State.BLOCKED
    assert given.card(code).locks == (LockKind.FRP,)
