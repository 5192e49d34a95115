"""Where the demonstration plays: three colleagues at one database, a calendar, and a note of all that is done."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from digibank import paths
from digibank.domain.errors import Refusal
from digibank.domain.label_code import LabelCode
from digibank.domain.lifecycle import Action, State
from digibank.domain.roles import Role
from digibank.queries.devices import device_card
from digibank.services.office import Office
from digibank.services.papers import Paper
from digibank.storage.database import Database
from digibank.storage.machine_errors import machine_faults
from digibank.storage.tx import Tx, utc_now

P = ParamSpec("P")
R = TypeVar("R")

DAYS = 60
"""How long ago the demonstration begins."""


@dataclass(frozen=True)
class Step:
    """One thing that somebody did, or tried (`refused`), with one device; `state` is where it is then."""

    day: datetime
    code: LabelCode
    title: str
    action: Action
    role: Role
    state: State
    refused: Refusal | None = None


class Calendar:
    """A clock that is moved on by hand and never passes the real one. A new day begins at half past eight (UTC)."""

    def __init__(self) -> None:
        self._now = _morning(utc_now() - timedelta(days=DAYS))

    def __call__(self) -> datetime:
        return self._now

    def forward(self, *, days: int = 0, minutes: int = 0) -> None:
        morning = _morning(self._now + timedelta(days=days)) if days else self._now
        self._now = min(morning + timedelta(minutes=minutes), utc_now())


def _morning(moment: datetime) -> datetime:
    return moment.replace(hour=8, minute=30, second=0, microsecond=0)


@dataclass
class Stage:
    """The hub of the demonstration: three colleagues, a calendar that goes on, and what was done."""

    database: Database
    calendar: Calendar
    offices: dict[Role, Office]
    told: list[Step] = field(default_factory=list)
    papers: dict[str, bytes] = field(default_factory=dict)
    """What was printed on the day: the file's name and the PDF."""

    def play(
        self,
        role: Role,
        action: Action,
        code: LabelCode,
        service: Callable[Concatenate[Tx, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """Somebody does something with a device."""
        self.calendar.forward(minutes=20)
        result = self.offices[role].do(service, *args, **kwargs)
        self.tell(role, action, code)
        return result

    def try_in_vain(
        self,
        role: Role,
        action: Action,
        code: LabelCode,
        service: Callable[Concatenate[Tx, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """What the rules have to refuse. That they do not is a bug."""
        self.calendar.forward(minutes=5)
        try:
            self.offices[role].do(service, *args, **kwargs)
        except Refusal as refused:
            self.tell(role, action, code, refused)
        else:
            raise AssertionError(action)

    def report(self, name: str) -> Path:
        """A report of db/seed/demo, laid in the folder; what a tool dated is dated the day before, once."""
        file = self.database.folder / "reports" / name
        if not file.exists():
            text = sample(name).read_text("utf-8")
            with machine_faults():
                file.parent.mkdir(exist_ok=True)
                file.write_text(redated(text, self.calendar().date() - timedelta(days=1)), "utf-8")
        return file

    def print(self, name: str, draw: Callable[[Office, str], Paper], text: str) -> None:
        """A paper as it is given that day; `text` is what `draw` finds it by."""
        self.calendar.forward(minutes=5)
        self.papers[name] = draw(self.offices[Role.COORDINATOR], text).pdf

    def tell(self, role: Role, action: Action, code: LabelCode, refused: Refusal | None = None) -> None:
        card = self.offices[Role.COORDINATOR].ask(device_card, code)
        title = card.title or card.kind
        self.told.append(Step(self.calendar(), code, title, action, role, card.state, refused))


_DAY = re.compile(r"\d{4}/\d{2}/\d{2}")


def redated(log: str, day: date) -> str:
    """The same log as if it began on `day`."""
    first = _DAY.search(log)
    if first is None:
        return log
    shift = day - _day(first)
    return _DAY.sub(lambda found: f"{_day(found) + shift:%Y/%m/%d}", log)


def _day(found: re.Match[str]) -> date:
    return date.fromisoformat(found[0].replace("/", "-"))


def sample(name: str) -> Path:
    """A report of db/seed/demo: written by us, in the form that the tool writes."""
    return paths.schema_history() / "seed" / "demo" / name
