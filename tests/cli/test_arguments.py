"""What is accepted, and what is wrong usage: exit 2, one sentence, nothing done."""

import json
from pathlib import Path

import pytest

from digibank import cli as cli_package
from digibank.cli import commands_shelf
from digibank.cli.main import parser_in, run
from digibank.services.retire import Destination
from tests.cli.conftest import Cli

WRONG = [
    ["nonsense"],
    ["lend"],
    ["lend", "KLDRSTVB"],
    ["lend", "KLDRSTVB", "--borrower", " "],
    ["lend", "KLDRSTVB", "--borrower", "An", "--until", "2027-02-30"],
    ["lend", "KLDRSTVB", "--borrower", "An", "--until", "31/06/2027"],
    ["lend", "KLDRSTVB", "--borrower", "An", "--until", "20270630"],
    ["lend", "KLDRSTVB", "--borrower", "An", "--until", "2027-06-30", "--open-ended"],
    ["lend", "KLDRSTVB", "--borrow", "An"],
    ["intake", "--kind", "toaster"],
    ["intake", "--kind"],
    ["locks", "KLDRSTVB"],
    ["locks", "KLDRSTVB", "--clear", "--found", "frp"],
    ["locks", "KLDRSTVB", "--found", "rust"],
    ["carrier", "KLDRSTVB"],
    ["carrier", "KLDRSTVB", "--fit", "S1", "--size-gb", "-5"],
    ["carrier", "KLDRSTVB", "--fit", "S1", "--size-gb", "nan"],
    ["carrier", "KLDRSTVB", "--fit", "S1", "--size-gb", "1e999"],
    ["carrier", "KLDRSTVB", "--none", "--size-gb", "5"],
    ["carrier", "KLDRSTVB", "--fit", "S1", "--type", "tape"],
    ["wipe", "KLDRSTVB"],
    ["wipe", "KLDRSTVB", "--method", "clear"],
    ["wipe", "KLDRSTVB", "--method", "clear", "--tool", "nwipe", "--result", "perhaps"],
    ["wipe", "KLDRSTVB", "--report", "a.log", "--result", "passed"],
    ["return"],
    ["return", "KLDRSTVB", "--condition", "E"],
    ["extend", "2026-0001"],
    ["swap", "2026-0001", "--old", "KLDRSTVB"],
    ["workshop", "KLDRSTVB"],
    ["missing", "KLDRSTVB"],
    ["retire", "KLDRSTVB", "--to", "the-moon"],
    ["repair", "KLDRSTVB", "--out", "--back"],
    ["repair", "KLDRSTVB", "--back", "--outside"],
    ["reserve", "KLDRSTVB", "--lapse", "--for", "An"],
    ["labels", "KLDRSTVB", "--out", "x.pdf"],
    ["labels", "KLDRSTVB", "--stock", "a4", "--start", "0", "--out", "x.pdf"],
    ["labels", "KLDRSTVB", "--stock", "a4", "--start", "²", "--out", "x.pdf"],
    ["contract", "2026-0001"],
    ["export", "--format", "xlsx", "--out", "d"],
    ["export", "--out", "d"],
    ["import", "x.csv"],
    ["restore"],
    ["demo"],
    ["show"],
    ["--data"],
]


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_wrong_usage_is_exit_2_with_one_object(cli: Cli, arguments: list[str]) -> None:
    assert len(cli.refused("wrong-usage", *arguments, code=2)) > 20


def test_wrong_usage_for_a_person_shows_the_right_form(cli: Cli) -> None:
    result = cli("lend", "KLDRSTVB")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("usage: digibank lend")
    assert "--borrower" in result.err


def test_global_options_stand_before_or_after_the_command(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    code = cli.laptop()
    monkeypatch.chdir(cli.data.parent)
    data = ["--data", str(cli.data)]
    for arguments in (
        [*data, "--json", "--as", "Rita", "show", code],
        ["show", code, *data, "--json", "--as", "Rita"],
        ["--json", "show", *data, code, "--as", "Rita"],
        ["--data", "/nowhere", "--json", "show", code, *data],
    ):
        assert run(arguments) == 0, arguments


def test_the_data_folder_may_be_a_variable(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code = cli.laptop()
    monkeypatch.setenv("DIGIBANK_DATA", str(cli.data))
    assert run(["show", code, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["device"]["code"] == code


@pytest.mark.parametrize(
    "spelling", [str.lower, lambda code: code.replace("-", ""), lambda code: f" {code[:4]} {code[5:]} "]
)
def test_a_code_may_be_written_in_any_way(cli: Cli, spelling: object) -> None:
    code = cli.laptop()
    assert callable(spelling)
    assert cli.done("show", spelling(code))["device"]["code"] == code


def test_words_may_be_written_in_any_case(cli: Cli) -> None:
    code = cli.done("intake", "--kind", "SmartPhone")["device"]["code"]
    assert cli.done("locks", code, "--found", "Activation_Lock")["device"]["locks"] == ["activation-lock"]
    cli.done("locks", code, "--clear")
    cli.done("wipe", code, "--method", "FACTORY_RESET", "--tool", "Android", "--result", "PASSED")
    assert cli.done("retire", code, "--to", "Gift")["device"]["state"] == "GIVEN_AWAY"


def test_without_a_command_the_window_gets_the_options() -> None:
    options = run(["--data", "somewhere", "--as", "Jef"])
    assert not isinstance(options, int)
    assert (options.data, options.name) == ("somewhere", "Jef")


def test_the_version_and_the_help_need_no_database(bare: Cli) -> None:
    assert bare.done("--version")["version"]
    for command in ([], ["lend"], ["wipe"]):
        with pytest.raises(SystemExit) as left:
            bare(*command, "--help")
        assert left.value.code == 0


def test_every_command_says_what_it_does_in_both_languages() -> None:
    for language in ("en", "nl"):
        assert len(parser_in(language).format_help()) > 2_000


def test_the_ends_of_a_life_are_those_of_the_service() -> None:
    assert set(commands_shelf._ENDS) == set(Destination)


def test_the_command_line_speaks_dutch_unless_asked(bare: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DIGIBANK_LANGUAGE")
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    assert "geen databank" in bare("show", "KLDRSTVB").err
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert bare("show", "KLDRSTVB").err.startswith("There is no database")
    monkeypatch.setenv("DIGIBANK_LANGUAGE", "nl")
    assert "geen databank" in bare("show", "KLDRSTVB").err


def test_the_package_is_one_small_file_for_each_family() -> None:
    families = list(Path(cli_package.__path__[0]).glob("commands_*.py"))
    assert len(families) >= 9
    assert max(len(file.read_text("utf-8").splitlines()) for file in families) < 160
