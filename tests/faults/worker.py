"""A counter that lends, takes back and wipes without a pause, and is killed while it does. Started by test_kill.py.

For each line on standard input it forks a child that works on the database named there. The child says on standard
output what is stored, after it is: the last sequence number and hash. The parent only keeps the imports warm, so that
a round costs milliseconds.
"""

import os
import sys
from itertools import count
from pathlib import Path

from digibank.domain.errors import Refusal
from digibank.domain.ids import MemberId
from digibank.domain.roles import Role
from digibank.domain.wipe import Method
from digibank.services.lend import lend
from digibank.services.office import Office
from digibank.services.release import release
from digibank.services.take_back import take_back
from digibank.services.wipe import HandMade, record_by_hand
from digibank.storage.database import Database
from digibank.storage.tx import Actor, Look


def say(text: str) -> None:
    os.write(1, f"{text}\n".encode())


def last_entry(look: Look) -> str:
    connection = look.session.connection()
    row = connection.exec_driver_sql("SELECT station, seq, hash FROM journal ORDER BY rowid DESC LIMIT 1").one()
    return " ".join(str(column) for column in row)


def work(folder: Path, member: str, code: str) -> None:
    """From ON_LOAN round and round, wherever the last round was stopped: what is not possible yet is passed over."""
    office = Office(Database(folder), Actor(MemberId(member), Role.COORDINATOR))
    by_hand = HandMade(Method.CLEAR, "nwipe", passed=True)
    for turn in count():
        steps = (
            lambda: office.do(take_back, [code]),
            lambda: office.do(record_by_hand, code, by_hand),
            lambda: office.do(release, code),
            lambda: office.do(lend, [code], "An Peeters"),
        )
        try:
            steps[turn % 4]()
        except Refusal:
            continue
        say(office.ask(last_entry))


def main() -> None:
    for line in sys.stdin:
        folder, member, code = line.split()
        child = os.fork()
        if child == 0:
            work(Path(folder), member, code)
        say(f"pid {child}")
        os.waitpid(child, 0)
        say("dead")


if __name__ == "__main__":
    main()
