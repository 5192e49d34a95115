"""`check` says which contracts nobody has on paper: no damage, so it passes all the same."""

from pathlib import Path

from tests.cli.conftest import Cli


def test_check_lists_contracts_until_they_are_saved(cli: Cli, tmp_path: Path) -> None:
    (first, one), (second, other) = cli.lent("S1"), cli.lent("S2")
    loans = [one, other]
    checked = cli("check")
    assert checked.code == 0
    assert [line.rsplit(" ", 1)[-1] for line in checked.out.splitlines()[1:]] == loans
    assert cli.done("check") == {"ok": True, "findings": [], "unprinted_contracts": loans}
    cli.done("contract", loans[0], "--language", "en", "--out", tmp_path / "copy.pdf")  # nothing to sign
    assert cli.done("check")["unprinted_contracts"] == loans
    cli.done("contract", first, "--out", tmp_path / "contract.pdf")
    assert cli.done("check")["unprinted_contracts"] == loans[1:]
    cli.done("return", second)
    assert cli.done("check")["unprinted_contracts"] == []


def test_every_paper_is_noted_when_it_is_saved(cli: Cli, tmp_path: Path) -> None:
    code, _ = cli.lent()
    cli.done("return", code)
    for number, command in enumerate((["receipt"], ["labels", "--stock", "62x29"])):
        cli.done(command[0], code, *command[1:], "--out", tmp_path / f"{number}.pdf")
    noted = [(kind, what) for _, _, _, kind, _, what in cli.stored()["paper_log"]]
    assert noted == [("return-receipt", "saved"), ("label", "saved")]
