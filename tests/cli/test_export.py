"""export --format csv."""

import csv
from pathlib import Path

import pytest

from digibank.cli.csv_file import cell
from tests.cli.conftest import Cli


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_whole_inventory(cli: Cli, tmp_path: Path) -> None:
    code, number = cli.lent("S1", borrower="An Peeters")
    phone = cli.done("intake", "--kind", "smartphone", "--make", "Ünï 📱", "--donor", "Gemeente")["device"]["code"]
    cli.done("locks", phone, "--found", "frp")
    out = tmp_path / "csv"
    made = cli.done("export", "--format", "CSV", "--out", out)
    assert {Path(entry["file"]).name: entry["rows"] for entry in made["files"]} == {
        "devices.csv": 2,
        "carriers.csv": 2,
        "locks.csv": 1,
        "wipes.csv": 1,
        "loans.csv": 1,
        "loan_lines.csv": 1,
    }
    assert sorted(file.name for file in out.iterdir()) == sorted(Path(entry["file"]).name for entry in made["files"])
    devices = {row["code"]: row for row in rows(out / "devices.csv")}
    assert devices[code]["state"] == "ON_LOAN"
    assert devices[phone]["make"] == "Ünï 📱"
    (wipe,) = rows(out / "wipes.csv")
    assert (wipe["carrier_serial"], wipe["verdict"], wipe["checked"]) == ("S1", "passed", "yes")
    (line,) = rows(out / "loan_lines.csv")
    assert (line["loan"], line["device"], line["in_workshop"]) == (number, code, "no")


def test_no_name_of_a_person_is_exported(cli: Cli, tmp_path: Path) -> None:
    cli.lent("S1", borrower="Zeergeheim Persoon")
    cli.done("intake", "--kind", "tablet", "--donor", "Zeergeheim Schenker")
    cli.done("export", "--format", "csv", "--out", tmp_path / "csv")
    assert [file.name for file in (tmp_path / "csv").iterdir() if "Zeergeheim" in file.read_text("utf-8")] == []


def test_an_export_again_replaces_the_files(cli: Cli, tmp_path: Path) -> None:
    cli.done("export", "--format", "csv", "--out", tmp_path)
    cli.laptop()
    cli.done("export", "--format", "csv", "--out", tmp_path)
    assert len(rows(tmp_path / "devices.csv")) == 1


def test_a_cell_is_never_a_formula(cli: Cli, tmp_path: Path) -> None:
    cli.done("intake", "--kind", "other", "--model", "=HYPERLINK(1)", "--serial", "+32 470 00 00 01")
    cli.done("export", "--format", "csv", "--out", tmp_path)
    (device,) = rows(tmp_path / "devices.csv")
    assert (device["model"], device["serial"]) == ("'=HYPERLINK(1)", "'+32 470 00 00 01")


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1"])
def test_signs_that_spreadsheets_act_on(text: str) -> None:
    assert cell(text) == "'" + text


def test_numbers_stay_numbers_and_nothing_is_empty() -> None:
    assert [cell(value) for value in (None, 3, 2.5, True, False, "a=b")] == ["", 3, 2.5, "yes", "no", "a=b"]


def test_a_place_that_is_a_file(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert cli("--json", "export", "--format", "csv", "--out", tmp_path / "file").code == 4
