"""Gathers and freezes what a donor receipt says: one batch of one day."""

from sqlalchemy import select

from digibank.documents.facts import DeviceName, DonorReceiptFacts
from digibank.domain import label_code
from digibank.domain.errors import NoPaperYet
from digibank.domain.ids import PaperId
from digibank.services import _find
from digibank.services._papers import freeze_once, issue
from digibank.services.contract import make_model
from digibank.storage.device_tables import DeviceRow, DonationRow, DonorRow
from digibank.storage.organisation_table import MemberRow
from digibank.storage.tx import Tx

DONOR_RECEIPT = "donor-receipt"


def freeze_donor_receipt(tx: Tx, code: str) -> PaperId:
    """By the donation's code or that of a device in it. Raises UnknownCode or NoPaperYet."""
    donation = find_donation(tx, code)
    devices = tx.session.scalars(
        select(DeviceRow).where(DeviceRow.donation_id == donation.id).order_by(DeviceRow.created_at, DeviceRow.code)
    ).all()
    donor = tx.session.get(DonorRow, donation.donor_id) if donation.donor_id else None
    facts = DonorReceiptFacts(
        issue=issue(tx),
        code=donation.code,
        donor=donor.name if donor else None,
        received=donation.received_on,
        devices=tuple(
            DeviceName(code=device.code, make_model=make_model(device), number=device.serial or device.imei)
            for device in devices
        ),
        wipe_proof_wanted=donation.wipe_proof_wanted,
        received_by=tx.session.get_one(MemberRow, tx.actor.member).name,
    )
    return freeze_once(tx, DONOR_RECEIPT, donation.id, facts)


def find_donation(tx: Tx, code: str) -> DonationRow:
    """By its own code or that of a device in it. Raises UnknownCode or NoPaperYet."""
    parsed = label_code.parse(code)
    donation = tx.session.scalar(select(DonationRow).where(DonationRow.code == parsed)) if parsed else None
    if donation:
        return donation
    device = _find.device(tx.session, code)
    if device.donation_id is None:
        raise NoPaperYet(_find.pretty(device), DONOR_RECEIPT)
    return tx.session.get_one(DonationRow, device.donation_id)
