"""A counter of its own: lends each device that it is told, and says whether it won. Started by test_race.py."""

import sys
from pathlib import Path

from digibank.domain.errors import Refusal
from digibank.domain.ids import MemberId
from digibank.domain.roles import Role
from digibank.services.lend import lend
from digibank.services.office import Office
from digibank.storage.database import Database
from digibank.storage.tx import Actor


def main(folder: str, member: str) -> None:
    office = Office(Database(Path(folder)), Actor(MemberId(member), Role.COORDINATOR))
    print("ready", flush=True)  # noqa: T201 (the answer of this program)
    for line in sys.stdin:
        code, borrower = line.split()
        try:
            office.do(lend, [code], borrower)
        except Refusal as refused:
            print(refused.rule, flush=True)  # noqa: T201
        else:
            print("won", flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
