"""The designs of labels, each made for the face that it is given: what does not fit is left out, what matters least
first; what matters most is never cut."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from digibank.documents.label_kind import LabelKind
from digibank.documents.label_parts import Bars, Design, Fold, LabelTooSmall, Qr, Text
from digibank.documents.label_stock import Face
from digibank.documents.label_symbols import QR_BESIDE_BARS, bar_width, bars_fit, modules, on_dot, qr_above, qr_beside
from digibank.documents.label_text import BELOW, CODE, FOUND, NAME, OWNER, TITLE, fit, fits, height, whole
from digibank.documents.label_words import LabelWords
from digibank.documents.theme import Style
from digibank.documents.typeset import Line

Lines = tuple[Line, ...]
Content = tuple[str, Style, int]
"""A text, its style at full size, and the most lines it may take."""

_BARS_LOWEST, _BARS_HIGHEST = 5.0, 9.0
_TEXT_NARROWEST: Final = 16.0
_GAP: Final = 0.7
_AIR: Final = 1.2
"""More between two parts than the gap that there always is."""
_GROWS_FROM: Final = 40.0
"""Millimetres of height from which letters grow with the label."""
_READABLE: Final = 0.47
"""Below this share of its full size a code in one line is hard to read: it stands in two halves."""


def design(kind: LabelKind, words: LabelWords, face: Face) -> Design:
    """Raises LabelTooSmall. A device on a stock too small for its whole label gets the small one."""
    made = {
        LabelKind.DEVICE: lambda: device(words, face) or small(words, face),
        LabelKind.SMALL: lambda: small(words, face),
        LabelKind.SHELF: lambda: shelf(words, face) or small(words, face),
        LabelKind.CARD: lambda: card(words, face) or small(words, face),
        LabelKind.CABLE: lambda: cable(words, face),
        LabelKind.RETURN: lambda: return_to_us(words, face),
    }[kind]()
    if made is None:
        raise LabelTooSmall
    return made


def device(words: LabelWords, face: Face) -> Design | None:
    """QR at the left, beside it the code to read aloud, make and model, Code 128 where it fits, and whose it is."""
    for qr, bar in _qr_and_bars(face):
        width, room = face.width - face.margin_x - qr.end, face.height - 2 * face.margin_y
        if not fits(words.found, FOUND, width, 3):
            continue
        for lowest in (_BARS_LOWEST, 0.0) if bar else (0.0,):
            for lines, scale in _trials(face):
                top = (*fit(words.code, CODE, width, 1, scale), *fit(words.title, TITLE, width, lines, scale))
                owner = fit(words.organisation, OWNER, width, lines, scale)
                bottom = (*owner, *whole(words.found, FOUND, width, scale))
                free = room - height(top) - height(bottom) - 2 * _GAP
                if free >= lowest:
                    return _stacked(qr, bar if lowest else None, top, bottom, free, face)
    return None


def small(words: LabelWords, face: Face) -> Design | None:
    """The code, as large as it can be scanned and read; the finder's line and the owner where there is room."""
    for extra in ((words.found, words.organisation), (words.found,), ()):
        for module in modules(face):
            made = _small_beside(words.code, extra, face, module) or _small_above(words.code, extra, face, module)
            if made:
                return made
    return None


def shelf(words: LabelWords, face: Face) -> Design | None:
    """Read from across the room: the name, large; the code below it."""
    return _beside(((words.title, NAME, 2), (words.code, BELOW, 1)), face)


def card(words: LabelWords, face: Face) -> Design | None:
    """A borrower's card. No name: whoever finds it learns nothing."""
    lines = ((words.organisation, FOUND, 2), (words.code, CODE, 1), (words.lead, TITLE, 2), (words.found, OWNER, 2))
    return _beside(lines, face)


def cable(words: LabelWords, face: Face) -> Design | None:
    """The same on both halves, folded in the middle around a cable."""
    half = replace(face, width=face.width / 2)
    one = small(replace(words, found=words.title or words.organisation), half)
    if one is None:
        return None
    across = on_dot(half.width, face.dot)
    return Design(
        qrs=(*one.qrs, *(qr._replace(x=qr.x + across) for qr in one.qrs)),
        texts=(*one.texts, *(text._replace(x=text.x + across) for text in one.texts)),
        fold=Fold(half.width),
    )


def return_to_us(words: LabelWords, face: Face) -> Design | None:
    """An address as on a parcel, with the code of what comes back where it has one."""
    content = (
        (words.lead, TITLE, 1),
        (words.organisation, NAME, 2),
        (words.address, FOUND, 3),
        (words.code, FOUND, 1),
        (words.found, OWNER, 2),
    )
    if words.code:
        return _beside(content, face)
    lines = _all_of(content, face.width - 2 * face.margin_x, face)
    return Design(texts=(_in_the_middle(lines, face.margin_x, face),)) if lines else None


# ---------------------------------------------------------------- parts


@lru_cache
def _qr_and_bars(face: Face) -> tuple[tuple[Qr, float | None], ...]:
    """First the largest QR that leaves room for a Code 128, then the largest of all that leave room for text."""
    return tuple(_codes_beside(face))


def _codes_beside(face: Face) -> Iterator[tuple[Qr, float | None]]:
    beside = [qr for module in modules(face) if (qr := qr_beside(face, module, _TEXT_NARROWEST))]
    for qr in beside:
        if qr.module >= QR_BESIDE_BARS and bars_fit(face, qr.end):
            yield qr, bar_width(face)
            break
    for qr in beside:
        yield qr, None


def _trials(face: Face) -> Iterator[tuple[int, float]]:
    """Lines for the make and model and for the owner, and the size of their letters: the first that fits is taken."""
    for scale in _scales(face):
        yield 2, scale
    for scale in _scales(face):
        yield 1, scale


@lru_cache
def _scales(face: Face) -> tuple[float, ...]:
    full = max(1.0, face.height / _GROWS_FROM)
    larger = (full, full * 0.8, full * 0.65, full * 0.5)
    return (*(scale for scale in larger if scale > 1), 1.0, 0.88, 0.76, 0.66)


def _stacked(qr: Qr, bar: float | None, top: Lines, bottom: Lines, free: float, face: Face) -> Design:
    """Text, bars, text, around the middle of the label; what is left over becomes air between them."""
    high = min(free, _BARS_HIGHEST) if bar else 0
    air = _GAP + min(max(free - high, 0) / 4, _AIR)
    y = (face.height - height(top) - height(bottom) - high - 2 * air) / 2
    bars_at = y + height(top) + air
    bars = Bars(on_dot(qr.end, face.dot), bars_at, bar, high) if bar else None
    return Design((qr,), bars, (Text(qr.end, y, top), Text(qr.end, bars_at + high + air, bottom)))


def _small_beside(code: str, extra: Sequence[str], face: Face, module: float) -> Design | None:
    qr = qr_beside(face, module, 0)
    if qr is None:
        return None
    lines = _small_lines(code, extra, face.width - face.margin_x - qr.end, face.height - 2 * face.margin_y)
    return Design((qr,), texts=(_in_the_middle(lines, qr.end, face),)) if lines else None


def _small_above(code: str, extra: Sequence[str], face: Face, module: float) -> Design | None:
    qr = qr_above(face, module, 0)
    if qr is None:
        return None
    width = face.width - 2 * face.margin_x
    lines = _small_lines(code, extra, width, face.height - face.margin_y - qr.foot)
    return Design((qr,), texts=(Text(face.margin_x, qr.foot, lines, width),)) if lines else None


def _small_lines(code: str, extra: Sequence[str], width: float, room: float) -> Lines | None:
    """The code on one line, or in its two halves where it would be hard to read; then the rest. None without room."""
    said = tuple(zip(extra, (FOUND, OWNER), strict=False))
    if not all(fits(text, style, width, 3) for text, style in said):
        return None
    rest = tuple(line for text, style in said for line in whole(text, style, width, 0.8))
    return next((lines for way in _ways(code, width) if height(lines := (*way, *rest)) <= room), None)


def _ways(code: str, width: float) -> Iterator[Lines]:
    one = fit(code, CODE, width, 1) if fits(code, CODE, width, 1) else ()
    if one and one[0].leading >= _READABLE * CODE.leading:
        yield one
    elif all(fits(half, CODE, width, 1) for half in _halves(code)):
        yield tuple(line for half in _halves(code) for line in fit(half, CODE, width, 1))
    if one:
        yield one


def _halves(code: str) -> tuple[str, ...]:
    first, dash, second = code.partition("-")
    return (first + dash, second) if second else (code,)


def _beside(content: Sequence[Content], face: Face) -> Design | None:
    """A QR at the left, as large as leaves room for all the words at its right."""
    for module in modules(face):
        qr = qr_beside(face, module, _TEXT_NARROWEST)
        lines = _all_of(content, face.width - face.margin_x - qr.end, face) if qr else None
        if qr and lines:
            return Design((qr,), texts=(_in_the_middle(lines, qr.end, face),))
    return None


def _all_of(content: Sequence[Content], width: float, face: Face) -> Lines | None:
    """Every text whole, in the largest letters in which all of them fit; None where they do not."""
    shown = [(text, style, most) for text, style, most in content if text]
    if not all(fits(text, style, width, most) for text, style, most in shown):
        return None
    for setting in (_large, whole):
        for scale in _scales(face):
            lines = tuple(line for text, style, most in shown for line in setting(text, style, width, scale, most))
            if height(lines) <= face.height - 2 * face.margin_y:
                return lines
    return None


def _large(text: str, style: Style, width: float, scale: float, most: int) -> Lines:
    """A name as large as it can be, on as many lines as it may have; all else on as few lines as it fits on."""
    return fit(text, style, width, most, scale) if style is NAME else whole(text, style, width, scale, most)


def _in_the_middle(lines: Lines, x: float, face: Face) -> Text:
    return Text(x, (face.height - height(lines)) / 2, lines)
