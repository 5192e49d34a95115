"""The first day: a new database with its organisation and its first coordinator."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from digibank.domain.free_text import clean_line
from digibank.domain.ids import MemberId, new_key
from digibank.domain.roles import Role
from digibank.services.office import Office
from digibank.services.organisation import set_up
from digibank.storage.database import Database
from digibank.storage.tx import Actor, utc_now


def new_database(
    folder: Path, organisation: str, coordinator: str, clock: Callable[[], datetime] = utc_now
) -> Database:
    """It is there with its organisation, or not at all. Raises AlreadyThere, a folder refusal, MachineError, or a
    TextFault before anything is made."""
    clean_line(organisation, field="organisation")
    clean_line(coordinator, field="name")
    founder = Actor(MemberId(new_key()), Role.COORDINATOR)
    return Database.create(folder, clock, lambda draft: Office(draft, founder).do(set_up, organisation, coordinator))
