"""Facts of papers, as a query would gather them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from digibank.documents.facts import (
    Anchor,
    CarrierWipe,
    CertificateFacts,
    Colleague,
    ContractDevice,
    ContractFacts,
    CustodySource,
    Destination,
    DeviceName,
    DonorReceiptFacts,
    Issue,
    LabelFacts,
    Organisation,
    Party,
    ReturnedDevice,
    ReturnReceiptFacts,
    Term,
    Verification,
)
from digibank.domain.device import Condition
from digibank.domain.roles import Role
from digibank.domain.wipe import Method, Verdict
from digibank.i18n import Translate, translator

SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


@pytest.fixture(scope="session")
def issue() -> Issue:
    return Issue(
        organisation=Organisation(
            name="Digibank Dendermonde",
            address="Kerkstraat 12, 9200 Dendermonde",
            phone="052 12 34 56",
            email="digibank@dendermonde.example",
            privacy_contact="privacy@dendermonde.example",
            help_text="Kom langs op woensdag van 14 tot 17 uur, of bel 052 12 34 56. Wij helpen je graag.",
        ),
        day=date(2026, 11, 24),
        created=datetime(2026, 11, 24, 13, 5, 7, tzinfo=UTC),
        anchor=Anchor(station="a1b2c3d4", sequence=1234, hash=SHA256),
    )


@pytest.fixture(scope="session")
def contract(issue: Issue) -> ContractFacts:
    return ContractFacts(
        issue=issue,
        number="2026-0042",
        code="BCDFGHJF",
        borrower=Party(
            name="Amina El Khattabi", address="Noordlaan 7 bus 3, 9200 Dendermonde", contact="0470 12 34 56"
        ),
        devices=(
            ContractDevice(
                code="KLDRSTVB",
                make_model="Lenovo ThinkPad T480",
                number="PF1ABCDE",
                accessories=("lader", "tas"),
                condition="gebruikt, kras op het deksel",
            ),
            ContractDevice(
                code="XVTSRPNG",
                make_model="Samsung Galaxy A52s",
                number="356789104563214",
                accessories=("lader",),
                condition="goed",
            ),
        ),
        begin=date(2026, 11, 24),
        term=Term.FIXED,
        end=date(2027, 11, 23),
        retention_months=24,
        notice_days=60,
        text_version="2026-11",
        return_place="Kerkstraat 12, 9200 Dendermonde",
        cap_euro=Decimal(100),
        place="Dendermonde",
    )


TECHNICIAN = Colleague(name="Rik Peeters", role=Role.TECHNICIAN)


def a_solid_state_drive() -> CarrierWipe:
    return CarrierWipe(
        serial="S3XTNB0K912345",
        model="SAMSUNG MZVLB256HBHQ-000L7",
        size_gb=256.1,
        type="ssd",
        source=CustodySource.DONATION,
        method=Method.PURGE,
        technique="NVMe sanitize, block erase",
        tool="nvme-cli",
        tool_version="2.3",
        started="2026-11-20 14:01:22",
        finished="2026-11-20 14:03:10",
        verdict=Verdict.PASSED_UNVERIFIED,
        verification=Verification.READ_BY_PERSON,
        wiped_by=TECHNICIAN,
        checked_by=Colleague(name="Greet Maes", role=Role.COORDINATOR),
        evidence_sha256=SHA256,
        destination=Destination.LOAN,
    )


def a_hard_disk() -> CarrierWipe:
    return CarrierWipe(
        serial="WD-WXA1A86NT4VS",
        model="WDC WD10SPZX-08Z10T0",
        size_gb=1000.2,
        type="hdd",
        source=CustodySource.DONATION,
        method=Method.CLEAR,
        technique="PRNG Stream",
        tool="nwipe",
        tool_version="0.38",
        started="2026/11/20 09:12:44",
        finished="2026/11/20 13:40:02",
        verdict=Verdict.PASSED,
        verification=Verification.TOOL,
        wiped_by=TECHNICIAN,
        checked_by=TECHNICIAN,
        same_person=True,
        evidence_sha256=SHA256[::-1],
        destination=Destination.LOAN,
    )


@pytest.fixture(scope="session")
def certificate(issue: Issue) -> CertificateFacts:
    return CertificateFacts(
        issue=issue,
        code="KLDRSTVB",
        make_model="Lenovo ThinkPad T480",
        number="PF1ABCDE",
        carriers=(a_solid_state_drive(), a_hard_disk()),
    )


@pytest.fixture(scope="session")
def donation(issue: Issue) -> DonorReceiptFacts:
    return DonorReceiptFacts(
        issue=issue,
        code="CCCCCCCT",
        donor="Bakkerij Van den Bossche bv",
        received=date(2026, 11, 24),
        devices=(
            DeviceName(code="KLDRSTVB", make_model="Lenovo ThinkPad T480", number="PF1ABCDE"),
            DeviceName(code="XVTSRPNG", make_model="Samsung Galaxy A52s", number="356789104563214"),
        ),
        wipe_proof_wanted=True,
        received_by="Greet Maes",
    )


@pytest.fixture(scope="session")
def giving_back(issue: Issue) -> ReturnReceiptFacts:
    return ReturnReceiptFacts(
        issue=issue,
        number="2026-0042",
        code="BCDFGHJF",
        borrower="Amina El Khattabi",
        returned=date(2027, 3, 2),
        devices=(
            ReturnedDevice(
                code="KLDRSTVB",
                make_model="Lenovo ThinkPad T480",
                number="PF1ABCDE",
                condition=Condition.B,
                returned=("tas",),
                missing=("lader",),
            ),
        ),
        still_out=(DeviceName(code="XVTSRPNG", make_model="Samsung Galaxy A52s", number="356789104563214"),),
        received_by="Greet Maes",
        remarks="De lader volgt volgende week.",
    )


@pytest.fixture(scope="session")
def label() -> LabelFacts:
    return LabelFacts(
        code="KLDRSTVB", title="Lenovo ThinkPad T480", organisation="Digibank Dendermonde", phone="052 12 34 56"
    )


@pytest.fixture(scope="session")
def t() -> Translate:
    """English: the messages themselves, whatever the catalogues hold."""
    return translator("en")
