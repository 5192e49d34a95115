"""What is refused about colleagues."""

from dataclasses import dataclass
from typing import ClassVar

from digibank.domain.errors import Refusal


@dataclass(eq=False)
class LastCoordinator(Refusal):
    """Without one nobody could manage the staff list any more."""

    rule: ClassVar[str] = "last-coordinator"


@dataclass(eq=False)
class NameTaken(Refusal):
    """Colleagues sign in by their names: two of one name could not be told apart."""

    rule: ClassVar[str] = "name-taken"
    name: str
