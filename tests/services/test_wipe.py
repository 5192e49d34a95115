"""Wipes: which evidence proves what, for which carrier, and never twice."""

import pytest

from digibank.domain.device import Kind
from digibank.domain.errors import MoveNotAllowed
from digibank.domain.errors_carriers import (
    CarrierElsewhere,
    CarriersListed,
    CarriersUnknown,
    EvidenceUsed,
    NotAWipe,
    OtherMachine,
    ToolNeeded,
    UnknownCarrier,
    WhichCarrier,
)
from digibank.domain.lifecycle import State
from digibank.domain.locks import LockKind
from digibank.domain.wipe import Method, Verdict
from digibank.queries.devices import device_card
from digibank.readers.facts import CarrierFacts, HardwareFacts, WipeFacts, WipeReport
from digibank.services.carrier import destroy_carrier, no_carrier, remove_carrier
from digibank.services.intake import NewDevice, intake
from digibank.services.lend import lend
from digibank.services.locks import clear_locks, find_lock
from digibank.services.release import release
from digibank.services.take_back import take_back
from digibank.services.wipe import Evidence, HandMade, Recorded, record_by_hand, record_reports
from tests.services.conftest import BY_HAND, Hub


def run(serial: str | None, result: Verdict = Verdict.PASSED, **more: object) -> WipeFacts:
    facts: dict[str, object] = {
        "carrier_serial": serial,
        "carrier_model": "Samsung SSD",
        "size_gb": 256.1,
        "method": "PRNG Stream",
        "tool": "nwipe",
        "tool_version": "0.38",
        "started": "2026-11-24T10:00:00",
        "finished": "2026-11-24T11:00:00",
        "result": result,
        "errors": 0,
        "host_serial": None,
    }
    return WipeFacts(**(facts | more))  # type: ignore[arg-type]


def evidence(*wipes: WipeFacts, sha: str = "a") -> Evidence:
    return Evidence(sha * 64, WipeReport(wipes))


def record(hub: Hub, code: str, *reports: Evidence, carrier: str | None = None, by: str | None = None) -> Recorded:
    return hub.office.do(record_reports, code, reports, carrier=carrier, checked_by=by)


def test_one_report_of_two_disks_wipes_the_laptop(hub: Hub) -> None:
    code = hub.to_wipe("WD-1", "WD-2")
    done = record(hub, code, evidence(run("WD_1"), run("wd2")))
    assert (done.state, done.missing, done.unmatched) == (State.WIPED, (), ())


def test_with_one_disk_wiped_the_other_is_named(hub: Hub) -> None:
    code = hub.to_wipe("WD-1", "WD-2")
    done = record(hub, code, evidence(run("WD-1"), run("STRANGER")))
    assert (done.state, done.missing, done.unmatched) == (State.TO_WIPE, ("WD-2",), ("STRANGER",))


@pytest.mark.parametrize("verdict", [Verdict.FAILED, Verdict.ABORTED])
def test_a_run_that_did_not_pass_is_kept_and_wipes_nothing(hub: Hub, verdict: Verdict) -> None:
    code = hub.to_wipe()
    done = record(hub, code, evidence(run("DISK1", verdict)))
    assert (done.state, done.verdicts, done.missing) == (State.TO_WIPE, (verdict,), ("DISK1",))


@pytest.mark.parametrize("verdict", [Verdict.IN_PROGRESS, Verdict.UNCLEAR, Verdict.NOT_A_WIPE])
def test_what_is_no_finished_wipe_is_refused(hub: Hub, verdict: Verdict) -> None:
    code = hub.to_wipe()
    with pytest.raises(NotAWipe):
        record(hub, code, evidence(run("DISK1", verdict)))
    assert hub.state(code) is State.TO_WIPE


def test_an_unverified_wipe_waits_for_a_named_reader(hub: Hub) -> None:
    code = hub.to_wipe()
    first = record(hub, code, evidence(run("DISK1", Verdict.PASSED_UNVERIFIED)))
    assert first.state is State.TO_WIPE
    assert hub.office.ask(device_card, code).carriers[0].waits_for_check
    again = record(hub, code, evidence(run("DISK1", Verdict.PASSED_UNVERIFIED)), by="Tine")
    assert again.state is State.WIPED


def test_no_evidence_serves_twice(hub: Hub) -> None:
    code, _ = hub.lent()
    proof = evidence(run("DISK1"))
    hub.office.do(take_back, [code])
    record(hub, code, proof)
    assert hub.state(code) is State.WIPED
    with pytest.raises(EvidenceUsed):
        record(hub, code, proof)


def test_the_old_report_does_not_serve_after_the_next_loan(hub: Hub) -> None:
    code = hub.to_wipe()
    record(hub, code, evidence(run("DISK1")))
    hub.office.do(release, code)
    hub.office.do(lend, [code], "An Peeters")
    hub.office.do(take_back, [code])
    with pytest.raises(EvidenceUsed):
        record(hub, code, evidence(run("DISK1")))
    with pytest.raises(EvidenceUsed):  # the same run, saved again with a space more
        record(hub, code, evidence(run("DISK1"), sha="b"))
    assert hub.state(code) is State.TO_WIPE


def test_a_report_of_another_machine_is_refused(hub: Hub) -> None:
    code = hub.to_wipe("DISK1")
    with pytest.raises(OtherMachine) as refused:
        record(hub, code, evidence(run("DISK7")))
    assert refused.value.drives == ("DISK7",)


def test_a_report_that_names_this_machine_also_says_what_is_inside(hub: Hub) -> None:
    code = hub.laptop(serial="PF1ABC")
    hub.office.do(clear_locks, code)
    wiped, seen, stick = (
        run("DISK1", host_serial="PF1ABC"),
        run("DISK2", Verdict.NOT_A_WIPE, host_serial="PF1ABC"),
        run("STICK", Verdict.NOT_A_WIPE, host_serial="PF1ABC", removable=True),
    )
    done = record(hub, code, evidence(wiped, seen, stick))
    assert (done.state, done.missing) == (State.TO_WIPE, ("DISK2",))


def half_known(hub: Hub) -> str:
    """A laptop whose report names one disk and saw another one that it could not name."""
    facts = HardwareFacts(
        Kind.LAPTOP, None, None, "PF1ABC", carriers=(CarrierFacts("DISK1", None, None, None),), unnamed_carriers=1
    )
    code = hub.office.do(intake, NewDevice().over(facts)).code
    hub.office.do(clear_locks, code)
    return code


def test_a_disk_that_a_report_could_not_name_must_be_wiped_too(hub: Hub) -> None:
    code = half_known(hub)
    with pytest.raises(CarriersListed):
        hub.office.do(no_carrier, code)
    both = evidence(run("DISK1", host_serial="PF1ABC"), run("NVME1", host_serial="PF1ABC"))
    assert record(hub, code, both).missing == ("#2",)
    assert record(hub, code, both, carrier="2").state is State.WIPED
    assert [carrier.serial for carrier in hub.office.ask(device_card, code).carriers] == ["DISK1", "NVME1"]


def test_a_drive_of_another_machine_is_no_nameless_disk_of_this_one(hub: Hub) -> None:
    code = half_known(hub)
    with pytest.raises(OtherMachine):
        record(hub, code, evidence(run("NVME1", host_serial="OTHER1")), carrier="2")
    hub.to_wipe("NVME1")
    with pytest.raises(CarrierElsewhere):
        record(hub, code, evidence(run("NVME1", host_serial="PF1ABC")), carrier="2")


def test_a_drive_without_a_serial_in_a_log_is_inside_all_the_same(hub: Hub) -> None:
    code = hub.laptop(serial="PF1ABC")
    hub.office.do(clear_locks, code)
    log = evidence(run("DISK1", host_serial="PF1ABC"), run(None, Verdict.NOT_A_WIPE, host_serial="PF1ABC"))
    assert record(hub, code, log).missing == ("#2",)


def test_one_nameless_report_serves_one_carrier_of_all_devices(hub: Hub) -> None:
    one, two = hub.to_wipe("DISK1"), hub.to_wipe("DISK2")
    record(hub, one, evidence(run(None)), carrier="1")
    with pytest.raises(EvidenceUsed):
        record(hub, two, evidence(run(None)), carrier="1")


def test_no_disk_tool_wipes_a_phone(hub: Hub) -> None:
    phone = hub.office.do(intake, NewDevice(kind=Kind.SMARTPHONE)).code
    hub.office.do(clear_locks, phone)
    for report in (evidence(run("DISK7")), evidence(run(None), sha="b")):
        with pytest.raises(OtherMachine):
            record(hub, phone, report, carrier="1")


def test_an_unclear_drive_does_not_void_the_good_one_beside_it(hub: Hub) -> None:
    code = hub.to_wipe("DISK1", "DISK2")
    done = record(hub, code, evidence(run("DISK1"), run("DISK2", Verdict.UNCLEAR)))
    assert (done.state, done.missing) == (State.TO_WIPE, ("DISK2",))


def test_the_loose_disk_of_a_lent_laptop_is_wiped_or_destroyed(hub: Hub) -> None:
    code = hub.to_wipe("OLD", "NEW")
    hub.office.do(remove_carrier, code, "OLD")
    record(hub, code, evidence(run("NEW")))
    hub.office.do(release, code)
    hub.office.do(lend, [code], "An Peeters")
    with pytest.raises(UnknownCarrier):
        record(hub, code, evidence(run("NEW"), sha="b"), carrier="NEW")
    assert record(hub, code, evidence(run("OLD"), sha="c")).state is State.ON_LOAN
    assert hub.office.do(destroy_carrier, code, "OLD") is State.ON_LOAN
    with pytest.raises(MoveNotAllowed):
        hub.office.do(record_by_hand, code, BY_HAND)


def test_wiped_before_anybody_looked_for_locks(hub: Hub) -> None:
    code = hub.laptop("DISK1")
    record(hub, code, evidence(run("DISK1")))
    assert hub.office.do(clear_locks, code) is State.WIPED


def test_a_blocked_shell_without_disks_can_go_on(hub: Hub) -> None:
    code = hub.to_wipe("DISK1")
    hub.office.do(find_lock, code, LockKind.BIOS_PASSWORD)
    hub.office.do(destroy_carrier, code, "DISK1")
    assert hub.office.do(clear_locks, code) is State.WIPED
    hub.office.do(release, code)


def test_a_report_of_an_unknown_machine_lists_nothing(hub: Hub) -> None:
    code = hub.laptop(serial="PF1ABC")
    hub.office.do(clear_locks, code)
    with pytest.raises(CarriersUnknown):
        record(hub, code, evidence(run("DISK1", host_serial="OTHER1")))


def test_a_nameless_drive_is_attached_by_a_person_only(hub: Hub) -> None:
    code = hub.to_wipe("DISK1", "DISK2")
    with pytest.raises(WhichCarrier):
        record(hub, code, evidence(run(None)))
    assert record(hub, code, evidence(run(None)), carrier="DISK2").missing == ("DISK1",)
    with pytest.raises(EvidenceUsed):
        record(hub, code, evidence(run(None)), carrier="2")


def test_a_person_cannot_attach_another_disks_report(hub: Hub) -> None:
    code = hub.to_wipe("DISK1", "DISK2")
    with pytest.raises(OtherMachine):
        record(hub, code, evidence(run("DISK1")), carrier="DISK2")
    with pytest.raises(OtherMachine):
        record(hub, code, evidence(run("ELSEWHERE")), carrier="DISK2")


def test_of_a_batch_with_one_bad_report_nothing_is_stored(hub: Hub) -> None:
    code = hub.to_wipe("DISK1", "DISK2")
    with pytest.raises(OtherMachine):
        record(hub, code, evidence(run("DISK1")), evidence(run("OTHER"), sha="b"))
    assert not any(carrier.wiped for carrier in hub.office.ask(device_card, code).carriers)


def test_by_hand_needs_to_know_which_carrier(hub: Hub) -> None:
    code = hub.to_wipe("DISK1", "DISK2")
    with pytest.raises(WhichCarrier):
        hub.office.do(record_by_hand, code, BY_HAND)
    with pytest.raises(UnknownCarrier):
        hub.office.do(record_by_hand, code, BY_HAND, carrier="DISK9")
    assert hub.office.do(record_by_hand, code, BY_HAND, carrier="#2").missing == ("DISK1",)


def test_a_wipe_by_hand_says_with_what(hub: Hub) -> None:
    code = hub.to_wipe()
    with pytest.raises(ToolNeeded):
        hub.office.do(record_by_hand, code, HandMade(Method.CLEAR, "  ", passed=True))


def test_a_phone_is_reset_by_hand(hub: Hub) -> None:
    code = hub.office.do(intake, NewDevice(kind=Kind.SMARTPHONE)).code
    hub.office.do(clear_locks, code)
    reset = HandMade(Method.FACTORY_RESET, "Android 14", passed=True)
    assert hub.office.do(record_by_hand, code, reset).state is State.WIPED


def test_a_failed_attempt_by_hand_wipes_nothing(hub: Hub) -> None:
    code = hub.to_wipe()
    failed = HandMade(Method.CLEAR, "nwipe", passed=False)
    assert hub.office.do(record_by_hand, code, failed).state is State.TO_WIPE


def test_unknown_carriers_are_not_no_carriers(hub: Hub) -> None:
    code = hub.laptop()
    hub.office.do(clear_locks, code)
    with pytest.raises(CarriersUnknown):
        hub.office.do(record_by_hand, code, BY_HAND)
    assert hub.office.do(no_carrier, code) is State.WIPED


def test_a_lent_device_is_not_wiped(hub: Hub) -> None:
    code, _ = hub.lent()
    with pytest.raises(MoveNotAllowed):
        hub.office.do(record_by_hand, code, BY_HAND)


def test_a_loose_disk_is_wiped_without_its_machine(hub: Hub) -> None:
    code = hub.to_wipe("DISK1", "DISK2")
    hub.office.do(remove_carrier, code, "DISK2")
    done = record(hub, code, evidence(run("DISK2")))
    assert (done.state, done.missing) == (State.TO_WIPE, ("DISK1",))
