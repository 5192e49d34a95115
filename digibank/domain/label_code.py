"""The code on a label: eight consonants, seven random and one check letter over GF(16).

The alphabet is sixteen consonants that sit on the same key on QWERTY, AZERTY (Belgian, French) and QWERTZ. A letter
stands for its place in the alphabet, read as an element of GF(16) with the primitive polynomial x⁴ + x + 1 (B is 0,
C is 1, D is α = x). A code c₀…c₇ (c₀ the first letter, c₇ the check letter) is valid where Σ αⁱ·cᵢ = 0 for i = 0…7.
α has order 15, so the eight weights differ: no wrong letter and no swap of any two different letters stays unseen.

Test vectors: KLDRSTVB, CCCCCCCT, XVTSRPNG, BCDFGHJF, LLLLLLLD are valid; KLDRSTVX (last letter), KLRDSTVB (a swap),
CLDRSTVB (first letter) are not.
"""

import secrets
import unicodedata
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Final, NewType

LabelCode = NewType("LabelCode", str)
"""Eight capitals without a hyphen, checked."""

ALPHABET: Final = "BCDFGHJKLNPRSTVX"
LENGTH: Final = 8

_POLITICAL: Final = "HJ NS SS HH KKK NPD PKK KGB"
_ABUSE: Final = """
    KK GVD KNKR TRNG KLT SLT SLR NKR JDN KTT FDP PTN PD NTR SLP CNRD CNN BRDL BTRD
    FCK CNT NGR BTCH SHT DCK FGT RTRD PRN SX XXX HRN
"""
_DRUGS: Final = "LSD XTC GHB"
REFUSED_GROUPS: Final = tuple((_POLITICAL + _ABUSE + " " + _DRUGS).split())
"""What no new code holds: loaded or offensive groups in Dutch, French, English and German. A code that holds one is
valid all the same; it is only never drawn."""

_PRIMITIVE_POLYNOMIAL: Final = 0b10011
_LOOK_LIKE_L: Final = "1Iiıİ"
_LONGEST_TYPED: Final = 40


def new_code(random_letter: Callable[[], str] = lambda: secrets.choice(ALPHABET)) -> LabelCode:
    """A fresh code from the system's random source. Unique only once the database has accepted it."""
    while True:
        body = "".join(random_letter() for _ in range(LENGTH - 1))
        code = body + _check_letter(body)
        if not is_refused(code):
            return LabelCode(code)


def parse(text: str) -> LabelCode | None:
    """The code that was typed or scanned; None where it is none or its check letter is wrong.

    Case, spaces and hyphens are forgiven; `1` and `I` are read as `L`.
    """
    letters = _letters(text)
    return LabelCode(letters) if is_valid(letters) else None


def is_valid(code: str) -> bool:
    """Whether these are eight capitals of the alphabet with the right check letter."""
    return len(code) == LENGTH and all(c in ALPHABET for c in code) and _weighted_sum(code) == 0


def looks_like_code(text: str) -> bool:
    """Whether a code may be meant, right or wrong: eight letters, at most one of them outside the alphabet."""
    letters = _letters(text)
    return len(letters) == LENGTH and sum(c not in ALPHABET for c in letters) <= 1


def neighbours(text: str) -> tuple[LabelCode, ...]:
    """The valid codes one slip away from a wrong one, in alphabetical order: about ten, for a query to see which exist.

    A slip is a wrong letter, a swap of two, a letter left out or one too many. Empty for a right code and for
    anything further off. A wrong code is never corrected silently: offer these, take none.
    """
    letters = _letters(text)
    if is_valid(letters) or abs(len(letters) - LENGTH) > 1:
        return ()
    return tuple(sorted({LabelCode(word) for word in _one_slip_away(letters) if is_valid(word)}))


def pretty(code: LabelCode) -> str:
    """`KLDR-STVB`: as it is printed and read aloud."""
    return f"{code[:4]}-{code[4:]}"


def is_refused(code: str) -> bool:
    """Whether a new code may not be this one: a refused group, or one letter eight times (a stuck key)."""
    return len(set(code)) == 1 or any(group in code for group in REFUSED_GROUPS)


def _letters(text: str) -> str:
    """Empty for a text far too long to be a code."""
    if len(text) > _LONGEST_TYPED:
        return ""
    kept = (c for c in text if not c.isspace() and unicodedata.category(c) != "Pd")
    return "".join("L" if c in _LOOK_LIKE_L else c.upper() if c.isascii() else c for c in kept)


def _one_slip_away(word: str) -> Iterator[str]:
    for i, letter in ((i, letter) for i in range(len(word) + 1) for letter in ALPHABET):
        yield word[:i] + letter + word[i + 1 :]
        yield word[:i] + letter + word[i:]
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]
    for i, j in combinations(range(len(word)), 2):
        yield word[:i] + word[j] + word[i + 1 : j] + word[i] + word[j + 1 :]


def _times_alpha(element: int) -> int:
    doubled = element << 1
    return doubled ^ _PRIMITIVE_POLYNOMIAL if doubled & 0b10000 else doubled


def _weighted_sum(letters: str) -> int:
    """Σ αⁱ·cᵢ by Horner's rule from the last letter to the first."""
    total = 0
    for letter in reversed(letters):
        total = _times_alpha(total) ^ ALPHABET.index(letter)
    return total


def _check_letter(body: str) -> str:
    return next(letter for letter in ALPHABET if _weighted_sum(body + letter) == 0)
