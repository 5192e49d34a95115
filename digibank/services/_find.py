"""From what a person scanned or typed to the row it means, inside a transaction."""

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from digibank.domain import label_code
from digibank.domain.errors import NotADevice, UnknownCode, UnknownLoan
from digibank.domain.errors_codes import CodeStillFree
from digibank.domain.identifiers import parse_imei, serial_key
from digibank.domain.ids import DeviceId, LoanId
from digibank.queries.aliases import labelled_device, stickered_device
from digibank.storage.device_tables import CarrierRow, DeviceRow, LabelRow
from digibank.storage.loan_tables import LoanLineRow, LoanRow

_BY_CODE = select(DeviceRow).where(DeviceRow.code == bindparam("code"))


def device(session: Session, text: str) -> DeviceRow:
    """By label code, now or before, else by exact serial, IMEI or old sticker where one device has it. Raises
    UnknownCode, NotADevice or CodeStillFree."""
    code = label_code.parse(text)
    if code:
        found = session.scalar(_BY_CODE, {"code": code})
        if found:
            return found
        return _by_other_label(session, code, text)
    by_number = _by_number(session, text) or stickered_device(session, text)
    if by_number:
        return by_number
    raise UnknownCode(text[:40], near(session, text))


def _by_other_label(session: Session, code: label_code.LabelCode, text: str) -> DeviceRow:
    """Which no device has now. A serial number may happen to be a right code."""
    before = labelled_device(session, code)
    if before:
        return before
    label = session.get(LabelRow, code)
    if label and label.kind == "fresh":
        raise CodeStillFree(label_code.pretty(code))
    if label:
        raise NotADevice(label_code.pretty(code), label.kind)
    by_number = _by_number(session, text)
    if by_number is None:
        raise UnknownCode(text[:40], near(session, text))
    return by_number


def _by_number(session: Session, text: str) -> DeviceRow | None:
    imei, key = parse_imei(text), serial_key(text)
    for column, value in ((DeviceRow.imei, imei), (DeviceRow.serial_key, key)):
        if value:
            rows = session.scalars(select(DeviceRow).where(column == value).limit(2)).all()
            if len(rows) == 1:
                return rows[0]
    return None


def near(session: Session, text: str) -> tuple[str, ...]:
    """Codes that exist and are one mistake away from a wrong code."""
    around = label_code.neighbours(text)
    if not around:
        return ()
    rows = session.scalars(select(LabelRow.code).where(LabelRow.code.in_(around)).order_by(LabelRow.code).limit(5))
    return tuple(label_code.pretty(label_code.LabelCode(code)) for code in rows)


def loan(session: Session, text: str) -> LoanRow:
    """By number or label code of the loan; the code of a device means the loan it is out on. Raises UnknownLoan."""
    found = session.scalar(select(LoanRow).where(LoanRow.number == text.strip()))
    code = label_code.parse(text)
    if found is None and code:
        found = session.scalar(select(LoanRow).where(LoanRow.code == code)) or session.scalar(
            select(LoanRow)
            .join(LoanLineRow, LoanLineRow.loan_id == LoanRow.id)
            .join(LabelRow, LabelRow.subject == LoanLineRow.device_id)
            .where(LabelRow.code == code, LoanLineRow.ended_at.is_(None))
        )
    if found is None:
        raise UnknownLoan(text[:40], near(session, text))
    return found


def open_line(session: Session, device_id: str) -> LoanLineRow | None:
    return session.scalar(select(LoanLineRow).where(LoanLineRow.device_id == device_id, LoanLineRow.ended_at.is_(None)))


def open_lines(session: Session, loan_id: str) -> list[LoanLineRow]:
    return list(
        session.scalars(
            select(LoanLineRow)
            .where(LoanLineRow.loan_id == loan_id, LoanLineRow.ended_at.is_(None))
            .order_by(LoanLineRow.opened_at, LoanLineRow.id)
        )
    )


def carriers(session: Session, device_id: str, *status: str) -> list[CarrierRow]:
    """The carriers fitted in, or come out of, a device, in the order of their positions."""
    wanted = status or ("FITTED", "LOOSE", "DESTROYED", "LEFT")
    return list(
        session.scalars(
            select(CarrierRow)
            .where(CarrierRow.device_id == device_id, CarrierRow.status.in_(wanted))
            .order_by(CarrierRow.position)
        )
    )


def next_position(session: Session, device_id: str) -> int:
    """A number that no carrier of this device has, also where one moved away."""
    last = session.scalar(select(func.max(CarrierRow.position)).where(CarrierRow.device_id == device_id))
    return (last or 0) + 1


def key(row: DeviceRow) -> DeviceId:
    return DeviceId(row.id)


def loan_key(row: LoanRow) -> LoanId:
    return LoanId(row.id)


def pretty(row: DeviceRow) -> str:
    return label_code.pretty(label_code.LabelCode(row.code))
