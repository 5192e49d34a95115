"""Back from a loan: the line ends, accessories are counted, everything inside must be wiped anew."""

from datetime import date

import pytest

from digibank.domain.device import Condition
from digibank.domain.errors import (
    DateInPast,
    LoanClosed,
    MoveNotAllowed,
    NotAMistake,
    NotAnExtension,
    NotInLoan,
    RoleNotAllowed,
    ScannedTwice,
    UnknownLoan,
    WhichLoan,
    WrongWorkshopTurn,
)
from digibank.domain.errors_carriers import CarriersNotWiped
from digibank.domain.lifecycle import State
from digibank.domain.locks import LockKind
from digibank.domain.roles import Role
from digibank.queries.devices import device_card
from digibank.queries.loans import loan_card
from digibank.services.carrier import remove_carrier
from digibank.services.correct_return import correct_return
from digibank.services.extend import extend
from digibank.services.lend import lend
from digibank.services.locks import find_lock
from digibank.services.release import release
from digibank.services.swap import swap
from digibank.services.take_back import take_back
from digibank.services.wipe import record_by_hand
from digibank.services.workshop import workshop
from tests.services.conftest import BY_HAND, Hub


def endings(hub: Hub, loan: str) -> dict[str, str | None]:
    return {line.item or "device": line.ending for line in hub.office.ask(loan_card, loan).lines}


def test_a_volunteer_takes_back_and_the_second_wipe_is_asked(hub: Hub) -> None:
    code, lent = hub.lent("D1", "D2")
    (back,) = hub.as_(Role.VOLUNTEER).do(take_back, [code], condition=Condition.B)
    card = hub.office.ask(device_card, code)
    assert (card.state, card.condition, back.number, back.closed) == (State.TO_WIPE, Condition.B, lent.number, True)
    assert not any(carrier.wiped for carrier in card.carriers)
    with pytest.raises(CarriersNotWiped):
        hub.office.do(release, code)


def test_a_lost_charger_is_written_down_and_stops_nobody(hub: Hub) -> None:
    code = hub.available()
    lent = hub.office.do(lend, [code], "An Peeters", items=["Oplader", "Muis"])
    hub.office.do(take_back, [code], missing=["oplader", "Tas"])
    assert endings(hub, lent.number) == {
        "device": "RETURNED",
        "Oplader": "LACKING",
        "Muis": "RETURNED",
        "Tas": "LACKING",
    }


def test_nobody_is_charged_with_another_persons_mouse(hub: Hub) -> None:
    one, two = hub.available("D1"), hub.available("D2")
    jan = hub.office.do(lend, [one], "Jan", items=["Oplader", "Muis"])
    piet = hub.office.do(lend, [two], "Piet", items=["Oplader"])
    for unclear in ("Oplader", "Tas"):
        with pytest.raises(WhichLoan):
            hub.office.do(take_back, [two, one], missing=[unclear])
    hub.office.do(take_back, [two, one], missing=["muis"])
    assert endings(hub, jan.number)["Muis"] == "LACKING"
    assert endings(hub, piet.number) == {"device": "RETURNED", "Oplader": "RETURNED"}


def test_one_of_two_devices_leaves_the_loan_open(hub: Hub) -> None:
    one, two = hub.available("D1"), hub.available("D2")
    lent = hub.office.do(lend, [one, two], "An Peeters", items=["Oplader"])
    (back,) = hub.office.do(take_back, [one])
    assert not back.closed
    assert hub.state(two) is State.ON_LOAN
    (rest,) = hub.office.do(take_back, [two])
    assert rest.closed
    assert endings(hub, lent.number)["Oplader"] == "RETURNED"


def test_twice_in_one_visit_or_not_lent_at_all(hub: Hub) -> None:
    code, _ = hub.lent("D1")
    with pytest.raises((ScannedTwice, MoveNotAllowed)):
        hub.office.do(take_back, [code, code])
    assert hub.state(code) is State.ON_LOAN
    with pytest.raises(MoveNotAllowed):
        hub.office.do(take_back, [hub.available("D2")])


def test_a_mistaken_return_is_corrected_with_its_accessories(hub: Hub) -> None:
    code = hub.available()
    lent = hub.office.do(lend, [code], "An Peeters", until=date(2027, 6, 30), items=["Oplader"])
    hub.clock.forward(hours=1)
    hub.office.do(take_back, [code])
    hub.office.do(correct_return, code)
    assert endings(hub, lent.number) == {"device": None, "Oplader": None}
    assert hub.state(code) is State.ON_LOAN
    hub.clock.forward(hours=1)
    hub.office.do(take_back, [code])
    assert not hub.office.ask(device_card, code).carriers[0].wiped


@pytest.mark.parametrize("deed", ["wipe", "remove", "lock"])
def test_once_something_was_done_the_return_stands(hub: Hub, deed: str) -> None:
    code, _ = hub.lent("D1", "D2")
    hub.office.do(take_back, [code])
    match deed:
        case "wipe":
            hub.office.do(record_by_hand, code, BY_HAND, carrier="D1")
        case "remove":
            hub.office.do(remove_carrier, code, "D1")
        case _:
            hub.office.do(find_lock, code, LockKind.FRP)
    with pytest.raises((NotAMistake, MoveNotAllowed)):
        hub.office.do(correct_return, code)


def test_extending_moves_the_end_later_only(hub: Hub) -> None:
    code = hub.available()
    lent = hub.office.do(lend, [code], "An Peeters", until=date(2027, 1, 31))
    hub.office.do(extend, lent.number, date(2027, 6, 30))
    assert hub.office.ask(loan_card, lent.number).until == date(2027, 6, 30)
    with pytest.raises(NotAnExtension):
        hub.office.do(extend, lent.number, date(2027, 6, 30))
    with pytest.raises(DateInPast):
        hub.office.do(extend, lent.number, date(2026, 1, 1))
    with pytest.raises(RoleNotAllowed):
        hub.as_(Role.VOLUNTEER).do(extend, lent.number, date(2027, 7, 1))
    hub.office.do(take_back, [code])
    with pytest.raises(LoanClosed):
        hub.office.do(extend, lent.number, date(2027, 7, 1))


def test_an_open_ended_loan_has_no_end_to_move(hub: Hub) -> None:
    _, lent = hub.lent()
    with pytest.raises(NotAnExtension):
        hub.office.do(extend, lent.number, date(2027, 6, 30))
    with pytest.raises(UnknownLoan):
        hub.office.do(extend, "2026-9999", date(2027, 6, 30))


def test_a_swap_takes_the_old_one_back(hub: Hub) -> None:
    old, lent = hub.lent("D1")
    new = hub.available("D2")
    hub.office.do(swap, lent.number, old, new)
    assert (hub.state(old), hub.state(new)) == (State.TO_WIPE, State.ON_LOAN)
    assert hub.office.ask(loan_card, new).number == lent.number


def test_a_swap_for_a_lost_one_keeps_its_line_open(hub: Hub) -> None:
    old, lent = hub.lent("D1")
    new = hub.available("D2")
    hub.office.do(swap, lent.number, old, new, old_missing=True)
    assert (hub.state(old), hub.state(new)) == (State.MISSING, State.ON_LOAN)
    hub.office.do(take_back, [new])
    assert not hub.office.ask(loan_card, lent.number).closed


def test_a_swap_needs_a_device_of_that_loan_and_one_that_can_be_lent(hub: Hub) -> None:
    old, lent = hub.lent("D1")
    other, _ = hub.lent("D2", borrower="Piet Claes")
    with pytest.raises(NotInLoan):
        hub.office.do(swap, lent.number, other, hub.available("D3"))
    with pytest.raises(MoveNotAllowed):
        hub.office.do(swap, lent.number, old, hub.wiped("D4"))
    assert hub.state(old) is State.ON_LOAN


def test_in_the_workshop_and_out_again_the_loan_goes_on(hub: Hub) -> None:
    code, _ = hub.lent()
    assert hub.office.do(workshop, code, inside=True) is State.ON_LOAN
    with pytest.raises(WrongWorkshopTurn):
        hub.office.do(workshop, code, inside=True)
    hub.office.do(workshop, code, inside=False)
    loan = hub.office.ask(device_card, code).loan
    assert loan is not None
    assert not loan.in_workshop
