"""What is refused about carriers and their wipes. A carrier is named by its serial number or its position (`#1`)."""

from dataclasses import dataclass
from typing import ClassVar

from digibank.domain.errors import Refusal
from digibank.domain.wipe import Verdict


@dataclass(eq=False)
class CarriersUnknown(Refusal):
    """Nobody has said yet what is inside."""

    rule: ClassVar[str] = "carriers-unknown"
    code: str


@dataclass(eq=False)
class CarriersNotWiped(Refusal):
    """`carriers` are serials, or positions such as "#1" where a carrier has no known serial."""

    rule: ClassVar[str] = "carriers-not-wiped"
    code: str
    carriers: tuple[str, ...]


@dataclass(eq=False)
class UnknownCarrier(Refusal):
    rule: ClassVar[str] = "unknown-carrier"
    code: str
    carrier: str


@dataclass(eq=False)
class CarrierElsewhere(Refusal):
    """That disk is, as far as we know, inside another device."""

    rule: ClassVar[str] = "carrier-elsewhere"
    carrier: str
    code: str


@dataclass(eq=False)
class CarrierAlreadyInside(Refusal):
    rule: ClassVar[str] = "carrier-already-inside"
    carrier: str
    code: str


@dataclass(eq=False)
class WhichCarrier(Refusal):
    """The evidence names no drive (or none is named by hand) and the choice is not clear: a person says which."""

    rule: ClassVar[str] = "which-carrier"
    code: str
    count: int


@dataclass(eq=False)
class CarriersListed(Refusal):
    """`carrier --none` where a report or a person listed one."""

    rule: ClassVar[str] = "carriers-listed"
    code: str


@dataclass(eq=False)
class OwnStorage(Refusal):
    """A phone or tablet: its storage is soldered in."""

    rule: ClassVar[str] = "own-storage"
    code: str


@dataclass(eq=False)
class LooseCarrier(Refusal):
    """A carrier that came out of the device lies loose and unwiped."""

    rule: ClassVar[str] = "loose-carrier"
    code: str
    carrier: str


@dataclass(eq=False)
class ToolNeeded(Refusal):
    """A wipe by hand says with what it was done: it stands on the certificate."""

    rule: ClassVar[str] = "tool-needed"


@dataclass(eq=False)
class EvidenceUsed(Refusal):
    rule: ClassVar[str] = "evidence-used"
    carrier: str


@dataclass(eq=False)
class OtherMachine(Refusal):
    """None of the drives in the report is inside this device."""

    rule: ClassVar[str] = "wipe-of-other-machine"
    code: str
    drives: tuple[str, ...]


@dataclass(eq=False)
class NotAWipe(Refusal):
    """The report proves no wipe that is over: verify-only, still running, or unclear."""

    rule: ClassVar[str] = "not-a-wipe"
    verdict: Verdict
