"""What the machine found before it was right, each told as one short story."""

import pytest

from digibank.domain.errors_carriers import CarriersNotWiped, WhichCarrier
from digibank.domain.lifecycle import State
from digibank.domain.locks import LockKind
from digibank.readers.facts import CarrierFacts
from digibank.services.carrier import fit_carrier, no_carrier, remove_carrier
from digibank.services.lend import lend
from digibank.services.locks import clear_locks, find_lock
from digibank.services.missing import found, missing
from digibank.services.release import release
from digibank.services.repair import repair_out
from digibank.services.retire import Destination, retire
from digibank.services.take_back import take_back
from digibank.services.wipe import record_by_hand
from tests.services.conftest import BY_HAND, Hub


def test_what_lay_ready_and_was_lost_is_wiped_when_it_is_found(hub: Hub) -> None:
    """It was on our shelf, not at the borrower's: their line is void, and a finder may have used it."""
    do = hub.office.do
    codes = [hub.available("D1"), hub.available("D2")]
    do(lend, codes, "An Peeters", prepare=True)
    do(missing, codes[0], "niet op de plank")
    do(found, codes[0])
    assert [hub.state(code) for code in codes] == [State.TO_WIPE, State.ON_LOAN]
    with pytest.raises(CarriersNotWiped):
        do(release, codes[0])


@pytest.mark.parametrize("to", [Destination.GIFT, Destination.PARTS, Destination.RECYCLED])
def test_from_another_workshop_nothing_leaves_for_ever(hub: Hub, to: Destination) -> None:
    code = hub.wiped("D1")
    hub.office.do(repair_out, code, outside=True)
    with pytest.raises(CarriersNotWiped):
        hub.office.do(retire, code, to)


def test_a_lock_found_at_another_workshop_is_the_end_of_that_visit(hub: Hub) -> None:
    """With two disks one new wipe would have been taken for both."""
    do = hub.office.do
    code = hub.wiped("D1", "D2")
    do(repair_out, code, outside=True)
    do(find_lock, code, LockKind.BIOS_PASSWORD)
    do(clear_locks, code)
    do(record_by_hand, code, BY_HAND, carrier="D1")
    assert hub.state(code) is State.TO_WIPE
    with pytest.raises(CarriersNotWiped):
        do(release, code)


def test_a_donor_does_not_get_the_data_of_others(hub: Hub) -> None:
    """A disk that came out of a returned laptop and was put into the donor's machine."""
    do = hub.office.do
    lent, _ = hub.lent("D1")
    do(take_back, [lent])
    do(remove_carrier, lent, "D1")
    donors = hub.to_wipe("D2")
    do(fit_carrier, donors, CarrierFacts("D1", None, None, None))
    with pytest.raises(CarriersNotWiped):
        do(retire, donors, Destination.DONOR)


def test_a_device_whose_disks_are_all_out_is_not_stuck(hub: Hub) -> None:
    do = hub.office.do
    code = hub.wiped("D1")
    do(remove_carrier, code, "D1")
    do(missing, code, "weg")
    do(found, code)
    assert hub.state(code) is State.TO_WIPE
    do(no_carrier, code)
    do(release, code)
    assert do(no_carrier, code) is State.AVAILABLE


def test_while_a_device_is_away_only_what_lies_here_is_wiped(hub: Hub) -> None:
    do = hub.office.do
    code = hub.wiped("D1", "D2", "D3")
    for disk in ("D2", "D3"):
        do(remove_carrier, code, disk)
    do(release, code)
    do(lend, [code], "An Peeters")
    with pytest.raises(WhichCarrier):
        do(record_by_hand, code, BY_HAND)
    do(record_by_hand, code, BY_HAND, carrier="D3")


def test_disks_that_wander_keep_numbers_apart(hub: Hub) -> None:
    """`--carrier 2` means one disk, also after another one with that number was put in."""
    do = hub.office.do
    giver, taker = hub.to_wipe("A1", "A2"), hub.to_wipe("B1", "B2")
    do(remove_carrier, giver, "A2")
    do(fit_carrier, taker, CarrierFacts("A2", None, None, None))
    do(record_by_hand, taker, BY_HAND, carrier="3")
    do(fit_carrier, giver, CarrierFacts("A3", None, None, None))
    do(record_by_hand, giver, BY_HAND, carrier="2")
