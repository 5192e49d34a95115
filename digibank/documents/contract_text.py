"""The contract's words, as data: one file a version and language in resources/contracts (nl.toml says how it works)."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import TYPE_CHECKING, Any, Final

from digibank import paths

if TYPE_CHECKING:
    from digibank.documents.theme import Style
    from digibank.documents.typeset import Span

NEWEST: Final = "2026-11"
"""The version that new contracts get."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line: sentences that stand or fall together. `when` names a fact, or `no_` and a fact."""

    text: str
    when: str | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(field for _, field, _, _ in Formatter().parse(self.text) if field)


@dataclass(frozen=True, slots=True)
class Clause:
    """`shows`: what is drawn under its sentences, "parties" or "devices"."""

    pictogram: str
    heading: str
    sentences: tuple[Sentence, ...]
    shows: str | None


@dataclass(frozen=True, slots=True)
class ContractText:
    """`words` are the small texts around the clauses. A text that is no original is a reading copy: it says so with
    `reading_copy`, and with `unchecked` as long as nobody who speaks the language has checked it (`checked_by`)."""

    version: str
    language: str
    original: bool
    title: str
    subtitle: str
    intro: tuple[str, ...]
    ticks: tuple[str, ...]
    words: Mapping[str, str]
    clauses: tuple[Clause, ...]
    reading_copy: str | None
    unchecked: str | None
    checked_by: str | None


@dataclass(eq=False)
class NoSuchText(Exception):
    """This contract text does not exist in this language. `languages` are those that do."""

    version: str
    language: str
    languages: tuple[str, ...]


def languages(version: str) -> tuple[str, ...]:
    """The languages of a version, the original first."""
    found = sorted(file.stem for file in (paths.resources() / "contracts" / version).glob("*.toml"))
    return tuple(sorted(found, key=lambda language: not load(version, language).original))


@cache
def load(version: str, language: str) -> ContractText:
    """Raises NoSuchText."""
    file = paths.resources() / "contracts" / version / f"{language}.toml"
    if not (version.replace("-", "").isalnum() and language.isalpha() and file.is_file()):
        raise NoSuchText(version, language, languages(version) if version == NEWEST else ())
    raw = tomllib.loads(file.read_text("utf-8"))
    return ContractText(
        version=version,
        language=raw["language"],
        original=raw["original"],
        title=raw["title"],
        subtitle=raw["subtitle"],
        intro=tuple(raw["intro"]),
        ticks=tuple(raw["ticks"]),
        words=raw["words"],
        clauses=tuple(map(_clause, raw["clause"])),
        reading_copy=raw.get("reading_copy"),
        unchecked=raw.get("unchecked"),
        checked_by=raw.get("checked_by"),
    )


def fill(sentences: tuple[Sentence, ...], values: Mapping[str, str | None], style: "Style") -> "list[list[Span]]":
    """The lines that hold, with their facts in bold. A fact is text, never a pattern: `{name}` stays `{name}`."""
    return [list(_spans(sentence.text, values, style)) for sentence in sentences if _holds(sentence, values)]


def _holds(sentence: Sentence, values: Mapping[str, str | None]) -> bool:
    if any(not values[field] for field in sentence.fields):
        return False
    if sentence.when is None:
        return True
    absent = sentence.when.startswith("no_")
    return bool(values[sentence.when.removeprefix("no_")]) != absent


def _spans(text: str, values: Mapping[str, str | None], style: "Style") -> "Iterator[Span]":
    from digibank.documents.typeset import Span  # a loan only asks which text is the newest: it waits for no PDF maker

    for literal, field, manner, _ in Formatter().parse(text):
        if literal:
            yield Span(literal, style)
        if field:
            yield Span(values[field] or "", style if manner == "plain" else style.bold())


def _clause(raw: dict[str, Any]) -> Clause:
    sentences = (Sentence(s) if isinstance(s, str) else Sentence(s["text"], s["when"]) for s in raw["sentences"])
    return Clause(raw["pictogram"], raw["heading"], tuple(sentences), raw.get("shows"))
