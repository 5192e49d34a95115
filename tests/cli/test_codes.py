"""labels --fresh, intake --label, relabel, alias, and what show says of them."""

from pathlib import Path

import pytest

from digibank.domain.label_code import parse
from tests.cli.conftest import Cli
from tests.cli.test_papers import pages, text_of


def printed_ahead(cli: Cli, tmp_path: Path, count: int = 1) -> list[str]:
    out = tmp_path / "ahead.pdf"
    assert cli.done("labels", "--fresh", count, "--stock", "a4", "--out", out)["labels"] == count
    return [word for word in text_of(out).split() if parse(word)]


def test_labels_to_stick_first(cli: Cli, tmp_path: Path) -> None:
    codes = printed_ahead(cli, tmp_path, 25)
    assert pages(tmp_path / "ahead.pdf") == 2
    assert len(set(codes)) == 25
    free = cli.refused("code-still-free", "show", codes[0])
    assert codes[0] in free
    taken = cli.done("intake", "--kind", "laptop", "--label", codes[0])["device"]
    assert taken["code"] == codes[0]
    cli.refused("code-in-use", "intake", "--kind", "laptop", "--label", codes[0])
    cli.done("check")


def test_labels_are_of_devices_or_fresh(cli: Cli, tmp_path: Path) -> None:
    out = tmp_path / "labels.pdf"
    cli.refused("wrong-usage", "labels", "--stock", "a4", "--out", out, code=2)
    cli.refused("wrong-usage", "labels", cli.laptop(), "--fresh", 2, "--stock", "a4", "--out", out, code=2)
    cli.refused("too-many-codes", "labels", "--fresh", 5001, "--stock", "a4", "--out", out)
    cli.refused("wrong-usage", "labels", "--fresh", 2, "--stock", "a4", "--start", 99, "--out", out, code=2)
    assert not out.exists()


@pytest.mark.parametrize("ahead", [True, False])
def test_a_lost_label_is_replaced(cli: Cli, tmp_path: Path, ahead: bool) -> None:
    old = cli.laptop()
    new = ["--new", *printed_ahead(cli, tmp_path)] if ahead else []
    done = cli.done("relabel", old, *new)
    assert done["was"] == old
    assert done["device"]["old_codes"] == [old]
    assert not ahead or done["device"]["code"] == new[1]
    said = cli("show", old).out.splitlines()
    assert said[0] == f"This is the old label of {done['device']['code']}. The device has a new one."
    assert f"old labels: {old}" in "\n".join(said)
    assert cli("show", done["device"]["code"]).out.splitlines() == said[1:]
    assert "new label" in cli("history", old).out
    cli.done("check")


def test_an_old_sticker_leads_to_its_device(cli: Cli) -> None:
    one, two = cli.laptop(), cli.done("intake", "--kind", "laptop")["device"]["code"]
    done = cli.done("alias", one, "https://snipe.example/hardware/12")
    assert done["device"]["aliases"] == [{"text": "12", "source": "snipe-it-id"}]
    assert cli.done("show", "https://snipe.example/hardware/12")["device"]["code"] == one
    assert [hit["code"] for hit in cli.done("find", "12")["found"]] == [one]
    taken = cli.refused("alias-taken", "alias", two, "12", "--source", "snipe-it-id")
    assert one in taken
    cli.done("alias", one, "12", "--remove")
    assert cli.done("alias", two, "12", "--source", "snipe-it-id")["device"]["code"] == two
    assert "old stickers: 12" in cli("show", two).out
    cli.done("check")


def test_a_code_is_read_aloud(cli: Cli) -> None:
    code = cli.laptop()
    said = cli("show", code).out
    first = said.split("read aloud: ")[1].split(" – ")[0]
    assert [part[0] for part in first.split(", ")] == list(code[:4])
    assert all(" as in " in part for part in first.split(", "))


def test_a_wrong_letter_offers_the_code_that_is_there(cli: Cli) -> None:
    """In every command that takes a code."""
    code = cli.laptop()
    wrong = code[:-1] + ("B" if code[-1] != "B" else "C")
    for command in (("show", wrong), ("relabel", wrong), ("alias", wrong, "X1"), ("return", wrong), ("history", wrong)):
        assert code in cli.refused("unknown-code", *command), command
    assert code in cli.refused("unknown-loan", "contract", wrong, "--out", "x.pdf")
    assert code in cli.refused("unknown-loan", "extend", wrong, "--until", "2030-01-01")
    assert code in cli("find", wrong).out
    assert cli.done("find", wrong) == {"found": [], "near": [code]}
    assert code in cli.refused("unknown-code", "intake", "--kind", "laptop", "--label", wrong)
