"""What stands around every A4 paper of ours."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Protocol

from digibank.documents import blocks, fonts
from digibank.documents.facts import Issue
from digibank.documents.paper import Row, Sheet, kept, render, space
from digibank.documents.theme import MM
from digibank.domain.label_code import LabelCode, pretty
from digibank.i18n import Translate

_SHOWN_OF_HASH = 16


class Paper(Protocol):
    """Facts with a code that one scan finds them by."""

    @property
    def issue(self) -> Issue: ...

    @property
    def code(self) -> str: ...


def written(facts: Paper, title: str, subtitle: str, body: Sequence[Row], ending: Sequence[Row], t: Translate) -> bytes:
    """A paper in `t`'s language: sender, title, body, what could not be printed, and where people sign."""
    issue = facts.issue
    rows = [
        *blocks.letterhead(issue.organisation, facts.code),
        *blocks.title(title, subtitle),
        *body,
        *gap_note(facts, t),
        *ending,
    ]
    running = t("{title}, code {code}").format(title=title, code=pretty(LabelCode(facts.code)))
    sheet = Sheet(
        title=running,
        author=issue.organisation.name,
        language=t.language,
        created=issue.created,
        running=running,
        foot=(running, *anchor_line(issue, t)),
        page_of=t("Page {page} of {pages}"),
    )
    return render(sheet, rows)


def anchor_line(issue: Issue, t: Translate) -> tuple[str, ...]:
    """The journal's last entry when the paper was made: with it a lost tail of the journal is seen."""
    if issue.anchor is None:
        return ()
    anchor = issue.anchor
    line = t("Journal {station}, entry {sequence}, {hash}")
    return (line.format(station=anchor.station, sequence=anchor.sequence, hash=anchor.hash[:_SHOWN_OF_HASH]),)


def gap_note(facts: object, t: Translate) -> list[Row]:
    """Says which characters no typeface of ours has, so that no box on the paper stands there without a word."""
    missing = fonts.gaps("".join(_texts(facts)))
    if not missing:
        return []
    points = " ".join(f"U+{ord(char):04X}" for char in missing)
    message = t("{gap} stands for a character that this program cannot print ({points}). Write it by hand.")
    return kept(
        [space(3 * MM), *blocks.note(message.format(gap=fonts.GAP, points=points), warning=True), space(3 * MM)]
    )


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
