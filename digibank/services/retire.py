"""The end of a device's life with us."""

from enum import StrEnum
from types import MappingProxyType
from typing import Final

from digibank.domain.errors import MoveNotAllowed, NotHandedOver, WasLent
from digibank.domain.errors_carriers import CarriersNotWiped, LooseCarrier
from digibank.domain.lifecycle import GONE, Action, State
from digibank.services import _find
from digibank.services._loan import close_if_done, end_line
from digibank.services._move import change_carrier, check, move, refuse_open_locks, unwiped, void_release
from digibank.services.release import refuse_unwiped
from digibank.storage.device_tables import DeviceRow
from digibank.storage.loan_tables import LoanLineRow, LoanRow
from digibank.storage.tx import Tx


class Destination(StrEnum):
    """Where it goes, as typed after `retire --to`."""

    BORROWER = "borrower"
    GIFT = "gift"
    PARTS = "parts"
    RECYCLED = "recycled"
    DONOR = "donor"
    WRITTEN_OFF = "written-off"


_MOVES: Final = MappingProxyType(
    {
        Destination.BORROWER: (Action.GIVE_TO_BORROWER, State.GIVEN_AWAY),
        Destination.GIFT: (Action.GIVE_AWAY, State.GIVEN_AWAY),
        Destination.PARTS: (Action.USE_FOR_PARTS, State.FOR_PARTS),
        Destination.RECYCLED: (Action.RECYCLE, State.RECYCLED),
        Destination.DONOR: (Action.GIVE_BACK_TO_DONOR, State.BACK_TO_DONOR),
        Destination.WRITTEN_OFF: (Action.WRITE_OFF, State.WRITTEN_OFF),
    }
)


def retire(tx: Tx, code: str, to: Destination) -> State:
    """Raises MoveNotAllowed, LooseCarrier, CarriersNotWiped, CarriersUnknown, LockOpen, WasLent or NotHandedOver."""
    action, target = _MOVES[to]
    device = _find.device(tx.session, code)
    check(tx, device, action)
    _refuse(tx, device, to)
    void_release(tx, device)
    loan = _end_open_line(tx, device, to)
    move(tx, device, action, target)
    if target in GONE:
        for carrier in _find.carriers(tx.session, device.id, "FITTED"):
            change_carrier(tx, carrier, "LEFT")
    if loan:
        close_if_done(tx, loan)
    return target


def _refuse(tx: Tx, device: DeviceRow, to: Destination) -> None:
    if to is Destination.WRITTEN_OFF:
        return
    loose = unwiped(tx, device, "LOOSE")
    if loose:
        raise LooseCarrier(_find.pretty(device), loose[0].serial or f"#{loose[0].position}")
    if to in (Destination.GIFT, Destination.PARTS, Destination.RECYCLED):
        refuse_unwiped(tx, device)
        _refuse_from_outside(tx, device)
    if to is Destination.GIFT:
        refuse_open_locks(tx, device)
    if to is Destination.DONOR:
        _refuse_to_donor(tx, device)


def _refuse_from_outside(tx: Tx, device: DeviceRow) -> None:
    """From another workshop it comes back to us first: what was wiped before it went there proves nothing."""
    fitted = _find.carriers(tx.session, device.id, "FITTED") if device.repair_outside else []
    if fitted:
        raise CarriersNotWiped(_find.pretty(device), tuple(c.serial or f"#{c.position}" for c in fitted))


def _refuse_to_donor(tx: Tx, device: DeviceRow) -> None:
    """Donors get their own data back, nobody else's: a disk that was in other hands since is wiped first."""
    if _was_lent(tx, device):
        raise WasLent(_find.pretty(device))
    others = [carrier for carrier in unwiped(tx, device) if carrier.custody > 1]
    if others:
        raise CarriersNotWiped(_find.pretty(device), tuple(c.serial or f"#{c.position}" for c in others))


def _was_lent(tx: Tx, device: DeviceRow) -> bool:
    from sqlalchemy import select

    lent = select(LoanLineRow.id).where(LoanLineRow.device_id == device.id, LoanLineRow.ending.is_distinct_from("VOID"))
    return tx.session.scalar(lent.limit(1)) is not None


def _end_open_line(tx: Tx, device: DeviceRow, to: Destination) -> LoanRow | None:
    line = _find.open_line(tx.session, device.id)
    if line is None:
        if to is Destination.BORROWER:
            raise MoveNotAllowed(_find.pretty(device), State(device.state), Action.GIVE_TO_BORROWER)
        return None
    loan = tx.session.get_one(LoanRow, line.loan_id)
    if loan.handed_over_at is None:
        raise NotHandedOver(loan.number)
    end_line(tx, line, "GIVEN" if to is Destination.BORROWER else "WRITTEN_OFF")
    return loan
