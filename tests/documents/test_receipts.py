"""The donor's and the borrower's receipt: complete, plain, and as typed."""

import csv
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from digibank.documents import fonts
from digibank.documents.donor_receipt import donor_receipt
from digibank.documents.facts import DeviceName, DonorReceiptFacts, ReturnedDevice, ReturnReceiptFacts
from digibank.documents.return_receipt import return_receipt
from digibank.i18n import Translate
from tests.documents import pdf_reading

HOSTILE = ["O'Brien <b>", "&amp;", "<img src=x>", "{donor} {0}", "y" * 200]


def test_a_donor_sees_what_was_given_and_what_happens(donation: DonorReceiptFacts, t: Translate) -> None:
    pdf = donor_receipt(donation, t)
    said = pdf_reading.text(pdf)
    for part in (
        "Thank you, Bakkerij Van den Bossche bv.",
        "Received on 24 November 2026",
        "KLDR-STVB Lenovo ThinkPad T480 PF1ABCDE",
        "XVTS-RPNG Samsung Galaxy A52s 356789104563214",
        "You asked for a proof of the wipe.",
        "I signed out of my accounts",
        "Donor Bakkerij Van den Bossche bv Received by Greet Maes",
        "Page 1 of 1",
        "Journal a1b2c3d4, entry 1234, 9f86d081884c7d65",
    ):
        assert part in said
    assert [m.text for m in pdf_reading.scanned(pdf_reading.printed(pdf, 300), 300)] == ["CCCCCCCT"]


def test_a_donor_without_a_name_who_wants_no_proof(donation: DonorReceiptFacts, t: Translate) -> None:
    said = pdf_reading.text(donor_receipt(replace(donation, donor=None, wipe_proof_wanted=False), t))
    assert "Thank you. With your gift" in said
    assert "proof" not in said
    assert "None" not in said


def test_a_borrower_sees_what_is_back_what_is_missing_and_what_stays(
    giving_back: ReturnReceiptFacts, t: Translate
) -> None:
    pdf = return_receipt(giving_back, t)
    said = pdf_reading.text(pdf)
    for part in (
        "Loan 2026-0042",
        "Amina El Khattabi brought this back on 2 March 2027.",
        "KLDR-STVB Lenovo ThinkPad T480 PF1ABCDE tas lader used",
        "Still missing: lader.",
        "XVTS-RPNG Samsung Galaxy A52s 356789104563214",
        "De lader volgt volgende week.",
        "We cannot get your files back after that.",
    ):
        assert part in said
    assert [m.text for m in pdf_reading.scanned(pdf_reading.printed(pdf, 300), 300)] == ["BCDFGHJF"]


def test_everything_is_back(giving_back: ReturnReceiptFacts, t: Translate) -> None:
    device = ReturnedDevice(code="KLDRSTVB", make_model="Acer")
    said = pdf_reading.text(return_receipt(replace(giving_back, devices=(device,), still_out=(), remarks=None), t))
    assert "Nothing. All devices of this loan are back." in said
    assert "Still missing" not in said
    assert "Remarks" not in said
    assert "KLDR-STVB Acer none nothing nothing" in said


@pytest.mark.parametrize("name", HOSTILE)
def test_names_as_typed(donation: DonorReceiptFacts, giving_back: ReturnReceiptFacts, t: Translate, name: str) -> None:
    device = DeviceName(code="KLDRSTVB", make_model=name, number=name[:60])
    given = donor_receipt(replace(donation, donor=name, devices=(device,), received_by=name), t)
    back = return_receipt(replace(giving_back, borrower=name, still_out=(device,), remarks=name, received_by=name), t)
    for pdf, times in ((given, 4), (back, 5)):
        assert pdf_reading.unbroken(pdf_reading.text(pdf)).count(pdf_reading.unbroken(name)) >= times
        assert not any(pdf_reading.overlaps(boxes) for boxes in pdf_reading.text_boxes(pdf))


COVERED = {"Latin", "Cyrillic", "Greek", "Arabic", "Hebrew", "Armenian", "Georgian"}
URDU_LETTERS = {"ہ", "ے"}


@pytest.mark.shared
def test_names_of_many_scripts_are_printed_or_named_as_gaps(
    donation: DonorReceiptFacts, t: Translate, shared: Path
) -> None:
    with (shared / "data" / "reference" / "names" / "names_many_scripts.tsv").open(encoding="utf-8") as file:
        names = [(row["script"], row["display_name"]) for row in csv.DictReader(file, delimiter="\t")]
    assert len(names) > 40
    for script, name in names:
        said = pdf_reading.text(donor_receipt(replace(donation, donor=name), t))
        missing = fonts.gaps(name)
        if script in COVERED:
            assert set(missing) <= URDU_LETTERS
        if missing:
            assert all(f"U+{ord(char):04X}" in said for char in missing)
        else:
            typed = unicodedata.normalize("NFC", " ".join(name.replace("\u200c", "").split()))
            assert typed in said, name
