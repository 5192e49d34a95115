"""A device comes in."""

import pytest

from digibank.domain.device import Kind
from digibank.domain.errors import DuplicateSerial, InvalidImei, KindNeeded
from digibank.domain.errors_carriers import CarrierElsewhere
from digibank.domain.errors_text import HoldsNationalNumber, TextTooLong
from digibank.domain.lifecycle import State
from digibank.domain.roles import Role
from digibank.queries.devices import device_card
from digibank.readers.facts import CarrierFacts, HardwareFacts
from digibank.services.carrier import remove_carrier
from digibank.services.donors import donate
from digibank.services.intake import NewDevice, intake
from digibank.services.retire import Destination, retire
from tests.services.conftest import Hub


def test_a_laptop_is_received_with_its_disks_and_a_code(hub: Hub) -> None:
    card = hub.office.ask(device_card, hub.laptop("DISK1", "DISK2", serial="PF1ABC"))
    assert card.state is State.RECEIVED
    assert [carrier.serial for carrier in card.carriers] == ["DISK1", "DISK2"]
    assert card.carriers_listed == "report"


def test_without_a_report_that_names_disks_nobody_knows_what_is_inside(hub: Hub) -> None:
    card = hub.office.ask(device_card, hub.laptop())
    assert card.carriers_listed is None


def test_a_phone_has_its_own_storage_and_no_other(hub: Hub) -> None:
    code = hub.office.do(intake, NewDevice(kind=Kind.SMARTPHONE, imei="35 693803 564380 9")).code
    card = hub.office.ask(device_card, code)
    assert card.imei == "356938035643809"
    assert [carrier.type for carrier in card.carriers] == ["flash"]
    assert card.carriers_listed == "own-storage"


def test_a_device_without_any_number_is_fine(hub: Hub) -> None:
    card = hub.office.ask(device_card, hub.office.do(intake, NewDevice(kind=Kind.OTHER)).code)
    assert (card.serial, card.imei) == (None, None)


def test_a_placeholder_is_no_serial_number(hub: Hub) -> None:
    new = NewDevice(kind=Kind.LAPTOP, serial="To Be Filled By O.E.M.")
    assert hub.office.ask(device_card, hub.office.do(intake, new).code).serial is None


def test_what_a_person_typed_stands_over_what_the_report_says() -> None:
    facts = HardwareFacts(Kind.LAPTOP, "LENOVO", "20L5", "PF1", ram_gb=8.0)
    merged = NewDevice(model="ThinkPad T480").over(facts)
    assert (merged.kind, merged.make, merged.model, merged.ram_gb) == (Kind.LAPTOP, "LENOVO", "ThinkPad T480", 8.0)


def test_the_same_serial_number_twice_needs_a_reason(hub: Hub) -> None:
    first = hub.laptop(serial="PF-1ABC")
    with pytest.raises(DuplicateSerial) as refused:
        hub.office.do(intake, NewDevice(kind=Kind.LAPTOP, serial="pf1abc"))
    assert refused.value.code.replace("-", "") == first
    hub.office.do(intake, NewDevice(kind=Kind.LAPTOP, serial="pf1abc", duplicate_reason="Moederbord vervangen"))


def test_a_device_that_left_for_good_may_come_in_again(hub: Hub) -> None:
    code = hub.laptop(serial="PF1ABC")
    hub.office.do(retire, code, Destination.DONOR)
    hub.laptop(serial="PF1ABC")


def test_a_disk_that_is_in_another_device_is_noticed(hub: Hub) -> None:
    first = hub.laptop("DISK1")
    with pytest.raises(CarrierElsewhere):
        hub.laptop("disk1")
    hub.office.do(remove_carrier, first, "DISK1")
    with pytest.raises(CarrierElsewhere):
        hub.laptop("disk1")


@pytest.mark.parametrize(
    ("new", "refusal"),
    [
        (NewDevice(), KindNeeded),
        (NewDevice(kind=Kind.SMARTPHONE, imei="356938035643800"), InvalidImei),
        (NewDevice(kind=Kind.LAPTOP, make="x" * 10_000), TextTooLong),
        (NewDevice(kind=Kind.LAPTOP, make="van 85.07.30-033.28"), HoldsNationalNumber),
    ],
)
def test_what_is_refused_leaves_nothing_behind(hub: Hub, new: NewDevice, refusal: type[Exception]) -> None:
    before = hub.office.ask(
        lambda look: look.session.connection().exec_driver_sql("SELECT count(*) FROM label").scalar()
    )
    with pytest.raises(refusal):
        hub.office.do(intake, new)
    after = hub.office.ask(
        lambda look: look.session.connection().exec_driver_sql("SELECT count(*) FROM label").scalar()
    )
    assert before == after


def test_a_volunteer_takes_in_a_batch_of_one_donor(hub: Hub) -> None:
    volunteer = hub.as_(Role.VOLUNTEER)
    first = volunteer.do(donate, "Gemeente Voorbeeld")
    again = volunteer.do(donate, "gemeente voorbeeld", wipe_proof_wanted=True)
    assert first == again
    new = NewDevice(kind=Kind.LAPTOP, carriers=(CarrierFacts("D9", None, None, None),), donation=first.donation)
    code = volunteer.do(intake, new).code
    assert volunteer.ask(device_card, code).donor is None
    assert hub.office.ask(device_card, code).donor == "Gemeente Voorbeeld"
