"""An office with a real database in a temporary folder, and short ways to bring a device to where a test begins."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from digibank.domain.device import Kind
from digibank.domain.ids import MemberId, new_key
from digibank.domain.lifecycle import State
from digibank.domain.roles import Role
from digibank.domain.wipe import Method
from digibank.queries.check import check
from digibank.queries.devices import device_card
from digibank.readers.facts import CarrierFacts
from digibank.services import organisation
from digibank.services.intake import NewDevice, intake
from digibank.services.lend import Lent, lend
from digibank.services.locks import clear_locks
from digibank.services.office import Office
from digibank.services.release import release
from digibank.services.wipe import HandMade, record_by_hand
from digibank.storage.database import Database
from digibank.storage.tx import Actor

BY_HAND = HandMade(Method.CLEAR, "nwipe", passed=True)


class Clock:
    """A clock that a test moves by hand; it starts on 24 November 2026, ten in the morning in Brussels."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **time: float) -> None:
        self.now += timedelta(**time)


class Hub:
    """A Digibank at work: `office` acts as a coordinator."""

    def __init__(self, folder: Path) -> None:
        self.clock = Clock()
        self.database = Database.create(folder, self.clock)
        self.office = Office(self.database, Actor(MemberId(new_key()), Role.COORDINATOR))
        self.office.do(organisation.set_up, "Digibank De Kaai", "Rita")

    def as_(self, role: Role, name: str = "Jef") -> Office:
        member = self.office.do(organisation.add_member, f"{name} {role}", role)
        return Office(self.database, Actor(member, role))

    def laptop(self, *serials: str, serial: str | None = None) -> str:
        """RECEIVED, with disks of these serials."""
        carriers = tuple(CarrierFacts(disk, "Samsung SSD", 256.1, "ssd") for disk in serials) or None
        new = NewDevice(kind=Kind.LAPTOP, make="Lenovo", model="ThinkPad T480", serial=serial, carriers=carriers)
        return self.office.do(intake, new).code

    def to_wipe(self, *serials: str, serial: str | None = None) -> str:
        code = self.laptop(*(serials or ("DISK1",)), serial=serial)
        self.office.do(clear_locks, code)
        return code

    def wiped(self, *serials: str) -> str:
        code = self.to_wipe(*serials)
        for disk in serials or ("DISK1",):
            self.office.do(record_by_hand, code, BY_HAND, carrier=disk)
        return code

    def available(self, *serials: str) -> str:
        code = self.wiped(*serials)
        self.office.do(release, code)
        return code

    def lent(self, *serials: str, borrower: str = "An Peeters") -> tuple[str, Lent]:
        code = self.available(*serials)
        return code, self.office.do(lend, [code], borrower)

    def state(self, code: str) -> State:
        return self.office.ask(device_card, code).state

    def findings(self) -> object:
        return self.office.ask(check, self.database.anchors.all())


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    """After each test the whole database is checked: journal, rules, keys."""
    place = Hub(tmp_path / "data")
    yield place
    assert place.findings() == ()
    place.database.close()
