"""The command line loads what it needs and nothing else: no Qt ever, no database for a file, no papers for a look."""

import json
import subprocess
import sys

import pytest

from tests.cli.conftest import FIRST_WIPE, LAPTOP, Cli

TELL = """
import json, sys
from digibank.cli.main import run
code = run(sys.argv[1:])
print(json.dumps([code, *sys.modules]))
"""


def loaded(*arguments: str) -> set[str]:
    result = subprocess.run(
        [sys.executable, "-c", TELL, *arguments], capture_output=True, text=True, check=True, timeout=120
    )
    code, *modules = json.loads(result.stdout.splitlines()[-1])
    assert code == 0, result
    return {module.partition(".")[0] for module in modules}


def test_reading_a_file_loads_no_database() -> None:
    for arguments in (["read-report", LAPTOP[1]], ["read-wipe", FIRST_WIPE]):
        assert loaded(*arguments) & {"PySide6", "sqlalchemy", "sqlcipher3", "alembic", "reportlab", "babel"} == set()


@pytest.mark.parametrize("command", ["show", "history", "find"])
def test_looking_loads_no_papers_and_no_migrations(cli: Cli, command: str) -> None:
    heavy = {"PySide6", "alembic", "reportlab", "qrcode", "PIL", "fontTools", "pypdfium2"}
    assert loaded("--data", str(cli.data), command, cli.laptop()) & heavy == set()


def test_an_action_loads_no_window(cli: Cli) -> None:
    assert (
        loaded("--data", str(cli.data), "locks", cli.laptop(), "--clear") & {"PySide6", "alembic", "reportlab"} == set()
    )


def test_the_module_is_the_program(cli: Cli) -> None:
    code = cli.laptop()
    command = [sys.executable, "-m", "digibank", "--data", str(cli.data), "show", code, "--json"]
    result = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    assert json.loads(result.stdout)["device"]["code"] == code
