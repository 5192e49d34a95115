"""Labels printed ahead, a lost label, an old label and an old sticker: at the counter, by keys and scans alone."""

from collections.abc import Callable

from digibank.domain.label_code import LabelCode, pretty
from digibank.domain.lifecycle import State
from digibank.domain.roles import Role
from digibank.services.aliases import add_alias
from digibank.services.codes import draw_codes, relabel
from tests.desk import Desk
from tests.given import Given
from tests.stories.card_tasks import opened, task


def ahead(given: Given, count: int = 1) -> tuple[LabelCode, ...]:
    return given.office.do(draw_codes, count)


def test_a_device_comes_in_with_the_label_that_was_stuck_on_first(desk: Callable[..., Desk], given: Given) -> None:
    (code,) = ahead(given)
    jef = desk(Role.VOLUNTEER)
    jef.scan(code)
    assert jef.sees("fresh_code")
    assert jef.focus == "take_in_fresh"
    jef.press("F3")
    assert jef.written("intake_label") == pretty(code)
    jef.scan("PF0ABC12")
    jef.choose("intake_kind", "Laptop")
    jef.do("take_in")
    assert given.card(code).serial == "PF0ABC12"
    assert pretty(code) in jef.message
    assert not jef.sees("paper_print")
    assert given.all_is_well()


def test_a_free_label_scanned_in_the_form_is_its_label(desk: Callable[..., Desk], given: Given) -> None:
    one, two = ahead(given, 2)
    jef = desk(Role.VOLUNTEER)
    jef.press("F3")
    assert not jef.sees("intake_label")
    jef.scan(one)
    assert jef.written("intake_label") == pretty(one)
    jef.scan(two)
    assert jef.written("intake_label") == pretty(two)
    jef.choose("intake_kind", "Smartphone")
    jef.do("take_in")
    assert given.state_of(two) is State.RECEIVED


def test_a_free_label_goes_on_a_device_that_lost_its_own(desk: Callable[..., Desk], given: Given) -> None:
    old = given.device(State.TO_WIPE)
    (code,) = ahead(given)
    jef = desk(Role.VOLUNTEER)
    jef.scan(code)
    jef.scan(old)
    assert jef.written("relabel_new") == pretty(code)
    jef.press("Return")
    assert given.card(old).code == code
    assert pretty(code) in jef.message
    assert given.all_is_well()


def test_the_next_label_of_a_pile_is_not_put_on_the_device_before(desk: Callable[..., Desk], given: Given) -> None:
    device = given.device(State.TO_WIPE)
    (code,) = ahead(given)
    jef = desk(Role.VOLUNTEER)
    jef.scan(device)
    jef.scan(code)
    assert jef.sees("fresh_code")
    assert not jef.sees("relabel_new")


def test_a_lost_label_is_printed_anew_and_the_old_one_says_so(desk: Callable[..., Desk], given: Given) -> None:
    old = given.device(State.TO_WIPE)
    jef = desk(Role.VOLUNTEER)
    opened(jef, old)
    jef.do("do_relabel")
    jef.do("relabel_now")
    now = given.card(old).code
    assert now != old
    jef.wait_for_paper()
    jef.scan(old)
    assert jef.reads("card_old_label") == f"This is the old label of {pretty(now)}. The device has a new one."
    jef.scan(now)
    assert not jef.sees("card_old_label")
    assert pretty(old) in jef.texts()


def test_a_code_in_use_is_no_new_label(desk: Callable[..., Desk], given: Given) -> None:
    old, other = given.device(State.TO_WIPE), given.device(State.TO_WIPE)
    jef = desk(Role.VOLUNTEER)
    opened(jef, old)
    jef.do("do_relabel")
    jef.scan(other)
    jef.press("Return")
    assert "in use already" in jef.message
    assert jef.written("relabel_new") == pretty(other)
    assert given.card(old).code == old


def test_an_old_label_takes_a_device_back(desk: Callable[..., Desk], given: Given) -> None:
    old = given.device(State.ON_LOAN)
    given.office.do(relabel, old)
    rita = desk(Role.COORDINATOR)
    rita.scan(old)
    assert rita.sees("card_old_label")
    rita.press("Return")
    assert given.state_of(old) is State.TO_WIPE


def test_an_old_sticker_is_written_down_and_found(desk: Callable[..., Desk], given: Given) -> None:
    code = given.device(State.TO_WIPE)
    rita = desk(Role.COORDINATOR)
    opened(rita, code)
    task(rita, "alias", "data")
    rita.scan("https://snipe.example/hardware/12")
    assert rita.written("alias_text") == "https://snipe.example/hardware/12"
    rita.press("Return")
    assert [alias.text for alias in given.card(code).aliases] == ["12"]
    rita.press("Ctrl+Z")
    assert given.card(code).aliases == ()
    given.office.do(add_alias, code, "https://snipe.example/hardware/12")
    rita.scan("https://snipe.example/hardware/12")
    assert pretty(code) in rita.texts()
