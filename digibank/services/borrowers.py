"""People who borrow. A volunteer may type a new person's data in, and never read it back."""

from dataclasses import dataclass

from sqlalchemy import select

from digibank.domain import label_code
from digibank.domain.errors import AmbiguousBorrower, RoleNotAllowed, UnknownBorrower, UnknownCode
from digibank.domain.folding import fold
from digibank.domain.free_text import clean_line
from digibank.domain.ids import BorrowerId, new_key
from digibank.domain.journal import Event
from digibank.domain.roles import Role, sees_borrowers
from digibank.services import _find
from digibank.services._labels import new_label
from digibank.services._search_index import index_borrower
from digibank.storage.people_tables import BorrowerRow
from digibank.storage.tx import Tx


@dataclass(frozen=True)
class NewBorrower:
    """What a person tells about themself: a name is enough."""

    name: str
    address: str = ""
    phone: str = ""
    email: str = ""
    language: str = "nl"
    number_confirmed: bool = False
    """A coordinator's word that what looks like a national number is none."""

    def line(self, field: str) -> str | None:
        """One field, cleaned; None where it is empty. Raises a TextFault."""
        confirmed = self.number_confirmed
        return clean_line(getattr(self, field), field=field, number_confirmed=confirmed) or None


def add_borrower(tx: Tx, person: NewBorrower) -> BorrowerId:
    """Raises RoleNotAllowed, or a TextFault for a field."""
    confirms = person.number_confirmed and tx.actor.role is not Role.COORDINATOR
    if confirms or not sees_borrowers(tx.actor.role):
        raise RoleNotAllowed(tx.actor.role, "borrowers")
    borrower = BorrowerId(new_key())
    name = person.line("name")
    if name is None:
        raise UnknownBorrower
    row = BorrowerRow(
        id=borrower,
        code=new_label(tx, "borrower", borrower),
        name=name,
        folded=fold(name),
        first_name=name.split(" ", 1)[0],
        address=person.line("address"),
        phone=person.line("phone"),
        email=person.line("email"),
        language=person.language,
        created_at=tx.now,
    )
    tx.add(row)
    index_borrower(tx, row)
    tx.record(Event.BORROWER_ADDED, borrower)
    return borrower


def change_borrower(tx: Tx, borrower: BorrowerId, person: NewBorrower) -> None:
    """A coordinator corrects data. Contracts made before keep what was signed."""
    if tx.actor.role is not Role.COORDINATOR:
        raise RoleNotAllowed(tx.actor.role, "borrowers")
    row = tx.session.get_one(BorrowerRow, borrower)
    name = person.line("name")
    if name is None:
        raise UnknownBorrower
    row.name, row.folded, row.first_name = name, fold(name), name.split(" ", 1)[0]
    row.address = person.line("address")
    row.phone = person.line("phone")
    row.email = person.line("email")
    row.language = person.language
    index_borrower(tx, row)
    tx.record(Event.BORROWER_CHANGED, borrower)


def person(tx: Tx, borrower: str | NewBorrower) -> BorrowerRow:
    """By card code or exact name; a new name, or a new person's data, makes a new person. Raises what either does."""
    if isinstance(borrower, str):
        return _borrower_named(tx, borrower) or person(tx, NewBorrower(borrower))
    return tx.session.get_one(BorrowerRow, add_borrower(tx, borrower))


def _borrower_named(tx: Tx, text: str) -> BorrowerRow | None:
    """By card code or by exact name, letters folded. Raises AmbiguousBorrower, or UnknownBorrower for a code that is
    nobody's card; None for a name that is new."""
    code = label_code.parse(text)
    if code:
        found = tx.session.scalar(select(BorrowerRow).where(BorrowerRow.code == code))
        if found:
            return found
        raise UnknownBorrower
    if label_code.looks_like_code(text):
        raise UnknownCode(text[:40], _find.near(tx.session, text))
    same = tx.session.scalars(
        select(BorrowerRow).where(BorrowerRow.folded == fold(clean_line(text, field="name"))).limit(20)
    ).all()
    if len(same) > 1:
        raise AmbiguousBorrower(len(same))
    return same[0] if same else None
