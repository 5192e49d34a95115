"""A lent device visits the workshop: the files stay, the same person gets it back, no release is spent."""

from digibank.domain.errors import MoveNotAllowed, NotHandedOver, WrongWorkshopTurn
from digibank.domain.journal import Event
from digibank.domain.lifecycle import Action, State
from digibank.services import _find
from digibank.services._move import check
from digibank.storage.loan_tables import LoanRow
from digibank.storage.tx import Tx


def workshop(tx: Tx, code: str, *, inside: bool) -> State:
    """Raises WrongWorkshopTurn where it is there already, or is not there."""
    device = _find.device(tx.session, code)
    check(tx, device, Action.WORKSHOP)
    line = _find.open_line(tx.session, device.id)
    if line is None:
        raise MoveNotAllowed(_find.pretty(device), State(device.state), Action.WORKSHOP)
    if tx.session.get_one(LoanRow, line.loan_id).handed_over_at is None:
        raise NotHandedOver(tx.session.get_one(LoanRow, line.loan_id).number)
    if line.in_workshop is inside:
        raise WrongWorkshopTurn(_find.pretty(device), inside)
    line.in_workshop = inside
    tx.record(Event.LINE_WORKSHOP, line.id, _find.key(device), loan=line.loan_id, inside=inside)
    return State(device.state)
