"""Every text is translated, and every translation fits its text. (`make check` compares catalogue and code.)"""

import ast
import string
from pathlib import Path

import pytest
from babel.messages import Catalog, Message
from babel.messages.pofile import read_po

from digibank import i18n, paths

CODE = Path(__file__).parent.parent / "digibank"
TRANSLATED = [language for language in i18n.LANGUAGES if language != "en"]  # the message ids are the English texts


def catalogue(language: str) -> Catalog:
    with (paths.locale_folder() / language / "LC_MESSAGES" / "digibank.po").open("rb") as file:
        return read_po(file, locale=language)


def forms(text: object) -> tuple[str, ...]:
    return tuple(str(form) for form in text) if isinstance(text, tuple | list) else (str(text or ""),)


def names(text: str) -> set[str]:
    """The names in braces; a brace that does not close raises ValueError."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def messages(language: str) -> list[Message]:
    return [message for message in catalogue(language) if message.id]


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated(language: str) -> None:
    assert [message.id for message in messages(language) if message.fuzzy or not all(forms(message.string))] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_names_of_its_text(language: str) -> None:
    def fits(message: Message) -> bool:
        wanted = set[str]().union(*map(names, forms(message.id)))
        told = set[str]().union(*map(names, forms(message.string)))
        return wanted == told

    assert [message.id for message in messages(language) if not fits(message)] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_begins_and_ends_like_its_text(language: str) -> None:
    """Space around a text, a line break, a colon or three dots at its end are part of how it is set."""

    def edges(text: str) -> tuple[bool, bool, str]:
        return text[:1].isspace(), text[-1:].isspace(), text[-1:] if text[-1:] in ":…" else ""

    uneven = [
        message.id for message in messages(language) if edges(forms(message.id)[-1]) != edges(forms(message.string)[-1])
    ]
    assert uneven == []


def test_a_text_is_written_out_where_it_is_translated() -> None:
    """`t(f"…")`, `t("…" + x)` and `t("…".format())` can be neither collected nor found again."""
    made = []
    for file in CODE.rglob("*.py"):
        calls = (node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
        for call in calls:
            if getattr(call.func, "id", getattr(call.func, "attr", "")) in ("t", "plural"):
                made += [f"{file.relative_to(CODE)}:{call.lineno}" for text in call.args[:2] if not literal(text)]
    assert made == []


def test_english_needs_no_catalogue() -> None:
    t = i18n.translator("en")
    assert t("Lend") == "Lend"
    assert t.plural("{n} device", "{n} devices", 1).format(n=1) == "1 device"
    assert t.plural("{n} device", "{n} devices", 2).format(n=2) == "2 devices"
