"""Pages of loans against the plain truth, and what each role may see of the people in them."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from digibank.domain.errors import RoleNotAllowed
from digibank.domain.ids import MemberId
from digibank.domain.roles import Role
from digibank.queries.loan_list import LoanEntry, LoanFilter, LoanOrder, LoanShow, loan_page
from digibank.queries.paging import FEW, Sort
from digibank.services.office import Office
from digibank.storage.tx import Actor
from tests.queries.walking import plans, walk

FITS: dict[LoanShow, Callable[[Any, date], bool]] = {
    LoanShow.OPEN: lambda loan, _today: not loan.closed_at,
    LoanShow.OVERDUE: lambda loan, today: not loan.closed_at and "" < (loan.until_on or "") < str(today),
    LoanShow.TODAY: lambda loan, today: not loan.closed_at and loan.until_on == str(today),
    LoanShow.WEEK: lambda loan, today: not loan.closed_at and str(today) <= (loan.until_on or "") <= _sunday(today),
    LoanShow.WAITING: lambda loan, _today: not loan.closed_at and not loan.handed_over_at,
    LoanShow.ENDED: lambda loan, _today: bool(loan.closed_at),
}
KEYS: dict[LoanOrder, Callable[[Any], Any]] = {
    LoanOrder.NUMBER: lambda loan: loan.number,
    LoanOrder.SINCE: lambda loan: (loan.begin_on, loan.number),
    LoanOrder.BACK: lambda loan: (
        (loan.closed_at, loan.number) if loan.closed_at else (loan.until_on is None, loan.until_on or "", loan.number)
    ),
    LoanOrder.PERSON: lambda loan: (loan.folded, loan.number),
}


def _sunday(day: date) -> str:
    return str(day + timedelta(days=6 - day.weekday()))


def truth(office: Office, show: LoanShow) -> list[Any]:
    today = office.database.now().astimezone().date()
    with office.database.engine.connect() as connection:
        loans = connection.execute(
            text(
                "SELECT number, begin_on, until_on, closed_at, handed_over_at, folded FROM loan"
                " JOIN loan_party ON loan_id = loan.id JOIN borrower ON borrower.id = borrower_id"
            )
        ).all()
    return [loan for loan in loans if FITS[show](loan, today)]


def numbers(loans: list[LoanEntry]) -> list[str]:
    return [loan.number for loan in loans]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("order", LoanOrder)
@pytest.mark.parametrize("show", LoanShow)
def test_each_loan_comes_once_and_in_its_place(
    office: Office, show: LoanShow, order: LoanOrder, descending: bool
) -> None:
    sort = Sort(order, descending)
    found = numbers(walk(office, loan_page, LoanFilter(show=show), sort, 150))
    assert found == [loan.number for loan in sorted(truth(office, show), key=KEYS[order], reverse=descending)]


def test_the_stage_has_loans_of_each_sort(office: Office) -> None:
    assert all(truth(office, show) for show in LoanShow if show is not LoanShow.TODAY)


@pytest.mark.parametrize("order", LoanOrder)
@pytest.mark.parametrize("show", [LoanShow.OPEN, LoanShow.ENDED])
def test_no_order_of_many_is_made_by_sorting(office: Office, show: LoanShow, order: LoanOrder) -> None:
    """By person: only among the loans of one person."""
    with plans(office) as steps:
        page = office.ask(loan_page, LoanFilter(show=show), None, 5, Sort(order))
        office.ask(loan_page, LoanFilter(show=show), page.rows[-1], 5, Sort(order))
    assert steps
    allowed = {"USE TEMP B-TREE FOR LAST TERM OF ORDER BY"}
    assert {step for step in steps if "B-TREE" in step} - allowed == set()


def test_the_beginning_of_a_number(office: Office) -> None:
    found = walk(office, loan_page, LoanFilter("2026-0001", LoanShow.ENDED), Sort(LoanOrder.SINCE), 20)
    assert set(numbers(found)) == {n.number for n in truth(office, LoanShow.ENDED) if n.number.startswith("2026-0001")}
    assert len(found) > 40
    assert [loan.begin for loan in found] == sorted(loan.begin for loan in found)


def test_the_code_of_a_loan_of_its_device_or_of_its_person(office: Office) -> None:
    loan = office.ask(loan_page, LoanFilter()).rows[0]
    with office.database.engine.connect() as connection:
        device = connection.scalar(
            text(
                "SELECT device.code FROM device JOIN loan_line ON device_id = device.id JOIN loan ON loan.id = loan_id"
                " WHERE number = :number"
            ),
            {"number": loan.number},
        )
    assert numbers(list(office.ask(loan_page, LoanFilter(str(device)[:6].lower())).rows)) == [loan.number]
    assert loan.number in numbers(list(office.ask(loan_page, LoanFilter(loan.borrower_code)).rows))


def test_a_part_of_a_name_finds_all_loans_of_these_people(office: Office) -> None:
    found = walk(office, loan_page, LoanFilter("peeters"), Sort(LoanOrder.SINCE), 11)
    assert set(numbers(found)) == {loan.number for loan in truth(office, LoanShow.OPEN) if "peeters" in loan.folded}
    assert len(found) == len(set(numbers(found))) > 20


def test_many_people_of_a_name_come_as_they_are_found(office: Office) -> None:
    """Half of the stage: too many to sort, and still each once."""
    wanted = LoanFilter("ss", LoanShow.ENDED)
    assert office.ask(loan_page, wanted).rows == ()  # two letters are no part of a name
    wanted = LoanFilter("2026", LoanShow.ENDED)
    page = office.ask(loan_page, wanted, None, 20, Sort(LoanOrder.SINCE))
    assert (page.ordered, page.more) == (False, True)
    assert len(truth(office, LoanShow.ENDED)) > FEW
    found = numbers(walk(office, loan_page, wanted, Sort(LoanOrder.SINCE), 400))
    assert found == sorted(loan.number for loan in truth(office, LoanShow.ENDED))


def _as(office: Office, role: Role) -> Office:
    return Office(office.database, Actor(MemberId(office.actor.member), role))


def test_a_volunteer_sees_first_names_and_finds_whole_names_only(office: Office) -> None:
    whole = office.ask(loan_page, LoanFilter()).rows[0]
    assert whole.person
    first, _, last = whole.person.partition(" ")
    volunteer = _as(office, Role.VOLUNTEER)
    (seen,) = (loan for loan in volunteer.ask(loan_page, LoanFilter()).rows if loan.number == whole.number)
    assert seen.person == first
    assert volunteer.ask(loan_page, LoanFilter(last)).rows == ()
    assert whole.number in numbers(list(volunteer.ask(loan_page, LoanFilter(whole.person)).rows))
    assert whole.number in numbers(list(volunteer.ask(loan_page, LoanFilter(whole.borrower_code)).rows))


def test_a_technician_sees_no_loans(office: Office) -> None:
    with pytest.raises(RoleNotAllowed):
        _as(office, Role.TECHNICIAN).ask(loan_page, LoanFilter())
