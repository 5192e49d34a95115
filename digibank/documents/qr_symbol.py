"""The QR symbol of a label code, quickly. The `qrcode` library makes one in 3 ms, eight times over to choose a mask; a
roll of labels needs thousands.

A symbol of a fixed version, level and mask is linear in its data bits: error correction is a Reed-Solomon code over
GF(2⁸), and masking adds a constant (ISO/IEC 18004:2015, 7.5 and 7.8). So the library draws the empty symbol and one for
each bit, once, and every code is their sum.
"""

from functools import lru_cache
from typing import Final

import qrcode
from qrcode.constants import ERROR_CORRECT_H
from qrcode.util import QRData

QR_MODULES: Final = 21
"""Across a version 1 symbol, which is what eight capitals are at error correction H."""

_MASK: Final = 2
"""Of the eight masks the one whose symbols have the fewest faults for label codes (397 points on average, over 150
codes; the others 411 to 537). Readers take any mask; tests/documents decode them torn, tilted and pale."""

_LETTERS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
"""Alphanumeric mode: a pair of letters is 45 a + b, in eleven bits."""
MODE_ALPHA_NUM: Final = 2
_PAIRS: Final = 4
_BITS: Final = 11


@lru_cache(maxsize=256)
def qr_rows(code: str) -> tuple[str, ...]:
    """21 rows of 21 `1` (dark) and `0`: version 1, alphanumeric mode, error correction H.

    `code` is the bare eight capitals. Raises ValueError for what else a version 1 symbol cannot hold so.
    """
    if len(code) != 2 * _PAIRS:
        raise ValueError(code)
    symbol = _empty()
    for pair in range(_PAIRS):
        first, second = (_LETTERS.index(letter) for letter in code[2 * pair : 2 * pair + 2])
        symbol ^= _pair(pair, 45 * first + second)
    bits = format(symbol, f"0{QR_MODULES * QR_MODULES}b")
    return tuple(bits[row * QR_MODULES : (row + 1) * QR_MODULES] for row in range(QR_MODULES))


@lru_cache(maxsize=_PAIRS * 2048)
def _pair(place: int, value: int) -> int:
    """The modules that this pair of letters turns over."""
    turned = 0
    for bit in range(_BITS):
        if value >> bit & 1:
            turned ^= _bit(place, bit)
    return turned


@lru_cache(maxsize=_PAIRS * _BITS)
def _bit(place: int, bit: int) -> int:
    first, second = divmod(1 << bit, 45)
    letters = ["00"] * _PAIRS
    letters[place] = _LETTERS[first] + _LETTERS[second]
    return _drawn("".join(letters)) ^ _empty()


@lru_cache(maxsize=1)
def _empty() -> int:
    """Of eight zeros, whose bits are all 0."""
    return _drawn("00" * _PAIRS)


def _drawn(content: str) -> int:
    # Not add_data(content): eight zeros would be a number to it, in another mode.
    symbol = qrcode.QRCode(version=1, error_correction=ERROR_CORRECT_H, border=0, mask_pattern=_MASK)
    symbol.add_data(QRData(content, mode=MODE_ALPHA_NUM))
    symbol.make(fit=False)
    return int("".join("1" if dark else "0" for row in symbol.get_matrix() for dark in row), 2)
