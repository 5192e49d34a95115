"""Pages of people: all of them for coordinators; others find one person at a time and see a first name and a code."""

from itertools import product
from typing import Any

import pytest
from sqlalchemy import text

from digibank.domain.errors import RoleNotAllowed
from digibank.domain.ids import MemberId
from digibank.domain.roles import Role
from digibank.queries.paging import FEW, Sort
from digibank.queries.people_list import PeopleFilter, PeopleOrder, PeopleShow, PersonEntry, people_page
from digibank.services.office import Office
from digibank.storage.tx import Actor
from tests.queries.walking import walk

_TRUTH = """
SELECT id, code, name, folded, (SELECT count(*) FROM loan_party JOIN loan ON loan.id = loan_id
  WHERE borrower_id = borrower.id AND closed_at IS NULL) AS loans FROM borrower
"""


def truth(office: Office, show: PeopleShow) -> list[Any]:
    with office.database.engine.connect() as connection:
        people = connection.execute(text(_TRUTH)).all()
    return [person for person in people if person.loans or show is PeopleShow.ALL]


def codes(people: list[PersonEntry]) -> list[str]:
    return [person.code for person in people]


@pytest.mark.parametrize(("show", "order", "descending"), list(product(PeopleShow, PeopleOrder, (False, True))))
def test_each_person_comes_once_and_in_their_place(
    office: Office, show: PeopleShow, order: PeopleOrder, descending: bool
) -> None:
    found = walk(office, people_page, PeopleFilter(show=show), Sort(order, descending), 200)
    people = sorted(
        truth(office, show),
        key=lambda person: person.code if order is PeopleOrder.CODE else (person.folded, person.id),
        reverse=descending,
    )
    assert [(row.code, row.open_loans) for row in found] == [(person.code, person.loans) for person in people]


@pytest.mark.parametrize("show", PeopleShow)
def test_a_part_of_a_name(office: Office, show: PeopleShow) -> None:
    found = walk(office, people_page, PeopleFilter("janss", show), Sort(PeopleOrder.NAME), 30)
    assert sorted(codes(found)) == sorted(p.code for p in truth(office, show) if "janss" in p.folded)
    assert found


def test_two_letters_begin_a_name(office: Office) -> None:
    found = walk(office, people_page, PeopleFilter("an"), Sort(PeopleOrder.NAME, descending=True), 30)
    people = [person for person in truth(office, PeopleShow.ALL) if person.folded.startswith("an")]
    assert codes(found) == [p.code for p in sorted(people, key=lambda p: (p.folded, p.id), reverse=True)]


def test_too_many_to_sort_is_said_and_all_come_once(office: Office) -> None:
    some = [person for person in truth(office, PeopleShow.ALL) if person.folded.startswith(("a", "b"))]
    begin = [person for person in truth(office, PeopleShow.ALL) if person.folded.startswith("a")]
    assert len(begin) > FEW or len(some) > FEW
    page = office.ask(people_page, PeopleFilter("a"), None, 30, Sort(PeopleOrder.CODE))
    assert page.ordered is (len(begin) <= FEW)
    found = walk(office, people_page, PeopleFilter("a"), Sort(PeopleOrder.CODE), 30)
    assert sorted(codes(found)) == sorted(person.code for person in begin)


def _as(office: Office, role: Role) -> Office:
    return Office(office.database, Actor(MemberId(office.actor.member), role))


def test_a_volunteer_finds_one_person_at_a_time(office: Office) -> None:
    volunteer, person = _as(office, Role.VOLUNTEER), office.ask(people_page, PeopleFilter()).rows[0]
    assert volunteer.ask(people_page, PeopleFilter()).rows == ()
    assert volunteer.ask(people_page, PeopleFilter(person.name[:-2])).rows == ()
    for typed in (person.name, person.code):
        (seen,) = volunteer.ask(people_page, PeopleFilter(typed)).rows
        assert (seen.code, seen.name, seen.phone) == (person.code, person.name.split()[0], None)


def test_a_technician_sees_nobody(office: Office) -> None:
    with pytest.raises(RoleNotAllowed):
        _as(office, Role.TECHNICIAN).ask(people_page, PeopleFilter())
