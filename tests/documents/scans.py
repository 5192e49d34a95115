"""One label as a printer makes it, what happens to it afterwards, and what two kinds of scanners read of it."""

import random
from collections.abc import Callable
from dataclasses import replace
from functools import cache, lru_cache

import zxingcpp
from PIL import Image, ImageChops, ImageDraw, ImageFilter
from pyzbar import pyzbar

from digibank.documents.facts import LabelFacts
from digibank.documents.label_designs import design
from digibank.documents.label_kind import LabelKind
from digibank.documents.label_parts import Design
from digibank.documents.label_sheet import LabelJob, label_pdf
from digibank.documents.label_stock import LabelStock
from digibank.documents.label_words import words_of
from digibank.i18n import Translate, translator
from tests.documents import pdf_reading

TILE = 256

FACTS = {
    LabelKind.DEVICE: LabelFacts(
        code="KLDRSTVB", title="Lenovo ThinkPad T480", organisation="Digibank Dendermonde", phone="052 12 34 56"
    ),
    LabelKind.SMALL: LabelFacts(
        code="XVTSRPNG", title="Samsung Galaxy A13", organisation="Digibank Dendermonde", phone="0470 12 34 56"
    ),
    LabelKind.SHELF: LabelFacts(code="BCDFGHJF", title="Kast 3, plank B", organisation="Digibank Dendermonde"),
    LabelKind.CARD: LabelFacts(code="KLDRSTVB", title="", organisation="Digibank Dendermonde", phone="052 12 34 56"),
    LabelKind.CABLE: LabelFacts(code="KLDRSTVB", title="Lader T480", organisation="Digibank Dendermonde"),
    LabelKind.RETURN: LabelFacts(
        code="",
        title="",
        organisation="Digibank Dendermonde",
        phone="052 12 34 56",
        address="Kerkstraat 12, 9200 Dendermonde",
    ),
}


def alone(stock: LabelStock) -> LabelStock:
    """The same label on a page of its own."""
    return replace(stock, kind="roll", page=stock.label, grid=(1, 1), origin=(0, 0), pitch=stock.label)


def drawn(kind: LabelKind, stock: LabelStock, t: Translate) -> Design:
    """Raises LabelTooSmall."""
    return design(kind, words_of(FACTS[kind], kind, t), stock.face)


@lru_cache(maxsize=16)
def _printed(kind: LabelKind, stock: LabelStock, language: str) -> Image.Image:
    pdf = label_pdf(LabelJob([FACTS[kind]], alone(stock), 1, kind), translator(language))
    return pdf_reading.printed(pdf, stock.dpi)


def printed_label(kind: LabelKind, stock: LabelStock, t: Translate) -> Image.Image:
    """In the dots of the printer that the stock is made for: black or white."""
    return _printed(kind, stock, t.language)


def seen_from_a_hand(picture: Image.Image, dpi: int, module: float) -> tuple[Image.Image, int]:
    """As a camera in a hand sees it: at most 200 dots to the inch, and a module (millimetres) is at most six dots."""
    seen = min(dpi, 200, round(6 * 25.4 / module))
    size = (round(picture.width * seen / dpi), round(picture.height * seen / dpi))
    return picture.resize(size, Image.Resampling.BOX), seen


def seen_by_zxing(picture: Image.Image) -> set[tuple[str, str]]:
    return {(mark.text, mark.format.name) for mark in zxingcpp.read_barcodes(picture)}


def seen_by_zbar(picture: Image.Image) -> set[str]:
    symbols = [pyzbar.ZBarSymbol.QRCODE, pyzbar.ZBarSymbol.CODE128]
    return {mark.data.decode() for mark in pyzbar.decode(picture, symbols=symbols)}


@cache
def _noise() -> Image.Image:
    """A tile of grey noise around the middle grey, the same in each run; its deviation is a tenth of black to white."""
    dice = random.Random(10)  # noqa: S311
    dots = bytes(min(255, max(0, round(dice.gauss(128, 25.5)))) for _ in range(TILE * TILE))
    return Image.frombytes("L", (TILE, TILE), dots)


def _noisy(picture: Image.Image, _dpi: int) -> Image.Image:
    """As a camera makes it in a dim room."""
    noise = Image.new("L", picture.size)
    for x in range(0, picture.width, TILE):
        for y in range(0, picture.height, TILE):
            noise.paste(_noise(), (x, y))
    return ImageChops.add(picture, noise, offset=-128)


def _scratched(picture: Image.Image, dpi: int) -> Image.Image:
    """2 mm long and half a millimetre wide, askew through the middle of what is black: nothing is left there."""
    torn, box = picture.copy(), picture.point([255] * 128 + [0] * 128).getbbox()
    assert box
    x, y, reach = box[0] + (box[3] - box[1]) / 2, (box[1] + box[3]) / 2, 0.7 * dpi / 25.4
    ImageDraw.Draw(torn).line((x - reach, y - reach, x + reach, y + reach), fill=255, width=round(0.5 * dpi / 25.4))
    return torn


def _pale(picture: Image.Image, _dpi: int) -> Image.Image:
    """Black is grey and white is grey: 70 % of the contrast."""
    return picture.point([38 + value * 179 // 255 for value in range(256)])


HARMS: dict[str, Callable[[Image.Image, int], Image.Image]] = {
    "as printed": lambda picture, _dpi: picture,
    "blurred": lambda picture, dpi: picture.filter(ImageFilter.GaussianBlur(0.12 * dpi / 25.4)),
    "10 % noise": _noisy,
    "2 mm scratch": _scratched,
    "tilted 15°": lambda picture, _dpi: picture.rotate(15, Image.Resampling.BICUBIC, expand=True, fillcolor=255),
    "70 % contrast": _pale,
}
"""What happens to a label in a bag, for two years."""
