"""One device in every state of the life cycle, brought there by the services, and each action of the table as a call.

Where a move has a precondition of its own (services/*.py), a second device meets it: `device_for` picks.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from digibank.domain.device import Kind
from digibank.domain.lifecycle import GONE, Action, State
from digibank.domain.locks import LockKind
from digibank.readers.facts import CarrierFacts
from digibank.services.carrier import destroy_carrier, fit_carrier, no_carrier
from digibank.services.correct_return import correct_return
from digibank.services.extend import extend
from digibank.services.intake import NewDevice, intake
from digibank.services.lend import cancel, hand_over, lend
from digibank.services.locks import clear_locks, find_lock
from digibank.services.missing import found, missing
from digibank.services.release import lapse, release, reserve
from digibank.services.repair import repair_back, repair_out
from digibank.services.retire import Destination, retire
from digibank.services.swap import swap
from digibank.services.take_back import take_back
from digibank.services.wipe import HandMade, record_by_hand
from digibank.services.workshop import workshop
from digibank.storage.tx import Tx
from tests.services.conftest import BY_HAND, Hub

FAR = date(2099, 6, 30)
SPARE = "spare"
Attempt = Callable[[Tx, "Devices", str], object]
Devices = Mapping[str, str]
"""Label codes by name: a state, or a state with its precondition (`TO_WIPE empty`)."""

ACTIONS = tuple(action for action in Action if action is not Action.INTAKE)
"""INTAKE starts a life: it has no state to start from."""

ENDS = (Action.GIVE_AWAY, Action.USE_FOR_PARTS, Action.RECYCLE)
_AWAY = (State.ON_LOAN, State.MISSING, State.WRITTEN_OFF)
NEVER_MET = frozenset({(State.BLOCKED, Action.GIVE_AWAY)}) | {
    (state, action) for state in _AWAY for action in (Action.WIPE, Action.TAKE_OUT_CARRIER)
}
"""The table's row stands for all three ends; a gift that still has a lock is refused (services/retire.py). A device
that is away has no carrier on our bench here (tests/services/test_wipe.py has one that does)."""


def build(hub: Hub) -> Devices:
    """Every state, made in the way that the house makes it."""
    devices: dict[str, str] = {SPARE: hub.available(SPARE)}
    for state in (State.RECEIVED, State.BLOCKED, State.TO_WIPE, State.WIPED, State.IN_REPAIR):
        devices[state] = _on_shelf(hub, state, hub.laptop(f"DISK-{state}"))
    for state in (State.RECEIVED, State.BLOCKED, State.TO_WIPE, State.IN_REPAIR):
        devices[f"{state} empty"] = _on_shelf(hub, state, _empty(hub))
    for name in (State.AVAILABLE, State.RESERVED, State.ON_LOAN, State.MISSING, State.GIVEN_AWAY, "returned"):
        devices[name] = hub.available(f"DISK-{name}")
    hub.office.do(reserve, devices[State.RESERVED])
    until = hub.clock().date() + timedelta(days=30)
    for name in (State.ON_LOAN, State.MISSING, State.GIVEN_AWAY, "returned"):
        hub.office.do(lend, [devices[name]], "An Peeters", until=until)
    devices["prepared"] = hub.available("DISK-prepared")
    hub.office.do(lend, [devices["prepared"]], "An Peeters", until=until, prepare=True)
    hub.office.do(missing, devices[State.MISSING], "weg")
    hub.office.do(retire, devices[State.GIVEN_AWAY], Destination.BORROWER)
    hub.office.do(take_back, [devices["returned"]])
    _ended(hub, devices)
    return MappingProxyType(devices)


def device_for(devices: Devices, state: State, action: Action) -> str:
    """The device in this state that also meets what the action's service asks besides."""
    if action in ENDS and f"{state} empty" in devices:
        return devices[f"{state} empty"]
    if action in (Action.HAND_OVER, Action.CANCEL) and state is State.ON_LOAN:
        return devices["prepared"]
    if action is Action.CORRECT_RETURN and state is State.TO_WIPE:
        return devices["returned"]
    return devices[state]


def _empty(hub: Hub) -> str:
    code = hub.office.do(intake, NewDevice(kind=Kind.DESKTOP)).code
    hub.office.do(no_carrier, code)
    return code


def _on_shelf(hub: Hub, state: State, code: str) -> str:
    if state is State.BLOCKED:
        hub.office.do(find_lock, code, LockKind.FRP)
    elif state is not State.RECEIVED:
        hub.office.do(clear_locks, code)
    if state is State.WIPED:
        hub.office.do(record_by_hand, code, BY_HAND, carrier="1")
    if state is State.IN_REPAIR:
        hub.office.do(repair_out, code)
    return code


def _ended(hub: Hub, devices: dict[str, str]) -> None:
    for state, end in ((State.FOR_PARTS, Destination.PARTS), (State.RECYCLED, Destination.RECYCLED)):
        devices[state] = hub.wiped(f"DISK-{state}")
        hub.office.do(retire, devices[state], end)
    devices[State.BACK_TO_DONOR] = hub.laptop("DISK-donor")
    hub.office.do(retire, devices[State.BACK_TO_DONOR], Destination.DONOR)
    devices[State.WRITTEN_OFF] = hub.laptop("DISK-lost")
    hub.office.do(missing, devices[State.WRITTEN_OFF], "weg")
    hub.office.do(retire, devices[State.WRITTEN_OFF], Destination.WRITTEN_OFF)


def _wipe(tx: Tx, _devices: Devices, code: str) -> object:
    return record_by_hand(tx, code, HandMade(BY_HAND.method, "nwipe", passed=True), carrier="1")


def _swap(tx: Tx, devices: Devices, code: str) -> object:
    return swap(tx, code, code, devices[SPARE], old_missing=code == devices[State.MISSING])


ATTEMPTS: Mapping[Action, Attempt] = MappingProxyType(
    {
        Action.FIND_LOCK: lambda tx, _, code: find_lock(tx, code, LockKind.MDM),
        Action.CLEAR_LOCKS: lambda tx, _, code: clear_locks(tx, code),
        Action.FIT_CARRIER: lambda tx, _, code: fit_carrier(tx, code, CarrierFacts("NEW", None, None, None)),
        Action.TAKE_OUT_CARRIER: lambda tx, _, code: destroy_carrier(tx, code, "1"),
        Action.WIPE: _wipe,
        Action.REPAIR_OUT: lambda tx, _, code: repair_out(tx, code),
        Action.REPAIR_BACK: lambda tx, _, code: repair_back(tx, code),
        Action.RELEASE: lambda tx, _, code: release(tx, code),
        Action.RESERVE: lambda tx, _, code: reserve(tx, code),
        Action.LAPSE: lambda tx, _, code: lapse(tx, code),
        Action.LEND: lambda tx, _, code: lend(tx, [code], "Els Maes"),
        Action.HAND_OVER: lambda tx, _, code: hand_over(tx, code),
        Action.CANCEL: lambda tx, _, code: cancel(tx, code),
        Action.EXTEND: lambda tx, _, code: extend(tx, code, FAR),
        Action.SWAP: _swap,
        Action.WORKSHOP: lambda tx, _, code: workshop(tx, code, inside=True),
        Action.TAKE_BACK: lambda tx, _, code: take_back(tx, [code]),
        Action.CORRECT_RETURN: lambda tx, _, code: correct_return(tx, code),
        Action.MISS: lambda tx, _, code: missing(tx, code, "weg"),
        Action.FIND: lambda tx, _, code: found(tx, code),
        Action.WRITE_OFF: lambda tx, _, code: retire(tx, code, Destination.WRITTEN_OFF),
        Action.GIVE_TO_BORROWER: lambda tx, _, code: retire(tx, code, Destination.BORROWER),
        Action.GIVE_AWAY: lambda tx, _, code: retire(tx, code, Destination.GIFT),
        Action.USE_FOR_PARTS: lambda tx, _, code: retire(tx, code, Destination.PARTS),
        Action.RECYCLE: lambda tx, _, code: retire(tx, code, Destination.RECYCLED),
        Action.GIVE_BACK_TO_DONOR: lambda tx, _, code: retire(tx, code, Destination.DONOR),
    }
)

assert set(ATTEMPTS) == set(ACTIONS)
assert set(State) > GONE
