"""From a typed or scanned text to a key, for reads. The order: label code, now or before, IMEI, serial, old sticker; a
loan also by its number."""

from sqlalchemy import select

from digibank.domain import label_code
from digibank.domain.errors import UnknownCode, UnknownLoan
from digibank.domain.errors_codes import CodeStillFree
from digibank.domain.identifiers import parse_imei, serial_key
from digibank.domain.label_code import LabelCode
from digibank.queries.aliases import labelled_device, stickered_device
from digibank.storage.device_tables import DeviceRow, LabelRow
from digibank.storage.loan_tables import LoanLineRow, LoanRow
from digibank.storage.tx import Look


def device_row(look: Look, text: str) -> DeviceRow:
    """Raises UnknownCode, with the codes near it that exist, or CodeStillFree."""
    code = label_code.parse(text)
    row = labelled_device(look.session, code) if code else None
    row = row or _by_number(look, text) or stickered_device(look.session, text)
    if row is None and code and label_kind(look, code) == "fresh":
        raise CodeStillFree(label_code.pretty(code))
    if row is None:
        raise UnknownCode(text[:40], near(look, text))
    return row


def loan_row(look: Look, text: str) -> LoanRow:
    """By number, by the loan's own code, or by the code of a device that is out on it. Raises UnknownLoan."""
    row = look.session.scalar(select(LoanRow).where(LoanRow.number == text.strip()))
    code = label_code.parse(text)
    if row is None and code:
        row = look.session.scalar(select(LoanRow).where(LoanRow.code == code)) or look.session.scalar(
            select(LoanRow)
            .join(LoanLineRow, LoanLineRow.loan_id == LoanRow.id)
            .join(LabelRow, LabelRow.subject == LoanLineRow.device_id)
            .where(LabelRow.code == code, LoanLineRow.ended_at.is_(None))
        )
    if row is None:
        raise UnknownLoan(text[:40], near(look, text))
    return row


def label_kind(look: Look, text: str) -> str | None:
    """device, loan, donation, borrower, shelf or fresh (nothing has it yet); None where the text is no code of ours."""
    code = label_code.parse(text)
    return look.session.scalar(select(LabelRow.kind).where(LabelRow.code == code)) if code else None


def near(look: Look, text: str) -> tuple[str, ...]:
    around = label_code.neighbours(text)
    if not around:
        return ()
    rows = look.session.scalars(select(LabelRow.code).where(LabelRow.code.in_(around)).order_by(LabelRow.code).limit(5))
    return tuple(label_code.pretty(LabelCode(code)) for code in rows)


def _by_number(look: Look, text: str) -> DeviceRow | None:
    for column, value in ((DeviceRow.imei, parse_imei(text)), (DeviceRow.serial_key, serial_key(text))):
        if value:
            rows = look.session.scalars(select(DeviceRow).where(column == value).limit(2)).all()
            if len(rows) == 1:
                return rows[0]
    return None
