"""intake, locks, carrier."""

import re
from pathlib import Path

from tests.cli.conftest import LAPTOP, SEED, Cli

KEYS = {
    "code",
    "state",
    "kind",
    "make",
    "model",
    "serial",
    "imei",
    "cpu",
    "ram_gb",
    "carriers",
    "condition",
    "loan",
    "locks",
}


def test_two_reports_are_one_laptop(cli: Cli) -> None:
    device = cli.done("intake", *LAPTOP)["device"]
    assert set(device) >= KEYS
    assert re.fullmatch(r"[BCDFGHJKLNPRSTVX]{4}-[BCDFGHJKLNPRSTVX]{4}", device["code"])
    assert (device["state"], device["kind"], device["model"]) == ("RECEIVED", "laptop", "ThinkPad T470")
    assert (device["cpu"], device["ram_gb"]) == ("Intel(R) Core(TM) i5-7300U CPU @ 2.60GHz", 8.0)
    assert [(disk["serial"], disk["type"], disk["wiped"]) for disk in device["carriers"]] == [
        ("S3YBDEMO000001", "ssd", False),
        ("WD-WXDEMO000002", "hdd", False),
    ]
    assert device["loan"] is None


def test_reports_may_be_given_one_by_one(cli: Cli) -> None:
    device = cli.done("intake", "--report", LAPTOP[1], "--report", LAPTOP[2])["device"]
    assert len(device["carriers"]) == 2


def test_what_is_typed_stands_over_the_report(cli: Cli) -> None:
    device = cli.done("intake", *LAPTOP, "--kind", "desktop", "--model", "ThinkPad van Jef")["device"]
    assert (device["kind"], device["model"], device["make"]) == ("desktop", "ThinkPad van Jef", "Lenovo")


def test_reports_of_two_machines_are_refused(cli: Cli, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(Path(LAPTOP[1]).read_text("utf-8").replace("PF0DEMO1", "PF0OTHER"), "utf-8")
    before = cli.stored()
    cli.refused("reports-disagree", "intake", *LAPTOP, str(other))
    assert cli.stored() == before


def test_a_report_that_cannot_be_read_refuses_the_whole_intake(cli: Cli, tmp_path: Path) -> None:
    before = cli.stored()
    assert "gone.txt" in cli.refused("unreadable-file", "intake", *LAPTOP, tmp_path / "gone.txt")
    assert "nwipe" in cli.refused("unreadable-file", "intake", "--report", SEED / "wipe_second_disk.log")
    assert cli.stored() == before


def test_a_phone_is_typed(cli: Cli) -> None:
    device = cli.done("intake", "--kind", "smartphone", "--make", "Samsung", "--imei", "35-693803-564380-9")["device"]
    assert device["imei"] == "356938035643809"
    assert [(disk["type"], disk["serial"]) for disk in device["carriers"]] == [("flash", None)]
    cli.refused("invalid-imei", "intake", "--kind", "smartphone", "--imei", "356938035643800")
    cli.refused("kind-needed", "intake", "--make", "Samsung")


def test_the_same_serial_number_twice_needs_a_reason(cli: Cli) -> None:
    first = cli.laptop()
    assert first in cli.refused("duplicate-serial", "intake", "--kind", "laptop", "--serial", "pf0-demo1")
    twin = cli.done("intake", "--kind", "laptop", "--serial", "PF0DEMO1", "--reason", "Moederbord gewisseld")["device"]
    assert twin["code"] != first


def test_a_donor_gets_one_batch_a_day(cli: Cli) -> None:
    first = cli.done("intake", "--kind", "tablet", "--donor", "Gemeente Voorbeeld")
    second = cli.done("intake", "--kind", "tablet", "--donor", "gemeente voorbeeld")
    assert first["donation"] == second["donation"]
    assert first["device"]["donor"] == "Gemeente Voorbeeld"
    assert cli.done("intake", "--kind", "tablet")["donation"] is None


def test_names_of_any_script_come_back_as_typed(cli: Cli) -> None:
    for name in ("O'Brien & Söhne <b>", "Ünïcödé 🖥", "Олена", "أمل"):
        assert cli.done("intake", "--kind", "other", "--donor", name)["device"]["donor"] == name


def test_a_name_of_ten_thousand_letters_is_refused_whole(cli: Cli) -> None:
    before = cli.stored()
    message = cli.refused("text-too-long", "intake", "--kind", "other", "--donor", "x" * 10_000)
    assert len(message) < 200
    for option in ("--make", "--model", "--serial", "--reason"):
        cli.refused("text-too-long", "intake", "--kind", "other", option, "x" * 10_000)
    cli.refused("text-too-long", "intake", "--kind", "other", "--as", "x" * 10_000)
    assert cli.stored() == before


def test_locks_block_until_they_are_cleared(cli: Cli) -> None:
    code = cli.done("intake", "--kind", "smartphone")["device"]["code"]
    assert cli.done("locks", code, "--found", "frp")["device"]["state"] == "BLOCKED"
    assert cli.done("locks", code, "--found", "mdm")["device"]["locks"] == ["frp", "mdm"]
    assert "Google" in cli.refused("lock-open", "release", code)
    cleared = cli.done("locks", code, "--clear")["device"]
    assert (cleared["state"], cleared["locks"]) == ("TO_WIPE", [])


def test_disks_are_fitted_taken_out_and_destroyed(cli: Cli) -> None:
    code = cli.done("intake", "--kind", "desktop")["device"]["code"]
    fitted = cli.done("carrier", code, "--fit", "S1", "--size-gb", "256,1", "--type", "SSD", "--model", "EVO")["device"]
    assert fitted["carriers"][0] | {"wiped": None} == {
        "position": 1,
        "serial": "S1",
        "model": "EVO",
        "size_gb": 256.1,
        "type": "ssd",
        "status": "FITTED",
        "wiped": None,
        "waits_for_check": False,
    }
    assert cli.done("carrier", code, "--fit", "unknown")["device"]["carriers"][1]["serial"] is None
    cli.refused("unknown-carrier", "carrier", code, "--remove", "S9")
    cli.done("carrier", code, "--remove", "S1")
    states = [disk["status"] for disk in cli.done("carrier", code, "--destroyed", "2")["device"]["carriers"]]
    assert states == ["LOOSE", "DESTROYED"]
    assert cli.done("carrier", code, "--none")["device"]["carriers_listed"] in ("technician", "report")
    empty = cli.done("intake", "--kind", "desktop")["device"]["code"]
    assert cli.done("carrier", empty, "--none")["device"]["carriers_listed"] == "none"
