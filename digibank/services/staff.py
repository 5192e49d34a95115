"""Changes to the staff list. A coordinator makes them; one coordinator always stays."""

from sqlalchemy import func, select

from digibank.domain.errors import UnknownMember
from digibank.domain.errors_staff import LastCoordinator, NameTaken
from digibank.domain.folding import fold
from digibank.domain.free_text import clean_line
from digibank.domain.ids import MemberId
from digibank.domain.journal import Event
from digibank.domain.roles import Role
from digibank.services.organisation import add_member, member_named, only_coordinator
from digibank.storage.organisation_table import MemberRow
from digibank.storage.tx import Tx


def welcome(tx: Tx, name: str, role: Role) -> MemberId:
    """A new colleague, or one who was here before and comes back. Raises NameTaken for one who is here, UnknownMember
    for no name."""
    only_coordinator(tx, "staff")
    existing = member_named(tx, name)
    if existing and existing.active:
        raise NameTaken(existing.name)
    if not clean_line(name, field="name"):
        raise UnknownMember("")
    return add_member(tx, name, role)


def change_member(tx: Tx, member: MemberId, *, name: str, role: Role) -> None:
    """What was done under the old name stays this colleague's. Raises NameTaken, LastCoordinator or UnknownMember."""
    only_coordinator(tx, "staff")
    row = _here(tx, member)
    cleaned = clean_line(name, field="name")
    other = member_named(tx, name)
    if not cleaned or (other and other.id != row.id):
        raise NameTaken(cleaned) if cleaned else UnknownMember("")
    if role is not Role.COORDINATOR:
        _keep_a_coordinator(tx, row)
    tx.organisation.staff_list_open = False
    row.name, row.folded, row.role = cleaned, fold(cleaned), role
    tx.record(Event.MEMBER_CHANGED, row.id, role=role)


def retire_member(tx: Tx, member: MemberId) -> None:
    """Somebody no longer works here: the name goes off the list, what was done stays. Raises LastCoordinator or
    UnknownMember."""
    only_coordinator(tx, "staff")
    row = _here(tx, member)
    _keep_a_coordinator(tx, row)
    tx.organisation.staff_list_open = False
    row.active = False
    tx.record(Event.MEMBER_CHANGED, row.id, role=row.role, active=False)


def _here(tx: Tx, member: MemberId) -> MemberRow:
    row = tx.session.get(MemberRow, member)
    if row is None or not row.active:
        raise UnknownMember("")
    return row


def _keep_a_coordinator(tx: Tx, row: MemberRow) -> None:
    others = select(func.count()).where(
        MemberRow.active, MemberRow.role == Role.COORDINATOR.value, MemberRow.id != row.id
    )
    if row.role == Role.COORDINATOR and not tx.session.scalar(others):
        raise LastCoordinator
