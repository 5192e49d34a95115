"""The latest batches of gifts, to choose from."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, select

from digibank.domain.ids import DonationId
from digibank.domain.label_code import LabelCode
from digibank.domain.roles import reads_personal_data
from digibank.storage.device_tables import DeviceRow, DonationRow, DonorRow
from digibank.storage.tx import Look

_MOST = 60


@dataclass(frozen=True)
class BatchLine:
    """`donor` is None where nobody knows it, and for a role that does not read personal data."""

    id: DonationId
    code: LabelCode
    received_on: date
    donor: str | None


def latest_batches(look: Look, limit: int = _MOST) -> tuple[BatchLine, ...]:
    """The newest first; only what devices came with."""
    rows = look.session.execute(
        select(DonationRow.id, DonationRow.code, DonationRow.received_on, DonorRow.name)
        .outerjoin(DonorRow, DonorRow.id == DonationRow.donor_id)
        .where(exists().where(DeviceRow.donation_id == DonationRow.id))
        .order_by(DonationRow.received_on.desc(), DonationRow.created_at.desc())
        .limit(limit)
    )
    whole = reads_personal_data(look.actor.role)
    return tuple(
        BatchLine(DonationId(row.id), LabelCode(row.code), row.received_on, row.name if whole else None) for row in rows
    )
