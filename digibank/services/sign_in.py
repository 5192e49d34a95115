"""Who acts with a database."""

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


def sign_in(database: Database, name: str | None = None) -> Actor:
    """The colleague of this name, else the first coordinator. A name that is there costs no write; a new one is added
    while the staff list is open. Raises UnknownMember, a TextFault, or NoDatabase where nobody has set it up yet."""
    colleagues = Office(database, _NOBODY).ask(members)
    if not colleagues:
        raise NoDatabase(str(database.folder))
    first = next((member for member in colleagues if member.role is Role.COORDINATOR), colleagues[0])
    if name is None:
        return _as_actor(first)
    wanted = fold(clean_line(name, field="name"))
    known = next((member for member in colleagues if fold(member.name) == wanted), None)
    return _as_actor(known) if known else Office(database, _as_actor(first)).do(actor_named, name)


def _as_actor(member: Member) -> Actor:
    return Actor(member.id, member.role)
