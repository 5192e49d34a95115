"""Every design on every stock is read by two kinds of scanners; the device label also after two years in a bag.
`python -m tests.documents.scan_table` prints the table."""

import pytest

from digibank.documents.label_kind import LabelKind
from digibank.documents.label_parts import LabelTooSmall
from digibank.documents.label_stock import LabelStock, load_stocks
from digibank.i18n import Translate
from tests.documents.scans import FACTS, HARMS, drawn, printed_label, seen_by_zbar, seen_by_zxing, seen_from_a_hand

DIFFERENT = {(stock.label, stock.margin, stock.dpi): stock for stock in load_stocks().values()}
"""The same label has several article numbers."""
STOCKS = pytest.mark.parametrize("stock", DIFFERENT.values(), ids=lambda stock: stock.name)
CODED = [kind for kind in LabelKind if kind is not LabelKind.RETURN]

NO_ROOM = {
    (LabelKind.CABLE, "brother-dk-11218"),
    (LabelKind.CABLE, "brother-dk-11221"),
    (LabelKind.CABLE, "avery-l4730"),
    (LabelKind.CABLE, "avery-l8658"),
    (LabelKind.RETURN, "brother-dk-11218"),
    (LabelKind.RETURN, "brother-dk-22214"),
    (LabelKind.RETURN, "avery-l4730"),
    (LabelKind.RETURN, "avery-l8658"),
}
"""Half of such a label is too small for a code, or the whole of it for an address: the program says so."""


@STOCKS
@pytest.mark.parametrize("kind", CODED)
def test_every_design_on_every_stock_is_read_as_its_printer_makes_it(
    kind: LabelKind, stock: LabelStock, t: Translate
) -> None:
    if (kind, stock.name) in NO_ROOM:
        with pytest.raises(LabelTooSmall):
            drawn(kind, stock, t)
        return
    picture, code = printed_label(kind, stock, t), FACTS[kind].code
    expected = {(code, "QRCode")} | ({(code, "Code128")} if drawn(kind, stock, t).bars else set())
    assert seen_by_zxing(picture) == expected
    assert seen_by_zbar(picture) == {code}


@STOCKS
@pytest.mark.parametrize("harm", HARMS)
def test_the_device_label_is_read_after_what_happens_to_labels(harm: str, stock: LabelStock, t: Translate) -> None:
    module = drawn(LabelKind.DEVICE, stock, t).qrs[0].module
    picture, dpi = seen_from_a_hand(printed_label(LabelKind.DEVICE, stock, t), stock.dpi, module)
    harmed, code = HARMS[harm](picture, dpi), FACTS[LabelKind.DEVICE].code
    assert code in {text for text, _ in seen_by_zxing(harmed)}
    assert code in seen_by_zbar(harmed)


def test_only_tiny_stocks_have_no_room(t: Translate) -> None:
    refused = set()
    for stock in load_stocks().values():
        for kind in LabelKind:
            try:
                drawn(kind, stock, t)
            except LabelTooSmall:
                refused.add((kind, stock.name))
    assert refused == NO_ROOM


def test_harm_does_harm(t: Translate) -> None:
    """A harm that changes nothing would prove nothing."""
    stock = load_stocks()["brother-62x29"]
    picture, dpi = seen_from_a_hand(printed_label(LabelKind.DEVICE, stock, t), stock.dpi, 0.85)
    changed = {name for name, harm in HARMS.items() if harm(picture, dpi).tobytes() != picture.tobytes()}
    assert changed == set(HARMS) - {"as printed"}
