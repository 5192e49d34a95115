"""One line of a history in words: what happened, with the states, dates and verdicts of its facts."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from digibank.domain.device import Condition
from digibank.domain.journal import Event
from digibank.domain.label_code import pretty
from digibank.domain.lifecycle import Action, State
from digibank.domain.locks import LockKind
from digibank.domain.roles import Role
from digibank.domain.wipe import Verdict
from digibank.i18n import Translate
from digibank.sentences.phrases import day_word
from digibank.sentences.words import (
    action_word,
    condition_word,
    ending_word,
    lock_word,
    paper_word,
    role_word,
    state_word,
    verdict_word,
)


def event_line(event: Event, facts: Mapping[str, Any], t: Translate) -> str:
    """`wipe recorded: wiped and checked`."""
    if event is Event.CARRIER_CHANGED:
        return _carrier_changed(facts["status"], t)
    detail = _detail(event, facts, t)
    return f"{event_word(event, t)}: {detail}" if detail else event_word(event, t)


def event_word(event: Event, t: Translate) -> str:
    return _thing_words(t).get(event) or _loan_words(t)[event]


def _thing_words(t: Translate) -> dict[Event, str]:
    return {
        Event.ORGANISATION_CREATED: t("organisation set up"),
        Event.ORGANISATION_CHANGED: t("settings changed"),
        Event.MEMBER_ADDED: t("colleague added"),
        Event.MEMBER_CHANGED: t("colleague changed"),
        Event.DONOR_ADDED: t("donor added"),
        Event.DONATION_RECEIVED: t("donation received"),
        Event.DONATION_CHANGED: t("donation changed"),
        Event.BORROWER_ADDED: t("borrower added"),
        Event.BORROWER_CHANGED: t("borrower changed"),
        Event.DEVICE_RECEIVED: t("device taken in"),
        Event.DEVICE_MOVED: t("moved"),
        Event.DEVICE_LISTED: t("disks listed"),
        Event.DEVICE_CORRECTED: t("data corrected"),
        Event.DEVICE_RESERVED: t("reserved"),
        Event.DEVICE_RELABELLED: t("new label"),
        Event.ALIAS_ADDED: t("old sticker written down"),
        Event.ALIAS_ENDED: t("old sticker no longer counts"),
        Event.CODES_DRAWN: t("labels printed ahead"),
        Event.CARRIER_LISTED: t("disk listed"),
        Event.CARRIER_CHANGED: t("disk changed"),
        Event.LOCK_FOUND: t("lock found"),
        Event.LOCK_CLEARED: t("lock gone"),
        Event.WIPE_RECORDED: t("wipe recorded"),
        Event.WIPE_CHECKED: t("wipe checked by a person"),
        Event.RELEASE_MADE: t("released for lending"),
        Event.RELEASE_VOIDED: t("release no longer holds"),
        Event.NOTE_ADDED: t("note written"),
    }


def _loan_words(t: Translate) -> dict[Event, str]:
    return {
        Event.LOAN_OPENED: t("loan made"),
        Event.LOAN_HANDED_OVER: t("handed over"),
        Event.LOAN_EXTENDED: t("loan extended"),
        Event.LOAN_CLOSED: t("loan closed"),
        Event.LOAN_REOPENED: t("loan open again"),
        Event.LINE_OPENED: t("lent"),
        Event.LINE_ENDED: t("loan ended for this device or accessory"),
        Event.LINE_REOPENED: t("lent again: the return was a mistake"),
        Event.LINE_WORKSHOP: t("workshop visit"),
        Event.PAPER_FROZEN: t("paper made"),
        Event.PAPER_STORED: t("paper kept"),
        Event.BACKUP_RESTORED: t("backup put back"),
        Event.TAIL_LOST: t("last actions lost"),
    }


def _detail(event: Event, facts: Mapping[str, Any], t: Translate) -> str:
    if event is Event.DEVICE_MOVED:
        return _move(facts, t)
    if event in (Event.WIPE_RECORDED, Event.LOCK_FOUND, Event.MEMBER_ADDED, Event.MEMBER_CHANGED):
        return _named(facts, t)
    if event in (Event.LOAN_OPENED, Event.LOAN_EXTENDED, Event.DEVICE_RESERVED):
        return _until(facts, t)
    if event is Event.DEVICE_RELABELLED:
        return f"{pretty(facts['was'])} → {pretty(facts['code'])}"
    if event is Event.LINE_ENDED:
        return _ending(facts, t)
    return paper_word(facts["kind"], t) if event is Event.PAPER_FROZEN else ""


def _move(facts: Mapping[str, Any], t: Translate) -> str:
    before, after = state_word(State(facts["from"]), t), state_word(State(facts["to"]), t)
    return f"{before} → {after} ({action_word(Action(facts['action']), t)})"


def _named(facts: Mapping[str, Any], t: Translate) -> str:
    if "verdict" in facts:
        return verdict_word(Verdict(facts["verdict"]), t)
    if "lock_kind" in facts:
        return lock_word(LockKind(facts["lock_kind"]), t)
    return role_word(Role(facts["role"]), t)


def _until(facts: Mapping[str, Any], t: Translate) -> str:
    until = facts.get("until")
    if until is None:
        return t("without an end date")
    return t("until {day}").format(day=day_word(date.fromisoformat(until), t))


def _carrier_changed(status: str, t: Translate) -> str:
    return {
        "FITTED": t("disk in our hands anew, to be wiped"),
        "LOOSE": t("disk taken out"),
        "DESTROYED": t("disk destroyed"),
        "LEFT": t("disk left with the device"),
    }[status]


def _ending(facts: Mapping[str, Any], t: Translate) -> str:
    words = [ending_word(facts["ending"], t)]
    if facts.get("condition"):
        words.append(condition_word(Condition(facts["condition"]), t))
    return ", ".join(words)
