"""Our own quick symbol is the library's, module for module."""

import barcode
import pytest
import qrcode
from hypothesis import given
from hypothesis import strategies as st
from qrcode.constants import ERROR_CORRECT_H
from qrcode.util import QRData

from digibank.documents.codes import code128_bars
from digibank.documents.qr_symbol import qr_rows
from digibank.domain.label_code import ALPHABET

ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


@given(st.text(ALPHANUMERIC, min_size=8, max_size=8))
def test_the_sum_is_what_the_library_draws(code: str) -> None:
    symbol = qrcode.QRCode(version=1, error_correction=ERROR_CORRECT_H, border=0, mask_pattern=2)
    symbol.add_data(QRData(code, mode=2))
    symbol.make(fit=False)
    assert qr_rows(code) == tuple("".join("1" if dark else "0" for dark in row) for row in symbol.get_matrix())


@pytest.mark.parametrize("code", ["", "KLDRSTV", "KLDRSTVBX", "kldrstvb", "KLDR-TVÉ"])
def test_what_such_a_symbol_cannot_hold_is_refused(code: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        qr_rows(code)


@given(st.text(ALPHABET, min_size=8, max_size=8))
def test_the_bars_are_the_librarys(code: str) -> None:
    assert code128_bars(code) == barcode.get_barcode_class("code128")(code).build()[0]
