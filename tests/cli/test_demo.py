"""The demonstration: the whole table on sample data."""

from pathlib import Path
from typing import Any

import pytest

from digibank.domain.lifecycle import Action
from tests.cli.conftest import Cli

PAPERS = {"labels.pdf", "contract.pdf", "certificate.pdf", "donor-receipt.pdf", "return-receipt.pdf"}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo") / "out"


@pytest.fixture(scope="module")
def played(place: Path) -> dict[str, Any]:
    return Cli(place.parent / "elsewhere").done("demo", str(place))


def test_it_leaves_a_database_in_order_and_its_papers(played: dict[str, Any], place: Path) -> None:
    assert (played["ok"], played["data"]) == (True, str(place))
    assert {Path(file).name for file in played["files"]} == PAPERS
    assert all(Path(file).read_bytes().startswith(b"%PDF-") for file in played["files"])
    assert Cli(place).done("check")["ok"] is True
    assert not (place.parent / "elsewhere").exists()


def test_every_action_of_the_table_is_made(played: dict[str, Any]) -> None:
    done = {step["action"] for step in played["steps"] if "refused" not in step}
    assert done == set(Action)


def test_the_rules_are_seen_to_refuse(played: dict[str, Any]) -> None:
    refused = {step["refused"]["rule"] for step in played["steps"] if "refused" in step}
    assert refused >= {"carriers-not-wiped", "lock-open", "already-on-loan", "evidence-used"}


def test_the_laptop_and_the_phone_come_back_and_ask_for_another_wipe(played: dict[str, Any], place: Path) -> None:
    laptop, phone = (device["code"] for device in played["devices"][:2])
    cli = Cli(place)
    states = [step["state"] for step in played["steps"] if step["code"] == laptop and "refused" not in step]
    assert states[0] == "RECEIVED"
    assert states.count("ON_LOAN") >= 4
    assert states[-1] == cli.state(laptop) == "TO_WIPE"
    assert cli.state(phone) == "AVAILABLE"
    assert [disk["serial"] for disk in cli.done("show", laptop)["device"]["carriers"]] == [
        "S3YBDEMO000001",
        "WD-WXDEMO000002",
    ]


def test_a_second_time_goes_beside_the_first(played: dict[str, Any], place: Path) -> None:
    before = {file: file.read_bytes() for file in place.iterdir() if file.suffix == ".pdf"}
    again = Cli(place)("demo", place)
    assert again.code == 0
    assert str(place / "demo-2") in again.out
    assert {file: file.read_bytes() for file in before} == before
    assert Cli(place / "demo-2").done("check")["ok"] is True
    assert played["ok"]


def test_a_folder_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cli = Cli(tmp_path / "none")
    assert cli("--json", "demo", tmp_path / "file" / "below").code == 4
    cli.refused("synchronised-folder", "demo", tmp_path / "Dropbox" / "demo")
