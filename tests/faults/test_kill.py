"""`kill -9` of a program at work, a hundred times: all that was said is there, and nothing is broken."""

import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from digibank.storage.database import Database
from digibank.storage.tx import Look
from tests.services.conftest import Hub

ROUNDS = 100
CHECK_EVERY = 10


@pytest.fixture
def worker() -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "tests.faults.worker"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def one_round(worker: subprocess.Popen[bytes], order: str, seconds: float) -> list[str]:
    """Lets a child work for so long after its first acknowledgement, kills it, and gives what it acknowledged."""
    assert worker.stdin is not None
    assert worker.stdout is not None
    worker.stdin.write(order.encode())
    heard, lines = "", [""]
    pid, deadline, killed = 0, None, False
    while "dead" not in lines:
        wait = 60 if deadline is None or killed else max(0.0, deadline - time.monotonic())
        ready, _, _ = select.select([worker.stdout], [], [], wait)
        if ready:
            heard += os.read(worker.stdout.fileno(), 65536).decode()
            lines = heard.split("\n")[:-1]
        pid = pid or next((int(line.split()[1]) for line in lines if line.startswith("pid ")), 0)
        acknowledged = [line for line in lines if len(line.split()) == 3]
        if acknowledged and deadline is None:
            deadline = time.monotonic() + seconds
        if pid and deadline and time.monotonic() >= deadline and not killed:
            os.kill(pid, signal.SIGKILL)
            killed = True
    return [line for line in lines if len(line.split()) == 3]


def stored(look: Look) -> list[str]:
    rows = look.session.connection().exec_driver_sql("SELECT station, seq, hash FROM journal ORDER BY rowid")
    return [" ".join(str(column) for column in row) for row in rows]


def test_what_was_said_is_there_after_each_of_100_kills(tmp_path: Path, worker: subprocess.Popen[bytes]) -> None:
    hub = Hub(tmp_path)
    code, _ = hub.lent("DISK1")
    hub.database.close()
    dice, said = random.Random(20261124), 0  # noqa: S311
    for turn in range(1, ROUNDS + 1):
        order = f"{tmp_path} {hub.office.actor.member} {code}\n"
        acknowledged = one_round(worker, order, dice.uniform(0, 0.06))
        hub.database = Database(tmp_path)
        hub.office.database = hub.database
        assert hub.database.lost is None
        there = hub.office.ask(stored)
        assert set(acknowledged) <= set(there)
        said += len(acknowledged)
        if turn % CHECK_EVERY == 0:
            assert hub.findings() == ()
        hub.database.close()
    assert said >= ROUNDS
