"""How many scans and keys the work of every day takes, and what a wrong scan costs: counted at the real window."""

from collections.abc import Callable

from digibank.domain.label_code import pretty
from digibank.domain.lifecycle import State
from tests.desk import Desk
from tests.given import Given
from tests.stories.card_tasks import person_of


def test_lending_to_a_known_person_with_the_contract_printed(desk: Callable[..., Desk], given: Given) -> None:
    """Three scans and two keys at the most: it takes two and two."""
    person, code = person_of(given), given.device(State.AVAILABLE)
    rita = desk()
    rita.scan(code)
    rita.scan(person)
    assert rita.focus == "lend_now"
    rita.press("Return")
    rita.wait_for_paper()
    assert (rita.focus, rita.scans, rita.keys) == ("paper_print", 2, 1)  # the second key prints
    assert given.state_of(code) is State.ON_LOAN


def test_the_person_may_come_first(desk: Callable[..., Desk], given: Given) -> None:
    person, code = person_of(given), given.device(State.AVAILABLE)
    rita = desk()
    rita.scan(person)
    rita.scan(code)
    rita.press("Return")
    assert (given.state_of(code), rita.scans, rita.keys) == (State.ON_LOAN, 2, 1)


def test_a_return_takes_a_scan_and_a_key(desk: Callable[..., Desk], given: Given) -> None:
    code = given.lent("An Peeters", items=("charger",)).devices[0]
    rita = desk()
    rita.scan(code)
    assert rita.sees("item_0")  # what must be there is seen before the key
    rita.press("Return")
    assert (given.state_of(code), rita.scans, rita.keys) == (State.TO_WIPE, 1, 1)


def test_finding_takes_a_scan(desk: Callable[..., Desk], given: Given) -> None:
    code = given.device(State.WIPED)
    rita = desk()
    rita.scan(code)
    assert (rita.reads("card_code"), rita.scans, rita.keys) == (pretty(code), 1, 0)


def test_the_next_one_of_a_batch_takes_a_scan_and_its_label_a_key(desk: Callable[..., Desk], given: Given) -> None:
    rita = desk()
    rita.press("F3")
    rita.choose("intake_kind", "Laptop")
    rita.fill("intake_make", "Fairphone")
    rita.fill("intake_received", "01/11/2026")
    rita.fill("intake_donor", "Stad Gent")
    rita.do("intake_series")
    rita.scan("SN-000001")
    before = rita.scans, rita.keys
    rita.wait_for_paper()
    rita.scan("SN-000002")
    assert rita.message.startswith("Taken in. Its code is ")
    code = rita.message.removesuffix(".").split()[-1]
    rita.wait_for_paper()
    assert rita.reads("paper_title").endswith(code)
    assert (rita.scans - before[0], rita.keys - before[1]) == (1, 0)  # and one key prints
    card = given.card(code)
    assert (card.make, card.donor, card.serial) == ("Fairphone", "Stad Gent", "SN-000002")
    assert f"{card.received_on:%d/%m/%Y}" == "01/11/2026"
    assert rita.written("intake_serial") == ""


def test_our_own_label_is_no_serial_number(desk: Callable[..., Desk], given: Given) -> None:
    code = given.device(State.WIPED)
    rita = desk()
    rita.press("F3")
    rita.scan(code)
    assert rita.reads("card_code") == pretty(code)


def test_a_refused_scan_holds_the_next_until_enter(desk: Callable[..., Desk], given: Given) -> None:
    first, wrong, second = given.device(State.AVAILABLE), given.device(State.TO_WIPE), given.device(State.AVAILABLE)
    rita = desk()
    rita.scan(first)
    rita.press("F5")
    rita.write("An Peeters")
    rita.scan(wrong)
    assert "cannot go along" in rita.message
    assert "Press Enter to scan on." in rita.message
    rita.scan(second)
    assert "not taken" in rita.message
    assert "cannot go along" in rita.message  # the reason stays to be read
    assert pretty(second) not in rita.reads("lend_devices")
    rita.press("Return")
    assert rita.written("borrower_name") == "An Peeters"
    rita.scan(second)
    assert pretty(second) in rita.reads("lend_devices")


def test_a_wrong_label_does_not_cost_the_form(desk: Callable[..., Desk], given: Given) -> None:
    rita = desk()
    rita.scan(given.device(State.AVAILABLE))
    rita.press("F5")
    rita.write("An Peeters")
    rita.scan("SOMETHING-ELSE-99")
    assert rita.tone == "no"
    assert rita.written("borrower_name") == "An Peeters"


def test_a_paper_that_is_ready_takes_no_key_from_a_form(desk: Callable[..., Desk], given: Given) -> None:
    rita = desk()
    rita.scan(given.device(State.TO_WIPE))
    rita.press("F12")
    rita.press("F10")
    at = rita.focus
    rita.wait_for_paper()
    assert rita.focus == at
