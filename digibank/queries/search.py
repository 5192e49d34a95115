"""Find: anything scanned or typed, first exact, then by folded letters. Trigrams answer from three letters on; shorter
texts are the beginning of a code, a serial or an IMEI."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select

from digibank.domain.device import full_name
from digibank.domain.folding import fold
from digibank.domain.identifiers import serial_key
from digibank.domain.keyboard import KeyPress
from digibank.domain.label_code import LabelCode
from digibank.domain.lifecycle import State
from digibank.domain.roles import reads_personal_data, sees_borrowers
from digibank.domain.scan import Candidate, CodeScan, ImeiScan, StickerScan, TextScan, interpret
from digibank.domain.sticker import alias_key
from digibank.queries.aliases import Claim, claims, fits, labelled_device
from digibank.queries.device_list import DeviceFilter, device_page
from digibank.queries.lookup import label_kind
from digibank.queries.text_match import PLACE, Words, matches
from digibank.storage.device_tables import DeviceRow, LabelRow
from digibank.storage.journal_table import SearchRow
from digibank.storage.loan_tables import LoanRow
from digibank.storage.people_tables import BorrowerRow
from digibank.storage.tx import Look

_LIMIT = 50
_SHORTEST_TRIGRAM = 3


@dataclass(frozen=True)
class Hit:
    """One thing that was found. `kind` is device, loan or borrower; `title` is what a list shows of it."""

    kind: str
    code: LabelCode
    title: str
    state: State | None = None
    number: str | None = None


def find(look: Look, typed: str, presses: Iterable[KeyPress] = (), limit: int = _LIMIT) -> tuple[Hit, ...]:
    """Best first: an exact hit stands alone. Names are searched for a coordinator only; a volunteer finds a person by
    card or by exact name."""
    exact = _exact(look, interpret(typed, presses), limit)
    if exact:
        return exact
    return (*_by_number(look, typed), *_by_letters(look, typed, limit), *_people(look, typed, limit))[:limit]


def _exact(look: Look, candidates: tuple[Candidate, ...], limit: int) -> tuple[Hit, ...]:
    """The first reading that is something, asked in a few questions however many readings there are."""
    codes = {candidate.code for candidate in candidates if isinstance(candidate, CodeScan)}
    imeis = {candidate.imei for candidate in candidates if isinstance(candidate, ImeiScan)}
    keys = {key for candidate in candidates if (key := _key(candidate))}
    labels = set(look.session.scalars(select(LabelRow.code).where(LabelRow.code.in_(codes)))) if codes else set()
    numbers = _known_numbers(look, imeis, keys)
    old = claims(look.session, filter(None, map(_old_number, candidates)))
    for candidate in candidates:
        match candidate:
            case CodeScan(code=code):
                hits = _by_code(look, code) if code in labels else ()
            case ImeiScan(imei=imei):
                hits = _devices(look, DeviceRow.imei == imei, limit) if imei in numbers else ()
            case _:
                hits = _by_sticker(look, candidate, numbers, old, limit)
        if hits:
            return hits
    return ()


def _by_sticker(
    look: Look, candidate: StickerScan | TextScan, serials: set[str], old: dict[str, list[Claim]], limit: int
) -> tuple[Hit, ...]:
    """All that it may be: a serial number that is another device's old number is for a person to tell apart."""
    key = _key(candidate)
    source = candidate.source if isinstance(candidate, StickerScan) else None
    stickered = [claim.device for claim in old.get(_old_number(candidate), ()) if fits(claim, source)]
    meant: list[ColumnElement[bool]] = [DeviceRow.id.in_(stickered)] if stickered else []
    if key in serials:
        meant.append(DeviceRow.serial_key == key)
    return _devices(look, or_(*meant), limit) if meant else ()


def _old_number(candidate: Candidate) -> str:
    """As old stickers are compared; empty for what is none."""
    match candidate:
        case StickerScan(alias=alias, of_device=True):
            return alias_key(alias)
        case TextScan(text=text):
            return alias_key(text)
    return ""


def _key(candidate: Candidate) -> str | None:
    match candidate:
        case StickerScan(alias=alias, of_device=True):
            return serial_key(alias)
        case TextScan(text=text):
            return serial_key(text)
    return None


def _known_numbers(look: Look, imeis: set[str], keys: set[str]) -> set[str]:
    found: set[str] = set()
    for column, wanted in ((DeviceRow.imei, imeis), (DeviceRow.serial_key, keys)):
        if wanted:
            found.update(number for number in look.session.scalars(select(column).where(column.in_(wanted))) if number)
    return found


def _by_code(look: Look, code: LabelCode) -> tuple[Hit, ...]:
    kind = label_kind(look, code)
    if kind == "device":
        device = labelled_device(look.session, code)
        return _devices(look, DeviceRow.id == device.id, 1) if device else ()
    if kind == "loan":
        number = look.session.scalars(select(LoanRow.number).where(LoanRow.code == code)).one()
        return (Hit("loan", code, number),)
    if kind == "borrower" and sees_borrowers(look.actor.role):
        return _borrowers(look, BorrowerRow.code == code, 1)
    return ()


def _by_number(look: Look, typed: str) -> tuple[Hit, ...]:
    row = look.session.execute(select(LoanRow.code, LoanRow.number).where(LoanRow.number == typed.strip())).first()
    return (Hit("loan", LabelCode(row.code), row.number),) if row else ()


def _by_letters(look: Look, typed: str, limit: int) -> tuple[Hit, ...]:
    page = device_page(look, DeviceFilter(typed), limit=limit) if fold(typed).split() else None
    rows = page.rows if page else ()
    return tuple(Hit("device", row.code, row.title, row.state, row.number) for row in rows)


def _people(look: Look, typed: str, limit: int) -> tuple[Hit, ...]:
    folded = fold(typed).strip()
    if not folded or not sees_borrowers(look.actor.role):
        return ()
    if reads_personal_data(look.actor.role) and len(folded) >= _SHORTEST_TRIGRAM:
        index, conditions = matches("borrower", Words((folded,), ()))
        found = select(SearchRow.subject).select_from(index).where(*conditions).order_by(PLACE).limit(limit)
        return _borrowers(look, BorrowerRow.id.in_(look.session.scalars(found).all()), limit)
    return _borrowers(look, BorrowerRow.folded == folded, limit)


def _devices(look: Look, condition: ColumnElement[bool], limit: int) -> tuple[Hit, ...]:
    rows = look.session.execute(
        select(DeviceRow.code, DeviceRow.make, DeviceRow.model, DeviceRow.state, DeviceRow.serial, DeviceRow.imei)
        .where(condition)
        .limit(limit)
    )
    return tuple(
        Hit(
            "device",
            LabelCode(row.code),
            full_name(row.make, row.model),
            State(row.state),
            row.serial or row.imei,
        )
        for row in rows
    )


def _borrowers(look: Look, condition: ColumnElement[bool], limit: int) -> tuple[Hit, ...]:
    whole = reads_personal_data(look.actor.role)
    rows = look.session.execute(
        select(BorrowerRow.code, BorrowerRow.name, BorrowerRow.first_name)
        .where(condition, BorrowerRow.erased_at.is_(None))
        .order_by(BorrowerRow.folded)
        .limit(limit)
    )
    return tuple(Hit("borrower", LabelCode(row.code), (row.name if whole else row.first_name) or "") for row in rows)
