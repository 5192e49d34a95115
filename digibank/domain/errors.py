"""What the rules refuse, as data. `digibank/sentences.py` turns each into one plain sentence with the way on.

Every refusal names its `rule` (kebab-case): the command line prints it, tests and scripts rely on it.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from digibank.domain.lifecycle import Action, State
from digibank.domain.roles import Role


@dataclass(eq=False)
class Refusal(Exception):
    """Something the rules do not allow. Nothing was stored."""

    rule: ClassVar[str]


@dataclass(eq=False)
class MoveNotAllowed(Refusal):
    rule: ClassVar[str] = "wrong-state"
    code: str
    state: State
    action: Action


@dataclass(eq=False)
class RoleNotAllowed(Refusal):
    rule: ClassVar[str] = "role-not-allowed"
    role: Role
    action: str


@dataclass(eq=False)
class UnknownCode(Refusal):
    """`near` holds existing codes one mistake away: offered, never taken."""

    rule: ClassVar[str] = "unknown-code"
    text: str
    near: tuple[str, ...] = ()


@dataclass(eq=False)
class NotADevice(Refusal):
    """The code exists, and is the label of something else. `kind` as in storage's label table."""

    rule: ClassVar[str] = "other-kind-of-label"
    code: str
    kind: str


@dataclass(eq=False)
class UnknownLoan(Refusal):
    """`near` as in UnknownCode."""

    rule: ClassVar[str] = "unknown-loan"
    text: str
    near: tuple[str, ...] = ()


@dataclass(eq=False)
class UnknownMember(Refusal):
    """The staff list is closed and does not hold this name."""

    rule: ClassVar[str] = "unknown-staff-member"
    name: str


@dataclass(eq=False)
class AmbiguousBorrower(Refusal):
    rule: ClassVar[str] = "ambiguous-borrower"
    count: int


@dataclass(eq=False)
class UnknownBorrower(Refusal):
    rule: ClassVar[str] = "unknown-borrower"


@dataclass(eq=False)
class LockOpen(Refusal):
    rule: ClassVar[str] = "lock-open"
    code: str
    kinds: tuple[str, ...]


@dataclass(eq=False)
class DuplicateSerial(Refusal):
    """The serial or IMEI is there already: allowed with a reason."""

    rule: ClassVar[str] = "duplicate-serial"
    code: str


@dataclass(eq=False)
class InvalidImei(Refusal):
    rule: ClassVar[str] = "invalid-imei"


@dataclass(eq=False)
class NothingToCorrect(Refusal):
    """All of it stands there already."""

    rule: ClassVar[str] = "nothing-to-correct"
    code: str


@dataclass(eq=False)
class ReportsDisagree(Refusal):
    """Reports given together speak of different machines. `what` names the fact: serial, kind."""

    rule: ClassVar[str] = "reports-disagree"
    what: str


@dataclass(eq=False)
class KindNeeded(Refusal):
    """Neither a report nor a person says what kind of device it is."""

    rule: ClassVar[str] = "kind-needed"


@dataclass(eq=False)
class AlreadyOnLoan(Refusal):
    rule: ClassVar[str] = "already-on-loan"
    code: str
    loan: str
    station: str


@dataclass(eq=False)
class ScannedTwice(Refusal):
    rule: ClassVar[str] = "scanned-twice"
    code: str


@dataclass(eq=False)
class DateInPast(Refusal):
    rule: ClassVar[str] = "date-in-past"
    day: date


@dataclass(eq=False)
class DateInFuture(Refusal):
    """Something that happened already cannot have happened on a day to come."""

    rule: ClassVar[str] = "date-in-future"
    day: date


@dataclass(eq=False)
class NotAnExtension(Refusal):
    """The new end is not after the old one, or the loan has no end at all (`until` None)."""

    rule: ClassVar[str] = "not-an-extension"
    until: date | None


@dataclass(eq=False)
class HandedOver(Refusal):
    """Cancel after hand-over: that is a return."""

    rule: ClassVar[str] = "already-handed-over"
    loan: str


@dataclass(eq=False)
class LoanClosed(Refusal):
    rule: ClassVar[str] = "loan-closed"
    loan: str


@dataclass(eq=False)
class NotInLoan(Refusal):
    rule: ClassVar[str] = "not-in-loan"
    code: str
    loan: str


@dataclass(eq=False)
class NotHandedOver(Refusal):
    """The contract was printed ahead and the device never left: hand over or cancel first."""

    rule: ClassVar[str] = "not-handed-over"
    loan: str


@dataclass(eq=False)
class WhichLoan(Refusal):
    """Things of several loans come back, and the missing item belongs to none of them, or to more than one."""

    rule: ClassVar[str] = "which-loan"
    item: str


@dataclass(eq=False)
class ReservedForOther(Refusal):
    rule: ClassVar[str] = "reserved-for-other"
    code: str


@dataclass(eq=False)
class WasLent(Refusal):
    """Back to the donor is for devices that no borrower ever had."""

    rule: ClassVar[str] = "was-lent"
    code: str


@dataclass(eq=False)
class NotAMistake(Refusal):
    """Something was done with the device since its return: the return stands."""

    rule: ClassVar[str] = "return-stands"
    code: str


@dataclass(eq=False)
class WrongWorkshopTurn(Refusal):
    """In while it is in, or out while it is out."""

    rule: ClassVar[str] = "workshop"
    code: str
    inside: bool


@dataclass(eq=False)
class AlreadyDone(Refusal):
    """This request was stored before: a repeat acts once."""

    rule: ClassVar[str] = "already-done"
    request: str


@dataclass(eq=False)
class NoPaperYet(Refusal):
    """There is nothing to print: `paper` is certificate, receipt, ..."""

    rule: ClassVar[str] = "no-paper-yet"
    code: str
    paper: str
