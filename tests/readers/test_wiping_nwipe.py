"""What our own nwipe logs say. Each file in data/wipe is written in the form of one version and pins one trap."""

from pathlib import Path

import pytest

from digibank.readers.facts import WipeFacts
from digibank.readers.wiping.read import read_wipe

LOGS = Path(__file__).parent.parent / "data" / "wipe"

_RESULTS: dict[str, list[tuple[str | None, str]]] = {
    # 0.28 and before: no version, no tables; nothing but the lines themselves
    "v015_quick_erase": [("9QFA1TZ7", "passed")],
    "v026_nothing_written": [("121204E2034BLRKG7HNP", "not-a-wipe")],  # Quick Erase is all blanking
    "v026_interrupted": [("121204E2034BLRKG7HNP", "aborted")],
    "v026_verification_errors": [("121204E2034BLRKG7HNP", "failed")],  # after 'Verified that … is empty.'
    "v028_stopped_by_user": [("121204E2034BLRKG7HNP", "aborted")],  # announced as an error
    "v028_write_error": [("121204E2034BLRKG7HNP", "failed")],  # announced in nearly the same words
    "v028_ops2_verified": [("121204E2034BLRKG7HNP", "passed")],
    # 0.30 and 0.31: tables, still no version
    "v030_nvme_name_cut": [("Z8KF71X4P12P", "passed")],  # vme0n1 in the table
    "v030_one_of_two_failed": [("W3P7B2KD", "failed"), ("W3P7B2QX", "passed")],  # no closing line
    "v031_two_error_columns": [("50026B77827E9C41", "passed")],
    # several drives, several runs
    "v033_two_runs_names_move": [("RBF50ACL0EYXKM", "aborted"), ("WD-WX21A17LXK52", "passed")],
    "v034_drives_mixed_stick_seen": [
        ("S3YJNX0K903417L", "passed"),
        ("Z5CMTA3XT", "failed"),
        ("4C530001190612103", "not-a-wipe"),
    ],
    "v035_hung_then_started_again": [("1902E1E1B3C7", "unclear")],
    "v036_user_stops_the_second": [("1902E1E1B3C7", "passed"), ("JD1000CC0M2ZTM", "aborted")],
    "v038_two_disks_one_serial": [("ABCDEF0123456789", "unclear"), ("ABCDEF0123456789", "aborted")],
    # runs that never came to an end, or to a start
    "v036_power_cut": [("1902E1E1B3C7", "unclear")],
    "v037_never_started": [("1902E1E1B3C7", "not-a-wipe"), (None, "not-a-wipe")],
    "v038_no_drive": [],
    "v042_disk_in_use": [("1902E1E1B3C7", "not-a-wipe")],  # INSANITY, and 'successfully completed'
    # read back, or not
    "v037_blanked_after_the_verified_pass": [("1902E1E1B3C7", "passed-unverified")],
    "v040_ops2_not_verified": [("1902E1E1B3C7", "passed-unverified")],
    "v041_verify_ones_only": [("1902E1E1B3C7", "not-a-wipe")],  # Erased in the table
    # Erased in the table of 0.42
    "v042_hidden_sectors": [("1902E1E1B3C7", "unclear")],
    "v042_a_retry_helped": [("1902E1E1B3C7", "passed")],
    "v042_quiet_odd_model": [(None, "passed"), (None, "passed")],
    # after 0.42: a sanitize that the drive refused is listed as Erased too
    "next_sanitize_failed": [("21125F800541", "failed")],
    "next_sanitize_accepted": [("21125F800541", "unclear")],
}


def read(name: str) -> tuple[WipeFacts, ...]:
    return read_wipe(LOGS / f"{name}.log").wipes


@pytest.mark.parametrize("name", _RESULTS)
def test_result_of_each_drive(name: str) -> None:
    assert [(wipe.carrier_serial, wipe.result.value) for wipe in read(name)] == _RESULTS[name]


def test_every_log_in_the_folder_is_named_above() -> None:
    assert {path.stem for path in LOGS.glob("*.log")} == set(_RESULTS)


def test_all_facts_of_a_drive() -> None:
    mixed = read("v034_drives_mixed_stick_seen")
    assert mixed[1] == WipeFacts(
        carrier_serial="Z5CMTA3XT",
        carrier_model="TOSHIBA MQ01ABD050",  # whole, though the table cuts it
        size_gb=500.107862016,
        method="PRNG Stream",
        tool="nwipe",
        tool_version="0.34",
        started="2022/11/14 10:00:00",
        finished="2022/11/14 10:27:05",
        result=mixed[1].result,
        errors=7,
        host_serial="5CD8123QWX",
    )


def test_a_drive_only_seen_has_no_method_and_no_times() -> None:
    stick = read("v034_drives_mixed_stick_seen")[2]
    assert (stick.method, stick.started, stick.finished, stick.errors) == (None, None, None, None)
    assert stick.removable
    assert stick.size_gb == 15  # from the words: nothing measured it


def test_only_usb_drives_are_removable() -> None:
    assert [wipe.removable for wipe in read("v034_drives_mixed_stick_seen")] == [False, False, True]
    assert [wipe.removable for wipe in read("v037_never_started")] == [False, True]


@pytest.mark.parametrize(
    ("name", "errors"),
    [
        ("v015_quick_erase", None),  # says nothing of errors
        ("v026_verification_errors", 12),
        ("v030_nvme_name_cut", None),
        ("v031_two_error_columns", 0),
        ("v042_a_retry_helped", 0),
    ],
)
def test_errors_are_counted_where_the_log_counts_them(name: str, errors: int | None) -> None:
    assert read(name)[0].errors == errors


def test_size_is_exact_in_all_three_wordings() -> None:
    assert read("v028_ops2_verified")[0].size_gb == 320.072933376
    assert read("v031_two_error_columns")[0].size_gb == 120.034123776
    assert read("v042_a_retry_helped")[0].size_gb == 240.057409536


def test_a_run_without_end_has_no_finishing_time() -> None:
    assert read("v036_power_cut")[0].started == "2023/12/01 09:00:00"
    assert read("v036_power_cut")[0].finished is None
    assert read("v026_interrupted")[0].finished is None


def test_the_last_run_of_each_drive_counts_whatever_its_device_name() -> None:
    first, second = read("v033_two_runs_names_move")
    assert (first.started, second.started) == ("2022/04/01 09:00:00", "2022/04/01 09:10:00")


def test_quiet_logs_have_no_serials_and_no_machine() -> None:
    assert {(wipe.carrier_serial, wipe.host_serial) for wipe in read("v042_quiet_odd_model")} == {(None, None)}


def test_a_warning_of_dmidecode_is_no_serial_number() -> None:
    assert {wipe.host_serial for wipe in read("v033_two_runs_names_move")} == {"PC0RTV4Q"}
