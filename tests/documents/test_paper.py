"""Pages: rows stay above the foot, what belongs together stays together, the same facts give the same bytes."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from digibank.documents import blocks, theme
from digibank.documents.donor_receipt import donor_receipt
from digibank.documents.facts import (
    CertificateFacts,
    ContractFacts,
    DeviceName,
    DonorReceiptFacts,
    LabelFacts,
    ReturnReceiptFacts,
)
from digibank.documents.label_sheet import label_sheet
from digibank.documents.label_stock import label_stock
from digibank.documents.loan_contract import loan_contract
from digibank.documents.paper import Row, Sheet, kept, render
from digibank.documents.return_receipt import return_receipt
from digibank.documents.theme import MM
from digibank.documents.wipe_certificate import wipe_certificate
from digibank.i18n import Translate
from tests.documents import pdf_reading

Make = Callable[[], bytes]
KINDS = ("contract", "reading copy", "certificate", "donor receipt", "return receipt", "labels")


@pytest.fixture(scope="session")
def papers(
    contract: ContractFacts,
    certificate: CertificateFacts,
    donation: DonorReceiptFacts,
    giving_back: ReturnReceiptFacts,
    label: LabelFacts,
    t: Translate,
) -> dict[str, Make]:
    return {
        "contract": lambda: loan_contract(contract, "nl", t),
        "reading copy": lambda: loan_contract(contract, "fr", t),
        "certificate": lambda: wipe_certificate(certificate, t),
        "donor receipt": lambda: donor_receipt(donation, t),
        "return receipt": lambda: return_receipt(giving_back, t),
        "labels": lambda: label_sheet([label], label_stock("brother-62x29"), 1, t),
    }


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_facts_give_the_same_bytes(papers: dict[str, Make], kind: str) -> None:
    assert papers[kind]() == papers[kind]()


@pytest.mark.parametrize("kind", KINDS)
def test_every_font_is_embedded(papers: dict[str, Make], kind: str) -> None:
    fonts = pdf_reading.fonts(papers[kind]())
    assert fonts
    assert all(fonts.values()), fonts
    assert all("DejaVuSans" in name for name in fonts)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_overlaps_and_nothing_leaves_the_page(papers: dict[str, Make], kind: str) -> None:
    for boxes in pdf_reading.text_boxes(papers[kind]()):
        assert not pdf_reading.overlaps(boxes)
        assert all(box.left > 4 and box.bottom > 2.8 for box in boxes)


def test_title_language_and_creation_date_are_facts(contract: ContractFacts, t: Translate) -> None:
    title, created, language = pdf_reading.information(loan_contract(contract, "nl", t))
    assert (title, language) == ("Bruikleenovereenkomst 2026-0042", "nl")
    assert created == "D:20261124130507+00'00'"


def test_the_creation_date_knows_its_zone(donation: DonorReceiptFacts, t: Translate) -> None:
    brussels = datetime(2026, 11, 24, 14, 5, 7, tzinfo=timezone(timedelta(hours=1)))
    there = replace(donation, issue=replace(donation.issue, created=brussels))
    here = replace(donation, issue=replace(donation.issue, created=brussels.astimezone(UTC)))
    assert donor_receipt(there, t) == donor_receipt(here, t)


def test_no_process_zone_or_hash_seed_changes_the_bytes() -> None:
    """What the day's paper is today it is next year, on another PC."""
    program = (
        "import hashlib, datetime as d\n"
        "from digibank.documents.facts import *\n"
        "from digibank.documents.donor_receipt import donor_receipt\n"
        "from digibank.i18n import translator\n"
        "made = d.datetime(2026, 11, 24, tzinfo=d.UTC)\n"
        "issue = Issue(organisation=Organisation(name='Digibank'), day=made.date(), created=made)\n"
        "device = DeviceName(code='KLDRSTVB', make_model='Acer')\n"
        "facts = DonorReceiptFacts(\n"
        "    issue=issue, code='CCCCCCCT', donor='Łukasz', received=made.date(), devices=(device,)\n"
        ")\n"
        "print(hashlib.sha256(donor_receipt(facts, translator('en'))).hexdigest())\n"
    )
    digests = set()
    for seed, zone in (("1", "Europe/Brussels"), ("2", "America/Lima")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        run = subprocess.run(
            [sys.executable, "-c", program],
            env=environment,
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        )
        digests.add(run.stdout)
    assert len(digests) == 1


def test_a_table_that_goes_on_repeats_its_heads(donation: DonorReceiptFacts, t: Translate) -> None:
    device = DeviceName(code="KLDRSTVB", make_model="Lenovo ThinkPad T480", number="PF1ABCDE")
    pdf = donor_receipt(replace(donation, devices=(device,) * 90), t)
    assert pdf_reading.page_count(pdf) > 2
    assert pdf_reading.text(pdf).count("KLDR-STVB") >= 90
    assert pdf_reading.text(pdf).count("Serial number or IMEI") == pdf_reading.page_count(pdf) - 1
    assert all(not pdf_reading.overlaps(boxes) for boxes in pdf_reading.text_boxes(pdf))


class Placed:
    """Rows that note where they are drawn."""

    def __init__(self) -> None:
        self.at: list[tuple[int, str, float]] = []

    def row(self, name: str, height: float) -> Row:
        return Row(height, partial(self._draw, name))

    def _draw(self, name: str, canvas: Canvas, top: float) -> None:
        self.at.append((canvas.getPageNumber(), name, top))


def a_sheet() -> Sheet:
    return Sheet(
        title="Title",
        author="Author",
        language="en",
        created=datetime(2026, 11, 24, tzinfo=UTC),
        running="Running",
        foot=("Foot",),
        page_of="{page} of {pages}",
    )


def test_what_is_kept_goes_to_the_next_page_together() -> None:
    placed = Placed()
    render(a_sheet(), [placed.row("first", 600), *kept([placed.row("a", 60), placed.row("b", 120)])])
    assert [(page, name) for page, name, _ in placed.at] == [(1, "first"), (2, "a"), (2, "b")]


def test_what_no_page_can_hold_is_parted_and_stays_above_the_foot() -> None:
    placed = Placed()
    render(a_sheet(), kept([placed.row(str(i), 100) for i in range(20)]))
    assert [name for _, name, _ in placed.at] == [str(i) for i in range(20)]
    assert all(top - 100 >= theme.BOTTOM for _, _, top in placed.at)


def test_space_at_the_top_of_a_page_is_dropped() -> None:
    placed = Placed()
    render(a_sheet(), [placed.row("a", 700), Row(90), placed.row("b", 100)])
    assert placed.at[1][2] > 297 * MM - 40 * MM


def test_pages_are_counted() -> None:
    text = pdf_reading.text(render(a_sheet(), [*blocks.text("x " * 9000, theme.BODY)]))
    pages = text.count(" of ")
    assert pages > 3
    assert all(f"{n} of {pages}" in text for n in range(1, pages + 1))


def test_two_jobs_at_once_make_the_same_papers(papers: dict[str, Make]) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as pool:
        digests = list(pool.map(lambda make: hashlib.sha256(make()).hexdigest(), [papers["contract"]] * 8))
    assert set(digests) == {hashlib.sha256(papers["contract"]()).hexdigest()}
