"""init, check, backup, restore."""

import shutil
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from tests.cli.conftest import Cli


def test_a_new_database_has_its_coordinator(bare: Cli) -> None:
    made = bare.done("init", "--organisation", "Digibank De Kaai", "--as", "Rita")
    assert made == {"organisation": "Digibank De Kaai", "coordinator": "Rita", "data": str(bare.data)}
    code = bare.done("intake", "--kind", "tablet")["device"]["code"]
    assert bare.done("history", code)["events"][0]["who"] == "Rita"


def test_without_a_name_the_user_of_this_computer_is_the_coordinator(bare: Cli) -> None:
    assert bare.done("init", "--organisation", "X")["coordinator"]


def test_a_second_init_changes_nothing(cli: Cli) -> None:
    before = cli.stored()
    cli.refused("database-exists", "init", "--organisation", "Another")
    assert cli.stored() == before


def test_a_name_that_is_refused_leaves_no_database(bare: Cli) -> None:
    bare.refused("text-too-long", "init", "--organisation", "x" * 10_000)
    bare.refused("national-number", "init", "--organisation", "X", "--as", "85.07.30-033.28")
    assert not bare.data.exists()


def test_every_other_command_asks_for_a_database(bare: Cli) -> None:
    for command in (["show", "KLDRSTVB"], ["check"], ["lend", "KLDRSTVB", "--borrower", "An"], ["backup"]):
        assert "digibank init" in bare.refused("no-database", *command)
    assert not bare.data.exists()


def test_a_folder_that_is_synchronised_is_refused(tmp_path: Path) -> None:
    cli = Cli(tmp_path / "OneDrive - Gemeente" / "data")
    assert "OneDrive - Gemeente" in cli.refused("synchronised-folder", "init", "--organisation", "X")


def test_a_backup_comes_back(cli: Cli, tmp_path: Path) -> None:
    first = cli.laptop()
    copy = cli.done("backup", "--to", tmp_path / "stick")["backup"]
    second = cli.done("intake", "--kind", "tablet")["device"]["code"]
    restored = cli.done("restore", copy)
    assert Path(restored["kept_aside"]).is_file()
    assert cli.state(first) == "RECEIVED"
    cli.refused("unknown-code", "show", second)


def test_a_backup_starts_where_there_is_no_database(cli: Cli, tmp_path: Path) -> None:
    code = cli.laptop()
    copy = cli.done("backup")["backup"]
    other = Cli(tmp_path / "other")
    assert other.done("restore", copy)["kept_aside"] is None
    assert other.state(code) == "RECEIVED"


def test_what_is_no_backup_changes_nothing(cli: Cli, tmp_path: Path) -> None:
    before = cli.stored()
    text, half = tmp_path / "text.db", tmp_path / "half.db"
    text.write_text("no database")
    half.write_bytes((cli.data / "digibank.db").read_bytes()[:20_000])
    cli.refused("bad-backup", "restore", text)
    cli.refused("bad-backup", "restore", half)
    cli.refused("unreadable-file", "restore", tmp_path / "gone.db")
    assert not (tmp_path / "gone.db").exists()
    assert cli.stored() == before


def test_check_finds_a_changed_journal(bare: Cli) -> None:
    bare.done("init", "--organisation", "X")
    bare.laptop()
    connection = driver.connect(str(bare.data / "digibank.db"), isolation_level=None)
    triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'")
    for (name,) in triggers.fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("UPDATE journal SET member_id = 'somebody' WHERE seq = 3")
    connection.close()
    result = bare("--json", "check")
    assert result.code == 3
    assert result.json["ok"] is False
    assert {finding["fault"] for finding in result.json["findings"]} == {
        "journal-chain-broken",
        "schema-changed",
    }


def test_check_finds_an_old_copy_put_back_by_hand(bare: Cli) -> None:
    bare.done("init", "--organisation", "X")
    old = bare.data / "old.db"
    shutil.copy(bare.data / "digibank.db", old)
    bare.laptop()
    shutil.copy(old, bare.data / "digibank.db")
    result = bare("check")
    assert result.code == 3
    assert "lost-tail" in result.out
    assert "The last actions, up to number" in result.err
    assert "ask for help" in result.err
    assert "The last actions" not in bare("check").err, "said once by every command, always by check"
    assert bare("--json", "check").json["findings"][0]["fault"] == "lost-tail"
