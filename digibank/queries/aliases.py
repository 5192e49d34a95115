"""What else leads to a device: the codes that it had before, and the stickers of other systems."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from digibank.domain.alias_source import AliasSource
from digibank.domain.label_code import LabelCode
from digibank.domain.sticker import alias_key, read_sticker
from digibank.storage.device_tables import DeviceRow, LabelRow
from digibank.storage.label_tables import AliasRow, ReplacedLabelRow

_CLAIMS_AT_ONCE = 20


@dataclass(frozen=True)
class AliasView:
    """`text` as it stands on the sticker."""

    text: str
    source: AliasSource


@dataclass(frozen=True)
class Claim:
    """That this device has an old number of this source."""

    source: AliasSource
    device: str


def labelled_device(session: Session, code: LabelCode) -> DeviceRow | None:
    """The device that has, or had, this label."""
    return session.scalar(
        select(DeviceRow)
        .join(LabelRow, LabelRow.subject == DeviceRow.id)
        .where(LabelRow.code == code, LabelRow.kind == "device")
    )


def stickered_device(session: Session, text: str) -> DeviceRow | None:
    """Where one device alone has this old number, or is meant by this address of another system."""
    sticker = read_sticker(text)
    if sticker and not sticker.of_device:
        return None
    key = alias_key(sticker.tail if sticker else text)
    source = sticker.source if sticker else None
    meant = {claim.device for claim in claims(session, [key]).get(key, ()) if fits(claim, source)}
    return session.get(DeviceRow, meant.pop()) if len(meant) == 1 else None


def claims(session: Session, keys: Iterable[str]) -> dict[str, list[Claim]]:
    """Who has each of these old numbers, by its key; those that nobody has are left out."""
    found: dict[str, list[Claim]] = {}
    asked = [key for key in dict.fromkeys(keys) if key]
    if not asked:
        return found
    rows = session.execute(
        select(AliasRow.folded, AliasRow.source, AliasRow.device_id)
        .where(AliasRow.folded.in_(asked), AliasRow.ended_at.is_(None))
        .order_by(AliasRow.source)
        .limit(_CLAIMS_AT_ONCE * len(asked))
    )
    for row in rows:
        found.setdefault(row.folded, []).append(Claim(AliasSource(row.source), row.device_id))
    return found


def fits(claim: Claim, source: AliasSource | None) -> bool:
    """Whether a sticker of `source` (None: any) may be what this claim speaks of."""
    return source is None or claim.source in (source, AliasSource.OTHER)


def aliases_of(session: Session, device: str) -> tuple[AliasView, ...]:
    rows = session.execute(
        select(AliasRow.text, AliasRow.source)
        .where(AliasRow.device_id == device, AliasRow.ended_at.is_(None))
        .order_by(AliasRow.created_at, AliasRow.id)
    )
    return tuple(AliasView(row.text, AliasSource(row.source)) for row in rows)


def old_codes_of(session: Session, device: str) -> tuple[LabelCode, ...]:
    """The latest first."""
    rows = session.scalars(
        select(ReplacedLabelRow.code)
        .where(ReplacedLabelRow.device_id == device)
        .order_by(ReplacedLabelRow.replaced_at.desc(), ReplacedLabelRow.code)
    )
    return tuple(LabelCode(code) for code in rows)
