"""To the repair bench and back. What never left the house with its carriers unchanged is still wiped."""

from digibank.domain.lifecycle import Action, State
from digibank.services import _find
from digibank.services._move import all_wiped, check, into_our_hands, move, void_release
from digibank.storage.tx import Tx


def repair_out(tx: Tx, code: str, *, outside: bool = False) -> State:
    """`outside`: it leaves the house, so that nothing is known of its carriers when it comes back."""
    device = _find.device(tx.session, code)
    check(tx, device, Action.REPAIR_OUT)
    void_release(tx, device)
    device.repair_outside = outside
    move(tx, device, Action.REPAIR_OUT, State.IN_REPAIR)
    return State.IN_REPAIR


def repair_back(tx: Tx, code: str) -> State:
    device = _find.device(tx.session, code)
    check(tx, device, Action.REPAIR_BACK)
    still_wiped = not device.repair_outside and all_wiped(tx, device)
    if device.repair_outside:
        into_our_hands(tx, device)
    move(tx, device, Action.REPAIR_BACK, State.WIPED if still_wiped else State.TO_WIPE)
    return State(device.state)
