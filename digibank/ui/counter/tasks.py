"""What can be done with a device at the counter, and what makes sense now: the one or two next steps first."""

from dataclasses import dataclass
from enum import StrEnum

from digibank.domain.device import OWN_STORAGE
from digibank.domain.lifecycle import Action, State
from digibank.domain.roles import sees_borrowers
from digibank.i18n import Translate
from digibank.queries.devices import DeviceCard
from digibank.ui.house import House
from digibank.ui.widgets.buttons import BigButton, Weight


class Task(StrEnum):
    LOCKS = "locks"
    CARRIERS = "carriers"
    WIPE = "wipe"
    RELEASE = "release"
    LEND = "lend"
    HAND_OVER = "hand-over"
    CANCEL = "cancel"
    TAKE_BACK = "take-back"
    CORRECT_RETURN = "correct-return"
    REPAIR_OUT = "repair-out"
    REPAIR_BACK = "repair-back"
    CONTRACT = "contract"
    CERTIFICATE = "certificate"
    LABEL = "label"


KEYS = {
    Task.LEND: "F5",
    Task.HAND_OVER: "F5",
    Task.TAKE_BACK: "F6",
    Task.WIPE: "F7",
    Task.RELEASE: "F8",
    Task.LOCKS: "F10",
    Task.CARRIERS: "F11",
    Task.CONTRACT: "Ctrl+P",
    Task.LABEL: "F12",
}
"""One key per task, the same everywhere. F2 is the scan field, F3 takes in, F4 is the list, F9 prints again."""

_ICONS = {
    Task.LOCKS: "lock",
    Task.CARRIERS: "disk",
    Task.WIPE: "wipe",
    Task.RELEASE: "release",
    Task.LEND: "lend",
    Task.HAND_OVER: "lend",
    Task.CANCEL: "close",
    Task.TAKE_BACK: "take-back",
    Task.CORRECT_RETURN: "undo",
    Task.REPAIR_OUT: "repair",
    Task.REPAIR_BACK: "repair",
    Task.CONTRACT: "contract",
    Task.CERTIFICATE: "file",
    Task.LABEL: "label",
}


@dataclass(frozen=True)
class Steps:
    """`first` has one or two; `others` is what may be done, seldom is. `hint` says what happens now, for somebody who
    may do nothing of it."""

    first: tuple[Task, ...]
    others: tuple[Task, ...]
    hint: str


def steps(card: DeviceCard, house: House) -> Steps:
    """Only what the table allows this role in this state: what it may not do is absent, not greyed."""
    allowed = _allowed(card)
    first = tuple(task for task in _wanted(card) if task in allowed)[:2]
    others = tuple(task for task in Task if task in allowed and task not in first)
    papers = _papers(card, house)
    return Steps(first, (*others, *papers), _hint(card, house.t))


def task_button(task: Task, weight: Weight, t: Translate) -> BigButton:
    return BigButton(task_title(task, t), f"do_{task.value}", _ICONS[task], KEYS.get(task, ""), weight)


def task_title(task: Task, t: Translate) -> str:
    return {
        Task.LOCKS: t("Check for locks"),
        Task.CARRIERS: t("Say which disks are inside"),
        Task.WIPE: t("Record the wipe"),
        Task.RELEASE: t("Release for lending"),
        Task.LEND: t("Lend"),
        Task.HAND_OVER: t("Hand over now"),
        Task.CANCEL: t("Cancel this loan"),
        Task.TAKE_BACK: t("Take back"),
        Task.CORRECT_RETURN: t("The return was a mistake"),
        Task.REPAIR_OUT: t("Send to repair"),
        Task.REPAIR_BACK: t("Back from repair"),
        Task.CONTRACT: t("Contract"),
        Task.CERTIFICATE: t("Wipe certificate"),
        Task.LABEL: t("Print the label"),
    }[task]


def _wanted(card: DeviceCard) -> tuple[Task, ...]:
    """The road of a device, state by state."""
    if card.state is State.ON_LOAN and card.loan and not card.loan.handed_over:
        return (Task.HAND_OVER, Task.CANCEL)
    unknown_inside = card.carriers_listed is None
    return {
        State.RECEIVED: (Task.LOCKS, Task.CARRIERS) if unknown_inside else (Task.LOCKS,),
        State.BLOCKED: (Task.LOCKS,),
        State.TO_WIPE: (Task.CARRIERS, Task.WIPE) if unknown_inside else (Task.WIPE,),
        State.WIPED: (Task.RELEASE,),
        State.IN_REPAIR: (Task.REPAIR_BACK,),
        State.AVAILABLE: (Task.LEND,),
        State.RESERVED: (Task.LEND,),
        State.ON_LOAN: (Task.TAKE_BACK,),
        State.MISSING: (Task.TAKE_BACK,),
    }.get(card.state, ())


_ACTIONS = {
    Task.LOCKS: Action.FIND_LOCK,
    Task.CARRIERS: Action.FIT_CARRIER,
    Task.WIPE: Action.WIPE,
    Task.RELEASE: Action.RELEASE,
    Task.LEND: Action.LEND,
    Task.HAND_OVER: Action.HAND_OVER,
    Task.CANCEL: Action.CANCEL,
    Task.TAKE_BACK: Action.TAKE_BACK,
    Task.CORRECT_RETURN: Action.CORRECT_RETURN,
    Task.REPAIR_OUT: Action.REPAIR_OUT,
    Task.REPAIR_BACK: Action.REPAIR_BACK,
}


def _allowed(card: DeviceCard) -> frozenset[Task]:
    """By the table, less what the facts rule out."""
    allowed = {task for task, action in _ACTIONS.items() if action in card.actions}
    out = bool(card.loan and card.loan.handed_over)
    if not card.loan or out:
        allowed -= {Task.HAND_OVER, Task.CANCEL}
    if card.loan and not out:
        allowed -= {Task.TAKE_BACK}
    if not card.returned:
        allowed -= {Task.CORRECT_RETURN}
    if card.kind in OWN_STORAGE:
        allowed -= {Task.CARRIERS}
    return frozenset(allowed)


def _papers(card: DeviceCard, house: House) -> tuple[Task, ...]:
    papers = [Task.LABEL]
    if card.loan and sees_borrowers(house.role):
        papers.append(Task.CONTRACT)
    if card.carriers and all(c.wiped for c in card.carriers if c.status == "FITTED"):
        papers.append(Task.CERTIFICATE)
    return tuple(papers)


def _hint(card: DeviceCard, t: Translate) -> str:
    if card.state is State.ON_LOAN and card.loan and not card.loan.handed_over:
        return t("The contract is ready. Give the device, then press “Hand over now”.")
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
    }.get(card.state, t("This device is no longer in our stock."))
