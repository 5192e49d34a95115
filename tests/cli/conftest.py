"""The command line in this process: the same function that `digibank` runs, its output kept."""

import contextlib
import io
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from digibank import paths
from digibank.cli.main import run
from digibank.storage.database import FILE_NAME
from tests.rows import Rows, all_rows

SEED = paths.schema_history() / "seed" / "demo"
LAPTOP = ("--report", str(SEED / "laptop_dmidecode.txt"), str(SEED / "laptop_lshw.json"))
FIRST_WIPE, SECOND_WIPE, LATER_WIPE = (
    str(SEED / name) for name in ("wipe_one_disk_failed.log", "wipe_second_disk.log", "wipe_after_return.log")
)
BY_HAND = ("--method", "clear", "--tool", "nwipe", "--result", "passed")
RESET = ("--method", "factory-reset", "--tool", "Android", "--result", "passed")


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """Standard output is one JSON object and nothing else."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


class Cli:
    """`cli("show", code)` says what happened; `cli.done(...)` gives the JSON of a command that has to work."""

    def __init__(self, data: Path) -> None:
        self.data = data

    def __call__(self, *arguments: object) -> Result:
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run(["--data", str(self.data), *map(str, arguments)])
        assert isinstance(code, int)
        return Result(int(code), out.getvalue(), err.getvalue())

    def done(self, *arguments: object) -> dict[str, Any]:
        result = self("--json", *arguments)
        assert (result.code, result.err) == (0, ""), result
        return result.json

    def refused(self, rule: str, *arguments: object, code: int = 3) -> str:
        """The message; nothing but the refusal stands on standard output."""
        result = self("--json", *arguments)
        assert (result.code, result.json["refused"]["rule"]) == (code, rule), result
        assert result.err == ""
        message = result.json["refused"]["message"]
        assert isinstance(message, str)
        return message

    def laptop(self, *options: str) -> str:
        """RECEIVED; a T470 with two disks, from its reports."""
        return str(self.done("intake", *LAPTOP, *options)["device"]["code"])

    def computer(self, serial: str = "S1") -> str:
        """TO_WIPE, with one disk."""
        code = str(self.done("intake", "--kind", "desktop")["device"]["code"])
        self.done("carrier", code, "--fit", serial)
        self.done("locks", code, "--clear")
        return code

    def available(self, serial: str = "S1") -> str:
        code = self.computer(serial)
        self.done("wipe", code, *BY_HAND)
        self.done("release", code)
        return code

    def lent(self, serial: str = "S1", borrower: str = "An Peeters") -> tuple[str, str]:
        """A device and its loan's number."""
        code = self.available(serial)
        return code, str(self.done("lend", code, "--borrower", borrower)["loan"]["number"])

    def state(self, code: str) -> str:
        return str(self.done("show", code)["device"]["state"])

    def stored(self) -> Rows:
        """To see that nothing changed."""
        return all_rows(self.data / FILE_NAME)


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGIBANK_LANGUAGE", "en")


@pytest.fixture
def bare(tmp_path: Path) -> Cli:
    """No database yet."""
    return Cli(tmp_path / "data")


@pytest.fixture(scope="session")
def _first_day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as `init` makes it, made once."""
    folder = tmp_path_factory.mktemp("first") / "data"
    Cli(folder).done("init", "--organisation", "Digibank De Kaai", "--as", "Rita")
    return folder


@pytest.fixture
def cli(bare: Cli, _first_day: Path) -> Iterator[Cli]:
    """A new database; whatever a test did, `check` passes at its end."""
    shutil.copytree(_first_day, bare.data)
    yield bare
    checked = bare.done("check")
    assert (checked["ok"], checked["findings"]) == (True, [])
