"""The certificate holds what NIST SP 800-88 Rev. 2 asks, and never says more than is proven."""

from dataclasses import replace
from itertools import product

import pytest

from digibank.documents.facts import (
    CarrierWipe,
    CertificateFacts,
    Colleague,
    CustodySource,
    Destination,
    Verification,
)
from digibank.documents.wipe_certificate import wipe_certificate
from digibank.domain.wipe import Method, Verdict
from digibank.i18n import Translate
from tests.documents import pdf_reading
from tests.documents.conftest import SHA256

PROVEN = "Every data carrier in this device was wiped, and every wipe was checked."
NOT_PROVEN = "Not every data carrier in this device has a wipe that was checked."

CASES = tuple(product(Verdict, (True, False), (None, *Verification)))


def said(facts: CertificateFacts, t: Translate) -> str:
    return pdf_reading.text(wipe_certificate(facts, t))


def test_every_field_of_the_standard(certificate: CertificateFacts, t: Translate) -> None:
    text = said(certificate, t)
    for part in (
        PROVEN,
        "Device Lenovo ThinkPad T480 Serial number or IMEI PF1ABCDE Code on the label KLDR-STVB",
        "NIST SP 800-88 Rev. 2",
        "24 November 2026",
        "Kerkstraat 12, 9200 Dendermonde",
        "MZVLB256HBHQ-000L7",
        "S3XTNB0K912345",
        "256.1 GB",
        "SSD",
        "donation",
        "to be lent",
        "Purge",
        "NVMe sanitize, block erase",
        "Tool nvme-cli Version 2.3 Started 2026-11-20 14:01:22 Finished 2026-11-20 14:03:10",
        "passed, not verified by the tool",
        "read back by a person",
        "Rik Peeters, technician",
        "Greet Maes, coordinator",
        SHA256,
        "Data carrier 2 of 2",
        "WD-WXA1A86NT4VS",
        "2026/11/20 09:12:44",
    ):
        assert part in text
    assert text.count("The same person wiped and checked") == 1


@pytest.mark.parametrize(("verdict", "checked", "verification"), CASES)
def test_proven_only_when_passed_and_checked(
    certificate: CertificateFacts, t: Translate, verdict: Verdict, checked: bool, verification: Verification | None
) -> None:
    first, second = certificate.carriers
    doubtful = replace(
        first,
        verdict=verdict,
        checked_by=Colleague(name="Greet Maes") if checked else None,
        verification=verification,
    )
    text = said(replace(certificate, carriers=(doubtful, second)), t)
    by_tool = verdict is Verdict.PASSED
    by_hand = verdict is Verdict.PASSED_UNVERIFIED and verification is not None
    proven = checked and (by_tool or by_hand)
    assert (PROVEN in text, NOT_PROVEN in text) == (proven, not proven)


def test_a_device_without_carriers(certificate: CertificateFacts, t: Translate) -> None:
    empty = replace(certificate, carriers=(), found_empty_by=Colleague(name="Rik Peeters"))
    text = said(empty, t)
    assert "This device holds no data carrier. Rik Peeters looked inside." in text
    assert PROVEN not in text
    assert NOT_PROVEN in said(replace(empty, found_empty_by=None), t)


def test_what_the_tool_did_not_say_is_said_to_be_unknown(certificate: CertificateFacts, t: Translate) -> None:
    bare = CarrierWipe(
        serial=None,
        model=None,
        size_gb=None,
        type=None,
        source=CustodySource.RETURN,
        method=Method.FACTORY_RESET,
        tool="Android",
        verdict=Verdict.PASSED,
        wiped_by=Colleague(name="Rik"),
    )
    text = said(replace(certificate, carriers=(bare,), number=None), t)
    assert "None" not in text
    assert "Clear (factory reset)" in text
    assert "nobody yet" in text
    assert text.count("not stated") == 4


def test_every_word_of_the_domain_can_be_printed(certificate: CertificateFacts, t: Translate) -> None:
    first = certificate.carriers[0]
    many = [
        *(replace(first, source=source) for source in CustodySource),
        *(replace(first, method=method) for method in Method),
        *(replace(first, destination=destination) for destination in Destination),
        *(replace(first, verification=verification) for verification in Verification),
        *(replace(first, type=kind) for kind in ("ssd", "hdd", "flash")),
    ]
    pdf = wipe_certificate(replace(certificate, carriers=tuple(many)), t)
    assert f"Data carrier {len(many)} of {len(many)}" in pdf_reading.text(pdf)
    assert not any(pdf_reading.overlaps(boxes) for boxes in pdf_reading.text_boxes(pdf))


@pytest.mark.parametrize("text", ["O'Brien <b>", "&amp;", "z" * 200])
def test_as_typed(certificate: CertificateFacts, t: Translate, text: str) -> None:
    person = Colleague(name=text)
    hostile = replace(
        certificate.carriers[0],
        serial=text[:60],
        model=text,
        technique=text,
        tool=text,
        wiped_by=person,
        checked_by=person,
    )
    pdf = wipe_certificate(replace(certificate, make_model=text, carriers=(hostile,)), t)
    assert pdf_reading.unbroken(pdf_reading.text(pdf)).count(pdf_reading.unbroken(text)) >= 6
    assert not any(pdf_reading.overlaps(boxes) for boxes in pdf_reading.text_boxes(pdf))
