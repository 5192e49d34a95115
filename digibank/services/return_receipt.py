"""Freezes what a return receipt says."""

from dataclasses import dataclass

from digibank.documents.facts import DeviceName, ReturnedDevice, ReturnReceiptFacts
from digibank.domain.device import Condition
from digibank.domain.ids import PaperId
from digibank.domain.journal import Event
from digibank.services import _find
from digibank.services._loan import borrower_of
from digibank.services._papers import freeze, issue
from digibank.services.contract import make_model
from digibank.storage.device_tables import DeviceRow
from digibank.storage.loan_tables import LoanRow
from digibank.storage.organisation_table import MemberRow
from digibank.storage.people_tables import BorrowerRow
from digibank.storage.tx import Tx

RECEIPT = "return-receipt"


@dataclass
class Visit:
    """What came back from one loan at one moment; `back` and `missing` are accessories."""

    loan: LoanRow
    devices: list[DeviceRow]
    missing: tuple[str, ...] = ()
    back: tuple[str, ...] = ()


def freeze_receipt(tx: Tx, visit: Visit, condition: Condition | None) -> PaperId:
    person = tx.session.get_one(BorrowerRow, borrower_of(tx, visit.loan))
    still_out = [line for line in _find.open_lines(tx.session, visit.loan.id) if line.device_id]
    facts = ReturnReceiptFacts(
        issue=issue(tx),
        number=visit.loan.number,
        code=visit.loan.code,
        borrower=person.name or "",
        returned=tx.today,
        devices=tuple(
            ReturnedDevice(
                code=device.code,
                make_model=make_model(device),
                number=device.serial or device.imei,
                condition=condition,
                returned=visit.back if device is visit.devices[0] else (),
                missing=visit.missing if device is visit.devices[0] else (),
            )
            for device in visit.devices
        ),
        still_out=tuple(_named(tx.session.get_one(DeviceRow, line.device_id)) for line in still_out),
        received_by=tx.session.get_one(MemberRow, tx.actor.member).name,
    )
    paper = freeze(tx, RECEIPT, visit.loan.id, facts, text_version="1")
    tx.record(Event.PAPER_FROZEN, paper, kind=RECEIPT, subject_of=visit.loan.id)
    return paper


def _named(device: DeviceRow) -> DeviceName:
    return DeviceName(code=device.code, make_model=make_model(device), number=device.serial or device.imei)
