"""The only writers of a device's state, its carriers' custody and its releases. Each change takes its journal entry."""

from sqlalchemy import BindParameter, bindparam, insert, select

from digibank.domain.errors import LockOpen, MoveNotAllowed, RoleNotAllowed
from digibank.domain.ids import ReleaseId, new_key
from digibank.domain.journal import Event
from digibank.domain.lifecycle import Action, State, may, targets
from digibank.services import _find
from digibank.storage.device_tables import CarrierRow, DeviceRow, LockRow, ReleaseRow, ReleaseWipeRow, WipeRow
from digibank.storage.loan_tables import LoanLineRow
from digibank.storage.tx import Tx


def permit(tx: Tx, action: Action) -> None:
    """Raises RoleNotAllowed."""
    volunteers_lend = True
    if action is Action.LEND:
        volunteers_lend = tx.organisation.volunteers_lend
    if not may(tx.actor.role, action, volunteers_lend=volunteers_lend):
        raise RoleNotAllowed(tx.actor.role, action)


def check(tx: Tx, device: DeviceRow, action: Action) -> frozenset[State]:
    """Where this device may go by `action`. Raises RoleNotAllowed or MoveNotAllowed."""
    permit(tx, action)
    possible = targets(State(device.state), action)
    if not possible:
        raise MoveNotAllowed(_find.pretty(device), State(device.state), action)
    return possible


def move(tx: Tx, device: DeviceRow, action: Action, to: State) -> None:
    """Writes the state. The table must allow it; staying where it is writes nothing."""
    if to not in check(tx, device, action):
        raise MoveNotAllowed(_find.pretty(device), State(device.state), action)
    before = device.state
    if before == to:
        tx.touched.add(device.id)
        return
    device.state, device.moved_at = to, tx.now
    if to not in (State.RESERVED, State.ON_LOAN):
        device.reserved_for = None
        device.reserved_until = None
    tx.record(Event.DEVICE_MOVED, device.id, _find.key(device), action=action, **{"from": before, "to": to})


def change_carrier(
    tx: Tx, carrier: CarrierRow, status: str, *, new_custody: bool = False, device: DeviceRow | None = None
) -> None:
    """`device` moves a loose carrier into another device."""
    if device is not None and device.id != carrier.device_id:
        carrier.position = _find.next_position(tx.session, device.id)
        carrier.device_id = device.id
    carrier.status = status
    carrier.custody += int(new_custody)
    owner = tx.session.get_one(DeviceRow, carrier.device_id)
    tx.record(Event.CARRIER_CHANGED, carrier.id, _find.key(owner), status=status, custody=carrier.custody)


def into_our_hands(tx: Tx, device: DeviceRow) -> None:
    """Return, found again, back from outside repair: what was wiped before proves nothing any more."""
    for carrier in _find.carriers(tx.session, device.id, "FITTED"):
        change_carrier(tx, carrier, "FITTED", new_custody=True)
    device.repair_outside = False


def good_wipe(tx: Tx, carrier: CarrierRow) -> WipeRow | None:
    """The latest wipe that counts: of this custody, passed, checked."""
    return tx.session.scalar(
        select(WipeRow)
        .where(
            WipeRow.carrier_id == carrier.id,
            WipeRow.custody == carrier.custody,
            WipeRow.checked_by.is_not(None),
            WipeRow.verdict.in_(("passed", "passed-unverified")),
        )
        .order_by(WipeRow.recorded_at.desc(), WipeRow.id)
        .limit(1)
    )


def unwiped(tx: Tx, device: DeviceRow, *status: str) -> list[CarrierRow]:
    return [c for c in _find.carriers(tx.session, device.id, *(status or ("FITTED",))) if good_wipe(tx, c) is None]


def all_wiped(tx: Tx, device: DeviceRow) -> bool:
    """Everything inside is known and wiped; with no carrier inside that is true of nothing."""
    return device.carriers_listed is not None and not unwiped(tx, device)


def open_locks(tx: Tx, device: DeviceRow) -> list[LockRow]:
    return list(tx.session.scalars(select(LockRow).where(LockRow.device_id == device.id, LockRow.cleared_at.is_(None))))


def refuse_open_locks(tx: Tx, device: DeviceRow) -> None:
    locks = open_locks(tx, device)
    if locks:
        raise LockOpen(_find.pretty(device), tuple(lock.kind for lock in locks))


_OF_DEVICE: BindParameter[str] = bindparam("device")
_SPENT = select(LoanLineRow.release_id).where(
    LoanLineRow.device_id == _OF_DEVICE, LoanLineRow.ending.is_distinct_from("VOID")
)
_LIVE = select(ReleaseRow).where(
    ReleaseRow.device_id == _OF_DEVICE, ReleaseRow.void_at.is_(None), ReleaseRow.id.not_in(_SPENT)
)


def live_release(tx: Tx, device: DeviceRow) -> ReleaseRow | None:
    """Not void and not spent by a line (a void line spends nothing)."""
    return tx.session.scalar(_LIVE, {"device": device.id})


def make_release(tx: Tx, device: DeviceRow, wipes: dict[str, str]) -> ReleaseId:
    """`wipes` maps each fitted carrier's key to its wipe's. The schema checks them when the release comes in."""
    release = ReleaseId(new_key())
    tx.session.flush()
    if wipes:
        rows = [{"release_id": release, "carrier_id": carrier, "wipe_id": wipe} for carrier, wipe in wipes.items()]
        tx.session.execute(insert(ReleaseWipeRow), rows)
    tx.add(ReleaseRow(id=release, device_id=device.id, released_at=tx.now, released_by=tx.actor.member))
    tx.record(Event.RELEASE_MADE, release, _find.key(device), wipes=sorted(wipes.values()))
    return release


def void_release(tx: Tx, device: DeviceRow) -> None:
    """Fitting or removing a carrier, a lock, a repair, going missing: an unspent release no longer holds."""
    release = live_release(tx, device)
    if release:
        release.void_at = tx.now
        tx.record(Event.RELEASE_VOIDED, release.id, _find.key(device))
