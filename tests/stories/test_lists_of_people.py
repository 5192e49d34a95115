"""The lists of loans and people, with keys only: what comes back, whose it is, and who may see what."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from digibank.domain.roles import Role
from tests.desk import Desk
from tests.given import Given
from tests.lists_seen import nothing_remembered, rows, stored, today


@pytest.fixture(autouse=True)
def _nothing_remembered(given: Given) -> None:
    del given
    nothing_remembered()


# ---- loans


def test_back_today_lists_the_loans_of_today(desk: Callable[..., Desk], given: Given) -> None:
    due = given.lent("Mehmet Yılmaz", today(given))
    given.lent("An Peeters", today(given) + timedelta(days=90))
    rita = desk()
    rita.do("tile_due")
    assert rita.window.place == "loans"
    assert rita.reads("loan_sentence") == "Loans that come back today."
    assert [row[0] for row in rows(rita, "loan")] == [due.number]
    rita.press("Return")
    assert rita.window.place == "counter"
    assert f"Loan {due.number}" in rita.texts()


@pytest.mark.parametrize(
    ("show", "people"),
    [
        ("All open loans", ["Mehmet Yılmaz", "An Peeters", "Amal Haddad"]),
        ("Back today", ["Mehmet Yılmaz"]),
        ("Not handed over yet", ["Amal Haddad"]),
        ("Too late", []),
        ("Ended", ["Ömer Şahin"]),
    ],
)
def test_loans_by_how_they_stand(desk: Callable[..., Desk], given: Given, show: str, people: list[str]) -> None:
    given.lent("Mehmet Yılmaz", today(given))
    given.lent("An Peeters", today(given) + timedelta(days=90))
    given.lent("Amal Haddad", prepare=True)
    given.back(given.lent("Ömer Şahin").devices[0])
    rita = desk()
    rita.press("Shift+F5")
    rita.choose("loan_show", show)
    rita.until(lambda: ([row[1] for row in rows(rita, "loan")] if people else []) == people)
    if not people:
        assert rita.reads("loan_empty") == "Nobody is too late."


def test_loans_are_found_by_a_part_of_a_name(desk: Callable[..., Desk], given: Given) -> None:
    given.lent("Mehmet Yılmaz")
    loan = given.lent("An Peeters")
    rita = desk()
    rita.press("Shift+F5")
    rita.write("peet")
    rita.until(lambda: [row[0] for row in rows(rita, "loan")] == [loan.number])


# ---- who may see what


def test_a_volunteer_sees_first_names_and_codes(desk: Callable[..., Desk], given: Given) -> None:
    given.lent("An Peeters")
    jef = desk(Role.VOLUNTEER)
    jef.press("Shift+F5")
    ((_number, person, *_rest),) = rows(jef, "loan")
    assert person.startswith("An · ")
    assert "Peeters" not in str(rows(jef, "loan"))


def test_a_volunteer_finds_one_person_at_a_time(desk: Callable[..., Desk], given: Given) -> None:
    given.borrower("An Peeters")
    jef = desk(Role.VOLUNTEER)
    jef.press("Shift+F6")
    assert jef.reads("people_empty") == "Type the whole name, or scan the card."
    jef.write("an peeter")
    jef.until(lambda: jef.reads("people_empty").startswith("Nobody has just this name or code."))
    jef.write("s")
    jef.until(lambda: jef.sees("people_table"))
    assert [row[0] for row in rows(jef, "people")] == ["An"]
    assert "Peeters" not in jef.texts()


def test_for_a_technician_there_are_no_loans_and_no_people(desk: Callable[..., Desk], given: Given) -> None:
    given.lent("An Peeters", today(given))
    ine = desk(Role.TECHNICIAN)
    assert not any(ine.sees(name) for name in ("go_loans", "go_people", "tile_due", "tile_overdue"))
    for key in ("Shift+F5", "Shift+F6"):
        ine.press(key)
        assert ine.window.place == "counter"


def test_whose_data_was_on_the_screen_is_written_down_once(desk: Callable[..., Desk], given: Given) -> None:
    given.borrower("An Peeters")
    given.borrower("Mehmet Yılmaz")
    rita = desk()
    rita.press("Shift+F6")
    rita.write("peet")
    rita.until(lambda: len(rows(rita, "people")) == 1)
    log = "SELECT what, name FROM access_log JOIN borrower ON borrower.id = borrower_id ORDER BY access_log.id"
    rita.until(lambda: stored(given, log) == [("people list", "An Peeters")])
    rita.press("Esc")
    both = [("people list", "An Peeters"), ("people list", "Mehmet Yılmaz")]
    rita.until(lambda: stored(given, log) == both)


def test_a_person_opens_at_the_counter(desk: Callable[..., Desk], given: Given) -> None:
    given.lent("An Peeters")
    rita = desk()
    rita.press("Shift+F6")
    rita.press("Return")
    assert rita.window.place == "counter"
    assert "An Peeters" in rita.texts()
