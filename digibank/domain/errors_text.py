"""What is refused about a text that a person typed."""

from dataclasses import dataclass
from typing import ClassVar

from digibank.domain.errors import Refusal


@dataclass(eq=False)
class TextFault(Refusal):
    """`field` names the field in code ('name', 'note'), for a sentence to translate; the text itself is never held."""

    field: str


@dataclass(eq=False)
class NothingWritten(TextFault):
    """Empty, where the text is all that there is to store."""

    rule: ClassVar[str] = "nothing-written"


@dataclass(eq=False)
class TextTooLong(TextFault):
    """`limit` is in characters."""

    rule: ClassVar[str] = "text-too-long"
    limit: int


@dataclass(eq=False)
class HoldsNationalNumber(TextFault):
    """A coordinator can confirm that it is another number."""

    rule: ClassVar[str] = "national-number"
