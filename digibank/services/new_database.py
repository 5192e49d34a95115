"""The first day: a new database with its organisation and its first coordinator."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from digibank.domain.free_text import clean_line
from digibank.domain.ids import MemberId, new_key
from digibank.domain.roles import Role
from digibank.services.office import Office
from digibank.services.organisation import change_settings, set_up
from digibank.storage.database import Database
from digibank.storage.tx import Actor, utc_now


def new_database(
    folder: Path,
    organisation: str,
    coordinator: str,
    clock: Callable[[], datetime] = utc_now,
    **settings: str,
) -> Database:
    """It is there with its organisation, or not at all; `settings` as for `change_settings`, empty ones are left out.
    Raises AlreadyThere, a folder refusal, MachineError, or a TextFault before anything is made."""
    for field, text in {"organisation": organisation, "name": coordinator, **settings}.items():
        clean_line(text, field=field)
    told = {name: text for name, text in settings.items() if text.strip()}
    founder = Actor(MemberId(new_key()), Role.COORDINATOR)

    def begin(draft: Database) -> None:
        office = Office(draft, founder)
        office.do(set_up, organisation, coordinator)
        if told:
            office.do(change_settings, **told)

    return Database.create(folder, clock, begin)
