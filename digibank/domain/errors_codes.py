"""What is refused about codes and old stickers."""

from dataclasses import dataclass
from typing import ClassVar

from digibank.domain.errors import Refusal


@dataclass(eq=False)
class CodeStillFree(Refusal):
    """A label that was printed ahead, and is on no device yet."""

    rule: ClassVar[str] = "code-still-free"
    code: str


@dataclass(eq=False)
class CodeInUse(Refusal):
    """Asked for as a new label, and on something already."""

    rule: ClassVar[str] = "code-in-use"
    code: str


@dataclass(eq=False)
class AliasTaken(Refusal):
    """Another device has this old sticker. `text` as it was given, `code` is that device's."""

    rule: ClassVar[str] = "alias-taken"
    text: str
    code: str


@dataclass(eq=False)
class AliasThere(Refusal):
    """This device has it already."""

    rule: ClassVar[str] = "alias-there"
    text: str
    code: str


@dataclass(eq=False)
class AliasIsOurs(Refusal):
    """What looks like one of our own codes would hide a label."""

    rule: ClassVar[str] = "alias-is-our-code"
    text: str


@dataclass(eq=False)
class AliasUnknown(Refusal):
    """This device has no such old sticker."""

    rule: ClassVar[str] = "alias-unknown"
    text: str
    code: str


@dataclass(eq=False)
class LabelDoesNotFit(Refusal):
    """The code would be too small to scan on labels of this stock; `stock` as it stands on the pack."""

    rule: ClassVar[str] = "label-does-not-fit"
    stock: str


@dataclass(eq=False)
class TooManyCodes(Refusal):
    rule: ClassVar[str] = "too-many-codes"
    limit: int
