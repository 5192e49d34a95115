"""One moment of a timeline in plain words: what somebody did, then what came with it. `sentences/events.py` names the
single entries of the journal; here an action of several entries is one sentence."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from digibank.domain.device import Condition
from digibank.domain.journal import Event
from digibank.domain.label_code import pretty
from digibank.domain.lifecycle import Action
from digibank.domain.locks import LockKind
from digibank.domain.wipe import Verdict
from digibank.i18n import Translate
from digibank.queries.timeline import Happening, Moment
from digibank.sentences.events import event_word
from digibank.sentences.phrases import day_word
from digibank.sentences.words import condition_word, field_word, lock_word, verdict_word


@dataclass(frozen=True)
class Story:
    """`line` is one sentence; `details` stand below it, shorter."""

    line: str
    details: tuple[str, ...] = ()


def device_story(moment: Moment, t: Translate) -> Story:
    """As it stands on the card of a device."""
    found = _first(moment, _TELLING)
    line = _TELLING[found.kind](moment, found, t) if found else ""
    return Story(line or _plain(moment, t), _details(moment, t))


def until_words(facts: Mapping[str, Any], t: Translate) -> str:
    """The end of a loan, or of a reservation, as an entry gives it."""
    if facts.get("until") is None:
        return t("No end date.")
    return t("Until {day}.").format(day=day_word(date.fromisoformat(facts["until"]), t))


def of_kind(moment: Moment, *kinds: Event) -> tuple[Happening, ...]:
    return tuple(happening for happening in moment.happened if happening.kind in kinds)


def sentence_of(text: str) -> str:
    """A word of a closed list as a sentence that stands alone."""
    return text[:1].upper() + text[1:] + "."


def _first(moment: Moment, order: Mapping[Event, object]) -> Happening | None:
    return next((happening for kind in order for happening in of_kind(moment, kind)), None)


def _plain(moment: Moment, t: Translate) -> str:
    return sentence_of(event_word(moment.happened[0].kind, t))


# ---- what was done


def _lent(moment: Moment, _found: Happening, t: Translate) -> str:
    """Where the contract was made ahead, the hand-over is another moment."""
    prepared = not of_kind(moment, Event.LOAN_HANDED_OVER) and of_kind(moment, Event.LOAN_OPENED)
    if moment.borrower:
        text = t("Made ready for {person}, loan {loan}.") if prepared else t("Lent to {person}, loan {loan}.")
        return text.format(person=moment.borrower, loan=moment.loan)
    text = t("Made ready, loan {loan}.") if prepared else t("Lent, loan {loan}.")
    return text.format(loan=moment.loan)


def _moved(_moment: Moment, found: Happening, t: Translate) -> str:
    return move_words(Action(found.facts["action"]), t)


def move_words(action: Action, t: Translate) -> str:
    """What was done, as a sentence; empty for what other entries of the same action tell better."""
    return _lending_words(t).get(action) or _bench_words(t).get(action) or _end_words(t).get(action) or ""


def _lending_words(t: Translate) -> dict[Action, str]:
    return {
        Action.RESERVE: t("Kept for somebody."),
        Action.LAPSE: t("No longer kept for anybody."),
        Action.CANCEL: t("The loan was cancelled before it left."),
        Action.TAKE_BACK: t("Taken back."),
        Action.CORRECT_RETURN: t("The return was a mistake: it is on loan as before."),
        Action.SWAP: t("Another device came in its place, and this one is missing."),
        Action.GIVE_TO_BORROWER: t("Given to its borrower for good."),
    }


def _bench_words(t: Translate) -> dict[Action, str]:
    return {
        Action.CLEAR_LOCKS: t("No lock (any more)."),
        Action.REPAIR_OUT: t("Sent to repair."),
        Action.REPAIR_BACK: t("Back from repair."),
        Action.RELEASE: t("Released for lending."),
        Action.TAKE_OUT_CARRIER: t("A disk was taken out."),
        Action.FIT_CARRIER: t("A disk was put in."),
    }


def _end_words(t: Translate) -> dict[Action, str]:
    return {
        Action.MISS: t("Written down as missing."),
        Action.FIND: t("Found again."),
        Action.WRITE_OFF: t("Written off: nobody looks for it any more."),
        Action.GIVE_AWAY: t("Given away."),
        Action.USE_FOR_PARTS: t("Taken apart for its parts."),
        Action.RECYCLE: t("Recycled."),
        Action.GIVE_BACK_TO_DONOR: t("Given back to the donor."),
    }


def _extended(_moment: Moment, found: Happening, t: Translate) -> str:
    until = found.facts.get("until")
    if until is None:
        return t("The loan has no end date any more.")
    return t("Extended until {day}.").format(day=day_word(date.fromisoformat(until), t))


def _workshop(_moment: Moment, found: Happening, t: Translate) -> str:
    if found.facts["inside"]:
        return t("In our workshop. The same person gets it back.")
    return t("Out of the workshop, back with its borrower.")


def _wiped(_moment: Moment, found: Happening, t: Translate) -> str:
    return sentence_of(verdict_word(Verdict(found.facts["verdict"]), t))


def _locked(_moment: Moment, found: Happening, t: Translate) -> str:
    return t("A lock was found: {lock}.").format(lock=lock_word(LockKind(found.facts["lock_kind"]), t))


def _corrected(_moment: Moment, found: Happening, t: Translate) -> str:
    """`condition` stands in the list of facts under the name of its column."""
    names = [t("condition") if name == "condition" else field_word(name, t) for name in found.facts["fields"]]
    return t("Changed: {facts}.").format(facts=", ".join(names))


def _disk(_moment: Moment, found: Happening, t: Translate) -> str:
    return {
        "FITTED": t("A disk was put in."),
        "LOOSE": t("A disk was taken out."),
        "DESTROYED": t("A disk was destroyed."),
    }.get(found.facts["status"], "")


def _listed(_moment: Moment, found: Happening, t: Translate) -> str:
    return t("No disk inside.") if found.facts["listed"] == "none" else t("The disks inside were written down.")


def _relabelled(_moment: Moment, found: Happening, t: Translate) -> str:
    return t("It got a new label. The old one was {code}.").format(code=pretty(found.facts["was"]))


def _said(text: Callable[[Translate], str]) -> Callable[[Moment, Happening, Translate], str]:
    return lambda _moment, _found, t: text(t)


_Telling = Callable[[Moment, Happening, Translate], str]

_TELLING: Final[Mapping[Event, _Telling]] = MappingProxyType(
    {
        Event.DEVICE_RECEIVED: _said(lambda t: t("Taken in.")),
        Event.LOCK_FOUND: _locked,
        Event.WIPE_RECORDED: _wiped,
        Event.WIPE_CHECKED: _said(lambda t: t("Somebody checked the wipe.")),
        Event.LINE_OPENED: _lent,
        Event.DEVICE_MOVED: _moved,
        Event.LOAN_HANDED_OVER: _said(lambda t: t("Handed over.")),
        Event.LOAN_EXTENDED: _extended,
        Event.LINE_WORKSHOP: _workshop,
        Event.DEVICE_CORRECTED: _corrected,
        Event.CARRIER_CHANGED: _disk,
        Event.CARRIER_LISTED: _said(lambda t: t("A disk was written down.")),
        Event.DEVICE_LISTED: _listed,
        Event.DEVICE_RELABELLED: _relabelled,
        Event.ALIAS_ADDED: _said(lambda t: t("An old sticker was written down.")),
        Event.ALIAS_ENDED: _said(lambda t: t("An old sticker no longer counts.")),
        Event.NOTE_ADDED: _said(lambda t: t("A note was written.")),
    }
)
"""The first of these that an action has says what the action was."""


# ---- what came with it


def _details(moment: Moment, t: Translate) -> tuple[str, ...]:
    until = [until_words(h.facts, t) for h in of_kind(moment, Event.LOAN_OPENED, Event.DEVICE_RESERVED)]
    condition = [condition_words(h.facts, t) for h in of_kind(moment, Event.LINE_ENDED)]
    return tuple(detail for detail in (*until[:1], *condition[:1], moment.note) if detail)


def condition_words(facts: Mapping[str, Any], t: Translate) -> str:
    """How a device came back; empty where nobody looked."""
    if not facts.get("condition"):
        return ""
    return t("Condition: {condition}.").format(condition=condition_word(Condition(facts["condition"]), t))
