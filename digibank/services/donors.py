"""Donors and their donation batches."""

from dataclasses import dataclass

from sqlalchemy import select

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


def donate(tx: Tx, donor_name: str | None, *, wipe_proof_wanted: bool = False) -> Batch:
    """Today's batch of this donor, made where it is not there yet; a donor is known by name, letters folded."""
    permit(tx, Action.INTAKE)
    donor = _donor(tx, donor_name) if donor_name else None
    today = tx.session.scalar(
        select(DonationRow).where(DonationRow.donor_id == donor, DonationRow.received_on == tx.today)
        if donor
        else select(DonationRow).where(DonationRow.donor_id.is_(None), DonationRow.received_on == tx.today)
    )
    if today:
        if wipe_proof_wanted and not today.wipe_proof_wanted:
            today.wipe_proof_wanted = True
            tx.record(Event.DONATION_CHANGED, today.id, wipe_proof_wanted=True)
        return Batch(DonationId(today.id), LabelCode(today.code))
    donation = DonationId(new_key())
    code = new_label(tx, "donation", donation)
    tx.add(
        DonationRow(
            id=donation,
            code=code,
            donor_id=donor,
            received_on=tx.today,
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
