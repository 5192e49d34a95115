"""Several hardware reports of one machine are one device, and no disk that any of them shows is forgotten."""

import pytest

from digibank.domain.device import Kind
from digibank.domain.errors import ReportsDisagree
from digibank.domain.errors_carriers import CarriersNotWiped, CarriersUnknown
from digibank.domain.lifecycle import State
from digibank.queries.devices import device_card
from digibank.readers.facts import CarrierFacts, HardwareFacts
from digibank.services.intake import NewDevice
from digibank.services.intake_reports import intake_reports, merge
from digibank.services.locks import clear_locks
from digibank.services.release import release
from digibank.services.wipe import record_by_hand
from tests.rows import all_rows
from tests.services.conftest import BY_HAND, Hub


def disk(serial: str | None, model: str | None = None) -> CarrierFacts:
    return CarrierFacts(serial, model, 256.1, "ssd")


def facts(
    *carriers: CarrierFacts,
    kind: Kind = Kind.LAPTOP,
    serial: str | None = "PF1",
    imei: str | None = None,
    ram_gb: float | None = None,
    listed: bool = True,
    unnamed: int = 0,
) -> HardwareFacts:
    return HardwareFacts(
        kind,
        "Lenovo",
        None,
        serial,
        imei=imei,
        ram_gb=ram_gb,
        carriers=carriers if listed else None,
        unnamed_carriers=unnamed,
    )


def donors(hub: Hub) -> int:
    return len(all_rows(hub.database.file)["donor"])


def serials(merged: HardwareFacts) -> list[str | None] | None:
    return None if merged.carriers is None else [carrier.serial for carrier in merged.carriers]


def test_what_one_does_not_say_another_does() -> None:
    merged = merge([facts(serial=None, listed=False, ram_gb=8.0), facts(disk("S1"), ram_gb=7.6)])
    assert (merged.serial, merged.ram_gb, serials(merged)) == ("PF1", 8.0, ["S1"])


def test_one_report_stays_as_it_is() -> None:
    alone = facts(disk("S1"), disk(None), unnamed=1)
    assert merge([alone]) == alone


def test_no_report_that_speaks_of_disks_lists_none() -> None:
    assert serials(merge([facts(listed=False), facts(listed=False)])) is None
    assert serials(merge([facts(listed=False), facts()])) == []


def test_every_disk_of_every_report_counts_once() -> None:
    assert serials(merge([facts(disk("S1")), facts(disk("s-1"), disk("S2"))])) == ["s-1", "S2"]
    assert serials(merge([facts(disk("S1")), facts(disk("S2"))])) == ["S1", "S2"]


def test_a_report_that_hides_serials_adds_no_disk_and_forgets_none() -> None:
    """Two nameless disks beside one that is named: one is still nameless."""
    merged = merge([facts(disk(None), disk(None)), facts(disk("S1"))])
    assert (serials(merged), merged.unnamed_carriers) == (["S1"], 1)
    merged = merge([facts(disk(None), disk(None)), facts(disk("S1"), disk("S2"))])
    assert (serials(merged), merged.unnamed_carriers) == (["S1", "S2"], 0)


def test_reports_of_different_machines_are_refused() -> None:
    for others, what in (
        ([facts(serial="PF1"), facts(serial="PF2")], "serial"),
        ([facts(imei="356938035643809"), facts(imei="490154203237518")], "imei"),
        ([facts(kind=Kind.LAPTOP), facts(kind=Kind.DESKTOP)], "kind"),
    ):
        with pytest.raises(ReportsDisagree) as refused:
            merge(others)
        assert refused.value.what == what


def test_the_same_serial_in_two_spellings_is_one() -> None:
    assert merge([facts(serial="PF-1"), facts(serial="pf1")]).serial == "PF-1"


def test_a_report_that_does_not_know_the_kind_does_not_dispute_it() -> None:
    assert merge([facts(kind=Kind.OTHER), facts(kind=Kind.LAPTOP)]).kind is Kind.LAPTOP
    assert merge([facts(kind=Kind.OTHER)]).kind is Kind.OTHER
    assert merge([facts(kind=Kind.LAPTOP), facts(kind=Kind.DESKTOP)], kind=Kind.TABLET).kind is Kind.TABLET


def test_a_disk_without_a_name_is_not_forgotten(hub: Hub) -> None:
    """The report saw two disks and named one: with that one wiped the device is not."""
    code = hub.office.do(intake_reports, NewDevice(), [facts(disk("S1"), unnamed=1)]).taken_in.code
    hub.office.do(clear_locks, code)
    hub.office.do(record_by_hand, code, BY_HAND, carrier="S1")
    assert hub.state(code) is State.TO_WIPE
    with pytest.raises((CarriersUnknown, CarriersNotWiped)):
        hub.office.do(release, code)


def test_a_donor_and_a_device_come_in_together_or_not_at_all(hub: Hub) -> None:
    arrival = hub.office.do(intake_reports, NewDevice(kind=Kind.LAPTOP), donor="Gemeente Voorbeeld")
    assert arrival.batch is not None
    assert hub.office.ask(device_card, arrival.taken_in.code).donor == "Gemeente Voorbeeld"
    assert donors(hub) == 1
    with pytest.raises(ReportsDisagree):
        hub.office.do(intake_reports, NewDevice(), [facts(serial="A1"), facts(serial="B2")], donor="Iemand anders")
    assert donors(hub) == 1
