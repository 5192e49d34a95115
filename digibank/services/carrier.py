"""What is inside a device: carriers fitted, taken out, destroyed, or found absent by a technician."""

from digibank.domain.device import OWN_STORAGE, Kind
from digibank.domain.errors import MoveNotAllowed
from digibank.domain.errors_carriers import CarrierAlreadyInside, CarriersListed, OwnStorage, UnknownCarrier
from digibank.domain.identifiers import serial_key
from digibank.domain.lifecycle import SHELF, Action, State
from digibank.readers.facts import CarrierFacts
from digibank.services import _find
from digibank.services._move import all_wiped, change_carrier, check, move, open_locks, void_release
from digibank.services.intake import add_carrier, mark_listed, refuse_elsewhere
from digibank.storage.device_tables import CarrierRow, DeviceRow
from digibank.storage.tx import Tx


def fit_carrier(tx: Tx, code: str, facts: CarrierFacts) -> State:
    """A disk goes in, or is found inside: it must be wiped in this machine's hands, whatever was proven before."""
    device = _openable(tx, code, Action.FIT_CARRIER)
    mine = _by_serial(tx, device, facts.serial)
    if mine and mine.status == "FITTED":
        raise CarrierAlreadyInside(facts.serial or "", _find.pretty(device))
    loose = mine if mine and mine.status == "LOOSE" else _loose_elsewhere(tx, facts.serial)
    void_release(tx, device)
    if loose:
        change_carrier(tx, loose, "FITTED", new_custody=True, device=device)
    else:
        add_carrier(tx, device, facts, "technician")
    if device.carriers_listed in (None, "none"):
        mark_listed(tx, device, "technician")
    (target,) = check(tx, device, Action.FIT_CARRIER)
    move(tx, device, Action.FIT_CARRIER, target)
    return State(device.state)


def remove_carrier(tx: Tx, code: str, which: str) -> State:
    return _take_out(tx, code, which, "LOOSE")


def destroy_carrier(tx: Tx, code: str, which: str) -> State:
    """Shredded or drilled: nothing can be read from it and nothing is wiped on it again."""
    return _take_out(tx, code, which, "DESTROYED")


def no_carrier(tx: Tx, code: str) -> State:
    """A technician looked and found no disk (any more): there is nothing to wipe. Raises CarriersListed where one was
    listed and nobody took it out."""
    device = _openable(tx, code, Action.TAKE_OUT_CARRIER)
    if _find.carriers(tx.session, device.id, "FITTED"):
        raise CarriersListed(_find.pretty(device))
    if not _find.carriers(tx.session, device.id):
        mark_listed(tx, device, "none")
    released_empty = State(device.state) in (State.AVAILABLE, State.RESERVED)
    return State(device.state) if released_empty else _settle(tx, device)


def pick(tx: Tx, device: DeviceRow, which: str, *status: str) -> CarrierRow:
    """By serial number or by position (`2`, `#2`). Raises UnknownCarrier."""
    found = _find.carriers(tx.session, device.id, *status)
    key = serial_key(which)
    by_serial = [c for c in found if key and c.serial_key == key]
    position = which.strip().removeprefix("#")
    by_position = [c for c in found if position.isdecimal() and c.position == int(position)]
    chosen = by_serial or by_position
    if len(chosen) != 1:
        raise UnknownCarrier(_find.pretty(device), which[:60])
    return chosen[0]


def _openable(tx: Tx, code: str, action: Action) -> DeviceRow:
    device = _find.device(tx.session, code)
    if Kind(device.kind) in OWN_STORAGE:
        raise OwnStorage(_find.pretty(device))
    check(tx, device, action)
    return device


def _take_out(tx: Tx, code: str, which: str, status: str) -> State:
    device = _find.device(tx.session, code)
    if Kind(device.kind) in OWN_STORAGE and status != "DESTROYED":
        raise OwnStorage(_find.pretty(device))
    check(tx, device, Action.TAKE_OUT_CARRIER)
    on_shelf = State(device.state) in SHELF
    if not on_shelf and (status == "LOOSE" or not _find.carriers(tx.session, device.id, "LOOSE")):
        raise MoveNotAllowed(_find.pretty(device), State(device.state), Action.TAKE_OUT_CARRIER)
    fitted = ("FITTED",) if on_shelf else ()
    carrier = pick(tx, device, which, *fitted, *(() if status == "LOOSE" else ("LOOSE",)))
    was_inside = carrier.status == "FITTED"
    if was_inside:
        void_release(tx, device)
    change_carrier(tx, carrier, status)
    return _settle(tx, device) if was_inside else State(device.state)


def _settle(tx: Tx, device: DeviceRow) -> State:
    possible = check(tx, device, Action.TAKE_OUT_CARRIER)
    done = State.WIPED in possible and all_wiped(tx, device) and not open_locks(tx, device)
    released = State(device.state) in (State.AVAILABLE, State.RESERVED)
    move(tx, device, Action.TAKE_OUT_CARRIER, State.WIPED if done or released else State(device.state))
    return State(device.state)


def _by_serial(tx: Tx, device: DeviceRow, serial: str | None) -> CarrierRow | None:
    key = serial_key(serial)
    here = _find.carriers(tx.session, device.id, "FITTED", "LOOSE")
    return next((c for c in here if key and c.serial_key == key), None)


def _loose_elsewhere(tx: Tx, serial: str | None) -> CarrierRow | None:
    from sqlalchemy import select

    key = serial_key(serial)
    if key is None:
        return None
    return tx.session.scalar(
        select(CarrierRow).where(CarrierRow.serial_key == key, CarrierRow.status == "LOOSE").limit(1)
    )


__all__ = ["destroy_carrier", "fit_carrier", "no_carrier", "pick", "refuse_elsewhere", "remove_carrier"]
