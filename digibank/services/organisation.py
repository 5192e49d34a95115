"""The organisation, its settings and its staff."""

from sqlalchemy import func, select

from digibank.domain.errors import RoleNotAllowed, UnknownMember
from digibank.domain.folding import fold
from digibank.domain.free_text import clean_line
from digibank.domain.ids import MemberId, new_key
from digibank.domain.journal import Event
from digibank.domain.roles import Role
from digibank.storage.organisation_table import AS_THEY_CAME, MemberRow, OrganisationRow
from digibank.storage.tx import Actor, Tx

SETTINGS = frozenset(
    {
        "name",
        "address",
        "phone",
        "email",
        "privacy_contact",
        "help_text",
        "language",
        "volunteers_lend",
        "default_loan_days",
        "liability_cap_euro",
        "retention_months",
        "notice_days",
    }
)


def set_up(tx: Tx, name: str, coordinator: str) -> MemberId:
    """The first action of a new database; the actor's member key becomes the first coordinator."""
    tx.add(OrganisationRow(id=1, name=clean_line(name, field="organisation"), created_at=tx.now))
    tx.record(Event.ORGANISATION_CREATED, "organisation")
    return _add(tx, coordinator, Role.COORDINATOR, tx.actor.member)


def change_settings(tx: Tx, /, **settings: str | int | bool | None) -> None:
    """Only a coordinator; `settings` are columns of the organisation (SETTINGS)."""
    only_coordinator(tx, "settings")
    organisation = tx.organisation
    for name, value in settings.items():
        if name not in SETTINGS:
            raise TypeError(name)
        setattr(organisation, name, clean_line(value, field=name) if isinstance(value, str) else value)
    tx.record(Event.ORGANISATION_CHANGED, "organisation", settings=sorted(settings))


def add_member(tx: Tx, name: str, role: Role) -> MemberId:
    """A coordinator adds a colleague; from now on the staff list is closed to names that come by themselves."""
    only_coordinator(tx, "staff")
    organisation = tx.organisation
    organisation.staff_list_open = False
    existing = member_named(tx, name)
    if existing:
        existing.role, existing.active = role, True
        tx.record(Event.MEMBER_CHANGED, existing.id, role=role)
        return MemberId(existing.id)
    return _add(tx, name, role, MemberId(new_key()))


def member_named(tx: Tx, name: str) -> MemberRow | None:
    return tx.session.scalar(select(MemberRow).where(MemberRow.folded == fold(clean_line(name, field="name"))))


def colleague(tx: Tx, name: str) -> MemberId:
    """The key of a named colleague (checked by, acts as). While the list is open, a new name is added as a
    coordinator: until somebody manages the list, anyone who can start the program can do everything.
    Raises UnknownMember."""
    member = member_named(tx, name)
    if member and member.active:
        return MemberId(member.id)
    organisation = tx.organisation
    if member or not organisation.staff_list_open or not clean_line(name, field="name"):
        raise UnknownMember(name[:40])
    return _add(tx, name, Role.COORDINATOR, MemberId(new_key()))


def actor_named(tx: Tx, name: str | None) -> Actor:
    """Who acts: the named colleague, else the first of the list."""
    if name is None:
        first = tx.session.scalars(select(MemberRow).where(MemberRow.active).order_by(AS_THEY_CAME).limit(1)).one()
        return Actor(MemberId(first.id), Role(first.role))
    member = tx.session.get_one(MemberRow, colleague(tx, name))
    return Actor(MemberId(member.id), Role(member.role))


def active_members(tx: Tx) -> int:
    return tx.session.scalar(select(func.count()).select_from(MemberRow).where(MemberRow.active)) or 0


def _add(tx: Tx, name: str, role: Role, member: MemberId) -> MemberId:
    cleaned = clean_line(name, field="name")
    tx.add(MemberRow(id=member, name=cleaned, folded=fold(cleaned), role=role, created_at=tx.now))
    tx.record(Event.MEMBER_ADDED, member, role=role)
    return member


def only_coordinator(tx: Tx, what: str) -> None:
    if tx.actor.role is not Role.COORDINATOR:
        raise RoleNotAllowed(tx.actor.role, what)
