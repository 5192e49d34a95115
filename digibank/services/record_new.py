"""A wipe report of which a part may be stored already: a tool's log grows with each run, and copies of it lie about."""

from dataclasses import replace

from sqlalchemy import and_, or_, select

from digibank.domain.identifiers import serial_key
from digibank.domain.wipe import RECORDED
from digibank.readers.facts import WipeFacts
from digibank.services import _find
from digibank.services.wipe import Evidence, Recorded, record_reports
from digibank.storage.device_tables import WipeRow
from digibank.storage.tx import Tx


def record_new(tx: Tx, code: str, evidence: Evidence) -> Recorded | None:
    """As `record_reports`, of the runs that are not stored yet. None, and nothing stored, where all of this device's
    are."""
    device = _find.device(tx.session, code)
    disks = {c.serial_key: c.id for c in _find.carriers(tx.session, device.id) if c.serial_key}
    wipes = evidence.report.wipes
    mine = [facts for facts in wipes if serial_key(facts.carrier_serial) in disks and facts.result in RECORDED]
    stored = [facts for facts in mine if _is_stored(tx, evidence.sha256, disks, facts)]
    if mine and len(stored) == len(mine):
        return None
    left = tuple(facts for facts in wipes if facts not in stored)
    return record_reports(tx, code, [replace(evidence, report=replace(evidence.report, wipes=left))])


def _is_stored(tx: Tx, sha256: str, disks: dict[str, str], facts: WipeFacts) -> bool:
    """By the file's hash, or the same run in another file."""
    key = serial_key(facts.carrier_serial) or ""
    same = [and_(WipeRow.evidence_sha256 == sha256, WipeRow.evidence_drive == key)]
    if facts.started is not None and facts.finished is not None:
        same.append(
            and_(
                WipeRow.carrier_id == disks[key],
                WipeRow.tool == facts.tool,
                WipeRow.started == facts.started,
                WipeRow.finished == facts.finished,
            )
        )
    return tx.session.scalar(select(WipeRow.id).where(or_(*same)).limit(1)) is not None
