"""Freezes what a loan contract says, at the moment of lending: a later edit changes no contract that was given."""

from collections.abc import Sequence
from decimal import Decimal

from sqlalchemy import select

from digibank.documents.contract_text import NEWEST
from digibank.documents.facts import ContractDevice, ContractFacts, Party, Term
from digibank.domain.device import full_name
from digibank.domain.ids import PaperId
from digibank.domain.journal import Event
from digibank.services._loan import borrower_of
from digibank.services._papers import freeze, issue
from digibank.storage.device_tables import DeviceRow
from digibank.storage.loan_tables import LoanLineRow, LoanRow
from digibank.storage.people_tables import BorrowerRow
from digibank.storage.tx import Tx

CONTRACT = "contract"


def freeze_contract(tx: Tx, loan: LoanRow) -> PaperId:
    """One contract for each visit; Dutch is the original, reading copies are drawn from the same facts."""
    facts = _facts(tx, loan)
    paper = freeze(tx, CONTRACT, loan.id, facts, text_version=facts.text_version)
    tx.record(Event.PAPER_FROZEN, paper, kind=CONTRACT, subject_of=loan.id)
    return paper


def _facts(tx: Tx, loan: LoanRow) -> ContractFacts:
    organisation = tx.organisation
    person = tx.session.get_one(BorrowerRow, borrower_of(tx, loan))
    lines = tx.session.scalars(
        select(LoanLineRow).where(LoanLineRow.loan_id == loan.id).order_by(LoanLineRow.opened_at, LoanLineRow.id)
    ).all()
    devices = [tx.session.get_one(DeviceRow, line.device_id) for line in lines if line.device_id]
    items = tuple(line.item for line in lines if line.item)
    one = len(devices) == 1
    return ContractFacts(
        issue=issue(tx),
        number=loan.number,
        code=loan.code,
        borrower=Party(name=person.name or "", address=person.address, contact=person.phone or person.email),
        devices=tuple(_device(device, items if one else ()) for device in devices),
        accessories=() if one else items,
        begin=loan.begin_on,
        term=Term.FIXED if loan.until_on else Term.OPEN_ENDED,
        end=loan.until_on,
        retention_months=organisation.retention_months,
        notice_days=organisation.notice_days,
        text_version=NEWEST,
        cap_euro=None if organisation.liability_cap_euro is None else Decimal(organisation.liability_cap_euro),
    )


def _device(device: DeviceRow, items: Sequence[str]) -> ContractDevice:
    return ContractDevice(
        code=device.code,
        make_model=make_model(device),
        number=device.serial or device.imei,
        accessories=tuple(items),
        condition=device.condition,
    )


def make_model(device: DeviceRow) -> str:
    return full_name(device.make, device.model) or device.kind
