"""Labels: every code scans, every label lies on its own place, nothing of use is cut."""

from dataclasses import replace
from itertools import islice, product

import pytest

from digibank.documents import codes
from digibank.documents.facts import LabelFacts
from digibank.documents.label_designs import design
from digibank.documents.label_kind import LabelKind
from digibank.documents.label_parts import Design, LabelTooSmall
from digibank.documents.label_sheet import NoSuchPosition, label_sheet
from digibank.documents.label_stock import LabelStock, NoSuchStock, label_stock, load_stocks
from digibank.documents.label_words import words_of
from digibank.documents.qr_symbol import QR_MODULES, qr_rows
from digibank.domain.label_code import ALPHABET, is_valid
from digibank.i18n import Translate
from tests.documents import pdf_reading

STOCKS = tuple({(stock.label, stock.origin, stock.pitch): name for name, stock in load_stocks().items()}.values())
"""One of each that differ; the same sheet has several article numbers."""
SHEETS = tuple(name for name in STOCKS if label_stock(name).kind == "sheet")
TINY = ("brother-dk-11218", "brother-dk-11221", "brother-dk-22214", "avery-l4730", "avery-l8658")
"""They hold a code, and at most one number to call."""
SOME = ("brother-62x29", "dymo-11355", "zebra-57x32", "avery-l7160", "avery-l7651", "zweckform-3474")
CODES = [
    code
    for code in ("".join(letters) for letters in islice(product(ALPHABET, repeat=8), 0, 40_000, 9))
    if is_valid(code)
]
MODELS = ("Lenovo ThinkPad T480", "HP EliteBook 840 G5", "Acer", "Fujitsu LIFEBOOK U757 uit de klas van juf Ann")


def device_label(facts: LabelFacts, stock: LabelStock, t: Translate) -> Design:
    return design(LabelKind.DEVICE, words_of(facts, LabelKind.DEVICE, t), stock.face)


def labels(count: int, label: LabelFacts) -> list[LabelFacts]:
    return [replace(label, code=CODES[i], title=MODELS[i % len(MODELS)]) for i in range(count)]


@pytest.mark.parametrize("dpi", [203, 300])
@pytest.mark.parametrize("name", SOME)
def test_every_label_of_every_stock_scans_where_it_lies(name: str, dpi: int, label: LabelFacts, t: Translate) -> None:
    stock = label_stock(name)
    facts = labels(stock.per_page, label)
    picture = pdf_reading.printed(label_sheet(facts, stock, 1, t), dpi)
    seen: dict[str, set[str]] = {}
    for position, expected in enumerate(facts, start=1):
        cell = stock.cell(position)
        marks = pdf_reading.scanned(pdf_reading.cut_out(picture, cell, dpi), dpi)
        assert {mark.text for mark in marks} == {expected.code}
        seen[expected.code] = {mark.format for mark in marks}
    with_bars = device_label(label, stock, t).bars is not None
    assert all(formats == ({"QRCode", "Code128"} if with_bars else {"QRCode"}) for formats in seen.values())


@pytest.mark.parametrize("name", STOCKS)
def test_every_label_stays_inside_its_own_place(name: str, label: LabelFacts, t: Translate) -> None:
    stock, dpi = label_stock(name), 300
    nasty = replace(label, title="Wolfeschlegelsteinhausenbergerdorff <b> &amp;" * 4, organisation="y" * 200)
    picture = pdf_reading.printed(label_sheet([nasty] * stock.per_page, stock, 1, t), dpi)
    for position in range(1, stock.per_page + 1):
        cell = stock.cell(position)
        box = pdf_reading.black_box(pdf_reading.cut_out(picture, cell, dpi), dpi)
        assert box.left >= stock.margin[0] - 0.1
        assert box.top >= stock.margin[1] - 0.1
        assert box.right <= cell.width - stock.margin[0] + 0.1
        assert box.bottom <= cell.height - stock.margin[1] + 0.1
        pdf_reading.whiten(picture, cell, dpi)
    assert picture.getextrema() == (255, 255)  # nothing lies between the labels


@pytest.mark.parametrize("name", SHEETS)
def test_a_used_sheet_starts_at_its_first_free_position(name: str, label: LabelFacts, t: Translate) -> None:
    stock = label_stock(name)
    start = stock.per_page - 1
    pdf = label_sheet(labels(3, label), stock, start, t)
    assert pdf_reading.page_count(pdf) == 2
    found = [
        {mark.text: (mark.x, mark.y) for mark in pdf_reading.scanned(pdf_reading.printed(pdf, 300, page), 300)}
        for page in (0, 1)
    ]
    assert [set(page) for page in found] == [set(CODES[:2]), {CODES[2]}]
    for code, position, page in ((CODES[0], start, 0), (CODES[1], start + 1, 0), (CODES[2], 1, 1)):
        cell, (x, y) = stock.cell(position), found[page][code]
        assert cell.x < x < cell.x + cell.width
        assert cell.y < y < cell.y + cell.height


def test_a_roll_has_one_label_a_page(label: LabelFacts, t: Translate) -> None:
    assert pdf_reading.page_count(label_sheet(labels(5, label), label_stock("brother-62x29"), 1, t)) == 5


@pytest.mark.parametrize("start", [0, -1, 22])
def test_a_position_that_there_is_not(start: int, label: LabelFacts, t: Translate) -> None:
    with pytest.raises(NoSuchPosition) as refused:
        label_sheet([label], label_stock("avery-l7160"), start, t)
    assert refused.value.positions == 21


def test_a_stock_that_there_is_not() -> None:
    with pytest.raises(NoSuchStock) as refused:
        label_stock("avery")
    assert "avery-l7160" in refused.value.names


def test_a_stock_too_small_for_a_code_is_refused(label: LabelFacts, t: Translate) -> None:
    tiny = replace(label_stock("brother-62x29"), label=(20.0, 8.0), page=(20.0, 8.0))
    with pytest.raises(LabelTooSmall):
        label_sheet([label], tiny, 1, t)


@pytest.mark.parametrize("name", STOCKS)
def test_modules_are_whole_dots_and_large_enough(name: str, label: LabelFacts, t: Translate) -> None:
    stock = label_stock(name)
    made = device_label(label, stock, t)
    qr = made.qrs[0]
    assert qr.module >= 0.33
    lengths = [qr.module, qr.x, qr.y]
    if made.bars:
        assert made.bars.module >= 2 * stock.dot
        assert made.bars.height >= 5
        lengths += [made.bars.module, made.bars.x]
    dots = [length / stock.dot for length in lengths]
    assert dots == pytest.approx([round(dot) for dot in dots], abs=1e-6)
    quiet = codes.QR_QUIET * qr.module
    assert min(qr.x, qr.y) >= quiet - stock.dot
    beside = min(text.x for text in made.texts) >= qr.x + QR_MODULES * qr.module + quiet - 1e-6
    assert beside or min(text.y for text in made.texts) >= qr.y + QR_MODULES * qr.module + quiet - 1e-6


@pytest.mark.parametrize("phone", ["052 12 34 56", "+32 (0)470 12 34 56", "053 12 34 56 of 0470 12 34 56"])
@pytest.mark.parametrize("name", STOCKS)
def test_the_number_to_call_is_never_cut_and_no_letter_is_below_five_points(
    name: str, phone: str, label: LabelFacts, t: Translate
) -> None:
    stock = label_stock(name)
    facts = replace(label, phone=phone, organisation="OCMW en Digibank Sint-Lievens-Houtem", title=MODELS[3])
    said = " ".join(
        "".join(span.text for span in line.spans).strip()
        for text in device_label(facts, stock, t).texts
        for line in text.lines
    ).replace("\u00a0", " ")
    if "Found?" not in said:
        assert name in TINY
    else:
        assert f"Found? Call {phone}" in said
    sizes = [s.style.size for text in device_label(facts, stock, t).texts for line in text.lines for s in line.spans]
    assert min(sizes) >= 5


def test_a_label_says_whose_it_is_and_nothing_about_anybody(label: LabelFacts, t: Translate) -> None:
    said = pdf_reading.text(label_sheet([label], label_stock("brother-62x29"), 1, t))
    assert said.strip() == "KLDR-STVB Lenovo ThinkPad T480 Digibank Dendermonde Found? Call 052 12 34 56"


def test_without_a_telephone_the_finder_is_asked_to_bring_it(label: LabelFacts, t: Translate) -> None:
    said = pdf_reading.text(label_sheet([replace(label, phone=None)], label_stock("avery-l7160"), 1, t))
    assert "Found? Bring it back, please." in said


def test_the_symbol_is_the_smallest_and_toughest_there_is() -> None:
    rows = qr_rows("KLDRSTVB")
    assert {len(rows), *map(len, rows)} == {21}
    level = int(rows[8][0] + rows[8][1], 2) ^ 0b10  # the first two format bits, masked by 10
    assert level == 0b10  # error correction H


@pytest.mark.parametrize("stock", load_stocks().values(), ids=lambda stock: stock.name)
def test_stocks_fit_their_page_and_name_their_source(stock: LabelStock) -> None:
    last = stock.cell(stock.per_page)
    assert last.x + last.width <= stock.page[0] + 0.01
    assert last.y + last.height <= stock.page[1] + 0.01
    assert stock.pitch[0] >= stock.label[0] - 0.01
    assert stock.pitch[1] >= stock.label[1] - 0.01
    assert stock.source
