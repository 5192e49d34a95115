"""A report on a part of a machine (one disk, a battery) is no report on the machine."""

import pytest

from digibank.domain.device import Kind
from digibank.domain.errors import KindNeeded
from digibank.domain.errors_carriers import CarriersUnknown
from digibank.queries.devices import device_card
from digibank.readers.facts import BatteryFacts, CarrierFacts, HardwareFacts
from digibank.services.intake import NewDevice
from digibank.services.intake_reports import intake_reports, merge
from digibank.services.locks import clear_locks
from digibank.services.release import release
from digibank.services.wipe import record_by_hand
from tests.services.conftest import BY_HAND, Hub

DISK = CarrierFacts("S1", None, 256.1, "ssd")
ONE_DISK = HardwareFacts(Kind.OTHER, None, None, None, carriers=(DISK,), carriers_whole=False)
BATTERY = HardwareFacts(Kind.OTHER, None, None, None, batteries=(BatteryFacts("B1"),))
MACHINE = HardwareFacts(Kind.LAPTOP, "Lenovo", "ThinkPad T480", "PF1", carriers=(DISK,))


def test_one_disk_is_not_all_that_is_inside(hub: Hub) -> None:
    """smartctl of one disk: with that one wiped the laptop is not released, for there may be another."""
    code = hub.office.do(intake_reports, NewDevice(kind=Kind.LAPTOP), [ONE_DISK]).taken_in.code
    assert hub.office.ask(device_card, code).carriers_listed is None
    hub.office.do(clear_locks, code)
    hub.office.do(record_by_hand, code, BY_HAND, carrier="S1")
    with pytest.raises(CarriersUnknown):
        hub.office.do(release, code)


def test_beside_a_report_on_the_machine_it_adds_nothing_open(hub: Hub) -> None:
    code = hub.office.do(intake_reports, NewDevice(), [ONE_DISK, MACHINE]).taken_in.code
    assert hub.office.ask(device_card, code).carriers_listed == "report"
    assert merge([ONE_DISK, MACHINE]).carriers_whole
    assert not merge([ONE_DISK, BATTERY]).carriers_whole


@pytest.mark.parametrize("report", [ONE_DISK, BATTERY])
def test_the_kind_of_machine_is_still_asked(hub: Hub, report: HardwareFacts) -> None:
    assert not report.names_a_machine
    with pytest.raises(KindNeeded):
        hub.office.do(intake_reports, NewDevice(), [report])
