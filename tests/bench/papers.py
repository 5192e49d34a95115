"""The papers of the counter, warm: the person is waiting for them."""

from datetime import UTC, date, datetime

from digibank.documents.contract_text import NEWEST
from digibank.documents.facts import (
    Anchor,
    ContractDevice,
    ContractFacts,
    Issue,
    LabelFacts,
    Organisation,
    Party,
    Term,
)
from digibank.documents.label_sheet import label_sheet
from digibank.documents.label_stock import load_stocks
from digibank.documents.loan_contract import loan_contract
from digibank.domain.label_code import new_code
from digibank.i18n import translator
from tests.bench.table import Figure, median, milliseconds

TIMES = 15


def figures() -> list[Figure]:
    t, stock = translator("nl"), load_stocks()["avery-l7160"]
    contract = [milliseconds(lambda: loan_contract(_contract(), "nl", t)) for _ in range(TIMES + 2)][2:]
    sheet = [milliseconds(lambda: label_sheet(_labels(), stock, 1, t)) for _ in range(TIMES + 2)][2:]
    return [
        Figure("loan contract, two devices", median(contract), 150, "ms", "Dutch, two pages"),
        Figure("sheet of 21 labels, fresh codes", median(sheet), 150, "ms", "A4, 3 x 7"),
    ]


def _contract() -> ContractFacts:
    organisation = Organisation(name="Digibank De Kaai", address="Kaai 1, 2000 Antwerpen", phone="03 123 45 67")
    anchor = Anchor(station="0a1b2c3d", sequence=123, hash="f" * 64)
    device = ContractDevice(
        code="KLDRSTVB", make_model="Lenovo ThinkPad T480", number="PF1ABC", accessories=("Oplader",)
    )
    return ContractFacts(
        issue=Issue(
            organisation=organisation, day=date(2026, 11, 24), created=datetime(2026, 11, 24, tzinfo=UTC), anchor=anchor
        ),
        number="2026-0001",
        code=new_code(),
        borrower=Party(name="An Peeters", address="Kerkstraat 1, 2000 Antwerpen"),
        devices=(device, device),
        begin=date(2026, 11, 24),
        term=Term.FIXED,
        end=date(2027, 6, 30),
        retention_months=24,
        notice_days=60,
        text_version=NEWEST,
    )


def _labels() -> list[LabelFacts]:
    return [
        LabelFacts(code=new_code(), title="Lenovo ThinkPad T480", organisation="Digibank De Kaai", phone="03 123 45 67")
        for _ in range(21)
    ]
