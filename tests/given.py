"""What stands in a story before it begins: a Digibank with its stock, and files as the tools write them."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digibank.domain.device import Kind
from digibank.domain.ids import MemberId, new_key
from digibank.domain.label_code import LabelCode
from digibank.domain.lifecycle import State
from digibank.domain.roles import Role
from digibank.domain.wipe import Method
from digibank.queries.check import check
from digibank.queries.devices import DeviceCard, device_card
from digibank.queries.journal import events
from digibank.readers.facts import CarrierFacts
from digibank.services import organisation
from digibank.services.borrowers import NewBorrower, add_borrower
from digibank.services.intake import NewDevice, intake
from digibank.services.lend import Lent, lend
from digibank.services.locks import clear_locks
from digibank.services.office import Office
from digibank.services.release import release
from digibank.services.take_back import take_back
from digibank.services.wipe import HandMade, record_by_hand
from digibank.storage.database import Database
from digibank.storage.tx import Actor

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = Path(__file__).parent / "data"
RESET = HandMade(Method.FACTORY_RESET, "Android", passed=True)

FIRST_DISK = ("1902E1E1B3C7", DATA / "wipe" / "v042_a_retry_helped.log")
SECOND_DISK = ("121204E2034BLRKG7HNP", DATA / "wipe" / "v028_ops2_verified.log")
"""Serial numbers with the nwipe log in which they were wiped."""


@dataclass
class Given:
    """One database in a folder of its own; `office` is Rita's, a coordinator."""

    folder: Path

    def __post_init__(self) -> None:
        self.database = Database.create(self.folder / "data")
        self.office = Office(self.database, Actor(MemberId(new_key()), Role.COORDINATOR))
        self.office.do(organisation.set_up, "Digibank De Kaai", "Rita")

    def actor(self, role: Role) -> Actor:
        if role is Role.COORDINATOR:
            return self.office.actor
        return Actor(self.office.do(organisation.add_member, f"Jef {role}", role), role)

    def hardware_report(self) -> Path:
        """Of a laptop with the two disks above, as `lshw -json` writes it."""
        text = (DATA / "hardware" / "lshw_laptop.json").read_text(encoding="utf-8")
        text = text.replace("S3NVME0SAMPLE", FIRST_DISK[0]).replace("WD-SAMPLE0001", SECOND_DISK[0])
        file = self.folder / "laptop.json"
        file.write_text(json.dumps(_without(json.loads(text), "mmc0")), encoding="utf-8")
        return file

    def device(self, state: State, kind: Kind = Kind.SMARTPHONE, title: str = "Samsung A13") -> LabelCode:
        """A device brought to `state` by the services, on the way that devices go."""
        make, _, model = title.partition(" ")
        disks = (CarrierFacts(new_key()[:12], None, 256.0, "ssd"),) if kind is Kind.LAPTOP else None
        code = self.office.do(intake, NewDevice(kind=kind, make=make, model=model, carriers=disks)).code
        road: dict[State, Callable[[], object]] = {
            State.TO_WIPE: lambda: self.office.do(clear_locks, code),
            State.WIPED: lambda: self.office.do(record_by_hand, code, RESET),
            State.AVAILABLE: lambda: self.office.do(release, code),
            State.ON_LOAN: lambda: self.office.do(lend, [code], "An Peeters"),
        }
        for reached, step in road.items():
            if self.state_of(code) is not state:
                step()
                assert self.state_of(code) is reached
        assert self.state_of(code) is state
        return code

    def lent(
        self, borrower: str, until: date | None = None, *, prepare: bool = False, items: tuple[str, ...] = ()
    ) -> Lent:
        code = self.device(State.AVAILABLE)
        return self.office.do(lend, [code], borrower, until=until, prepare=prepare, items=items)

    def back(self, code: str) -> None:
        self.office.do(take_back, [code])

    def borrower(self, name: str) -> None:
        self.office.do(add_borrower, NewBorrower(name))

    def card(self, code: str) -> DeviceCard:
        return self.office.ask(device_card, code)

    def state_of(self, code: str) -> State:
        return self.card(code).state

    def happened_to(self, code: str) -> list[str]:
        return [event.kind.value for event in self.office.ask(events, code)]

    def all_is_well(self) -> bool:
        return self.office.ask(check, self.database.anchors.all()) == ()


def _without(node: Any, name: str) -> Any:
    """The tree of `lshw` less the part of that id."""
    if isinstance(node, list):
        return [_without(part, name) for part in node if part.get("id") != name]
    return {**node, "children": _without(node["children"], name)} if "children" in node else node
