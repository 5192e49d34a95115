"""Tasks that need no form: one press stores them, or makes a paper."""

from collections.abc import Callable

from digibank.domain.label_code import pretty
from digibank.domain.lifecycle import State
from digibank.queries.borrowers import BorrowerCard
from digibank.queries.devices import DeviceCard
from digibank.queries.loans import LoanCard
from digibank.services.lend import hand_over
from digibank.services.missing import found
from digibank.services.release import lapse, release
from digibank.services.repair import repair_back, repair_out
from digibank.services.workshop import workshop
from digibank.ui.counter import undoing, wishes
from digibank.ui.counter.tasks import Card, Task
from digibank.ui.house import House
from digibank.ui.outcome import Outcome, PaperWish
from digibank.ui.paper_wishes import certificate_wish, contract_wish, labels_wish, return_receipt_wish


def act(task: Task, house: House, card: Card) -> Outcome:
    """Raises what the rules or the machine refuse."""
    wish = _paper(task, house, card)
    if wish:
        return Outcome("", paper=wish)
    if task in (Task.HAND_OVER, Task.CANCEL):
        return _of_loan(task, house, card)
    if not isinstance(card, DeviceCard):
        raise TypeError(task)
    return _DEVICE_TASKS[task](house, card)


def loan_number(card: Card) -> str:
    """Of the loan itself, or of the one that the device is out on; empty without one."""
    if isinstance(card, LoanCard):
        return card.number
    return card.loan.number if isinstance(card, DeviceCard) and card.loan else ""


def _of_loan(task: Task, house: House, card: Card) -> Outcome:
    number = loan_number(card)
    if task is Task.CANCEL:
        return undoing.cancelled(house, number, card.code)
    house.office.do(hand_over, number)
    return Outcome(house.t("Handed over: loan {number}.").format(number=number), card.code)


def _release(house: House, card: DeviceCard) -> Outcome:
    house.office.do(release, card.code)
    return Outcome(house.t("Released. It can be lent now."), card.code)


def _lapse(house: House, card: DeviceCard) -> Outcome:
    house.office.do(lapse, card.code)
    return Outcome(house.t("It is kept for nobody now."), card.code)


def _correct_return(house: House, card: DeviceCard) -> Outcome:
    return undoing.corrected(house, card.code)


def _repair_out(house: House, card: DeviceCard) -> Outcome:
    house.office.do(repair_out, card.code)
    said = house.t("Written down: in repair.")
    return Outcome(said, card.code, undo=undoing.undo_repair_out(house, card))


def _repair_outside(house: House, card: DeviceCard) -> Outcome:
    """No undo: what was in other hands is wiped when it is back, and nobody can say that it was not."""
    house.office.do(repair_out, card.code, outside=True)
    return Outcome(house.t("Written down: in repair outside the house. It is wiped when it is back."), card.code)


def _repair_back(house: House, card: DeviceCard) -> Outcome:
    house.office.do(repair_back, card.code)
    said = house.t("Written down: back from repair.")
    return Outcome(said, card.code, undo=undoing.undo_repair_back(house, card.code))


def _workshop_in(house: House, card: DeviceCard) -> Outcome:
    house.office.do(workshop, card.code, inside=True)
    said = house.t("Written down: in our workshop. The same person gets it back.")
    return Outcome(said, card.code, undo=undoing.undo_workshop(house, card.code, inside=True))


def _workshop_out(house: House, card: DeviceCard) -> Outcome:
    house.office.do(workshop, card.code, inside=False)
    said = house.t("Written down: back with its borrower.")
    return Outcome(said, card.code, undo=undoing.undo_workshop(house, card.code, inside=False))


def _found(house: House, card: DeviceCard) -> Outcome:
    now, t = house.office.do(found, card.code), house.t
    if now is State.ON_LOAN:
        return Outcome(t("Found: its borrower has it."), card.code, undo=undoing.undo_found(house, card.code))
    said = t("Found, and still locked. Put it aside.") if now is State.BLOCKED else t("Found. It must be wiped first.")
    return Outcome(said, card.code, wait=True)


_DEVICE_TASKS: dict[Task, Callable[[House, DeviceCard], Outcome]] = {
    Task.RELEASE: _release,
    Task.LAPSE: _lapse,
    Task.CORRECT_RETURN: _correct_return,
    Task.REPAIR_OUT: _repair_out,
    Task.REPAIR_OUTSIDE: _repair_outside,
    Task.REPAIR_BACK: _repair_back,
    Task.WORKSHOP_IN: _workshop_in,
    Task.WORKSHOP_OUT: _workshop_out,
    Task.FOUND: _found,
}


def _paper(task: Task, house: House, card: Card) -> PaperWish | None:
    """None for a task that stores something."""
    if task is Task.CONTRACT:
        return contract_wish(house, loan_number(card))
    if task is Task.RECEIPT:
        title = card.number if isinstance(card, LoanCard) else pretty(card.code)
        return return_receipt_wish(house, card.code, title)
    if task is Task.PERSON_CARD and isinstance(card, BorrowerCard):
        return wishes.person_label_wish(house, card)
    if task is Task.LABEL:
        return labels_wish(house, [card.code])
    return certificate_wish(house, card.code) if task is Task.CERTIFICATE and isinstance(card, DeviceCard) else None
