"""Text as search compares it: 'Łukasz', 'lukasz' and 'ŁUKASZ' are one."""

import re
import unicodedata
from typing import Final

_LATIN: Final = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ı": "i",
    "ħ": "h",
    "ŧ": "t",
    "ŋ": "n",
    "ĸ": "k",
    "ɓ": "b",
    "ɗ": "d",
    "ƙ": "k",
    "ɛ": "e",
    "ɔ": "o",
    "ə": "e",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
}
"""Letters that Unicode does not take apart into a plain letter and a mark."""

_ARABIC: Final = {"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "\N{ARABIC TATWEEL}": ""}
"""Arabic and Persian keyboards write the same letter with different characters."""

_QUOTES_AND_DASHES: Final = dict.fromkeys("’‘ʼʹ′`´", "'") | dict.fromkeys("‐‑‒–—−", "-")
"""What word processors and phones make of a plain sign."""

_PLAIN: Final = str.maketrans(_LATIN | _ARABIC | _QUOTES_AND_DASHES)

_MARKS: Final = re.compile(
    "["
    "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"  # accents of any script
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew points
    "\u064b-\u065f\u0670"  # Arabic vowel signs
    "]"
)
"""Marks that people leave out. Vowel signs of Indic and Thai scripts are letters there, and stay."""


def fold(text: str) -> str:
    """Lower case, without accents, invisible characters and doubled spaces; `fold(fold(x)) == fold(x)`.

    For comparing and indexing only: the length may change, and what people typed is stored beside it.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    lower = unicodedata.normalize("NFKD", text.translate(_PLAIN)).casefold()
    apart = unicodedata.normalize("NFKD", lower).casefold()
    plain = _MARKS.sub("", apart.translate(_PLAIN))
    visible = "".join(c for c in plain if unicodedata.category(c) != "Cf")
    return " ".join(unicodedata.normalize("NFC", visible).split())
