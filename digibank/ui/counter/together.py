"""What lies on the counter and what comes beside it."""

from digibank.domain.lifecycle import Action
from digibank.queries.borrowers import BorrowerCard
from digibank.queries.devices import DeviceCard
from digibank.queries.loans import LoanCard
from digibank.ui.counter.counter_model import Thing


def same(one: Thing, other: Thing | None) -> bool:
    """Whether both are the card of one device, loan or person, however it changed."""
    cards = (DeviceCard, LoanCard, BorrowerCard)
    return isinstance(one, cards) and isinstance(other, cards) and one.code == other.code


def lending(lies: Thing | None, comes: Thing) -> tuple[DeviceCard, BorrowerCard] | None:
    """A device that is ready and a person's card, in either order, are a loan to make."""
    for device, person in ((lies, comes), (comes, lies)):
        if isinstance(device, DeviceCard) and isinstance(person, BorrowerCard) and Action.LEND in device.actions:
            return device, person
    return None
