"""The way back from a task: a correcting entry, offered for ten seconds. `ui/counter/tasks.py` lists which tasks have
one, and why others do not."""

from collections.abc import Callable, Sequence

from digibank.domain.label_code import LabelCode
from digibank.domain.lifecycle import Action, State, may
from digibank.domain.locks import LockKind
from digibank.queries.devices import DeviceCard
from digibank.services.correct_device import Correction, correct_device
from digibank.services.correct_return import correct_return
from digibank.services.lend import cancel
from digibank.services.locks import clear_locks, find_lock
from digibank.services.missing import found, missing
from digibank.services.release import lapse
from digibank.services.repair import repair_back, repair_out
from digibank.services.workshop import workshop
from digibank.ui.house import House
from digibank.ui.outcome import Outcome, Undo


def cancelled(house: House, number: str, shown: str) -> Outcome:
    """Before hand-over: the devices are ready again."""
    house.office.do(cancel, number)
    return Outcome(house.t("The loan is cancelled. The device is ready again."), shown)


def corrected(house: House, code: LabelCode) -> Outcome:
    """The return was a mistake: the loan is open as before."""
    house.office.do(correct_return, code)
    return Outcome(house.t("The return is undone. The device is on loan again."), code)


def undo_prepared(house: House, number: str, shown: str) -> Undo:
    return Undo(house.t("Cancel this loan"), lambda: cancelled(house, number, shown))


def undo_return(house: House, code: LabelCode) -> Undo | None:
    if not may(house.role, Action.CORRECT_RETURN):
        return None
    return Undo(house.t("It was a mistake"), lambda: corrected(house, code))


def undo_lock(house: House, card: DeviceCard) -> Undo | None:
    """Only where the device waited for its wipe: from elsewhere the way back leads to another place."""
    if card.state is not State.TO_WIPE:
        return None
    t = house.t
    return _back(
        t("No lock after all"),
        t("No lock. It can be wiped."),
        card.code,
        lambda: house.office.do(clear_locks, card.code),
    )


def undo_unlock(house: House, code: LabelCode, kinds: Sequence[LockKind]) -> Undo | None:
    if not kinds:
        return None

    def locked_again() -> Outcome:
        for kind in kinds:
            house.office.do(find_lock, code, kind)
        return Outcome(house.t("Locked as before. Put the device aside."), code)

    return Undo(house.t("It is still locked"), locked_again)


def undo_repair_out(house: House, card: DeviceCard) -> Undo:
    t = house.t
    said = t("Back from repair: it never left.")
    if card.state is State.AVAILABLE:
        said = t("Back from repair: it never left. Release it again before it is lent.")
    return _back(t("It does not go"), said, card.code, lambda: house.office.do(repair_back, card.code))


def undo_repair_back(house: House, code: LabelCode) -> Undo:
    t = house.t
    return _back(
        t("It is not back yet"), t("Written down: in repair."), code, lambda: house.office.do(repair_out, code)
    )


def undo_workshop(house: House, code: LabelCode, *, inside: bool) -> Undo:
    t = house.t
    said = t("It is with its borrower, as before.") if inside else t("It is in our workshop, as before.")
    return _back(t("It was a mistake"), said, code, lambda: house.office.do(workshop, code, inside=not inside))


def undo_missing(house: House, card: DeviceCard) -> Undo | None:
    """Only where its borrower has it again: what was missing from the shelf must be wiped when it is found."""
    if not (card.loan and card.loan.handed_over):
        return None
    t = house.t
    return _back(
        t("It is not missing"),
        t("It is with its borrower, as before."),
        card.code,
        lambda: house.office.do(found, card.code),
    )


def undo_found(house: House, code: LabelCode) -> Undo:
    t = house.t
    reason = t("It was not found after all.")
    return _back(
        t("It is still missing"), t("Written down as missing."), code, lambda: house.office.do(missing, code, reason)
    )


def undo_reserve(house: House, code: LabelCode) -> Undo:
    t = house.t
    return _back(t("It was a mistake"), t("It is kept for nobody now."), code, lambda: house.office.do(lapse, code))


def undo_correction(house: House, code: LabelCode, as_it_was: Correction) -> Undo:
    t = house.t
    return _back(
        t("As it was"), t("It is written as before."), code, lambda: house.office.do(correct_device, code, as_it_was)
    )


def _back(text: str, said: str, shown: str, store: Callable[[], object]) -> Undo:
    """`text` stands on the button, `said` is what is said when it was pressed."""

    def act() -> Outcome:
        store()
        return Outcome(said, shown)

    return Undo(text, act)
