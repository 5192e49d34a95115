"""wipe, release, repair."""

from pathlib import Path

import pytest

from tests.cli.conftest import BY_HAND, FIRST_WIPE, LAPTOP, LATER_WIPE, RESET, SECOND_WIPE, Cli


@pytest.fixture
def to_wipe(cli: Cli) -> str:
    code = cli.laptop()
    cli.done("locks", code, "--clear")
    return code


def test_a_report_wipes_what_it_proves_and_says_what_is_missing(cli: Cli, to_wipe: str) -> None:
    first = cli.done("wipe", to_wipe, "--report", FIRST_WIPE)
    assert first["state"] == first["device"]["state"] == "TO_WIPE"
    assert [(wipe["carrier_serial"], wipe["result"], wipe["checked"]) for wipe in first["wipes"]] == [
        ("S3YBDEMO000001", "passed", True),
        ("WD-WXDEMO000002", "failed", False),
    ]
    assert (first["missing"], first["unmatched"]) == (["WD-WXDEMO000002"], [])
    assert "WD-WXDEMO000002" in cli.refused("carriers-not-wiped", "release", to_wipe)
    second = cli.done("wipe", to_wipe, "--report", SECOND_WIPE)
    assert (second["state"], second["missing"]) == ("WIPED", [])
    assert cli.done("release", to_wipe)["device"]["state"] == "AVAILABLE"


def test_several_reports_are_recorded_together(cli: Cli, to_wipe: str) -> None:
    both = cli.done("wipe", to_wipe, "--report", FIRST_WIPE, "--report", SECOND_WIPE)
    assert [wipe["result"] for wipe in both["wipes"]] == ["passed", "failed", "passed"]
    assert both["state"] == "WIPED"


def test_a_report_that_cannot_be_read_leaves_the_others_unrecorded(cli: Cli, to_wipe: str, tmp_path: Path) -> None:
    before = cli.stored()
    binary, huge = tmp_path / "b.log", tmp_path / "huge.log"
    binary.write_bytes(bytes(range(256)) * 99)
    with huge.open("wb") as stream:
        stream.truncate(1_000_000_000)
    for bad in (binary, huge, tmp_path / "gone.log", tmp_path, Path(LAPTOP[2])):
        cli.refused("unreadable-file", "wipe", to_wipe, "--report", LATER_WIPE, bad)
    assert cli.stored() == before


def test_a_report_cut_off_anywhere_never_wipes_too_much(cli: Cli, to_wipe: str, tmp_path: Path) -> None:
    lines = Path(LATER_WIPE).read_text("utf-8").splitlines(keepends=True)
    for end in range(0, len(lines), 6):
        cut = tmp_path / f"cut{end}.log"
        cut.write_text("".join(lines[:end]), "utf-8")
        result = cli("--json", "wipe", to_wipe, "--report", cut)
        assert result.code == 3 or result.json["state"] == "TO_WIPE", end
    assert cli.state(to_wipe) == "TO_WIPE"


def test_evidence_serves_once(cli: Cli, to_wipe: str, tmp_path: Path) -> None:
    cli.done("wipe", to_wipe, "--report", LATER_WIPE)
    copy = tmp_path / "copy.log"
    copy.write_text(Path(LATER_WIPE).read_text("utf-8") + "\n", "utf-8")
    cli.refused("evidence-used", "wipe", to_wipe, "--report", LATER_WIPE)
    cli.refused("evidence-used", "wipe", to_wipe, "--report", copy)


def test_a_report_of_another_machine_is_refused(cli: Cli) -> None:
    code = cli.computer("S1")
    assert "S3YBDEMO000001" in cli.refused("wipe-of-other-machine", "wipe", code, "--report", FIRST_WIPE)
    assert cli.state(code) == "TO_WIPE"


def test_by_hand_one_says_which_disk(cli: Cli, to_wipe: str) -> None:
    cli.refused("which-carrier", "wipe", to_wipe, *BY_HAND)
    cli.refused("unknown-carrier", "wipe", to_wipe, *BY_HAND, "--carrier", "S9")
    assert cli.done("wipe", to_wipe, *BY_HAND, "--carrier", "2")["missing"] == ["S3YBDEMO000001"]
    done = cli.done("wipe", to_wipe, *BY_HAND, "--carrier", "s3yb-demo000001", "--checked-by", "Rita")
    assert done["state"] == "WIPED"


def test_a_failed_wipe_is_recorded_and_releases_nothing(cli: Cli) -> None:
    code = cli.computer()
    failed = cli.done("wipe", code, "--method", "clear", "--tool", "nwipe", "--result", "failed")
    assert (failed["state"], failed["missing"]) == ("TO_WIPE", ["S1"])
    cli.refused("carriers-not-wiped", "release", code)


def test_a_phone_is_reset(cli: Cli) -> None:
    code = cli.done("intake", "--kind", "smartphone")["device"]["code"]
    cli.done("locks", code, "--clear")
    assert cli.done("wipe", code, *RESET)["state"] == "WIPED"


def test_the_checker_has_to_be_known_where_the_staff_list_is_closed(cli: Cli) -> None:
    from digibank.domain.roles import Role
    from digibank.services.office import Office
    from digibank.services.organisation import add_member
    from digibank.services.sign_in import sign_in
    from digibank.storage.database import Database

    database = Database(cli.data)
    Office(database, sign_in(database)).do(add_member, "Tom", Role.TECHNICIAN)
    database.close()
    code = cli.computer()
    cli.refused("unknown-staff-member", "wipe", code, *BY_HAND, "--checked-by", "Nobody")
    cli.refused("unknown-staff-member", "wipe", code, *BY_HAND, "--as", "Nobody")
    cli.done("wipe", code, *BY_HAND, "--as", "tom")
    cli.done("release", code, "--as", "Tom")
    cli.refused("role-not-allowed", "lend", code, "--borrower", "An", "--as", "Tom")


def test_a_tool_with_an_endless_name_is_refused(cli: Cli) -> None:
    code = cli.computer()
    before = cli.stored()
    cli.refused("text-too-long", "wipe", code, "--method", "clear", "--tool", "x" * 10_000, "--result", "passed")
    assert cli.stored() == before


def test_repair_and_back(cli: Cli) -> None:
    code = cli.available()
    assert cli.done("repair", code, "--out")["device"]["state"] == "IN_REPAIR"
    assert cli.done("repair", code, "--back")["device"]["state"] == "WIPED"
    cli.done("repair", code, "--out", "--outside")
    assert cli.done("repair", code, "--back")["device"]["state"] == "TO_WIPE"
    cli.refused("wrong-state", "repair", code, "--back")


def test_a_person_reads_what_is_still_to_wipe(cli: Cli, to_wipe: str) -> None:
    result = cli("wipe", to_wipe, "--report", FIRST_WIPE)
    assert result.code == 0
    assert result.out.splitlines() == [
        f"{to_wipe}  laptop Lenovo ThinkPad T470: to wipe",
        "  wiped and checked",
        "  the wipe failed",
        "  Still to wipe: WD-WXDEMO000002",
    ]
