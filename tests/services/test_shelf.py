"""On the shelf: locks, carriers, repair, missing, and the end of a life."""

import pytest

from digibank.domain.device import Kind
from digibank.domain.errors import LockOpen, MoveNotAllowed, WasLent
from digibank.domain.errors_carriers import (
    CarrierAlreadyInside,
    CarriersListed,
    CarriersNotWiped,
    CarriersUnknown,
    LooseCarrier,
    OwnStorage,
)
from digibank.domain.lifecycle import State
from digibank.domain.locks import LockKind
from digibank.queries.devices import device_card
from digibank.queries.journal import events
from digibank.readers.facts import CarrierFacts
from digibank.services.carrier import destroy_carrier, fit_carrier, no_carrier, remove_carrier
from digibank.services.intake import NewDevice, intake
from digibank.services.lend import lend
from digibank.services.locks import clear_locks, find_lock
from digibank.services.missing import found, missing
from digibank.services.release import lapse, release, reserve
from digibank.services.repair import repair_back, repair_out
from digibank.services.retire import Destination, retire
from digibank.services.take_back import take_back
from digibank.services.wipe import record_by_hand
from tests.services.conftest import BY_HAND, Hub


def disk(serial: str) -> CarrierFacts:
    return CarrierFacts(serial, None, 512.0, "ssd")


def test_a_lock_blocks_until_all_are_cleared(hub: Hub) -> None:
    code = hub.available()
    hub.office.do(find_lock, code, LockKind.MDM)
    hub.office.do(find_lock, code, LockKind.BIOS_PASSWORD)
    hub.office.do(find_lock, code, LockKind.MDM)
    card = hub.office.ask(device_card, code)
    assert (card.state, card.locks) == (State.BLOCKED, (LockKind.BIOS_PASSWORD, LockKind.MDM))
    assert hub.office.do(clear_locks, code) is State.TO_WIPE
    assert hub.office.ask(device_card, code).locks == ()


def test_after_a_lock_the_device_is_wiped_again(hub: Hub) -> None:
    code = hub.available()
    hub.office.do(find_lock, code, LockKind.MDM)
    hub.office.do(clear_locks, code)
    with pytest.raises(MoveNotAllowed):
        hub.office.do(release, code)
    hub.office.do(record_by_hand, code, BY_HAND)
    hub.office.do(release, code)


def test_a_disk_fitted_in_a_ready_laptop_must_be_wiped_first(hub: Hub) -> None:
    code = hub.available("D1")
    assert hub.office.do(fit_carrier, code, disk("D2")) is State.TO_WIPE
    with pytest.raises(CarriersNotWiped) as refused:
        hub.office.do(lend, [code], "An Peeters")
    assert refused.value.carriers == ("D2",)


def test_a_wiped_disk_moved_to_another_laptop_is_new_custody(hub: Hub) -> None:
    one, two = hub.wiped("D1", "D2"), hub.wiped("D3")
    hub.office.do(remove_carrier, one, "D2")
    assert hub.office.do(fit_carrier, two, disk("d2")) is State.TO_WIPE
    with pytest.raises(CarriersNotWiped):
        hub.office.do(release, two)
    assert hub.office.do(release, one)


def test_a_disk_taken_out_of_a_ready_laptop_asks_for_a_new_release(hub: Hub) -> None:
    code = hub.available("D1", "D2")
    assert hub.office.do(remove_carrier, code, "D2") is State.WIPED
    hub.office.do(release, code)


def test_with_the_last_unwiped_disk_out_the_rest_is_wiped(hub: Hub) -> None:
    code = hub.to_wipe("D1", "D2")
    hub.office.do(record_by_hand, code, BY_HAND, carrier="D1")
    assert hub.office.do(remove_carrier, code, "D2") is State.WIPED


def test_fitted_twice_or_into_a_phone(hub: Hub) -> None:
    with pytest.raises(CarrierAlreadyInside):
        hub.office.do(fit_carrier, hub.to_wipe("D1"), disk("D1"))
    phone = hub.office.do(intake, NewDevice(kind=Kind.SMARTPHONE)).code
    with pytest.raises(OwnStorage):
        hub.office.do(fit_carrier, phone, disk("D2"))
    with pytest.raises(OwnStorage):
        hub.office.do(no_carrier, phone)


def test_none_inside_is_refused_while_a_disk_is_listed(hub: Hub) -> None:
    code = hub.to_wipe("D1")
    with pytest.raises(CarriersListed):
        hub.office.do(no_carrier, code)
    hub.office.do(destroy_carrier, code, "D1")
    assert hub.state(code) is State.WIPED
    assert hub.office.do(no_carrier, code) is State.WIPED


def test_repair_in_the_house_keeps_the_wipe(hub: Hub) -> None:
    code = hub.available()
    hub.office.do(repair_out, code)
    assert hub.office.do(repair_back, code) is State.WIPED


def test_repair_of_an_unwiped_laptop_does_not_wipe_it(hub: Hub) -> None:
    code = hub.to_wipe()
    hub.office.do(repair_out, code)
    assert hub.office.do(repair_back, code) is State.TO_WIPE


def test_repair_outside_or_with_another_disk_asks_for_a_new_wipe(hub: Hub) -> None:
    code = hub.wiped("D1")
    hub.office.do(repair_out, code, outside=True)
    assert hub.office.do(repair_back, code) is State.TO_WIPE
    other = hub.wiped("D2")
    hub.office.do(repair_out, other)
    hub.office.do(fit_carrier, other, disk("D3"))
    assert hub.office.do(repair_back, other) is State.TO_WIPE


def test_lost_with_a_borrower_and_found_by_them(hub: Hub) -> None:
    code, _ = hub.lent()
    hub.office.do(missing, code, "Vergeten op de trein")
    assert hub.office.ask(device_card, code).loan is not None
    assert hub.office.do(found, code) is State.ON_LOAN
    assert all("trein" not in str(event.facts) for event in hub.office.ask(events, code))


def test_gone_from_the_shelf_and_found_is_wiped_again(hub: Hub) -> None:
    code = hub.available()
    hub.office.do(missing, code, "Niet op de plank")
    assert hub.office.do(found, code) is State.TO_WIPE
    with pytest.raises(CarriersNotWiped):
        hub.office.do(release, code)


def test_a_blocked_device_that_was_gone_is_blocked_again(hub: Hub) -> None:
    code = hub.to_wipe()
    hub.office.do(find_lock, code, LockKind.FRP)
    hub.office.do(missing, code, "?")
    assert hub.office.do(found, code) is State.BLOCKED


def test_written_off_ends_the_line_and_can_be_found(hub: Hub) -> None:
    code, _ = hub.lent()
    hub.office.do(missing, code, "Geen contact meer")
    hub.office.do(retire, code, Destination.WRITTEN_OFF)
    assert hub.office.ask(device_card, code).loan is None
    assert hub.office.do(found, code) is State.TO_WIPE


def test_a_missing_device_brought_back_is_a_return(hub: Hub) -> None:
    code, _ = hub.lent()
    hub.office.do(missing, code, "?")
    (back,) = hub.office.do(take_back, [code])
    assert back.closed


def test_reserved_and_lapsed(hub: Hub) -> None:
    code = hub.available()
    assert hub.office.do(reserve, code) is State.RESERVED
    assert hub.office.do(lapse, code) is State.AVAILABLE


@pytest.mark.parametrize("to", [Destination.GIFT, Destination.PARTS, Destination.RECYCLED])
def test_nothing_leaves_for_good_with_data_inside(hub: Hub, to: Destination) -> None:
    code = hub.to_wipe("D1")
    with pytest.raises(CarriersNotWiped):
        hub.office.do(retire, code, to)
    hub.office.do(remove_carrier, code, "D1")
    with pytest.raises(LooseCarrier):
        hub.office.do(retire, code, to)
    hub.office.do(destroy_carrier, code, "D1")
    hub.office.do(retire, code, to)


def test_unknown_carriers_may_hold_data(hub: Hub) -> None:
    with pytest.raises(CarriersUnknown):
        hub.office.do(retire, hub.laptop(), Destination.RECYCLED)


def test_a_locked_device_is_no_gift(hub: Hub) -> None:
    code = hub.wiped()
    hub.office.do(find_lock, code, LockKind.AUTOPILOT)
    with pytest.raises(LockOpen):
        hub.office.do(retire, code, Destination.GIFT)
    hub.office.do(retire, code, Destination.PARTS)


def test_back_to_the_donor_only_while_nobody_borrowed_it(hub: Hub) -> None:
    hub.office.do(retire, hub.laptop("D1"), Destination.DONOR)
    code, _ = hub.lent("D2")
    hub.office.do(take_back, [code])
    with pytest.raises(WasLent):
        hub.office.do(retire, code, Destination.DONOR)


def test_given_to_its_borrower_with_everything_on_it(hub: Hub) -> None:
    code, _ = hub.lent()
    assert hub.office.do(retire, code, Destination.BORROWER) is State.GIVEN_AWAY
    card = hub.office.ask(device_card, code)
    assert (card.loan, card.carriers[0].status) == (None, "LEFT")
