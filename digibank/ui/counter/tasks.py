"""What can be done with a device, a loan or a person at the counter, and what makes sense now: the one or two next
steps first. Decided here and nowhere else, from the table (domain/lifecycle.py), the role and the facts of the card:
what a role may not do is absent, not greyed.

Undo, for ten seconds after a task, is a correcting entry that the table allows. It is offered (ui/counter/undoing.py):
taking back (the return was a mistake; coordinators), a loan that was only prepared (cancel), locks found on a device
that waited for its wipe (no lock), locks gone (found again), to repair in the house and back from it, the workshop
both ways, missing from a borrower (found) and found at a borrower's (missing), keeping for somebody (no longer), and
corrected data (as it was), an old sticker (not on it).

It is not offered for
- intake: a device that came in is in the journal for good; what is wrong about it is corrected.
- a wipe or a disk put in or out: that happened, whatever anybody says; another entry follows when more happens.
- release: nothing was lent by it, and only a new reason (a lock, a disk, a repair) makes it void.
- lending and handing over: the device left with its contract; it comes back by a return.
- cancelling: the line is void; lending again is the same two keys.
- extending: a signed end is not taken away from somebody; a swap: two devices and a contract moved.
- a return corrected, keeping ended, a note, missing from the shelf: the way back would not lead to what was before.
- another label: the new code may be on the device already; the old one leads there all the same.
- what leaves for good: it is not ours any more; it may come in again.
"""

from dataclasses import dataclass
from typing import Final

from digibank.domain.device import OWN_STORAGE
from digibank.domain.lifecycle import SHELF, Action, State, may
from digibank.domain.roles import Role, reads_personal_data, sees_borrowers
from digibank.i18n import Translate
from digibank.queries.borrowers import BorrowerCard
from digibank.queries.devices import DeviceCard, actions
from digibank.queries.loans import LoanCard
from digibank.services.retire import Destination
from digibank.ui.counter.task_words import Task, group_of
from digibank.ui.house import House

__all__ = ["HOLD_PERSONAL_DATA", "Card", "Steps", "Task", "destinations", "steps"]

Card = DeviceCard | LoanCard | BorrowerCard

HOLD_PERSONAL_DATA: Final = frozenset({Task.LEND, Task.RESERVE, Task.CHANGE_PERSON})
"""Whoever goes on with a form of these that somebody else began reads what they typed of a person."""


@dataclass(frozen=True)
class Steps:
    """`first` has one or two; `others` is what may be done, seldom is, in the order of the groups. `hint` says what
    happens now, for somebody who may do nothing of it."""

    first: tuple[Task, ...]
    others: tuple[Task, ...]
    hint: str

    @property
    def all(self) -> tuple[Task, ...]:
        return (*self.first, *self.others)


def steps(card: Card, house: House) -> Steps:
    if isinstance(card, DeviceCard):
        allowed, wanted, hint = _of_device(card, house.role), _road(card, house.role), _device_hint(card, house.t)
    elif isinstance(card, LoanCard):
        allowed, wanted, hint = _of_loan(card, house.role), _loan_road(card), _loan_hint(card, house.t)
    else:
        allowed, wanted = _of_person(house), (Task.LEND,)
        hint = house.t("To lend: scan a device that is ready, then this card.")
    first = tuple(task for task in wanted if task in allowed)[:2]
    others = sorted((task for task in Task if task in allowed and task not in first), key=_order)
    return Steps(first, tuple(others), hint)


def _order(task: Task) -> int:
    """Groups as they stand in their list, tasks as they stand in theirs."""
    groups = list(type(group_of(task)))
    return groups.index(group_of(task)) * len(Task) + list(Task).index(task)


# ---- devices

_ACTIONS: Final = {
    Task.LOCKS: Action.FIND_LOCK,
    Task.CARRIERS: Action.FIT_CARRIER,
    Task.WIPE: Action.WIPE,
    Task.RELEASE: Action.RELEASE,
    Task.LEND: Action.LEND,
    Task.HAND_OVER: Action.HAND_OVER,
    Task.CANCEL: Action.CANCEL,
    Task.TAKE_BACK: Action.TAKE_BACK,
    Task.TAKE_BACK_ALL: Action.TAKE_BACK,
    Task.CORRECT_RETURN: Action.CORRECT_RETURN,
    Task.EXTEND: Action.EXTEND,
    Task.SWAP: Action.SWAP,
    Task.RESERVE: Action.RESERVE,
    Task.LAPSE: Action.LAPSE,
    Task.REPAIR_OUT: Action.REPAIR_OUT,
    Task.REPAIR_OUTSIDE: Action.REPAIR_OUT,
    Task.REPAIR_BACK: Action.REPAIR_BACK,
    Task.WORKSHOP_IN: Action.WORKSHOP,
    Task.WORKSHOP_OUT: Action.WORKSHOP,
    Task.MISSING: Action.MISS,
    Task.FOUND: Action.FIND,
}

_BEFORE_IT_LEFT: Final = {Task.HAND_OVER, Task.CANCEL}
_WITH_A_BORROWER: Final = {Task.TAKE_BACK, Task.EXTEND, Task.SWAP, Task.WORKSHOP_IN, Task.WORKSHOP_OUT}


def _of_device(card: DeviceCard, role: Role) -> frozenset[Task]:
    """By the table, less what the facts rule out."""
    allowed = {task for task, action in _ACTIONS.items() if action in card.actions}
    out = bool(card.loan and card.loan.handed_over)
    if out or not card.loan:
        allowed -= _BEFORE_IT_LEFT
    if not out:
        allowed -= _WITH_A_BORROWER
    if card.loan:
        allowed -= {Task.WORKSHOP_IN if card.loan.in_workshop else Task.WORKSHOP_OUT}
        allowed -= {Task.EXTEND} if card.loan.until is None else set()
    allowed -= set() if card.returned else {Task.CORRECT_RETURN}
    allowed -= {Task.CARRIERS} if card.kind in OWN_STORAGE else set()
    allowed -= {Task.TAKE_BACK_ALL} if _something_to_wipe(card) else {Task.TAKE_BACK_ALL, Task.WIPE}
    allowed |= {Task.RETIRE} if destinations(card) else set()
    allowed |= set() if role is Role.VOLUNTEER else {Task.ALIAS}  # seldom: when an inventory comes over
    return frozenset(allowed | {Task.CORRECT, Task.NOTE, Task.RELABEL} | _device_papers(card, role))


def _something_to_wipe(card: DeviceCard) -> bool:
    """Of a device that is not here, only what came out of it and lies on the bench."""
    return card.state in SHELF or any(carrier.status == "LOOSE" and not carrier.wiped for carrier in card.carriers)


def destinations(card: DeviceCard) -> tuple[Destination, ...]:
    """Where this device may leave to for good. A service may still refuse for what no card tells."""
    fitted = [carrier for carrier in card.carriers if carrier.status == "FITTED"]
    clean = card.carriers_listed is not None and all(carrier.wiped for carrier in fitted)
    loose = any(carrier.status == "LOOSE" and not carrier.wiped for carrier in card.carriers)
    possible = {
        Destination.BORROWER: Action.GIVE_TO_BORROWER in card.actions and bool(card.loan and card.loan.handed_over),
        Destination.GIFT: Action.GIVE_AWAY in card.actions and clean and not card.locks,
        Destination.PARTS: Action.USE_FOR_PARTS in card.actions and clean,
        Destination.RECYCLED: Action.RECYCLE in card.actions and clean,
        Destination.DONOR: Action.GIVE_BACK_TO_DONOR in card.actions and not card.returned,
        Destination.WRITTEN_OFF: Action.WRITE_OFF in card.actions,
    }
    return tuple(to for to, is_so in possible.items() if is_so and (to is Destination.WRITTEN_OFF or not loose))


def _device_papers(card: DeviceCard, role: Role) -> set[Task]:
    papers = {Task.LABEL}
    if card.loan and sees_borrowers(role):
        papers.add(Task.CONTRACT)
    if card.returned and sees_borrowers(role):
        papers.add(Task.RECEIPT)
    if card.carriers and all(c.wiped for c in card.carriers if c.status == "FITTED"):
        papers.add(Task.CERTIFICATE)
    return papers


def _road(card: DeviceCard, role: Role) -> tuple[Task, ...]:
    """The road of a device, state by state."""
    if card.state in (State.ON_LOAN, State.MISSING) and card.loan:
        return _road_of_lent(card, role)
    unknown_inside = card.carriers_listed is None
    return {
        State.RECEIVED: (Task.LOCKS, Task.CARRIERS) if unknown_inside else (Task.LOCKS,),
        State.BLOCKED: (Task.LOCKS,),
        State.TO_WIPE: (Task.CARRIERS, Task.WIPE) if unknown_inside else (Task.WIPE,),
        State.WIPED: (Task.RELEASE,),
        State.IN_REPAIR: (Task.REPAIR_BACK,),
        State.AVAILABLE: (Task.LEND,),
        State.RESERVED: (Task.LEND, Task.LAPSE),
        State.MISSING: (Task.FOUND,),
        State.WRITTEN_OFF: (Task.FOUND,),
    }.get(card.state, ())


def _road_of_lent(card: DeviceCard, role: Role) -> tuple[Task, ...]:
    assert card.loan is not None  # noqa: S101 - whoever calls looked
    if not card.loan.handed_over:
        return (Task.HAND_OVER, Task.CANCEL)
    if card.loan.in_workshop:
        return (Task.WORKSHOP_OUT, Task.TAKE_BACK)
    if card.state is State.MISSING:
        return (Task.TAKE_BACK, Task.FOUND)
    if role is Role.TECHNICIAN:
        return (Task.TAKE_BACK, Task.WORKSHOP_IN)
    return (Task.TAKE_BACK, Task.EXTEND) if card.loan.overdue else (Task.TAKE_BACK,)


def _device_hint(card: DeviceCard, t: Translate) -> str:
    if card.state is State.ON_LOAN and card.loan and not card.loan.handed_over:
        return t("The contract is ready. Give the device, then press “Hand over now”.")
    if card.loan and card.loan.in_workshop:
        return t("Repair it, then give it back to the same person. The files stay on it.")
    if card.state is State.MISSING and not card.loan:
        return t("This device is gone from the shelf. Is it here again? Press “It was found”.")
    return {
        State.RECEIVED: t("Look whether an account or a password still locks this device."),
        State.BLOCKED: t("A lock is on this device. Put it aside and ask the donor to sign out."),
        State.TO_WIPE: t("Everything on this device must be wiped before anyone gets it."),
        State.WIPED: t("All data is gone. Test it, then release it for lending."),
        State.IN_REPAIR: t("This device is being repaired."),
        State.AVAILABLE: t("This device is ready. It can be lent today."),
        State.RESERVED: t("This device is kept for somebody."),
        State.ON_LOAN: t("This device is with a borrower."),
        State.MISSING: t("This device was written down as missing. Is it here? Take it back."),
        State.WRITTEN_OFF: t("Nobody looks for this device any more. Is it here again? Press “It was found”."),
    }.get(card.state, t("This device is no longer in our stock."))


# ---- loans


def _of_loan(card: LoanCard, role: Role) -> frozenset[Task]:
    if card.closed:
        open_tasks: set[Task] = set()
    elif not card.handed_over:
        open_tasks = _BEFORE_IT_LEFT
    else:
        out = [line for line in card.lines if line.code and line.ending is None]
        open_tasks = {Task.TAKE_BACK_ALL if len(out) > 1 else Task.TAKE_BACK, Task.SWAP}
        open_tasks |= {Task.EXTEND} if card.until else set()
    allowed = {task for task in open_tasks if may(role, _ACTIONS[task])}
    if sees_borrowers(role):
        allowed.add(Task.CONTRACT)
        allowed |= {Task.RECEIPT} if any(line.ending == "RETURNED" and line.code for line in card.lines) else set()
    return frozenset(allowed)


def _loan_road(card: LoanCard) -> tuple[Task, ...]:
    if card.closed:
        return (Task.RECEIPT,)
    if not card.handed_over:
        return (Task.HAND_OVER, Task.CANCEL)
    back = (Task.TAKE_BACK_ALL, Task.TAKE_BACK)
    return (*back, Task.EXTEND) if card.overdue else back


def _loan_hint(card: LoanCard, t: Translate) -> str:
    if card.closed:
        return t("This loan is over.")
    if not card.handed_over:
        return t("The contract is ready. Give the devices, then press “Hand over now”.")
    return t("Overdue: ask for it, or extend the loan.") if card.overdue else t("On loan. One device back? Scan it.")


# ---- people


def _of_person(house: House) -> frozenset[Task]:
    allowed = {Task.PERSON_CARD}
    if Action.LEND in house.office.ask(actions, State.AVAILABLE):
        allowed.add(Task.LEND)
    if reads_personal_data(house.role):
        allowed.add(Task.CHANGE_PERSON)
    return frozenset(allowed)
