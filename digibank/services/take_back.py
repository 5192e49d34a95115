"""Takes devices back: the line ends, accessories are counted, and everything inside must be wiped anew."""

from collections.abc import Sequence
from dataclasses import dataclass

from digibank.domain.device import Condition
from digibank.domain.errors import MoveNotAllowed, NotHandedOver, ScannedTwice, WhichLoan
from digibank.domain.folding import fold
from digibank.domain.free_text import clean_line
from digibank.domain.ids import LoanId, PaperId
from digibank.domain.lifecycle import Action, State
from digibank.services import _find
from digibank.services._loan import close_if_done, end_line, open_item_line
from digibank.services._move import check, into_our_hands, move
from digibank.services.return_receipt import Visit, freeze_receipt
from digibank.storage.device_tables import DeviceRow
from digibank.storage.loan_tables import LoanLineRow, LoanRow
from digibank.storage.tx import Tx


@dataclass(frozen=True)
class TakenBack:
    """One for each loan that something came back from."""

    loan: LoanId
    number: str
    receipt: PaperId
    closed: bool


def take_back(
    tx: Tx, codes: Sequence[str], *, condition: Condition | None = None, missing: Sequence[str] = ()
) -> tuple[TakenBack, ...]:
    """`missing` names accessories that did not come along. Raises MoveNotAllowed, NotHandedOver,
    ScannedTwice or WhichLoan."""
    visits: dict[str, Visit] = {}
    for code in codes:
        device = _find.device(tx.session, code)
        check(tx, device, Action.TAKE_BACK)
        line = _find.open_line(tx.session, device.id)
        if line is None:
            if any(device in visit.devices for visit in visits.values()):
                raise ScannedTwice(_find.pretty(device))
            raise MoveNotAllowed(_find.pretty(device), State(device.state), Action.TAKE_BACK)
        loan = tx.session.get_one(LoanRow, line.loan_id)
        if loan.handed_over_at is None:
            raise NotHandedOver(loan.number)
        end_device_line(tx, line, device, condition)
        visits.setdefault(loan.id, Visit(loan, [])).devices.append(device)
    lacking = [clean_line(item, field="accessory", limit=80) for item in missing]
    shares = _whose(tx, list(visits.values()), lacking)
    for visit, items in zip(visits.values(), shares, strict=True):
        _count_items(tx, visit, items)
    return tuple(_close_visit(tx, visit, condition) for visit in visits.values())


def end_device_line(tx: Tx, line: LoanLineRow, device: DeviceRow, condition: Condition | None) -> None:
    """Back in our hands: no wipe from before counts any more."""
    end_line(tx, line, "RETURNED", condition)
    into_our_hands(tx, device)
    if condition:
        device.condition = condition
    move(tx, device, Action.TAKE_BACK, State.TO_WIPE)


def _whose(tx: Tx, visits: list[Visit], lacking: list[str]) -> list[list[str]]:
    """Which loan lacks which item: the one that has it. Raises WhichLoan where that is not clear: nobody is charged
    with another person's charger."""
    shares: list[list[str]] = [[] for _ in visits]
    for item in lacking:
        having = [number for number, visit in enumerate(visits) if _item_line(tx, visit, item)]
        if len(having) != 1 and len(visits) > 1:
            raise WhichLoan(item)
        shares[having[0] if having else 0].append(item)
    return shares


def _close_visit(tx: Tx, visit: Visit, condition: Condition | None) -> TakenBack:
    paper = freeze_receipt(tx, visit, condition)
    return TakenBack(_find.loan_key(visit.loan), visit.loan.number, paper, visit.loan.closed_at is not None)


def _count_items(tx: Tx, visit: Visit, lacking: list[str]) -> None:
    """What is named missing ends as LACKING, also where nobody wrote it down at lending. With the last device of the
    loan everything else came back."""
    for item in lacking:
        end_line(tx, _item_line(tx, visit, item) or _added_item(tx, visit, item), "LACKING")
    visit.missing = tuple(lacking)
    if not any(line.device_id for line in _find.open_lines(tx.session, visit.loan.id)):
        rest = _open_items(tx, visit)
        for line in rest:
            end_line(tx, line, "RETURNED")
        visit.back = tuple(line.item or "" for line in rest)
    close_if_done(tx, visit.loan)


def _item_line(tx: Tx, visit: Visit, item: str) -> LoanLineRow | None:
    return next((line for line in _open_items(tx, visit) if fold(line.item or "") == fold(item)), None)


def _open_items(tx: Tx, visit: Visit) -> list[LoanLineRow]:
    return [line for line in _find.open_lines(tx.session, visit.loan.id) if line.item]


def _added_item(tx: Tx, visit: Visit, item: str) -> LoanLineRow:
    return tx.session.get_one(LoanLineRow, open_item_line(tx, visit.loan, item))
