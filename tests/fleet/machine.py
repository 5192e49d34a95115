"""The part of the machine that knows no single action: acts, and looks whether every rule held."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant

from digibank.domain.errors import Refusal
from digibank.domain.lifecycle import Action, State, targets
from digibank.domain.roles import Role
from digibank.queries.check import check
from digibank.services.carrier import no_carrier
from digibank.services.office import Office
from digibank.storage.database import Database
from digibank.storage.tx import Actor
from tests.fleet.books import Books, follow, journal_tells_what_is_stored
from tests.fleet.reality import Reality
from tests.services.conftest import Clock, Hub

R = TypeVar("R")

PICKS = st.integers(0, 4)
"""Which of the devices or loans that there are: the number wraps around."""
ROLES = st.sampled_from([Role.COORDINATOR, Role.COORDINATOR, Role.COORDINATOR, Role.TECHNICIAN, Role.VOLUNTEER])
AIMS = st.sampled_from([True, True, True, False])
"""Mostly people do what can be done; the rest of the time anything at all."""
PEOPLE = st.sampled_from(["An Peeters", "Bilal Haddad", "Cem Kaya"])


@dataclass
class Template:
    """A set-up database, made once and copied for each run, and who works there."""

    folder: Path
    actors: dict[Role, Actor]


def make_template(folder: Path) -> Template:
    hub = Hub(folder)
    actors = {role: hub.as_(role).actor for role in Role}
    hub.database.close()
    return Template(folder, actors)


@dataclass
class Contract:
    """A loan as the people at the counter know it. `devices`: what is out on it, or lies ready."""

    borrower: str
    devices: set[str] = field(default_factory=set)
    handed_over: bool = False


class Machine(RuleBasedStateMachine):
    template: ClassVar[Template]

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        place = Path(self._folder.name) / "data"
        shutil.copytree(self.template.folder, place)
        self.clock = Clock()
        self.database = Database(place, self.clock)
        self.books = Books(self.database.file)
        self.real = Reality()
        self.contracts: dict[str, Contract] = {}
        self.volunteers_lend = True

    def teardown(self) -> None:
        assert self.office(Role.COORDINATOR).ask(check, self.database.anchors.all()) == ()
        self.books.close()
        self.database.close()
        self._folder.cleanup()

    def office(self, role: Role) -> Office:
        return Office(self.database, self.template.actors[role])

    def act(self, role: Role, service: Callable[..., R], *args: Any, **kwargs: Any) -> R | None:
        """What the service gave, or None where a rule refused it: then nothing at all may be different. Any other
        exception is a failure of the test."""
        return self.told(role, lambda: self.office(role).do(service, *args, **kwargs))

    def aimed(self, aim: bool, action: Action, pick: int) -> str:
        """The code of a device: where people aim, of one for which `action` is thinkable."""
        states = self.books.states_by_code()
        fit = [code for code, state in states.items() if aim and targets(State(state), action)]
        among = fit or list(states)
        return among[pick % len(among)]

    def all_aimed(self, aim: bool, action: Action, picks: list[int]) -> list[str]:
        """Some devices, each once where people aim."""
        codes = [self.aimed(aim, action, pick) for pick in picks]
        return list(dict.fromkeys(codes)) if aim else codes

    def loan(self, pick: int) -> str:
        numbers = sorted(self.contracts)
        return numbers[pick % len(numbers)]

    def found_empty(self, role: Role, code: str) -> None:
        if self.act(role, no_carrier, code):
            self.real.nothing_inside(code)

    def told(self, role: Role, action: Callable[[], R]) -> R | None:
        self.clock.forward(seconds=1)
        version, states, entry = self.books.version(), self.books.states(), self.books.last_entry()
        try:
            result = action()
        except Refusal:
            left_no_trace = self.books.version() == version
            assert left_no_trace
            return None
        moves = self.books.moves_after(entry)
        followed = follow(self._with_new(states), moves, role, volunteers_lend=self.volunteers_lend)
        assert followed == self.books.states(), "a state changed and the journal does not tell it"
        return result

    def _with_new(self, states: dict[str, str]) -> dict[str, str]:
        """A device that came in meanwhile began as RECEIVED."""
        return {device: states.get(device, "RECEIVED") for device in self.books.states()}

    @invariant()
    def the_journal_tells_what_is_stored(self) -> None:
        journal_tells_what_is_stored(self.office(Role.COORDINATOR))
