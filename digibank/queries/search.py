"""Find: anything scanned or typed, first exact, then by folded letters. Trigrams answer from three letters on; shorter
texts are the beginning of a code, a serial or an IMEI."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select, text

from digibank.domain import label_code
from digibank.domain.folding import fold
from digibank.domain.identifiers import serial_key
from digibank.domain.keyboard import KeyPress
from digibank.domain.label_code import LabelCode
from digibank.domain.lifecycle import State
from digibank.domain.roles import reads_personal_data, sees_borrowers
from digibank.domain.scan import CodeScan, ImeiScan, StickerScan, interpret
from digibank.queries.lookup import label_kind
from digibank.storage.device_tables import DeviceRow
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
    """Best first: one exact hit stands alone. Names are searched for a coordinator only; a volunteer finds a person by
    card or by exact name."""
    for candidate in interpret(typed, presses):
        match candidate:
            case CodeScan(code=code):
                hits = _by_code(look, code)
            case ImeiScan(imei=imei):
                hits = _devices(look, DeviceRow.imei == imei, limit)
            case StickerScan(alias=alias):
                hits = _by_serial(look, alias, limit)
            case _:
                hits = _by_serial(look, candidate.text, limit)
        if hits:
            return hits
    return (*_by_number(look, typed), *_by_letters(look, typed, limit), *_people(look, typed, limit))[:limit]


def device_matches(typed: str) -> ColumnElement[bool]:
    """Whether a device holds all words of `typed`, letters folded."""
    words = fold(typed).replace("-", " ").split() if label_code.looks_like_code(typed) else fold(typed).split()
    conditions = [_holds(word) for word in words[:8]]
    joined: ColumnElement[bool] = conditions[0]
    for condition in conditions[1:]:
        joined = joined & condition
    return joined


def _holds(word: str) -> ColumnElement[bool]:
    if len(word) >= _SHORTEST_TRIGRAM:
        return DeviceRow.id.in_(_subjects("device", word))
    start = word.upper()
    end = start + "\U0010ffff"
    return or_(
        DeviceRow.code.between(start, end), DeviceRow.serial_key.between(start, end), DeviceRow.imei.between(start, end)
    )


def _subjects(kind: str, word: str) -> ColumnElement[str]:
    """Keys whose folded text holds `word`. Quoted: every sign is a letter to be found, none an operator."""
    quoted = '"' + word.replace('"', '""') + '"'
    matching = text("SELECT rowid FROM search_fts WHERE search_fts MATCH :words").bindparams(words=quoted)
    return (
        select(SearchRow.subject)
        .where(SearchRow.kind == kind, SearchRow.id.in_(matching.columns(SearchRow.id).scalar_subquery()))
        .scalar_subquery()
    )


def _by_code(look: Look, code: LabelCode) -> tuple[Hit, ...]:
    kind = label_kind(look, code)
    if kind == "device":
        return _devices(look, DeviceRow.code == code, 1)
    if kind == "loan":
        number = look.session.scalars(select(LoanRow.number).where(LoanRow.code == code)).one()
        return (Hit("loan", code, number),)
    if kind == "borrower" and sees_borrowers(look.actor.role):
        return _borrowers(look, BorrowerRow.code == code, 1)
    return ()


def _by_serial(look: Look, typed: str, limit: int) -> tuple[Hit, ...]:
    key = serial_key(typed)
    return _devices(look, DeviceRow.serial_key == key, limit) if key else ()


def _by_number(look: Look, typed: str) -> tuple[Hit, ...]:
    row = look.session.execute(select(LoanRow.code, LoanRow.number).where(LoanRow.number == typed.strip())).first()
    return (Hit("loan", LabelCode(row.code), row.number),) if row else ()


def _by_letters(look: Look, typed: str, limit: int) -> tuple[Hit, ...]:
    return _devices(look, device_matches(typed), limit) if fold(typed).split() else ()


def _people(look: Look, typed: str, limit: int) -> tuple[Hit, ...]:
    folded = fold(typed).strip()
    if not folded or not sees_borrowers(look.actor.role):
        return ()
    if reads_personal_data(look.actor.role) and len(folded) >= _SHORTEST_TRIGRAM:
        return _borrowers(look, BorrowerRow.id.in_(_subjects("borrower", folded)), limit)
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
            " ".join(part for part in (row.make, row.model) if part),
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
