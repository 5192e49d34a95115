"""What the machine does to us: exit 4, one sentence, nothing stored by half. Our own bugs: exit 1, no names told."""

import contextlib
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from digibank.storage.database import FILE_NAME
from tests.cli.conftest import BY_HAND, Cli

PAGE = 4096


def program(*arguments: str, blocks: int | None = None, **streams: object) -> subprocess.CompletedProcess[str]:
    """The real program in a process of its own; no file may grow beyond `blocks` of 512 bytes."""
    command = [sys.executable, "-m", "digibank", *arguments]
    if blocks is not None:
        command = ["sh", "-c", f'ulimit -f {blocks}; exec "$@"', "sh", *command]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams}
    return subprocess.run(command, text=True, check=False, timeout=120, **pipes)  # type: ignore[call-overload,no-any-return]


def counted(cli: Cli) -> int:
    return len(cli.done("find", "--", "Telbaar")["found"])


@pytest.mark.skipif(sys.platform == "win32", reason="ulimit is a word of Unix shells")
@pytest.mark.parametrize("blocks", [0, 64, 400, 700])
def test_a_file_that_may_not_grow_stores_all_or_nothing(cli: Cli, blocks: int) -> None:
    intake = ["--data", str(cli.data), "--json", "intake", "--kind", "tablet", "--model", "Telbaar"]
    done = 0
    for _ in range(2):
        result = program(*intake, blocks=blocks)
        assert result.returncode in (0, 4), result
        assert blocks >= 160 or "disk-full" in result.stdout, result
        done += result.returncode == 0
    assert counted(cli) == done


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = os.name == "posix" and os.getuid() == 0
    if mounted:
        mounted = (
            subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "digibank-test", place], check=False).returncode
            == 0
        )
    if not mounted:
        pytest.skip("only root can make a disk of its own")
    yield place
    subprocess.run(["umount", place], check=True)


def test_a_full_disk_stops_before_it_stores(small_disk: Path) -> None:
    cli = Cli(small_disk / "data")
    cli.done("init", "--organisation", "X")
    with contextlib.suppress(OSError), (small_disk / "filler").open("wb", buffering=0) as filler:
        while True:
            filler.write(b"x" * PAGE)
    with (small_disk / "filler").open("r+b") as filler:  # room for a few actions
        filler.truncate(max(0, os.fstat(filler.fileno()).st_size - 50 * PAGE))
    done, result = 0, cli("--json", "intake", "--kind", "tablet", "--model", "Telbaar")
    while result.code == 0 and done < 500:
        done += 1
        result = cli("--json", "intake", "--kind", "tablet", "--model", "Telbaar")
    assert result.code == 4
    assert result.json["refused"]["rule"] == "disk-full"
    assert counted(cli) == done > 0
    assert cli.done("check")["ok"] is True
    assert cli("--json", "backup").code == 4
    assert [file.name for file in (cli.data / "backups").iterdir()] == []
    (small_disk / "filler").unlink()
    cli.done("intake", "--kind", "tablet", "--model", "Telbaar")
    assert counted(cli) == done + 1


def test_a_disk_without_any_room_is_called_full_whatever_is_asked(small_disk: Path, tmp_path: Path) -> None:
    cli = Cli(small_disk / "data")
    cli.done("init", "--organisation", "X")
    code = cli.laptop()
    copy = cli.done("backup", "--to", tmp_path / "stick")["backup"]
    with contextlib.suppress(OSError), (small_disk / "filler").open("wb", buffering=0) as filler:
        while True:
            filler.write(b"x" * PAGE)
    for command in (["show", code], ["find", "x"], ["locks", code, "--clear"], ["backup"], ["check"]):
        cli.refused("disk-full", *command, code=4)
    Cli(small_disk / "other").refused("disk-full", "init", "--organisation", "Y", code=4)
    cli.refused("disk-full", "restore", copy, code=4)
    (small_disk / "filler").unlink()
    assert cli.state(code) == "RECEIVED"


def test_a_disk_that_may_only_be_read(small_disk: Path) -> None:
    cli = Cli(small_disk / "data")
    cli.done("init", "--organisation", "X")
    code = cli.laptop()
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    try:
        for command in (["locks", code, "--clear"], ["show", code], ["backup"], ["check"]):
            result = cli("--json", *command)
            assert result.code == 4, (command, result)
        assert Cli(small_disk / "new")("--json", "init", "--organisation", "X").json["refused"]["rule"] == "read-only"
    finally:
        subprocess.run(["mount", "-o", "remount,rw", small_disk], check=True)
    assert cli.state(code) == "RECEIVED"


def test_a_database_that_another_program_keeps_busy(cli: Cli) -> None:
    code = cli.laptop()
    other = driver.connect(str(cli.data / FILE_NAME), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        assert cli.state(code) == "RECEIVED", "reading goes on"
        assert "Wait a moment" in cli.refused("database-locked", "locks", code, "--clear", code=4)
    finally:
        other.execute("ROLLBACK")
        other.close()
    cli.done("locks", code, "--clear")


def test_a_database_of_a_newer_program_is_not_touched(cli: Cli, tmp_path: Path) -> None:
    code, newer = cli.laptop(), Cli(tmp_path / "newer")
    shutil.copytree(cli.data, newer.data)
    connection = driver.connect(str(newer.data / FILE_NAME))
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = (newer.data / FILE_NAME).read_bytes()
    for command in (["show", code], ["locks", code, "--clear"], ["check"], ["backup"]):
        assert "newest version" in newer.refused("newer-schema", *command, code=4)
    assert "newest version" in cli.refused("newer-schema", "restore", newer.data / FILE_NAME, code=4)
    assert (newer.data / FILE_NAME).read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"no database at all\n" * 500, b"SQLite format 3\0" + bytes(4080)])
def test_a_file_that_is_no_database_of_ours(bare: Cli, content: bytes) -> None:
    bare.data.mkdir()
    (bare.data / FILE_NAME).write_bytes(content)
    bare.refused("not-a-database", "find", "x", code=4)
    bare.refused("not-a-database", "check", code=4)
    bare.refused("not-a-database", "init", "--organisation", "X", code=4)
    assert (bare.data / FILE_NAME).read_bytes() == content


def test_damage_anywhere_is_no_bug_of_ours(cli: Cli, tmp_path: Path) -> None:
    """One page after the other is noise: every command answers, and `check` always sees it."""
    code, _ = cli.lent()
    whole = (cli.data / FILE_NAME).read_bytes()
    noise = random.Random(7)  # noqa: S311
    damaged = Cli(tmp_path / "damaged")
    shutil.copytree(cli.data, damaged.data)
    for start in range(0, len(whole), 4 * PAGE):
        broken = bytearray(whole)
        broken[start : start + PAGE] = noise.randbytes(PAGE)
        (damaged.data / FILE_NAME).write_bytes(broken)
        assert damaged("--json", "history", code).code in (0, 3, 4)
        assert damaged("--json", "return", code).code in (0, 3, 4)
        assert damaged("--json", "check").code == 4
        assert "put back" in damaged("check").err or "ask for help" in damaged("check").err


def test_a_value_that_is_none_is_damage_and_no_bug(bare: Cli) -> None:
    bare.done("init", "--organisation", "X")
    code = bare.laptop()
    connection = driver.connect(str(bare.data / FILE_NAME), isolation_level=None)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("UPDATE journal SET facts = '{broken' WHERE kind = 'device:received'")
    connection.close()
    bare.refused("database-corrupt", "history", code, code=4)
    assert bare("check").code == 4


def test_a_bug_is_told_without_names(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    from digibank import logs
    from digibank.services import lend

    def broken(*arguments: object, **_more: object) -> None:
        raise ZeroDivisionError(f"{name} {arguments}")

    name, code = "An " + "Peeters", cli.available()
    before = cli.stored()
    monkeypatch.setattr(lend, "_open_loan", broken)
    message = cli.refused("program-error", "lend", code, "--borrower", name, code=1)
    told = (logs.default_folder() / "digibank.log").read_text("utf-8")
    assert "ZeroDivisionError" in told
    assert "lend.py" in told
    assert "Pee" + "ters" not in told + message
    assert "digibank.log" in message
    assert cli.stored() == before


def test_ctrl_c_stops_with_130(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    from digibank.services import lend

    def stopped(*_arguments: object, **_more: object) -> None:
        raise KeyboardInterrupt

    code = cli.available()
    monkeypatch.setattr(lend, "_open_loan", stopped)
    assert cli("lend", code, "--borrower", "An").code == 130
    assert cli.state(code) == "AVAILABLE"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_an_answer_that_cannot_be_written(cli: Cli) -> None:
    code = cli.laptop()
    with Path("/dev/full").open("w") as full:
        result = program("--data", str(cli.data), "locks", code, "--clear", stdout=full)
    assert result.returncode == 4
    assert "stays done" in result.stderr
    assert cli.state(code) == "TO_WIPE"


def test_a_reader_that_went_away_is_no_fault(cli: Cli) -> None:
    code = cli.laptop()
    reading, writing = os.pipe()
    os.close(reading)
    result = program("--data", str(cli.data), "locks", code, "--clear", stdout=writing)
    os.close(writing)
    assert (result.returncode, result.stderr) == (0, "")
    assert cli.state(code) == "TO_WIPE"


def test_a_place_that_may_not_be_looked_into(tmp_path: Path) -> None:
    long = Cli(tmp_path / ("x" * 5000))
    assert long("--json", "show", "KLDRSTVB").code == 4
    assert long("--json", "init", "--organisation", "X").code == 4


def test_two_commands_at_once_both_end_well(cli: Cli) -> None:
    """Both wait for each other; one device goes to one of them."""
    code = cli.available()
    command = [sys.executable, "-m", "digibank", "--data", str(cli.data), "--json", "lend", code, "--borrower"]
    both = [subprocess.Popen([*command, name], stdout=subprocess.PIPE, text=True) for name in ("An", "Piet")]
    told = [process.communicate(timeout=120)[0] for process in both]
    assert sorted(process.returncode for process in both) == [0, 3], told
    assert sum("already-on-loan" in text for text in told) == 1


def test_a_wipe_after_a_crash_is_not_lost(cli: Cli) -> None:
    """What was said before the process was killed is there: exit 0 comes after the disk has it."""
    code = cli.computer()
    assert program("--data", str(cli.data), "wipe", code, *BY_HAND).returncode == 0
    assert cli.state(code) == "WIPED"
