"""The papers of the demonstration: labels of all devices, contract, certificate and receipts of the laptop."""

from pathlib import Path

from digibank.documents.label_sheet import label_sheet
from digibank.documents.label_stock import load_stocks
from digibank.domain.label_code import LabelCode
from digibank.i18n import translator
from digibank.services.demo.story import MainParts
from digibank.services.office import Office
from digibank.services.papers import (
    ORIGINAL,
    certificate_paper,
    contract_paper,
    donor_receipt_paper,
    label_facts,
    return_receipt_paper,
)
from digibank.storage.machine_errors import machine_faults

STOCK = "avery-l7160"


def write(office: Office, folder: Path, parts: MainParts, devices: tuple[LabelCode, ...]) -> tuple[Path, ...]:
    """Raises MachineError."""
    labels = label_sheet(office.ask(label_facts, devices), load_stocks()[STOCK], 1, translator(ORIGINAL))
    papers = {
        "labels.pdf": labels,
        "contract.pdf": contract_paper(office, parts.loan).pdf,
        "certificate.pdf": certificate_paper(office, parts.laptop).pdf,
        "donor-receipt.pdf": donor_receipt_paper(office, parts.donation).pdf,
        "return-receipt.pdf": return_receipt_paper(office, parts.loan).pdf,
    }
    with machine_faults():
        for name, pdf in papers.items():
            (folder / name).write_bytes(pdf)
    return tuple(folder / name for name in papers)
