"""Who acts with a database."""

from pathlib import Path

from digibank.domain.folding import fold
from digibank.domain.free_text import clean_line
from digibank.domain.ids import MemberId
from digibank.domain.roles import Role
from digibank.queries.staff import Member, members
from digibank.services.office import Office
from digibank.services.organisation import actor_named
from digibank.storage.database import Database, NoDatabase
from digibank.storage.tx import Actor

_NOBODY = Actor(MemberId("nobody"), Role.VOLUNTEER)
"""Reads the staff list, before it is known who does."""


def open_folder(folder: Path) -> Office:
    """Nobody's office: who acts is asked next. Raises NoDatabase, a folder refusal or MachineError."""
    return Office(Database(folder), _NOBODY)


def office_of(office: Office, member: Member) -> Office:
    """That colleague's, at the same database."""
    return Office(office.database, Actor(member.id, member.role))


def colleagues(office: Office) -> tuple[Member, ...]:
    """Who may sign in, the first one first. Raises NoDatabase where nobody has set it up yet."""
    found = office.ask(members)
    if not found:
        raise NoDatabase(str(office.database.folder))
    return found


def sign_in(database: Database, name: str | None = None) -> Actor:
    """The colleague of this name, else the first coordinator. A name that is there costs no write; a new one is added
    while the staff list is open. Raises UnknownMember, a TextFault, or NoDatabase where nobody has set it up yet."""
    nobodys = Office(database, _NOBODY)
    found = colleagues(nobodys)
    first = next((member for member in found if member.role is Role.COORDINATOR), found[0])
    if name is None:
        return office_of(nobodys, first).actor
    wanted = fold(clean_line(name, field="name"))
    known = next((member for member in found if fold(member.name) == wanted), None)
    return office_of(nobodys, known).actor if known else office_of(nobodys, first).do(actor_named, name)
