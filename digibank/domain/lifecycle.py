"""The life cycle of a device: one table, the only truth about which move is possible and who may make it.

Where a move has several targets, the service that makes it chooses by its preconditions (`choose` names in comments).
"Overdue" is no state: it is computed from the loan's end (domain/loan.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from digibank.domain.roles import Role, at_least, sees_borrowers


class State(StrEnum):
    RECEIVED = "RECEIVED"
    BLOCKED = "BLOCKED"
    TO_WIPE = "TO_WIPE"
    WIPED = "WIPED"
    IN_REPAIR = "IN_REPAIR"
    AVAILABLE = "AVAILABLE"
    RESERVED = "RESERVED"
    ON_LOAN = "ON_LOAN"
    MISSING = "MISSING"
    WRITTEN_OFF = "WRITTEN_OFF"
    GIVEN_AWAY = "GIVEN_AWAY"
    FOR_PARTS = "FOR_PARTS"
    RECYCLED = "RECYCLED"
    BACK_TO_DONOR = "BACK_TO_DONOR"


SHELF: Final = frozenset(
    {
        State.RECEIVED,
        State.BLOCKED,
        State.TO_WIPE,
        State.WIPED,
        State.IN_REPAIR,
        State.AVAILABLE,
        State.RESERVED,
    }
)
"""In our hands: locks and carriers can be looked at."""

GONE: Final = frozenset({State.GIVEN_AWAY, State.FOR_PARTS, State.RECYCLED, State.BACK_TO_DONOR})
"""The end of a life: no carrier that came out of the device may still lie loose and unwiped."""


class Action(StrEnum):
    INTAKE = "intake"
    FIND_LOCK = "find-lock"
    CLEAR_LOCKS = "clear-locks"
    FIT_CARRIER = "fit-carrier"
    TAKE_OUT_CARRIER = "take-out-carrier"
    WIPE = "wipe"
    REPAIR_OUT = "repair-out"
    REPAIR_BACK = "repair-back"
    RELEASE = "release"
    RESERVE = "reserve"
    LAPSE = "lapse"
    LEND = "lend"
    HAND_OVER = "handover"
    CANCEL = "cancel"
    EXTEND = "extend"
    SWAP = "swap"
    WORKSHOP = "workshop"
    TAKE_BACK = "return"
    CORRECT_RETURN = "correct-return"
    MISS = "missing"
    FIND = "found"
    WRITE_OFF = "write-off"
    GIVE_TO_BORROWER = "give-to-borrower"
    GIVE_AWAY = "give-away"
    USE_FOR_PARTS = "for-parts"
    RECYCLE = "recycle"
    GIVE_BACK_TO_DONOR = "back-to-donor"


@dataclass(frozen=True)
class Rule:
    """Who may make a move at the least, and where it leads from each state."""

    role: Role
    targets: Mapping[State, frozenset[State]]


def _rule(role: Role, targets: dict[State, State | set[State]]) -> Rule:
    sets = {start: frozenset({end}) if isinstance(end, State) else frozenset(end) for start, end in targets.items()}
    return Rule(role, MappingProxyType(sets))


_V, _T, _C = Role.VOLUNTEER, Role.TECHNICIAN, Role.COORDINATOR
_S = State

_AWAY: Final = frozenset({_S.ON_LOAN, _S.MISSING, _S.WRITTEN_OFF})
"""Not here, but a carrier that came out of it may still lie on our bench."""

_ENDS_WITH_WIPED_CARRIERS: Final = (_S.WIPED, _S.AVAILABLE, _S.RECEIVED, _S.BLOCKED, _S.TO_WIPE, _S.IN_REPAIR)
"""From the first two as they are; from the others only where every carrier was destroyed (services/retire.py)."""

MOVES: Final[Mapping[Action, Rule]] = MappingProxyType(
    {
        Action.FIND_LOCK: _rule(_V, dict.fromkeys(SHELF, _S.BLOCKED)),
        # WIPED where nothing is left to wipe: wiped before it was looked at, or no carrier inside.
        Action.CLEAR_LOCKS: _rule(_V, {_S.RECEIVED: {_S.TO_WIPE, _S.WIPED}, _S.BLOCKED: {_S.TO_WIPE, _S.WIPED}}),
        Action.FIT_CARRIER: _rule(
            _T,
            {
                _S.RECEIVED: _S.RECEIVED,
                _S.BLOCKED: _S.BLOCKED,
                _S.IN_REPAIR: _S.IN_REPAIR,
                _S.TO_WIPE: _S.TO_WIPE,
                _S.WIPED: _S.TO_WIPE,
                _S.AVAILABLE: _S.TO_WIPE,
                _S.RESERVED: _S.TO_WIPE,
            },
        ),
        # With the last unwiped carrier out (or none found), all that is left inside is wiped: TO_WIPE becomes WIPED,
        # else the device would wait for a wipe that can never come. A spent-to-be release is void, so AVAILABLE and
        # RESERVED go back to WIPED and are tested and released again.
        Action.TAKE_OUT_CARRIER: _rule(
            _T,
            {
                _S.RECEIVED: _S.RECEIVED,
                _S.BLOCKED: _S.BLOCKED,
                _S.IN_REPAIR: _S.IN_REPAIR,
                _S.TO_WIPE: {_S.TO_WIPE, _S.WIPED},
                _S.WIPED: _S.WIPED,
                _S.AVAILABLE: {_S.AVAILABLE, _S.WIPED},
                _S.RESERVED: {_S.RESERVED, _S.WIPED},
                **{state: state for state in _AWAY},
            },
        ),
        # A loose carrier is wiped without moving the device that it came out of, wherever that one is.
        Action.WIPE: _rule(
            _T,
            {state: state for state in (SHELF | _AWAY) - {_S.TO_WIPE}} | {_S.TO_WIPE: {_S.TO_WIPE, _S.WIPED}},
        ),
        Action.REPAIR_OUT: _rule(_T, {_S.TO_WIPE: _S.IN_REPAIR, _S.WIPED: _S.IN_REPAIR, _S.AVAILABLE: _S.IN_REPAIR}),
        # WIPED where it never left the house and all inside is wiped still.
        Action.REPAIR_BACK: _rule(_T, {_S.IN_REPAIR: {_S.WIPED, _S.TO_WIPE}}),
        Action.RELEASE: _rule(_T, {_S.WIPED: _S.AVAILABLE}),
        Action.RESERVE: _rule(_C, {_S.AVAILABLE: _S.RESERVED}),
        Action.LAPSE: _rule(_C, {_S.RESERVED: _S.AVAILABLE}),
        Action.LEND: _rule(_V, {_S.AVAILABLE: _S.ON_LOAN, _S.RESERVED: _S.ON_LOAN}),
        Action.HAND_OVER: _rule(_V, {_S.ON_LOAN: _S.ON_LOAN}),
        Action.CANCEL: _rule(_V, {_S.ON_LOAN: _S.AVAILABLE}),
        Action.EXTEND: _rule(_C, {_S.ON_LOAN: _S.ON_LOAN, _S.MISSING: _S.MISSING}),
        # The old device of a swap: taken back, or missing. The new one moves by LEND.
        Action.SWAP: _rule(_C, {_S.ON_LOAN: {_S.TO_WIPE, _S.MISSING}, _S.MISSING: {_S.MISSING}}),
        Action.WORKSHOP: _rule(_T, {_S.ON_LOAN: _S.ON_LOAN}),
        Action.TAKE_BACK: _rule(_V, {_S.ON_LOAN: _S.TO_WIPE, _S.MISSING: _S.TO_WIPE}),
        Action.CORRECT_RETURN: _rule(_C, {_S.TO_WIPE: _S.ON_LOAN}),
        Action.MISS: _rule(_C, dict.fromkeys(SHELF | {_S.ON_LOAN}, _S.MISSING)),
        # With the borrower again where the line is open; else it comes into our hands anew, like a return, and is
        # BLOCKED where a lock was open when it went missing.
        Action.FIND: _rule(
            _C, {_S.MISSING: {_S.ON_LOAN, _S.TO_WIPE, _S.BLOCKED}, _S.WRITTEN_OFF: {_S.TO_WIPE, _S.BLOCKED}}
        ),
        Action.WRITE_OFF: _rule(_C, {_S.MISSING: _S.WRITTEN_OFF}),
        Action.GIVE_TO_BORROWER: _rule(_C, {_S.ON_LOAN: _S.GIVEN_AWAY}),
        Action.GIVE_AWAY: _rule(_C, dict.fromkeys(_ENDS_WITH_WIPED_CARRIERS, _S.GIVEN_AWAY)),
        Action.USE_FOR_PARTS: _rule(_C, dict.fromkeys(_ENDS_WITH_WIPED_CARRIERS, _S.FOR_PARTS)),
        Action.RECYCLE: _rule(_C, dict.fromkeys(_ENDS_WITH_WIPED_CARRIERS, _S.RECYCLED)),
        Action.GIVE_BACK_TO_DONOR: _rule(
            _C, {_S.RECEIVED: _S.BACK_TO_DONOR, _S.BLOCKED: _S.BACK_TO_DONOR, _S.TO_WIPE: _S.BACK_TO_DONOR}
        ),
    }
)

_NEEDS_A_BORROWER: Final = frozenset({Action.LEND, Action.HAND_OVER, Action.EXTEND, Action.SWAP})


def targets(state: State, action: Action) -> frozenset[State]:
    """Where `action` may lead from `state`; empty where the table has no such move. INTAKE starts a life: RECEIVED."""
    rule = MOVES.get(action)
    return rule.targets.get(state, frozenset()) if rule else frozenset()


def may(role: Role, action: Action, *, volunteers_lend: bool = True) -> bool:
    """`volunteers_lend` is the organisation's setting: volunteers may lend only where it is on."""
    if action is Action.INTAKE:
        return True
    if action in _NEEDS_A_BORROWER and not sees_borrowers(role):
        return False
    if action is Action.LEND and role is Role.VOLUNTEER and not volunteers_lend:
        return False
    return at_least(role, MOVES[action].role)


def legal_pairs() -> frozenset[tuple[State, State]]:
    """Every change of state that some move makes: the schema's trigger holds the same list."""
    return frozenset(
        (start, end)
        for rule in MOVES.values()
        for start, ends in rule.targets.items()
        for end in ends
        if start is not end
    )
