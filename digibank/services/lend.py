"""Lends one or more devices, with accessories, to one person: the contract's facts are frozen with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, text, update

from digibank.domain.errors import DateInPast, HandedOver, LoanClosed, ScannedTwice
from digibank.domain.free_text import clean_line
from digibank.domain.ids import LoanId, new_key
from digibank.domain.journal import Event
from digibank.domain.label_code import LabelCode
from digibank.domain.lifecycle import Action, State
from digibank.services import _find
from digibank.services._labels import new_label
from digibank.services._loan import close_if_done, end_line, lendable, open_device_line, open_item_line
from digibank.services._move import check, make_release, move, permit
from digibank.services.borrowers import NewBorrower, person
from digibank.services.contract import freeze_contract
from digibank.services.release import fresh_wipes
from digibank.storage.device_tables import DeviceRow, ReleaseRow
from digibank.storage.loan_tables import LoanPartyRow, LoanRow
from digibank.storage.people_tables import BorrowerRow
from digibank.storage.tx import Tx


@dataclass(frozen=True)
class Lent:
    """`devices` are label codes; `until` None means open-ended."""

    loan: LoanId
    number: str
    code: LabelCode
    devices: tuple[LabelCode, ...]
    until: date | None


def lend(
    tx: Tx,
    codes: Sequence[str],
    borrower: str | NewBorrower,
    *,
    until: date | None = None,
    items: Sequence[str] = (),
    prepare: bool = False,
) -> Lent:
    """`borrower` is a card code, an exact name (a new name becomes a new person), or a new person's data. With
    `prepare` the contract is made ahead and the hand-over follows. Raises what stands in the way."""
    permit(tx, Action.LEND)
    if until is not None and until < tx.today:
        raise DateInPast(until)
    who = person(tx, borrower)
    devices = _devices(tx, codes, who)
    loan = _open_loan(tx, who, until, prepare=prepare)
    for device in devices:
        open_device_line(tx, loan, device)
    along = [clean_line(item, field="accessory", limit=80) for item in items]
    for item in along:
        open_item_line(tx, loan, item)
    freeze_contract(tx, loan, who, devices, along)
    return Lent(
        _find.loan_key(loan), loan.number, LabelCode(loan.code), tuple(LabelCode(d.code) for d in devices), until
    )


def hand_over(tx: Tx, loan_text: str) -> LoanId:
    """The prepared devices leave now. Raises HandedOver or LoanClosed."""
    permit(tx, Action.HAND_OVER)
    loan = _find.loan(tx.session, loan_text)
    if loan.closed_at:
        raise LoanClosed(loan.number)
    if loan.handed_over_at:
        raise HandedOver(loan.number)
    _hand_over(tx, loan.id)
    return _find.loan_key(loan)


def cancel(tx: Tx, loan_text: str) -> LoanId:
    """Before hand-over: the lines are void, the devices are available again on the same wipes. Raises HandedOver."""
    permit(tx, Action.CANCEL)
    loan = _find.loan(tx.session, loan_text)
    if loan.closed_at:
        raise LoanClosed(loan.number)
    if loan.handed_over_at:
        raise HandedOver(loan.number)
    for line in _find.open_lines(tx.session, loan.id):
        end_line(tx, line, "VOID")
        if line.device_id:
            _release_again(tx, tx.session.get_one(DeviceRow, line.device_id), line.release_id)
    close_if_done(tx, loan)
    return _find.loan_key(loan)


def _release_again(tx: Tx, device: DeviceRow, release_id: str | None) -> None:
    check(tx, device, Action.CANCEL)
    old = tx.session.get_one(ReleaseRow, release_id)
    old.void_at = tx.now
    tx.record(Event.RELEASE_VOIDED, old.id, _find.key(device))
    make_release(tx, device, fresh_wipes(tx, device))
    move(tx, device, Action.CANCEL, State.AVAILABLE)


def _devices(tx: Tx, codes: Sequence[str], who: BorrowerRow) -> list[DeviceRow]:
    devices: list[DeviceRow] = []
    for code in codes:
        device = lendable(tx, code, who.id)
        if device in devices:
            raise ScannedTwice(_find.pretty(device))
        devices.append(device)
    return devices


def _open_loan(tx: Tx, who: BorrowerRow, until: date | None, *, prepare: bool) -> LoanRow:
    loan_id = LoanId(new_key())
    loan = LoanRow(
        id=loan_id,
        code=new_label(tx, "loan", loan_id),
        number=_next_number(tx),
        begin_on=tx.today,
        until_on=until,
        created_at=tx.now,
    )
    tx.put(loan)
    tx.put(LoanPartyRow(loan_id=loan_id, borrower_id=who.id, role="borrower"))
    tx.touched.add(who.id)
    tx.record(
        Event.LOAN_OPENED,
        loan_id,
        number=loan.number,
        borrower=who.id,
        until=until.isoformat() if until else None,
    )
    if not prepare:
        _hand_over(tx, loan_id)
    return loan


_HANDED_OVER = update(LoanRow).where(LoanRow.id == bindparam("loan")).values(handed_over_at=bindparam("at"))


def _hand_over(tx: Tx, loan: str) -> None:
    tx.session.connection().execute(_HANDED_OVER, {"loan": loan, "at": tx.now})
    tx.record(Event.LOAN_HANDED_OVER, loan)


_HIGHEST_COUNT = text("""
    WITH RECURSIVE half (given, free) AS (
        SELECT 0, 1000000000
        UNION ALL
        SELECT iif(loan.id IS NULL, given, (given + free) / 2), iif(loan.id IS NULL, (given + free) / 2, free)
        FROM half LEFT JOIN loan ON loan.number = :year || printf('%04d', (given + free) / 2)
        WHERE free - given > 1
    )
    SELECT max(given) FROM half
""")
"""Found by halving: thirty look-ups however many loans there are. A loan is never deleted, so the counts have no gaps;
and whatever it finds, the next count is not given."""


def _next_number(tx: Tx) -> str:
    """`2026-0042`: counts within the year, and gets longer after 9999."""
    year = f"{tx.today:%Y}-"
    highest: int = tx.session.execute(_HIGHEST_COUNT, {"year": year}).scalar_one()
    return f"{year}{highest + 1:04d}"
