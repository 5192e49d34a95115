"""Old stickers: another system's number on a device leads to it, as long as the sticker is there."""

from dataclasses import dataclass

from sqlalchemy import select

from digibank.domain.alias_source import AliasSource
from digibank.domain.errors_codes import AliasIsOurs, AliasTaken, AliasThere, AliasUnknown
from digibank.domain.errors_text import NothingWritten
from digibank.domain.free_text import clean_line
from digibank.domain.ids import new_key
from digibank.domain.journal import Event
from digibank.domain.label_code import LabelCode, parse, pretty
from digibank.domain.lifecycle import Action
from digibank.domain.sticker import alias_key, read_sticker
from digibank.services import _find
from digibank.services._move import permit
from digibank.services._search_index import index_device
from digibank.storage.device_tables import DeviceRow
from digibank.storage.label_tables import AliasRow
from digibank.storage.tx import Tx

_LONGEST = 120
_FIELD = "alias"


@dataclass(frozen=True)
class Alias:
    """`text` is what counts of it: of an address, its last part."""

    text: str
    source: AliasSource


def read_alias(text: str, source: AliasSource | None = None) -> Alias:
    """What is on the sticker, as it was scanned or typed: a number, or the whole address. Raises AliasIsOurs or a
    TextFault."""
    # An old number is no free text: eleven digits of one may happen to look like a national number.
    line = clean_line(text, field=_FIELD, limit=_LONGEST, number_confirmed=True)
    sticker = read_sticker(line)
    number = sticker.tail if sticker else line
    if not alias_key(number):
        raise NothingWritten(_FIELD)
    if parse(number):
        raise AliasIsOurs(number)
    return Alias(number, source or (sticker.source if sticker else None) or AliasSource.OTHER)


def add_alias(tx: Tx, code: str, text: str, source: AliasSource | None = None) -> Alias:
    """Raises RoleNotAllowed, AliasTaken with the device that has it, AliasThere, AliasIsOurs or a TextFault."""
    permit(tx, Action.INTAKE)
    device = _find.device(tx.session, code)
    alias = read_alias(text, source)
    there = _now(tx, alias)
    if there:
        owner = tx.session.get_one(DeviceRow, there.device_id)
        fault = AliasThere if there.device_id == device.id else AliasTaken
        raise fault(alias.text, pretty(LabelCode(owner.code)))
    row = AliasRow(
        id=new_key(),
        device_id=device.id,
        source=alias.source,
        text=alias.text,
        folded=alias_key(alias.text),
        created_at=tx.now,
    )
    tx.add(row)
    tx.record(Event.ALIAS_ADDED, row.id, _find.key(device), source=alias.source)
    index_device(tx, device)
    return alias


def end_alias(tx: Tx, code: str, text: str, source: AliasSource | None = None) -> Alias:
    """It was on the wrong device, or the sticker is gone. Without `source`, whichever this device has of that number.
    Raises RoleNotAllowed, AliasUnknown or a TextFault."""
    permit(tx, Action.INTAKE)
    device = _find.device(tx.session, code)
    alias = read_alias(text, source)
    rows = tx.session.scalars(
        select(AliasRow).where(
            AliasRow.device_id == device.id, AliasRow.folded == alias_key(alias.text), AliasRow.ended_at.is_(None)
        )
    ).all()
    meant = [row for row in rows if source is None or row.source == source]
    if not meant:
        raise AliasUnknown(alias.text, _find.pretty(device))
    for row in meant:
        row.ended_at = tx.now
        tx.record(Event.ALIAS_ENDED, row.id, _find.key(device), source=row.source)
    index_device(tx, device)
    return Alias(meant[0].text, AliasSource(meant[0].source))


def _now(tx: Tx, alias: Alias) -> AliasRow | None:
    return tx.session.scalar(
        select(AliasRow).where(
            AliasRow.folded == alias_key(alias.text), AliasRow.source == alias.source, AliasRow.ended_at.is_(None)
        )
    )
