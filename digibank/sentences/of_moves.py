"""The life cycle does not go there, not from here, or not by this role."""

from typing import assert_never

from digibank.domain.errors import LockOpen, MoveNotAllowed, NotAMistake, RoleNotAllowed, WasLent, WrongWorkshopTurn
from digibank.domain.errors_carriers import LooseCarrier
from digibank.domain.lifecycle import Action, State
from digibank.i18n import Translate
from digibank.sentences.phrases import disk
from digibank.sentences.words import action_word, lock_words, role_word, state_word

MoveRefusal = MoveNotAllowed | RoleNotAllowed | LockOpen
TurnRefusal = WasLent | LooseCarrier | NotAMistake | WrongWorkshopTurn


def move_sentence(error: MoveRefusal | TurnRefusal, t: Translate) -> str:
    match error:
        case MoveNotAllowed():
            text = t("{code} is “{state}” now. That is why “{action}” is not possible.")
            now = text.format(code=error.code, state=state_word(error.state, t), action=action_word(error.action, t))
            return f"{now} {way_on(error.state, t)}"
        case RoleNotAllowed():
            text = t("A {role} may not do this: {what}. Ask a coordinator.")
            return text.format(role=role_word(error.role, t), what=_what(error.action, t))
        case LockOpen():
            text = t("{code} still has a lock: {locks}. Have it taken off, then record that it is gone.")
            return text.format(code=error.code, locks=lock_words(error.kinds, t))
        case _:
            return _turn_sentence(error, t)


def _turn_sentence(error: TurnRefusal, t: Translate) -> str:
    match error:
        case WasLent():
            text = t("{code} was lent before, so it cannot go back to its donor. Choose another end for it.")
            return text.format(code=error.code)
        case LooseCarrier():
            text = t("A disk that came out of {code} is not wiped yet: {carrier}. Wipe it or destroy it first.")
            return text.format(carrier=disk(error.carrier, t), code=error.code)
        case NotAMistake():
            text = t(
                "Something was done with {code} after its return. The return stands: lend it again in the usual way."
            )
            return text.format(code=error.code)
        case WrongWorkshopTurn(inside=True):
            text = t("{code} is in the workshop already. Record when its borrower gets it back.")
            return text.format(code=error.code)
        case WrongWorkshopTurn():
            text = t("{code} is not in the workshop. Record first that it came in.")
            return text.format(code=error.code)
        case _:
            assert_never(error)


def way_on(state: State, t: Translate) -> str:
    """What can be done with a device in this state."""
    match state:
        case State.RECEIVED:
            return t("Check first whether it has an account lock.")
        case State.BLOCKED:
            return t("Have the lock taken off first.")
        case State.TO_WIPE | State.WIPED:
            return _way_on_bench(state, t)
        case State.IN_REPAIR | State.AVAILABLE | State.RESERVED:
            return _way_on_shelf(state, t)
        case State.ON_LOAN | State.MISSING | State.WRITTEN_OFF:
            return _way_on_away(state, t)
        case State.GIVEN_AWAY | State.FOR_PARTS | State.RECYCLED | State.BACK_TO_DONOR:
            return t("It is not ours any more. Take it in again if it came back.")
        case _:
            assert_never(state)


def _way_on_bench(state: State, t: Translate) -> str:
    return t("Wipe it first.") if state is State.TO_WIPE else t("Release it first.")


def _way_on_shelf(state: State, t: Translate) -> str:
    if state is State.IN_REPAIR:
        return t("Record first that it is back from repair.")
    return t("It can be lent.") if state is State.AVAILABLE else t("It is kept for somebody: lend it, or end that.")


def _way_on_away(state: State, t: Translate) -> str:
    return t("Take it back first.") if state is State.ON_LOAN else t("Record first that it was found.")


def _what(action: str, t: Translate) -> str:
    """An action of the table, or a part of the program that has its own rule."""
    if action in set(Action):
        return action_word(Action(action), t)
    parts = {
        "borrowers": t("see or change people's data"),
        "settings": t("change the settings"),
        "staff": t("change the staff list"),
    }
    return parts.get(action, action)
