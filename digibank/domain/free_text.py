"""Text that people type: any script, emoji, quotes and tags stay; what nobody can have meant to type goes."""

import re
import unicodedata
from typing import Final

from digibank.domain.errors_text import HoldsNationalNumber, TextTooLong
from digibank.domain.national_number import holds_national_number

LINE_LIMIT: Final = 200
NOTE_LIMIT: Final = 4000

_NEVER_TYPED: Final = re.compile(
    "["
    "\u202a-\u202e\u2066-\u2069"  # bidi embeddings, overrides and isolates: they reorder the text around them
    "\u00ad\u200b\u2060-\u2065\ufeff\ufff9-\ufffb"  # seen by nobody, pasted along from web pages
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # halves of characters and no characters: a database cannot hold them
    "]"
)
"""Kept: ZWJ and ZWNJ (Persian, Indic scripts, emoji families), the LRM, RLM and ALM marks of right-to-left writers,
emoji flags and everything Unicode may add."""

_LINE_ENDS: Final = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")


def plain_line(text: str) -> str:
    """One line as typed: composed (NFC), no controls, white space trimmed and folded to single spaces."""
    return " ".join(_visible(text).split())


def plain_note(text: str) -> str:
    """As `plain_line` for each line; lines end with `\\n`, at most one empty line stands between two."""
    lines = (plain_line(line) for line in _LINE_ENDS.sub("\n", text).split("\n"))
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip()


def clean_line(text: str, *, field: str, limit: int = LINE_LIMIT, number_confirmed: bool = False) -> str:
    """A name, an address line or another text of one line, fit to store; empty stays empty.

    `field` names the field in a refusal, `limit` is in characters; `number_confirmed` is a coordinator's word that what
    looks like a national number is none. Raises TextTooLong or HoldsNationalNumber.
    """
    return _checked(plain_line(text), field, limit, number_confirmed=number_confirmed)


def clean_note(text: str, *, field: str, limit: int = NOTE_LIMIT, number_confirmed: bool = False) -> str:
    """A text of several lines, fit to store. The rest as `clean_line`."""
    return _checked(plain_note(text), field, limit, number_confirmed=number_confirmed)


def _checked(text: str, field: str, limit: int, *, number_confirmed: bool) -> str:
    if len(text) > limit:
        raise TextTooLong(field=field, limit=limit)
    if not number_confirmed and holds_national_number(text):
        raise HoldsNationalNumber(field=field)
    return text


def _visible(text: str) -> str:
    spaced = "".join(" " if unicodedata.category(c) == "Cc" else c for c in text)
    return unicodedata.normalize("NFC", _NEVER_TYPED.sub("", spaced))
