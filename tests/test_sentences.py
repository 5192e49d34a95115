"""Every refusal has its sentence, in every language: short, whole, and with a way on."""

import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from importlib import import_module
from pkgutil import walk_packages
from typing import Any, get_type_hints

import pytest

import digibank
from digibank.domain.device import Condition, Kind
from digibank.domain.errors import (
    MoveNotAllowed,
    NotAnExtension,
    Refusal,
    RoleNotAllowed,
    UnknownCode,
    UnknownLoan,
    WrongWorkshopTurn,
)
from digibank.domain.errors_carriers import CarriersNotWiped, WhichCarrier
from digibank.domain.errors_text import TextFault, TextTooLong
from digibank.domain.journal import Event
from digibank.domain.lifecycle import Action, State
from digibank.domain.locks import LockKind
from digibank.domain.reading import ReadingError, ReadingFault
from digibank.domain.roles import Role
from digibank.domain.wipe import Method, Verdict
from digibank.i18n import LANGUAGES, Translate, translator
from digibank.sentences import words
from digibank.sentences.events import event_line, event_word
from digibank.sentences.sentence import sentence
from digibank.storage.machine_errors import MachineError, MachineFault

MOST_WORDS = 17
SAMPLES: dict[Any, Any] = {
    str: "KLDR-STVB",
    int: 3,
    bool: False,
    State: State.TO_WIPE,
    Action: Action.LEND,
    Role: Role.VOLUNTEER,
    Verdict: Verdict.IN_PROGRESS,
    date: date(2026, 11, 24),
    date | None: date(2026, 11, 24),
    tuple[str, ...]: ("S1", "#2"),
}
WORDS_OF_FIELDS = {"kinds": ("frp", "mdm"), "field": "name", "what": "serial", "paper": "contract", "findings": ()}


def load_everything_below_the_window() -> None:
    for module in walk_packages(digibank.__path__, "digibank."):
        if not module.name.startswith(("digibank.ui", "digibank.app", "digibank.cli", "digibank.__main__")):
            import_module(module.name)


def refusals() -> list[type[Refusal]]:
    load_everything_below_the_window()

    def below(kind: type[Refusal]) -> Iterator[type[Refusal]]:
        for child in kind.__subclasses__():
            if child is not TextFault:
                yield child
            yield from below(child)

    return sorted(set(below(Refusal)), key=lambda kind: kind.__name__)


def example(kind: type[Refusal]) -> Refusal:
    hints = get_type_hints(kind)
    values = {}
    for field in fields(kind):
        special = "loan" if kind.rule == "other-kind-of-label" and field.name == "kind" else None
        values[field.name] = special or WORDS_OF_FIELDS.get(field.name) or SAMPLES.get(hints[field.name], ())
    return kind(**values)


def variants() -> list[Refusal]:
    """Refusals that say something else where a fact is missing or different."""
    return [
        *(MoveNotAllowed("KLDR-STVB", state, action) for state in State for action in Action),
        *(RoleNotAllowed(role, what) for role in Role for what in (*Action, "borrowers", "settings", "staff")),
        UnknownCode("KLDRSTVX", ("KLDR-STVB",)),
        UnknownLoan("KLDRSTVX", ("KLDR-STVB",)),
        CarriersNotWiped("KLDR-STVB", ()),
        WhichCarrier("KLDR-STVB", 0),
        NotAnExtension(None),
        WrongWorkshopTurn("KLDR-STVB", inside=True),
    ]


def every_error() -> list[Refusal | MachineError | ReadingError]:
    return [
        *(example(kind) for kind in refusals()),
        *variants(),
        *(MachineError(fault, "99") for fault in MachineFault),
        *(ReadingError(fault, "wipe.log", None, "Blancco") for fault in ReadingFault),
        ReadingError(ReadingFault.DAMAGED, "wipe.log", 7),
    ]


@pytest.fixture(params=LANGUAGES)
def t(request: pytest.FixtureRequest) -> Translate:
    return translator(request.param)


def test_there_are_as_many_rules_as_refusals() -> None:
    rules = [kind.rule for kind in refusals()]
    assert len(rules) > 40
    assert sorted(rules) == sorted(set(rules))
    assert [rule for rule in rules if not re.fullmatch(r"[a-z]+(-[a-z]+)*", rule)] == []


def test_every_error_has_a_whole_sentence(t: Translate) -> None:
    told = {sentence(error, t) for error in every_error()}
    assert [text for text in told if re.search(r"[{}]|\bNone\b|[A-Z]_[A-Z]|  ", text)] == []
    assert [text for text in told if not text.endswith((".", "?"))] == []


def test_sentences_are_short_and_go_on(t: Translate) -> None:
    """What is wrong is one sentence, the way on another; neither is longer than one breath."""
    for text in {sentence(error, t) for error in every_error()}:
        parts = [part for part in re.split(r"(?<=[.?:])\s", text) if part]
        assert len(parts) >= 2, text
        assert [part for part in parts if len(part.split()) > MOST_WORDS] == [], text


def test_a_sentence_names_the_device_and_the_way_on() -> None:
    text = sentence(MoveNotAllowed("KLDR-STVB", State.ON_LOAN, Action.RELEASE), translator("en"))
    assert text == "KLDR-STVB is “on loan” now. That is why “release for lending” is not possible. Take it back first."


def test_what_was_typed_comes_back_short_and_on_one_line() -> None:
    text = sentence(UnknownCode("a\u202eb\nc" + "x" * 10_000), translator("en"))
    assert text.startswith("“ab c" + "x" * 35 + "…”")
    assert "\n" not in text
    assert len(text) < 140


def test_many_disks_are_named_in_short() -> None:
    text = sentence(CarriersNotWiped("KLDR-STVB", ("S1", "#2", "S3", "S4", "S5")), translator("en"))
    assert text == "KLDR-STVB is not wiped yet: S1, disk 2, S3, S4, …. Wipe first, then record the wipe."


def test_a_refused_text_is_never_repeated() -> None:
    """The text itself may be a national number: only its field and the limit are told."""
    assert (
        sentence(TextTooLong("name", 200), translator("en"))
        == "The text is too long: name. At most 200 characters fit."
    )


def test_an_unknown_refusal_is_a_bug_and_not_a_silence() -> None:
    with pytest.raises(TypeError):
        sentence(Refusal(), translator("en"))


def test_every_closed_list_has_its_words(t: Translate) -> None:
    told = [
        *(words.state_word(state, t) for state in State),
        *(words.action_word(action, t) for action in Action),
        *(words.kind_word(kind, t) for kind in Kind),
        *(words.condition_word(condition, t) for condition in Condition),
        *(words.role_word(role, t) for role in Role),
        *(words.lock_word(kind, t) for kind in LockKind),
        *(words.verdict_word(verdict, t) for verdict in Verdict),
        *(words.method_word(method, t) for method in Method),
        *(event_word(event, t) for event in Event),
    ]
    assert all(told)


@pytest.mark.parametrize("naming", [words.state_word, words.action_word, words.lock_word])
def test_no_two_things_have_one_name(naming: Any, t: Translate) -> None:
    kinds = {words.state_word: State, words.action_word: Action, words.lock_word: LockKind}[naming]
    assert len({naming(thing, t) for thing in kinds}) == len(kinds)


def test_events_tell_their_facts() -> None:
    t = translator("en")
    moved = {"from": "AVAILABLE", "to": "ON_LOAN", "action": "lend"}
    assert event_line(Event.DEVICE_MOVED, moved, t) == "moved: ready to lend → on loan (lend)"
    assert event_line(Event.WIPE_RECORDED, {"verdict": "failed"}, t) == "wipe recorded: the wipe failed"
    assert event_line(Event.LOCK_FOUND, {"lock_kind": "frp"}, t) == "lock found: Google account (FRP)"
    assert event_line(Event.LOAN_EXTENDED, {"until": "2027-06-30"}, t) == "loan extended: until 30 June 2027"
    assert event_line(Event.LOAN_OPENED, {"until": None}, t) == "loan made: without an end date"
    ended = {"ending": "RETURNED", "condition": "C"}
    assert event_line(Event.LINE_ENDED, ended, t) == "loan ended for this device or accessory: came back, worn"
    assert event_line(Event.CARRIER_CHANGED, {"status": "FITTED"}, t) == "disk in our hands anew, to be wiped"
    assert event_line(Event.CARRIER_CHANGED, {"status": "LOOSE"}, t) == "disk taken out"
    assert event_line(Event.PAPER_FROZEN, {"kind": "contract"}, t) == "paper made: contract"
    assert event_line(Event.MEMBER_ADDED, {"role": "technician"}, t) == "colleague added: technician"
    assert event_line(Event.NOTE_ADDED, {}, t) == "note written"
