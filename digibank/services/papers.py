"""Papers as bytes. Facts are frozen in one transaction, drawn outside any, and the bytes' hash is stored in a second.

The Dutch original is also kept as a file in the data folder, named by its hash: a reprint, years and versions of this
program later, is the same paper. Reading copies are drawn anew.
"""

import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sqlalchemy import select

from digibank.documents.facts import (
    CertificateFacts,
    ContractFacts,
    DonorReceiptFacts,
    LabelFacts,
    ReturnReceiptFacts,
)
from digibank.domain.errors import NoPaperYet, RoleNotAllowed
from digibank.domain.ids import BorrowerId, PaperId
from digibank.domain.journal import Event
from digibank.domain.roles import sees_borrowers
from digibank.i18n import Translate, translator
from digibank.queries.lookup import device_row, label_kind, loan_row
from digibank.services._papers import organisation_facts, thaw
from digibank.services.access import log_access
from digibank.services.certificate import freeze_certificate
from digibank.services.contract import CONTRACT, make_model
from digibank.services.donor_receipt import freeze_donor_receipt
from digibank.services.office import Office
from digibank.services.return_receipt import RECEIPT
from digibank.storage.loan_tables import LoanLineRow, LoanPartyRow, PaperRow
from digibank.storage.machine_errors import machine_faults
from digibank.storage.organisation_table import OrganisationRow
from digibank.storage.tx import Look, Tx

ORIGINAL = "nl"

F = TypeVar("F")


@dataclass(frozen=True)
class Paper:
    """`pdf` as it was, or will be, given; `original` tells the signed text from a reading copy."""

    id: PaperId
    pdf: bytes
    original: bool


def contract_paper(office: Office, loan: str, language: str = ORIGINAL) -> Paper:
    """By the loan's number or code, or a device that is out on it. Raises UnknownLoan."""
    from digibank.documents.loan_contract import loan_contract

    _refuse_blind(office)
    paper = office.ask(_paper_of_loan, loan, CONTRACT)
    facts = office.ask(_facts, paper, ContractFacts)
    office.do(log_access, office.ask(_borrower_of_paper, paper), CONTRACT)
    if language != ORIGINAL:
        return Paper(paper, loan_contract(facts, language, translator_or_dutch(language)), original=False)
    return _original(office, paper, lambda: loan_contract(facts, ORIGINAL, translator(ORIGINAL)))


def return_receipt_paper(office: Office, loan: str) -> Paper:
    """The latest receipt of this loan; `loan` may be the code of a device that came back. Raises NoPaperYet."""
    from digibank.documents.return_receipt import return_receipt

    _refuse_blind(office)
    paper = office.ask(_paper_of_loan, loan, RECEIPT)
    facts = office.ask(_facts, paper, ReturnReceiptFacts)
    office.do(log_access, office.ask(_borrower_of_paper, paper), RECEIPT)
    return _original(office, paper, lambda: return_receipt(facts, translator(ORIGINAL)))


def donor_receipt_paper(office: Office, code: str) -> Paper:
    """By the donation's code or a device's. Raises UnknownCode or NoPaperYet."""
    from digibank.documents.donor_receipt import donor_receipt

    paper = office.do(freeze_donor_receipt, code)
    facts = office.ask(_facts, paper, DonorReceiptFacts)
    return _original(office, paper, lambda: donor_receipt(facts, translator(ORIGINAL)))


def certificate_paper(office: Office, code: str) -> Paper:
    """By the device's code. Raises UnknownCode, NoPaperYet or CarriersNotWiped."""
    from digibank.documents.wipe_certificate import wipe_certificate

    paper = office.do(freeze_certificate, code)
    facts = office.ask(_facts, paper, CertificateFacts)
    return _original(office, paper, lambda: wipe_certificate(facts, translator(ORIGINAL)))


def label_facts(look: Look, codes: Sequence[str]) -> tuple[LabelFacts, ...]:
    """Raises UnknownCode."""
    organisation = organisation_facts(look.session.get_one(OrganisationRow, 1))
    devices = [device_row(look, code) for code in codes]
    return tuple(
        LabelFacts(code=row.code, title=make_model(row), organisation=organisation.name, phone=organisation.phone)
        for row in devices
    )


def _refuse_blind(office: Office) -> None:
    """These papers hold a borrower's name. A volunteer prints them at the counter; a technician sees no borrower."""
    if not sees_borrowers(office.actor.role):
        raise RoleNotAllowed(office.actor.role, "borrowers")


def translator_or_dutch(language: str) -> Translate:
    """Words around the clauses; the clauses themselves come from resources/contracts in many more languages."""
    from digibank.i18n import LANGUAGES

    return translator(language if language in LANGUAGES else ORIGINAL)


def store_paper(tx: Tx, paper: PaperId, sha256: str) -> None:
    """The hash of the bytes as given, once."""
    row = tx.session.get_one(PaperRow, paper)
    if row.sha256 is None:
        row.sha256 = sha256
        tx.record(Event.PAPER_STORED, paper, sha256=sha256)


def _original(office: Office, paper: PaperId, draw: Callable[[], bytes]) -> Paper:
    folder = office.database.folder / "papers"
    stored = office.ask(_stored_hash, paper)
    if stored:
        kept = _read_kept(folder / f"{stored}.pdf", stored)
        if kept:
            return Paper(paper, kept, original=True)
    pdf = draw()
    digest = hashlib.sha256(pdf).hexdigest()
    if stored is None:
        _keep(folder / f"{digest}.pdf", pdf)
        office.do(store_paper, paper, digest)
    return Paper(paper, pdf, original=True)


def _read_kept(file: Path, digest: str) -> bytes | None:
    try:
        kept = file.read_bytes()
    except OSError:
        return None
    return kept if hashlib.sha256(kept).hexdigest() == digest else None


def _keep(file: Path, pdf: bytes) -> None:
    """On the disk before its hash is; readable for this user only."""
    with machine_faults():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = file.with_suffix(".part")
        with open(draft, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as stream:
            stream.write(pdf)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(file)


def _paper_of_loan(look: Look, text: str, kind: str) -> PaperId:
    """The code of a device stands for its loans, the latest first."""
    by_device = label_kind(look, text) == "device"
    loan_ids = _loans_of_device(look, text) if by_device else [loan_row(look, text).id]
    for loan_id in loan_ids:
        paper = look.session.scalar(
            select(PaperRow.id)
            .where(PaperRow.subject == loan_id, PaperRow.kind == kind)
            .order_by(PaperRow.created_at.desc())
            .limit(1)
        )
        if paper:
            return PaperId(paper)
    raise NoPaperYet(text[:40], kind)


def _loans_of_device(look: Look, text: str) -> list[str]:
    device = device_row(look, text)
    lines = select(LoanLineRow.loan_id).where(LoanLineRow.device_id == device.id)
    return list(look.session.scalars(lines.order_by(LoanLineRow.opened_at.desc())))


def _borrower_of_paper(look: Look, paper: PaperId) -> BorrowerId:
    loan = look.session.get_one(PaperRow, paper).subject
    party = select(LoanPartyRow.borrower_id).where(LoanPartyRow.loan_id == loan, LoanPartyRow.role == "borrower")
    return BorrowerId(look.session.scalars(party).one())


def _facts(look: Look, paper: PaperId, kind: type[F]) -> F:
    return thaw(look.session.get_one(PaperRow, paper), kind)


def _stored_hash(look: Look, paper: PaperId) -> str | None:
    return look.session.get_one(PaperRow, paper).sha256
