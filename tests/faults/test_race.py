"""Two counters lend the same device at the same instant."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.services.conftest import Hub

DEVICES = 200


@contextmanager
def counter(hub: Hub) -> Iterator[subprocess.Popen[str]]:
    """A second process with the same database open."""
    command = [sys.executable, "-m", "tests.faults.lender", str(hub.database.folder), hub.office.actor.member]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) as process:
        assert answer(process) == "ready"
        yield process
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(30) == 0


def answer(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def ask(process: subprocess.Popen[str], code: str, borrower: str) -> None:
    assert process.stdin is not None
    process.stdin.write(f"{code} {borrower}\n")
    process.stdin.flush()


def test_exactly_one_of_two_counters_wins_each_of_200_devices(tmp_path: Path) -> None:
    hub = Hub(tmp_path)
    codes = [hub.available(f"DISK{number}") for number in range(DEVICES)]
    wins = {"left": 0, "right": 0}
    with counter(hub) as left, counter(hub) as right:
        for number, code in enumerate(codes):
            first, second = (left, right) if number % 2 else (right, left)
            ask(first, code, "An")
            ask(second, code, "Piet")
            told = {"left": answer(left), "right": answer(right)}
            assert sorted(told.values()) == ["already-on-loan", "won"], code
            wins[next(name for name, word in told.items() if word == "won")] += 1
    assert sum(wins.values()) == DEVICES
    assert min(wins.values()) > 0, "one counter always won: this was no race"
    assert hub.findings() == ()
