"""A moment of a loan, or of a person with all their loans, in plain words: which devices it was about is said."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from digibank.domain.journal import Event
from digibank.domain.label_code import pretty
from digibank.i18n import Translate
from digibank.queries.timeline import Happening, Moment
from digibank.sentences.events import event_word
from digibank.sentences.story import Story, condition_words, device_story, of_kind, sentence_of, until_words
from digibank.sentences.words import paper_word


def loan_story(moment: Moment, t: Translate) -> Story:
    """As it stands on the card of a loan."""
    tell = next((_TELLING[kind] for kind in _TELLING if of_kind(moment, kind)), None)
    line = tell(moment, t) if tell else sentence_of(event_word(moment.happened[0].kind, t))
    return Story(line, _details(moment, t))


def person_story(moment: Moment, t: Translate) -> Story:
    """As it stands on a person's card: with the loan's number."""
    story = loan_story(moment, t)
    number = (t("Loan {number}").format(number=moment.loan),) if moment.loan else ()
    return Story(story.line, (*number, *story.details))


def _codes(happened: tuple[Happening, ...]) -> str:
    return ", ".join(dict.fromkeys(pretty(h.device) for h in happened if h.device))


def _ended(moment: Moment, ending: str) -> tuple[Happening, ...]:
    return tuple(h for h in of_kind(moment, Event.LINE_ENDED) if h.facts["ending"] == ending and h.device)


def _opened(moment: Moment, t: Translate) -> str:
    handed_over = of_kind(moment, Event.LOAN_HANDED_OVER)
    text = t("Lent: {codes}.") if handed_over else t("Made ready: {codes}.")
    return text.format(codes=_codes(of_kind(moment, Event.LINE_OPENED)))


def _swapped(moment: Moment, t: Translate) -> str:
    """A line that opens in a loan that was there already takes another one's place."""
    new = _codes(of_kind(moment, Event.LINE_OPENED))
    old = _codes(_ended(moment, "RETURNED"))
    return (
        t("Swapped: {new} for {old}.").format(new=new, old=old)
        if old
        else t("Swapped: {new} for a device that is missing.").format(new=new)
    )


def _line_ended(moment: Moment, t: Translate) -> str:
    for ending, text in (
        ("RETURNED", t("Taken back: {codes}.")),
        ("GIVEN", t("Given to the borrower for good: {codes}.")),
        ("WRITTEN_OFF", t("Written off: {codes}.")),
        ("VOID", t("Cancelled: {codes}.")),
    ):
        if codes := _codes(_ended(moment, ending)):
            return text.format(codes=codes)
    return sentence_of(event_word(Event.LINE_ENDED, t))


def _reopened(moment: Moment, t: Translate) -> str:
    codes = _codes(of_kind(moment, Event.LINE_REOPENED))
    return t("The return was a mistake: {codes} is on loan as before.").format(codes=codes)


def _workshop(moment: Moment, t: Translate) -> str:
    visit = of_kind(moment, Event.LINE_WORKSHOP)
    text = t("In our workshop: {codes}.") if visit[0].facts["inside"] else t("Out of the workshop: {codes}.")
    return text.format(codes=_codes(visit))


def _paper(moment: Moment, t: Translate) -> str:
    kind = of_kind(moment, Event.PAPER_FROZEN)[0].facts["kind"]
    return t("Paper made: {paper}.").format(paper=paper_word(kind, t))


_TELLING: Final[Mapping[Event, Callable[[Moment, Translate], str]]] = MappingProxyType(
    {
        Event.BORROWER_CHANGED: lambda _moment, t: t("Name, address or contact changed."),
        Event.LOAN_OPENED: _opened,
        Event.BORROWER_ADDED: lambda _moment, t: t("Written down as a new person."),
        Event.LINE_OPENED: _swapped,
        Event.LINE_REOPENED: _reopened,
        Event.LINE_ENDED: _line_ended,
        Event.LINE_WORKSHOP: _workshop,
        Event.LOAN_HANDED_OVER: lambda moment, t: device_story(moment, t).line,
        Event.LOAN_EXTENDED: lambda moment, t: device_story(moment, t).line,
        Event.PAPER_FROZEN: _paper,
    }
)
"""The first of these that an action has says what the action was."""


def _details(moment: Moment, t: Translate) -> tuple[str, ...]:
    until = [until_words(h.facts, t) for h in of_kind(moment, Event.LOAN_OPENED)]
    condition = [words for h in of_kind(moment, Event.LINE_ENDED) if (words := condition_words(h.facts, t))]
    lacking = [h for h in of_kind(moment, Event.LINE_ENDED) if h.facts["ending"] == "LACKING"]
    count = len(lacking)
    said = (
        [t.plural("{n} accessory did not come back.", "{n} accessories did not come back.", count).format(n=count)]
        if lacking
        else []
    )
    over = [t("The loan is over.")] if of_kind(moment, Event.LOAN_CLOSED) else []
    return (*until[:1], *condition[:1], *said, *over)
