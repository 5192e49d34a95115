"""The lives of a laptop and of a phone at the command line, from donor to borrower and back, and what is refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import FIRST_WIPE, LAPTOP, LATER_WIPE, RESET, SECOND_WIPE, Cli


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGIBANK_LANGUAGE", "en")


@pytest.fixture
def cli(tmp_path: Path) -> Iterator[Cli]:
    desk = Cli(tmp_path / "data")
    desk.done("init", "--organisation", "Digibank De Kaai", "--as", "Rita")
    yield desk
    assert desk.done("check")["ok"] is True


def _to_the_shelf(cli: Cli) -> str:
    """Taken in, refused, wiped in two runs, released."""
    code = str(cli.done("intake", *LAPTOP, "--donor", "Gemeente Voorbeeld")["device"]["code"])
    cli.refused("carriers-not-wiped", "lend", code, "--borrower", "An Peeters")
    cli.refused("carriers-not-wiped", "retire", code, "--to", "gift")
    assert cli.done("locks", code, "--clear")["device"]["state"] == "TO_WIPE"
    assert cli.done("wipe", code, "--report", FIRST_WIPE)["missing"] == ["WD-WXDEMO000002"]
    cli.refused("carriers-not-wiped", "release", code)
    assert cli.done("wipe", code, "--report", SECOND_WIPE)["state"] == "WIPED"
    cli.refused("wrong-state", "lend", code, "--borrower", "An Peeters")
    assert cli.done("release", code)["device"]["state"] == "AVAILABLE"
    return code


def test_a_laptop_from_donor_to_borrower_and_back(cli: Cli, tmp_path: Path) -> None:
    code = _to_the_shelf(cli)
    cli.done("labels", code, "--stock", "62x29", "--out", tmp_path / "label.pdf")
    cli.done("certificate", code, "--out", tmp_path / "certificate.pdf")
    loan = cli.done("lend", code, "--borrower", "An Peeters", "--until", "2099-06-30", "--item", "lader", "--prepare")
    number = loan["loan"]["number"]
    cli.done("contract", number, "--out", tmp_path / "contract.pdf")
    cli.done("handover", number)
    cli.refused("already-on-loan", "lend", code, "--borrower", "Piet")
    cli.done("workshop", code, "--in")
    cli.done("workshop", code, "--out")
    cli.done("extend", number, "--until", "2099-12-31")
    cli.done("return", code, "--condition", "B", "--missing", "lader")
    cli.done("receipt", number, "--out", tmp_path / "return.pdf")
    cli.done("receipt", code, "--of", "donor", "--out", tmp_path / "donor.pdf")
    cli.refused("carriers-not-wiped", "lend", code, "--borrower", "Piet")
    cli.refused("evidence-used", "wipe", code, "--report", SECOND_WIPE)
    assert cli.done("wipe", code, "--report", LATER_WIPE)["state"] == "WIPED"
    cli.done("release", code)
    assert [file.read_bytes()[:5] for file in sorted(tmp_path.glob("*.pdf"))] == [b"%PDF-"] * 5
    moves = [event["facts"]["to"] for event in cli.done("history", code)["events"] if event["kind"] == "device:moved"]
    assert moves == ["TO_WIPE", "WIPED", "AVAILABLE", "ON_LOAN", "TO_WIPE", "WIPED", "AVAILABLE"]


def test_a_phone_from_donor_to_borrower_for_good(cli: Cli) -> None:
    phone = ("--kind", "smartphone", "--make", "Samsung", "--model", "Galaxy A13", "--imei", "356938035643809")
    code = str(cli.done("intake", *phone)["device"]["code"])
    assert cli.done("locks", code, "--found", "frp")["device"]["state"] == "BLOCKED"
    cli.refused("lock-open", "lend", code, "--borrower", "Karim")
    cli.refused("own-storage", "carrier", code, "--remove", "1")
    cli.done("locks", code, "--clear")
    cli.refused("carriers-not-wiped", "lend", code, "--borrower", "Karim")
    assert cli.done("wipe", code, *RESET, "--checked-by", "Tom")["state"] == "WIPED"
    cli.done("release", code)
    cli.done("reserve", code, "--for", "Karim")
    cli.refused("reserved-for-other", "lend", code, "--borrower", "An")
    number = cli.done("lend", code, "--borrower", "Karim", "--open-ended")["loan"]["number"]
    cli.done("missing", code, "--reason", "Gestolen op de tram")
    cli.refused("already-on-loan", "lend", code, "--borrower", "An")
    assert cli.done("found", code)["device"]["state"] == "ON_LOAN"
    assert cli.done("retire", code, "--to", "borrower")["device"]["state"] == "GIVEN_AWAY"
    assert cli.done("show", number)["loan"]["closed"] is True
    again = cli.done("intake", *phone)["device"]
    assert (again["state"], again["code"] == code) == ("RECEIVED", False)


def test_one_loan_outlives_its_devices(cli: Cli) -> None:
    """A swap, a loss, a mistaken return: the borrower keeps one loan."""
    first, second, third = (cli.available(serial) for serial in ("S1", "S2", "S3"))
    number = cli.done("lend", first, "--borrower", "An Peeters")["loan"]["number"]
    cli.done("swap", number, "--old", first, "--new", second)
    cli.done("return", second)
    assert cli.done("correct-return", second)["loan"]["number"] == number
    cli.done("swap", number, "--old", second, "--new", third, "--old-missing")
    cli.done("retire", second, "--to", "written-off")
    assert cli.done("show", number)["loan"]["closed"] is False
    cli.done("return", third)
    assert cli.done("show", number)["loan"]["closed"] is True
    assert [cli.state(code) for code in (first, second, third)] == ["TO_WIPE", "WRITTEN_OFF", "TO_WIPE"]
