"""Lending spends a release; a release spends wipes."""

from datetime import date

import pytest

from digibank.domain.errors import (
    AlreadyDone,
    AlreadyOnLoan,
    AmbiguousBorrower,
    DateInPast,
    HandedOver,
    LoanClosed,
    LockOpen,
    MoveNotAllowed,
    NotADevice,
    NotHandedOver,
    ReservedForOther,
    RoleNotAllowed,
    ScannedTwice,
    UnknownCode,
)
from digibank.domain.errors_carriers import CarriersNotWiped
from digibank.domain.errors_text import HoldsNationalNumber, TextTooLong
from digibank.domain.label_code import parse, pretty
from digibank.domain.lifecycle import State
from digibank.domain.locks import LockKind
from digibank.domain.roles import Role
from digibank.queries.borrowers import borrower_cards
from digibank.queries.devices import device_card
from digibank.queries.loans import loan_card
from digibank.services.borrowers import NewBorrower, add_borrower
from digibank.services.lend import cancel, hand_over, lend
from digibank.services.locks import find_lock
from digibank.services.organisation import change_settings
from digibank.services.release import release, reserve
from digibank.services.take_back import take_back
from digibank.storage.tx import new_request
from tests.services.conftest import Hub


def test_several_devices_with_a_charger_are_one_loan(hub: Hub) -> None:
    one, two = hub.available("D1"), hub.available("D2")
    lent = hub.office.do(lend, [one, two], "An Peeters", until=date(2027, 6, 30), items=["Oplader"])
    card = hub.office.ask(loan_card, lent.number)
    assert lent.number == "2026-0001"
    assert set(card.devices) == {one, two}
    assert [line.item for line in card.lines if line.item] == ["Oplader"]
    assert card.handed_over
    assert not card.overdue


@pytest.mark.parametrize("bring", ["to_wipe", "wiped", "laptop"])
def test_nothing_is_lent_before_its_release(hub: Hub, bring: str) -> None:
    code = getattr(hub, bring)("D1")
    with pytest.raises((CarriersNotWiped, MoveNotAllowed)):
        hub.office.do(lend, [code], "An Peeters")
    assert hub.office.ask(borrower_cards, "An Peeters") == ()


def test_a_device_is_on_one_loan_at_a_time(hub: Hub) -> None:
    code, lent = hub.lent()
    with pytest.raises(AlreadyOnLoan) as refused:
        hub.office.do(lend, [code], "Piet Claes")
    assert refused.value.loan == lent.number


def test_of_a_visit_with_one_bad_device_nothing_is_lent(hub: Hub) -> None:
    good, bad = hub.available("D1"), hub.wiped("D2")
    with pytest.raises(MoveNotAllowed):
        hub.office.do(lend, [good, bad], "An Peeters")
    assert hub.state(good) is State.AVAILABLE


def test_a_lock_found_on_the_shelf_stops_the_loan(hub: Hub) -> None:
    code = hub.available()
    hub.office.do(find_lock, code, LockKind.BIOS_PASSWORD)
    with pytest.raises(LockOpen):
        hub.office.do(lend, [code], "An Peeters")
    with pytest.raises(LockOpen):
        hub.office.do(release, code)


def test_the_same_request_acts_once(hub: Hub) -> None:
    code, request = hub.available(), new_request()
    hub.office.do_once(request, lend, [code], "An Peeters")
    with pytest.raises(AlreadyDone):
        hub.office.do_once(request, lend, [code], "An Peeters")


def test_prepared_then_handed_over(hub: Hub) -> None:
    code = hub.available()
    lent = hub.office.do(lend, [code], "An Peeters", prepare=True)
    with pytest.raises(NotHandedOver):
        hub.office.do(take_back, [code])
    hub.office.do(hand_over, pretty(lent.code))
    with pytest.raises(HandedOver):
        hub.office.do(hand_over, lent.number)
    with pytest.raises(HandedOver):
        hub.office.do(cancel, lent.number)


def test_prepared_and_cancelled_is_available_on_the_same_wipes(hub: Hub) -> None:
    code = hub.available("D1", "D2")
    lent = hub.office.do(lend, [code], "An Peeters", prepare=True)
    hub.office.do(cancel, lent.number)
    assert hub.state(code) is State.AVAILABLE
    with pytest.raises(LoanClosed):
        hub.office.do(cancel, lent.number)
    hub.office.do(lend, [code], "Piet Claes")


@pytest.mark.parametrize(
    ("borrower", "refusal"),
    [("x" * 10_000, TextTooLong), ("An 85.07.30-033.28", HoldsNationalNumber)],
)
def test_a_name_that_cannot_be(hub: Hub, borrower: str, refusal: type[Exception]) -> None:
    code = hub.available()
    with pytest.raises(refusal):
        hub.office.do(lend, [code], borrower)
    assert hub.state(code) is State.AVAILABLE


def test_a_date_in_the_past(hub: Hub) -> None:
    with pytest.raises(DateInPast):
        hub.office.do(lend, [hub.available()], "An Peeters", until=date(2026, 11, 23))


def test_today_is_a_day_in_belgium(hub: Hub) -> None:
    code = hub.available()
    assert hub.office.do(lend, [code], "An Peeters", until=date(2026, 11, 24)).until == date(2026, 11, 24)


def test_a_name_finds_its_person_and_two_of_them_are_asked_apart(hub: Hub) -> None:
    for name in ("Zoë Łukasz", "zoe lukasz"):
        hub.office.do(add_borrower, NewBorrower(name))
    code = hub.available()
    with pytest.raises(AmbiguousBorrower):
        hub.office.do(lend, [code], "Zoe Lukasz")
    cards = hub.office.ask(borrower_cards, "Zoë Łukasz")
    hub.office.do(lend, [code], cards[0].code)
    assert hub.office.ask(loan_card, code).borrower in {"Zoë Łukasz", "zoe lukasz"}


def test_a_wrong_code_offers_what_is_near_and_takes_nothing(hub: Hub) -> None:
    code = hub.available()
    wrong = code[:-1] + next(c for c in "BCDF" if c != code[-1])
    with pytest.raises(UnknownCode) as refused:
        hub.office.do(lend, [wrong], "An Peeters")
    assert [parse(near) for near in refused.value.near] == [code]


def test_a_borrowers_card_is_no_device(hub: Hub) -> None:
    hub.office.do(add_borrower, NewBorrower("An Peeters"))
    card = hub.office.ask(borrower_cards, "An Peeters")[0]
    with pytest.raises(NotADevice):
        hub.office.do(lend, [card.code], "An Peeters")


def test_a_device_scanned_twice(hub: Hub) -> None:
    code = hub.available()
    with pytest.raises(ScannedTwice):
        hub.office.do(lend, [code, pretty(parse(code) or code)], "An Peeters")  # type: ignore[arg-type]


def test_reserved_for_one_person_is_not_lent_to_another(hub: Hub) -> None:
    code = hub.available()
    hub.office.do(reserve, code, "An Peeters")
    with pytest.raises(ReservedForOther):
        hub.office.do(lend, [code], "Piet Claes")
    hub.office.do(lend, [code], "An Peeters")


def test_a_reservation_lapses_by_itself(hub: Hub) -> None:
    code = hub.available()
    hub.office.do(reserve, code, "An Peeters", date(2026, 11, 30))
    hub.clock.forward(days=7)
    hub.office.do(lend, [code], "Piet Claes")


def test_a_mistyped_card_code_is_nobodys_name(hub: Hub) -> None:
    with pytest.raises(UnknownCode):
        hub.office.do(lend, [hub.available()], "KLDR-STVX")


def test_who_may_lend(hub: Hub) -> None:
    code = hub.available("D1")
    with pytest.raises(RoleNotAllowed):
        hub.as_(Role.TECHNICIAN).do(lend, [code], "An Peeters")
    volunteer = hub.as_(Role.VOLUNTEER)
    hub.office.do(change_settings, volunteers_lend=False)
    with pytest.raises(RoleNotAllowed):
        volunteer.do(lend, [code], "An Peeters")
    hub.office.do(change_settings, volunteers_lend=True)
    volunteer.do(lend, [code], "An Peeters")


def test_what_each_role_sees_of_a_borrower(hub: Hub) -> None:
    code, _ = hub.lent(borrower="An Peeters")

    def shown(role: Role) -> str | None:
        loan = hub.as_(role).ask(device_card, code).loan
        assert loan is not None
        return loan.borrower

    assert [shown(role) for role in Role] == ["An", None, "An Peeters"]


def test_overdue_is_computed(hub: Hub) -> None:
    code = hub.available()
    hub.office.do(lend, [code], "An Peeters", until=date(2026, 12, 1))
    hub.clock.forward(days=7)
    assert not hub.office.ask(loan_card, code).overdue
    hub.clock.forward(days=1)
    assert hub.office.ask(loan_card, code).overdue
