"""Donors and their donation batches."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from digibank.domain.errors import DateInFuture
from digibank.domain.folding import fold
from digibank.domain.free_text import clean_line
from digibank.domain.ids import DonationId, DonorId, new_key
from digibank.domain.journal import Event
from digibank.domain.label_code import LabelCode
from digibank.domain.lifecycle import Action
from digibank.services._labels import new_label
from digibank.services._move import permit
from digibank.storage.device_tables import DonationRow, DonorRow
from digibank.storage.tx import Tx


@dataclass(frozen=True)
class Batch:
    donation: DonationId
    code: LabelCode


def donate(
    tx: Tx, donor_name: str | None, *, wipe_proof_wanted: bool = False, received_on: date | None = None
) -> Batch:
    """The batch of this donor on that day (None: today), made where it is not there yet; a donor is known by name,
    letters folded. Raises DateInFuture."""
    permit(tx, Action.INTAKE)
    day = received_on or tx.today
    if day > tx.today:
        raise DateInFuture(day)
    donor = _donor(tx, donor_name) if donor_name else None
    there = tx.session.scalar(
        select(DonationRow).where(
            DonationRow.donor_id == donor if donor else DonationRow.donor_id.is_(None), DonationRow.received_on == day
        )
    )
    if there:
        if wipe_proof_wanted and not there.wipe_proof_wanted:
            there.wipe_proof_wanted = True
            tx.record(Event.DONATION_CHANGED, there.id, wipe_proof_wanted=True)
        return Batch(DonationId(there.id), LabelCode(there.code))
    donation = DonationId(new_key())
    code = new_label(tx, "donation", donation)
    tx.add(
        DonationRow(
            id=donation,
            code=code,
            donor_id=donor,
            received_on=day,
            wipe_proof_wanted=wipe_proof_wanted,
            created_at=tx.now,
        )
    )
    tx.record(Event.DONATION_RECEIVED, donation, donor=donor)
    return Batch(donation, code)


def _donor(tx: Tx, name: str) -> DonorId:
    cleaned = clean_line(name, field="donor")
    found = tx.session.scalar(select(DonorRow.id).where(DonorRow.folded == fold(cleaned)))
    if found:
        return DonorId(found)
    donor = DonorId(new_key())
    tx.add(DonorRow(id=donor, name=cleaned, folded=fold(cleaned), created_at=tx.now))
    tx.record(Event.DONOR_ADDED, donor)
    return donor
