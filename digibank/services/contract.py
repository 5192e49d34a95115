"""Freezes what a loan contract says, at the moment of lending: a later edit changes no contract that was given."""

from collections.abc import Sequence
from decimal import Decimal

from digibank.documents.contract_text import NEWEST
from digibank.documents.facts import ContractDevice, ContractFacts, Party, Term
from digibank.domain.device import full_name
from digibank.domain.ids import PaperId
from digibank.domain.journal import Event
from digibank.domain.papers import PaperKind
from digibank.services._paper_queue import paper_waits
from digibank.services._papers import freeze, issue
from digibank.storage.device_tables import DeviceRow
from digibank.storage.loan_tables import LoanRow
from digibank.storage.people_tables import BorrowerRow
from digibank.storage.tx import Tx

CONTRACT = "contract"


def freeze_contract(
    tx: Tx, loan: LoanRow, borrower: BorrowerRow, devices: Sequence[DeviceRow], items: Sequence[str]
) -> PaperId:
    """One contract for each visit; Dutch is the original, reading copies are drawn from the same facts."""
    facts = _facts(tx, loan, borrower, devices, items)
    paper = freeze(tx, CONTRACT, loan.id, facts, text_version=facts.text_version)
    tx.record(Event.PAPER_FROZEN, paper, kind=CONTRACT, subject_of=loan.id)
    paper_waits(tx, PaperKind.CONTRACT, loan.id)
    return paper


def _facts(
    tx: Tx, loan: LoanRow, person: BorrowerRow, devices: Sequence[DeviceRow], items: Sequence[str]
) -> ContractFacts:
    organisation = tx.organisation
    one = len(devices) == 1
    return ContractFacts(
        issue=issue(tx),
        number=loan.number,
        code=loan.code,
        borrower=Party(name=person.name or "", address=person.address, contact=person.phone or person.email),
        devices=tuple(_device(device, items if one else ()) for device in devices),
        accessories=() if one else tuple(items),
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
