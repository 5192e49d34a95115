"""The account-lock check: a lock found blocks a device, all locks cleared lets it go on to the wiping bench."""

from digibank.domain.ids import LockId, new_key
from digibank.domain.journal import Event
from digibank.domain.lifecycle import Action, State
from digibank.domain.locks import LockKind
from digibank.services import _find
from digibank.services._move import all_wiped, check, into_our_hands, move, open_locks, void_release
from digibank.storage.device_tables import DeviceRow, LockRow
from digibank.storage.tx import Tx


def find_lock(tx: Tx, code: str, kind: LockKind) -> State:
    """A lock was seen; seeing the same one twice is one lock."""
    device = _find.device(tx.session, code)
    check(tx, device, Action.FIND_LOCK)
    void_release(tx, device)
    if kind not in {lock.kind for lock in open_locks(tx, device)}:
        lock = LockId(new_key())
        tx.add(
            LockRow(id=lock, device_id=device.id, kind=kind, found_at=tx.now, found_by=tx.actor.member),
        )
        tx.record(Event.LOCK_FOUND, lock, _find.key(device), lock_kind=kind)
    if device.repair_outside:
        into_our_hands(tx, device)
    move(tx, device, Action.FIND_LOCK, State.BLOCKED)
    return State(device.state)


def clear_locks(tx: Tx, code: str) -> State:
    """No lock (any more), SIM and SD card out: to be wiped."""
    device = _find.device(tx.session, code)
    check(tx, device, Action.CLEAR_LOCKS)
    for lock in open_locks(tx, device):
        lock.cleared_at, lock.cleared_by = tx.now, tx.actor.member
        tx.record(Event.LOCK_CLEARED, lock.id, _find.key(device))
    move(tx, device, Action.CLEAR_LOCKS, State.WIPED if _nothing_to_wipe(tx, device) else State.TO_WIPE)
    return State(device.state)


def _nothing_to_wipe(tx: Tx, device: DeviceRow) -> bool:
    """Wiped before anybody looked for locks, or empty. After a lock a wipe from before does not count: whoever opened
    the lock was at work on the device."""
    if State(device.state) is State.RECEIVED:
        return all_wiped(tx, device)
    return device.carriers_listed is not None and not _find.carriers(tx.session, device.id, "FITTED")
