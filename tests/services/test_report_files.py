"""Files that tools wrote find their devices by serial number; nothing is guessed, stored twice or half."""

import json
from pathlib import Path

import pytest

from digibank.domain.device import Kind
from digibank.domain.errors import RoleNotAllowed
from digibank.domain.errors_carriers import CarrierElsewhere, NotAWipe
from digibank.domain.label_code import LabelCode, pretty
from digibank.domain.lifecycle import State
from digibank.domain.reading import ReadingError, ReadingFault
from digibank.domain.roles import Role
from digibank.domain.wipe import Verdict
from digibank.i18n import translator
from digibank.queries.devices import device_card
from digibank.queries.journal import events
from digibank.sentences.of_files import batch_sentence, filed_sentence
from digibank.services.add_report import Added
from digibank.services.carrier import no_carrier, remove_carrier
from digibank.services.intake import NewDevice, intake
from digibank.services.report_files import Fate, Filed, file_report
from digibank.services.wipe import Recorded
from tests.services.conftest import Hub

WIPES = Path(__file__).parent.parent / "data" / "wipe"
HARDWARE = Path(__file__).parent.parent / "data" / "hardware"
T = translator("en")

ONE_OF_TWO = WIPES / "v030_one_of_two_failed.log"
PASSED, FAILED = "W3P7B2QX", "W3P7B2KD"
GOOD = WIPES / "v042_a_retry_helped.log"
GOOD_DISK, GOOD_HOST = "1902E1E1B3C7", "PF1A2B3C"


def filed(hub: Hub, path: Path) -> Filed:
    return file_report(hub.office, path)


def said(what: Filed) -> str:
    return filed_sentence(what, T)


def only(what: Filed) -> Recorded | Added | None:
    (part,) = what.parts
    assert part.refused is None
    return part.stored


# ---- wipe reports


def test_a_wipe_finds_its_disk_and_the_device_is_wiped(hub: Hub) -> None:
    code = hub.to_wipe(GOOD_DISK)
    done = filed(hub, GOOD)
    assert (done.fate, hub.state(code)) == (Fate.STORED, State.WIPED)
    assert said(done) == f"Stored for {pretty(LabelCode(code))}: wiped and checked. Everything on this device is wiped."


def test_what_is_still_missing_is_said(hub: Hub) -> None:
    code = hub.to_wipe(GOOD_DISK, "OTHERDISK1")
    done = filed(hub, GOOD)
    assert (done.fate, hub.state(code)) == (Fate.OPEN, State.TO_WIPE)
    assert said(done).endswith("Still to wipe: OTHERDISK1.")


def test_one_report_on_disks_of_two_devices_goes_to_both(hub: Hub) -> None:
    well, badly = hub.to_wipe(PASSED), hub.to_wipe(FAILED)
    done = filed(hub, ONE_OF_TWO)
    assert {part.code: part.fate for part in done.parts} == {well: Fate.STORED, badly: Fate.OPEN}
    assert (hub.state(well), hub.state(badly)) == (State.WIPED, State.TO_WIPE)
    assert done.others == ()
    assert "the wipe failed" in said(done)


def test_a_second_time_nothing_is_stored(hub: Hub, tmp_path: Path) -> None:
    code = hub.to_wipe(GOOD_DISK)
    filed(hub, GOOD)
    before = len(hub.office.ask(events, code))
    copy = tmp_path / "copy.log"
    copy.write_bytes(GOOD.read_bytes())
    longer = tmp_path / "longer.log"
    longer.write_bytes(GOOD.read_bytes() + b"\n")
    for again in (GOOD, copy, longer):  # the same file, the same bytes, the same run
        assert filed(hub, again).fate is Fate.HAD
    assert len(hub.office.ask(events, code)) == before
    assert said(filed(hub, GOOD)) == f"We had all of this already, for {pretty(LabelCode(code))}."


def test_of_a_report_that_was_stored_in_part_the_rest_is_stored(hub: Hub) -> None:
    """The other disk was on no list when the log first came; now it is."""
    first = hub.to_wipe(PASSED)
    done = filed(hub, ONE_OF_TWO)
    assert (done.fate, done.others) == (Fate.OPEN, (FAILED,))
    assert said(done).endswith(f"On no list of ours: {FAILED}.")
    second = hub.to_wipe(FAILED)
    again = filed(hub, ONE_OF_TWO)
    assert {part.code: part.fate for part in again.parts} == {first: Fate.HAD, second: Fate.OPEN}
    stored = again.parts[[part.code for part in again.parts].index(LabelCode(second))].stored
    assert isinstance(stored, Recorded)
    assert stored.verdicts == (Verdict.FAILED,)


def test_a_log_that_names_the_machine_lists_its_disks(hub: Hub) -> None:
    code = hub.office.do(intake, NewDevice(kind=Kind.LAPTOP, serial=GOOD_HOST)).code
    assert hub.office.ask(device_card, code).carriers_listed is None
    done = filed(hub, GOOD)
    assert isinstance(only(done), Recorded)
    assert [c.serial for c in hub.office.ask(device_card, code).carriers] == [GOOD_DISK]


def test_a_disk_that_nobody_listed_is_said_and_not_stored(hub: Hub) -> None:
    done = filed(hub, GOOD)
    assert done.fate is Fate.OPEN
    assert done.nobodys is not None
    assert said(done) == (
        f"No device here has number {GOOD_HOST} or disk {GOOD_DISK}. Take it in first, then open this file again."
    )
    nameless = filed(hub, WIPES / "v015_quick_erase.log")
    assert said(nameless).startswith("Disk 9QFA1TZ7 is on no list of ours.")


def test_a_machine_with_other_disks_on_its_list_refuses(hub: Hub) -> None:
    code = hub.to_wipe("OTHERDISK1", serial=GOOD_HOST)
    done = filed(hub, GOOD)
    assert (done.fate, hub.state(code)) == (Fate.REFUSED, State.TO_WIPE)
    assert done.parts[0].refused is not None
    assert done.parts[0].refused.rule == "wipe-of-other-machine"


def test_a_report_without_a_finished_wipe_proves_nothing(hub: Hub) -> None:
    hub.to_wipe(GOOD_DISK)
    never, running = filed(hub, WIPES / "v041_verify_ones_only.log"), filed(hub, WIPES / "v036_power_cut.log")
    assert isinstance(never.refused, NotAWipe)
    assert isinstance(running.parts[0].refused, NotAWipe)
    assert (never.fate, running.fate) == (Fate.REFUSED, Fate.REFUSED)
    assert filed(hub, WIPES / "v038_no_drive.log").fate is Fate.REFUSED


def test_a_wipe_that_a_person_has_to_check_stays_open(hub: Hub) -> None:
    code = hub.to_wipe(GOOD_DISK)
    done = filed(hub, WIPES / "v040_ops2_not_verified.log")
    assert (done.fate, hub.state(code)) == (Fate.OPEN, State.TO_WIPE)
    assert "a person has to check it" in said(done)
    assert "Everything" not in said(done)


def test_a_volunteer_stores_no_wipe(hub: Hub) -> None:
    code = hub.to_wipe(GOOD_DISK)
    done = file_report(hub.as_(Role.VOLUNTEER), GOOD)
    assert isinstance(done.parts[0].refused, RoleNotAllowed)
    assert said(done).startswith(pretty(LabelCode(code)))
    assert hub.state(code) is State.TO_WIPE


# ---- hardware reports


def test_a_report_of_a_device_fills_in_what_nobody_knew(hub: Hub) -> None:
    code = hub.office.do(intake, NewDevice(kind=Kind.LAPTOP, make="Hewlett", serial="5cg9-sampl1")).code
    done = filed(hub, HARDWARE / "lshw_laptop.json")
    added = only(done)
    assert isinstance(added, Added)
    card = hub.office.ask(device_card, code)
    assert (card.make, card.serial) == ("Hewlett", "5cg9-sampl1")  # what a person wrote stands
    assert card.model
    assert card.cpu
    assert {"model", "cpu", "ram_gb"} <= set(added.filled)
    assert [c.serial for c in card.carriers] == ["S3NVME0SAMPLE", "WD-SAMPLE0001", "448766742"]
    assert said(done) == f"Stored for {pretty(code)}: 3 disks are on its list now."
    assert filed(hub, HARDWARE / "lshw_laptop.json").fate is Fate.HAD


def test_a_list_that_a_person_made_stands(hub: Hub) -> None:
    """The report may be older than the hand that took the disk out."""
    filed(hub, HARDWARE / "lshw_laptop.json")
    code = hub.laptop("S3NVME0SAMPLE", "WD-SAMPLE0001", serial="5CG9SAMPL1")
    hub.office.do(remove_carrier, code, "WD-SAMPLE0001")
    filed(hub, HARDWARE / "lshw_laptop.json")
    assert {c.serial: c.status for c in hub.office.ask(device_card, code).carriers} == {
        "S3NVME0SAMPLE": "FITTED",
        "WD-SAMPLE0001": "LOOSE",
    }


def test_a_disk_that_is_on_no_list_is_said(hub: Hub) -> None:
    code = hub.office.do(intake, NewDevice(kind=Kind.LAPTOP, serial="5CG9SAMPL1")).code
    hub.office.do(no_carrier, code)
    done = filed(hub, HARDWARE / "lshw_laptop.json")
    assert done.fate is Fate.OPEN
    assert "S3NVME0SAMPLE" in said(done)
    assert hub.office.ask(device_card, code).carriers == ()


def test_a_disk_that_stands_in_another_device_is_refused_with_all_of_its_report(hub: Hub) -> None:
    hub.laptop("S3NVME0SAMPLE")
    code = hub.office.do(intake, NewDevice(kind=Kind.LAPTOP, serial="5CG9SAMPL1")).code
    done = filed(hub, HARDWARE / "lshw_laptop.json")
    assert isinstance(done.parts[0].refused, CarrierElsewhere)
    card = hub.office.ask(device_card, code)
    assert (card.cpu, card.carriers) == (None, ())


def test_a_machine_that_is_new_can_be_taken_in(hub: Hub, tmp_path: Path) -> None:
    new = filed(hub, HARDWARE / "lshw_laptop.json")
    assert new.nobodys is not None
    assert (new.fate, new.nobodys.hardware, new.nobodys.serial) == (Fate.OPEN, True, "5CG9SAMPL1")
    assert said(new).endswith("Is it new? Then take it in with this report.")
    report = json.loads((HARDWARE / "lshw_laptop.json").read_text(encoding="utf-8"))
    del report["serial"]
    nameless = tmp_path / "nameless.json"
    nameless.write_text(json.dumps(report), encoding="utf-8")
    assert said(filed(hub, nameless)).startswith("This report names no serial number.")


def test_two_devices_with_one_number_are_for_a_person(hub: Hub) -> None:
    first = hub.laptop(serial="5CG9SAMPL1")
    again = NewDevice(kind=Kind.LAPTOP, serial="5CG9SAMPL1", duplicate_reason="two stickers alike")
    second = hub.office.do(intake, again).code
    done = filed(hub, HARDWARE / "lshw_laptop.json")
    assert set(done.several) == {first, second}
    assert pretty(second) in said(done)
    assert hub.office.ask(device_card, first).cpu is None


# ---- files that are none


def test_what_is_no_report_is_said_and_nothing_stored(hub: Hub, tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 9)
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Rita, the laptop is on your desk.", encoding="utf-8")
    for path, fault in (
        (photo, ReadingFault.BINARY),
        (letter, ReadingFault.UNKNOWN_FORMAT),
        (tmp_path / "gone.log", ReadingFault.UNREADABLE),
        (tmp_path, ReadingFault.UNREADABLE),
    ):
        what = filed(hub, path)
        assert isinstance(what.refused, ReadingError)
        assert (what.fate, what.refused.fault) == (Fate.REFUSED, fault)
        assert path.name in said(what)


def test_many_files_are_counted() -> None:
    fates = [Fate.STORED, Fate.STORED, Fate.HAD, Fate.OPEN, Fate.REFUSED]
    assert batch_sentence(fates, T) == (
        "5 files read. Stored: 2. You have to look at: 1. We had already: 1. Not stored: 1."
    )
    assert batch_sentence([Fate.STORED], T) == "1 file read. Stored: 1."


@pytest.mark.parametrize("cut", [40, 400, 1500])
def test_a_file_cut_off_anywhere_ends_nothing(hub: Hub, tmp_path: Path, cut: int) -> None:
    hub.to_wipe(GOOD_DISK)
    half = tmp_path / "half.log"
    half.write_bytes(GOOD.read_bytes()[:cut])
    assert filed(hub, half).fate is Fate.REFUSED
    half.write_bytes(GOOD.read_bytes())
    assert filed(hub, half).fate is Fate.STORED
