"""Several runs and several drives in one log: what belongs to which."""

from digibank.domain.wipe import Verdict
from digibank.readers.wiping.nwipe_log import read_nwipe_log
from tests.readers.wiping_logs import (
    EARLY,
    NO_ERROR_TABLE,
    OLDEST,
    START,
    TABLES,
    after,
    changed,
    error,
    first,
    log,
    without,
)


def test_a_success_of_one_drive_is_none_of_another() -> None:
    two = log("v030_one_of_two_failed")
    assert [wipe.result for wipe in read_nwipe_log(two).wipes] == [Verdict.FAILED, Verdict.PASSED]
    swapped = changed(changed(two, "sda |-FAILED-|", "sdb |-FAILED-|"), "     sdb | Erased |", "     sda | Erased |")
    assert Verdict.PASSED not in {wipe.result for wipe in read_nwipe_log(swapped).wipes}


def test_a_later_run_that_was_cut_off_takes_the_earlier_proof_away() -> None:
    again = TABLES.replace("2026/08/11", "2026/08/12")
    again = again[: again.index("Finished pass")]
    (wipe,) = read_nwipe_log(TABLES + again).wipes
    assert (wipe.result, wipe.finished) == (Verdict.UNCLEAR, None)
    assert wipe.started == "2026/08/12 09:00:00"


def test_a_later_run_that_only_looked_leaves_it() -> None:
    looked = log("v037_never_started")
    wipes = read_nwipe_log(TABLES + looked).wipes
    assert [wipe.result for wipe in wipes] == [Verdict.PASSED, Verdict.NOT_A_WIPE]
    assert wipes[0].started == "2026/08/11 09:00:00"


def test_an_end_ends_only_its_own_run() -> None:
    headless = OLDEST[OLDEST.index("[2014/03/04 19:20:01] nwipe: notice: Invoking") : OLDEST.index("Nwipe exited")]
    results = {wipe.result for wipe in read_nwipe_log(OLDEST + headless).wipes}
    assert results == {Verdict.PASSED, Verdict.UNCLEAR}
    assert [wipe.carrier_serial for wipe in read_nwipe_log(OLDEST + headless).wipes] == ["9QFA1TZ7", None]


def test_the_head_of_one_run_does_not_serve_the_tail_of_another() -> None:
    hung = log("v035_hung_then_started_again")
    end = "\n".join(TABLES.split("\n")[TABLES.split("\n").index("") :])
    assert "Erased" in end
    assert first(hung + end).result is Verdict.UNCLEAR


def test_a_drive_changed_between_looking_and_wiping_counts_under_its_own_serial() -> None:
    other = changed(TABLES, "serial number 1902E1E1B3C7", "serial number 2047E4AF0011")
    wipe = first(other)
    assert (wipe.carrier_serial, wipe.result) == ("2047E4AF0011", Verdict.UNCLEAR)


def test_a_cut_name_that_fits_two_drives_is_given_to_neither() -> None:
    found = "[2021/01/19 08:30:00]  notice: Found /dev/mapper/vme0n1, UNK, T, 256 GB, S/N=T1"
    also = "[2021/01/19 08:30:00]  notice: Found /dev/xvme0n1, UNK, T, 256 GB, S/N=T2"
    wipes = read_nwipe_log(after(NO_ERROR_TABLE, "Found /dev/nvme0n1", found, also)).wipes
    assert {wipe.carrier_serial: wipe.result for wipe in wipes} == {
        "Z8KF71X4P12P": Verdict.UNCLEAR,
        "T1": Verdict.NOT_A_WIPE,
        "T2": Verdict.NOT_A_WIPE,
    }


def test_a_run_that_never_began_lends_nothing_to_the_next() -> None:
    """Cut off, or ended, before any work: the next run has its own time, machine, drives and end."""
    head = changed(TABLES[: TABLES.index(f"{START}  notice: Program options")], "PF1A2B3C", "PF9Z8Y7X")
    (wipe,) = read_nwipe_log(head + TABLES.replace("2026/08/11", "2026/08/12")).wipes
    assert (wipe.started, wipe.host_serial, wipe.result) == ("2026/08/12 09:00:00", "PF1A2B3C", Verdict.PASSED)
    looked = "[2021/01/18 08:00:00]  notice: Found /dev/sda,  ATA, T, 256 GB, S/N=T1\n"
    ended = "[2021/01/18 08:00:09]    info: Nwipe successfully exited.\n"
    results = [wipe.result for wipe in read_nwipe_log(looked + ended + NO_ERROR_TABLE).wipes]
    assert results == [Verdict.NOT_A_WIPE, Verdict.PASSED]
    cut = NO_ERROR_TABLE[: NO_ERROR_TABLE.index("Nwipe successfully")]
    assert Verdict.PASSED not in {wipe.result for wipe in read_nwipe_log(looked + ended + cut).wipes}


def test_a_run_that_was_cut_off_takes_nothing_from_the_next() -> None:
    cut = without(EARLY, "Nwipe successfully exited")
    other = log("v026_verification_errors").replace("/dev/sda", "/dev/sdb").replace("121204E2034BLRKG7HNP", "5VJ0K3QX")
    first, second = read_nwipe_log(cut + other).wipes
    assert (first.result, first.finished) == (Verdict.UNCLEAR, None)
    assert (second.result, second.carrier_model, second.started) == (
        Verdict.FAILED,
        "HITACHI HTS5432",
        "2019/05/06 11:00:01",
    )


def test_what_nwipe_prints_between_or_after_its_work_does_no_harm() -> None:
    looking = error("SG_IO bad/missing sense data hdparm --verbose -N /dev/sda 2>&1")
    assert first(after(TABLES, "Total Throughput", looking)).result is Verdict.PASSED
    assert first(after(TABLES, "Blanking device", "nwipe 0.42")).result is Verdict.PASSED


def test_the_machines_first_serial_number_is_its_own() -> None:
    more = after(TABLES, "system-serial-number", f"{START}    info: system-serial-number = NODE2")
    assert first(more).host_serial == "PF1A2B3C"
