"""Keeps the folded text that search looks in. Personal names stand under their own kind, apart from devices."""

from sqlalchemy import delete, select

from digibank.domain.folding import fold
from digibank.queries.aliases import aliases_of, old_codes_of
from digibank.storage.device_tables import DeviceRow
from digibank.storage.journal_table import PERSON_MARK, SearchRow
from digibank.storage.people_tables import BorrowerRow
from digibank.storage.tx import Tx


def index_device(tx: Tx, device: DeviceRow) -> None:
    parts = (device.code, device.make, device.model, device.serial, device.serial_key, device.imei)
    olds = (*old_codes_of(tx.session, device.id), *(alias.text for alias in aliases_of(tx.session, device.id)))
    _index(tx, "device", device.id, (*parts, *olds))


def index_borrower(tx: Tx, borrower: BorrowerRow) -> None:
    if borrower.erased_at is not None:
        tx.session.execute(delete(SearchRow).where(SearchRow.kind == "borrower", SearchRow.subject == borrower.id))
        return
    _index(tx, "borrower", borrower.id, (PERSON_MARK, borrower.code, borrower.name, borrower.phone, borrower.email))


def _index(tx: Tx, kind: str, subject: str, parts: tuple[str | None, ...]) -> None:
    folded = fold(" ".join(dict.fromkeys(part for part in parts if part)))
    row = tx.session.scalar(select(SearchRow).where(SearchRow.kind == kind, SearchRow.subject == subject))
    if row is None:
        tx.add(SearchRow(kind=kind, subject=subject, folded=folded))
    elif row.folded != folded:
        row.folded = folded
