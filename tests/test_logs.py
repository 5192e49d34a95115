"""The log tells what went wrong and where; names, serials and free text stay out of it."""

import io
import logging
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from digibank import logs

NAME = "Fatima Oulad-Haddou"
LOAN = "0f3b9d6a1c2e4f508192a3b4c5d6e7f8"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    file = logs.start(tmp_path / "log")
    assert file is not None
    yield file
    logs.stop()


def test_keys_codes_numbers_and_own_names_are_written(log: Path) -> None:
    logging.getLogger("digibank.services.lend").info("lend %s %s %d %s", LOAN, "KLDR-STVX", 3, "digibank.ui")
    assert f"INFO digibank.services.lend lend {LOAN} KLDR-STVX 3 digibank.ui\n" in log.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "argument", [NAME, "fatima", "jan-pieter", "PF1ABCDE", "0470 12 34 56", Path("/home/fatima"), [NAME]]
)
def test_anything_else_is_written_by_its_type(log: Path, argument: object) -> None:
    logging.getLogger("digibank.ui").warning("not printed: %s", argument)
    written = log.read_text(encoding="utf-8")
    assert f"not printed: <{type(argument).__name__}>" in written
    assert str(argument) not in written


def test_named_arguments_are_filtered_too(log: Path) -> None:
    logging.getLogger("digibank.ui").warning("%(loan)s of %(name)s", {"loan": LOAN, "name": NAME})
    assert f"{LOAN} of <str>" in log.read_text(encoding="utf-8")


def test_what_another_handler_wrote_of_an_exception_is_not_used_again(log: Path) -> None:
    other = logging.StreamHandler(io.StringIO())
    ours = logging.getLogger("digibank")
    ours.handlers.insert(0, other)
    try:
        raise ValueError(NAME)
    except ValueError:
        logging.getLogger("digibank.app").exception("a bug")
    finally:
        ours.removeHandler(other)
    assert NAME in other.stream.getvalue()
    assert NAME not in log.read_text(encoding="utf-8")


def test_a_refusal_is_told_by_the_name_of_its_rule(log: Path) -> None:
    logging.getLogger("digibank.cli").info("refused: %s %s", FileNotFoundError(NAME), FileNotFoundError)
    assert "refused: <FileNotFoundError> <FileNotFoundError>\n" in log.read_text(encoding="utf-8")


def test_an_exception_is_told_by_type_and_lines_without_its_message(log: Path) -> None:
    try:
        try:
            raise KeyError(NAME)
        except KeyError as cause:
            raise ValueError(f"no such person: {NAME}") from cause
    except ValueError:
        logging.getLogger("digibank.app").exception("a bug")
    written = log.read_text(encoding="utf-8")
    assert "ValueError\n" in written
    assert "caused by KeyError\n" in written
    assert "test_logs.py" in written
    assert NAME not in written


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ModuleNotFoundError(NAME, name="cattrs"), "ModuleNotFoundError cattrs\n"),
        (OSError(28, NAME), "OSError 28\n"),
        (PermissionError(13, NAME, NAME), "PermissionError 13\n"),
    ],
)
def test_what_the_system_says_of_an_exception_is_kept(log: Path, error: Exception, told: str) -> None:
    try:
        raise error
    except Exception:
        logging.getLogger("digibank.app").exception("a bug")
    written = log.read_text(encoding="utf-8")
    assert told in written
    assert NAME not in written


def test_a_database_error_is_told_by_its_name(log: Path) -> None:
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE TABLE person (name TEXT CHECK (length(name) < 3))")
        try:
            connection.execute("INSERT INTO person VALUES (?)", (NAME,))
        except sqlite3.IntegrityError:
            logging.getLogger("digibank.app").exception("a bug")
    connection.close()
    assert "IntegrityError SQLITE_CONSTRAINT_CHECK\n" in log.read_text(encoding="utf-8")


def test_other_libraries_do_not_reach_the_file(log: Path) -> None:
    logging.getLogger("sqlalchemy.engine").error("INSERT INTO borrower VALUES ('%s')", NAME)
    assert log.read_text(encoding="utf-8") == ""


def test_four_files_of_one_megabyte_at_most(log: Path) -> None:
    ours = logging.getLogger("digibank.bench")
    for _ in range(60):
        ours.info("x" * 100_000)
    files = sorted(log.parent.iterdir())
    assert [file.name for file in files] == ["digibank.log", "digibank.log.1", "digibank.log.2", "digibank.log.3"]
    assert all(file.stat().st_size <= 1_000_000 for file in files)


def test_no_place_for_a_log_is_no_reason_to_stop(tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("", encoding="utf-8")
    assert logs.start(blocked / "log") is None


def test_a_full_disk_drops_the_line_and_says_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "digibank.log").symlink_to("/dev/full")
    assert logs.start(tmp_path) is not None
    logging.getLogger("digibank.ui").error("lost")
    logs.stop()
    assert capfd.readouterr() == ("", "")


def test_starting_again_writes_each_line_once(log: Path) -> None:
    logs.start(log.parent)
    logging.getLogger("digibank.ui").error("once")
    assert log.read_text(encoding="utf-8").count("once") == 1
