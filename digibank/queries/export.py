"""The whole inventory as tables, one snapshot: for a spreadsheet or another program. Codes, no names of people."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, null, select
from sqlalchemy.orm import QueryableAttribute

from digibank.domain.roles import sees_borrowers
from digibank.storage.device_tables import CarrierRow, DeviceRow, DonationRow, LockRow, WipeRow
from digibank.storage.loan_tables import LoanLineRow, LoanPartyRow, LoanRow
from digibank.storage.people_tables import BorrowerRow
from digibank.storage.tx import Look

_ROWS_AT_ONCE = 1000


@dataclass(frozen=True)
class Table:
    """`rows` can be read once, while the look is open; values as stored, None where there is none."""

    name: str
    columns: tuple[str, ...]
    rows: Iterator[Sequence[Any]]


def inventory(look: Look) -> Iterator[Table]:
    """Devices, carriers, locks, wipes, loans and their lines. A role that sees no borrower gets no borrower's code."""
    yield _table(look, "devices", _devices())
    yield _table(look, "carriers", _carriers())
    yield _table(look, "locks", _locks())
    yield _table(look, "wipes", _wipes())
    yield _table(look, "loans", _loans(with_borrower=sees_borrowers(look.actor.role)))
    yield _table(look, "loan_lines", _lines())


def _table(look: Look, name: str, query: Select[Any]) -> Table:
    result = look.session.execute(query.execution_options(yield_per=_ROWS_AT_ONCE))
    return Table(name, tuple(result.keys()), iter(result))


def _named(table: type, names: str) -> list[QueryableAttribute[Any]]:
    return [getattr(table, name) for name in names.split()]


def _devices() -> Select[Any]:
    columns = "code kind state make model serial imei cpu ram_gb condition carriers_listed reserved_until"
    return (
        select(
            *_named(DeviceRow, columns),
            DonationRow.code.label("donation"),
            DonationRow.received_on,
            DeviceRow.created_at.label("taken_in_at"),
        )
        .outerjoin(DonationRow, DonationRow.id == DeviceRow.donation_id)
        .order_by(DeviceRow.code)
    )


def _carriers() -> Select[Any]:
    columns = _named(CarrierRow, "position status custody serial model size_gb type")
    return (
        select(DeviceRow.code.label("device"), *columns)
        .join(DeviceRow, DeviceRow.id == CarrierRow.device_id)
        .order_by(DeviceRow.code, CarrierRow.position)
    )


def _locks() -> Select[Any]:
    return (
        select(DeviceRow.code.label("device"), *_named(LockRow, "kind found_at cleared_at"))
        .join(DeviceRow, DeviceRow.id == LockRow.device_id)
        .order_by(DeviceRow.code, LockRow.found_at)
    )


def _wipes() -> Select[Any]:
    times = "started finished verdict errors evidence_sha256 evidence_drive recorded_at"
    return (
        select(
            DeviceRow.code.label("device"),
            CarrierRow.position.label("carrier"),
            CarrierRow.serial.label("carrier_serial"),
            WipeRow.custody,
            *_named(WipeRow, f"method tool_method tool tool_version {times}"),
            WipeRow.checked_by.is_not(None).label("checked"),
        )
        .join(CarrierRow, CarrierRow.id == WipeRow.carrier_id)
        .join(DeviceRow, DeviceRow.id == CarrierRow.device_id)
        .order_by(DeviceRow.code, CarrierRow.position, WipeRow.recorded_at, WipeRow.id)
    )


def _loans(*, with_borrower: bool) -> Select[Any]:
    borrower = BorrowerRow.code if with_borrower else null()
    return (
        select(
            *_named(LoanRow, "number code begin_on until_on handed_over_at closed_at"),
            borrower.label("borrower"),
        )
        .join(LoanPartyRow, and_(LoanPartyRow.loan_id == LoanRow.id, LoanPartyRow.role == "borrower"))
        .join(BorrowerRow, BorrowerRow.id == LoanPartyRow.borrower_id)
        .order_by(LoanRow.number)
    )


def _lines() -> Select[Any]:
    return (
        select(
            LoanRow.number.label("loan"),
            DeviceRow.code.label("device"),
            *_named(LoanLineRow, "item opened_at ended_at ending condition in_workshop"),
        )
        .join(LoanRow, LoanRow.id == LoanLineRow.loan_id)
        .outerjoin(DeviceRow, DeviceRow.id == LoanLineRow.device_id)
        .order_by(LoanRow.number, LoanLineRow.opened_at, LoanLineRow.id)
    )
