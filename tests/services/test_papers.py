"""Papers: what was given stays, years and edits later."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from digibank.domain.device import Condition, Kind
from digibank.domain.errors import NoPaperYet, RoleNotAllowed, UnknownLoan
from digibank.domain.errors_carriers import CarriersNotWiped
from digibank.domain.roles import Role
from digibank.domain.wipe import Method
from digibank.queries.check import Fault, check_papers
from digibank.services.borrowers import NewBorrower, add_borrower, change_borrower
from digibank.services.donors import donate
from digibank.services.intake import NewDevice, intake
from digibank.services.lend import lend
from digibank.services.locks import clear_locks
from digibank.services.organisation import change_settings
from digibank.services.papers import (
    certificate_paper,
    contract_paper,
    donor_receipt_paper,
    label_facts,
    return_receipt_paper,
)
from digibank.services.take_back import take_back
from digibank.services.wipe import HandMade, record_by_hand
from tests.services.conftest import Hub


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def kept(hub: Hub) -> list[Path]:
    return sorted((hub.database.folder / "papers").glob("*.pdf"))


def test_the_contract_stays_as_it_was_signed(hub: Hub) -> None:
    borrower = hub.office.do(add_borrower, NewBorrower("An Peeters", "Kerkstraat 1, 2000 Antwerpen"))
    code = hub.available()
    lent = hub.office.do(lend, [code], "An Peeters", items=["Oplader"])
    first = contract_paper(hub.office, lent.number)
    hub.office.do(change_borrower, borrower, NewBorrower("An Janssens"))
    hub.office.do(change_settings, name="Another Name")
    for paper in kept(hub):
        paper.unlink()
    again = contract_paper(hub.office, code)
    assert again.pdf == first.pdf
    text = words(first.pdf)
    assert all(part in text for part in ("An Peeters", "Kerkstraat 1", "Oplader", lent.number, "Digibank De Kaai"))


def test_a_reading_copy_is_no_original(hub: Hub) -> None:
    _, lent = hub.lent()
    copy = contract_paper(hub.office, lent.number, "fr")
    assert not copy.original
    assert "Traduction" in words(copy.pdf)
    assert kept(hub) == []


def test_a_contract_printed_ahead_says_what_the_signed_one_says(hub: Hub) -> None:
    lent = hub.office.do(lend, [hub.available()], "An Peeters", prepare=True)
    assert contract_paper(hub.office, lent.number).original


def test_a_changed_paper_is_found(hub: Hub) -> None:
    _, lent = hub.lent()
    contract_paper(hub.office, lent.number)
    assert hub.office.ask(check_papers, hub.database.folder / "papers") == ()
    kept(hub)[0].write_bytes(b"%PDF-1.7 forged")
    (finding,) = hub.office.ask(check_papers, hub.database.folder / "papers")
    assert finding.fault is Fault.PAPER


def test_the_certificate_names_every_disk_its_wiper_and_checker(hub: Hub) -> None:
    code = hub.wiped("D1", "D2")
    text = words(certificate_paper(hub.office, code).pdf)
    assert all(part in text for part in ("D1", "D2", "nwipe", "Rita"))
    assert certificate_paper(hub.office, code).id == certificate_paper(hub.office, code).id


def test_no_certificate_for_half_a_wipe(hub: Hub) -> None:
    code = hub.to_wipe("D1", "D2")
    with pytest.raises(NoPaperYet):
        certificate_paper(hub.office, code)
    hub.office.do(record_by_hand, code, HandMade(Method.CLEAR, "nwipe", passed=True), carrier="D1")
    with pytest.raises(CarriersNotWiped):
        certificate_paper(hub.office, code)


def test_no_certificate_for_a_device_that_holds_its_borrowers_data(hub: Hub) -> None:
    code, _ = hub.lent("D1")
    certificate_paper(hub.office, code)
    hub.office.do(take_back, [code])
    with pytest.raises((NoPaperYet, CarriersNotWiped)):
        certificate_paper(hub.office, code)


def test_a_technician_prints_nothing_with_a_borrowers_name(hub: Hub) -> None:
    code, lent = hub.lent("D1")
    technician = hub.as_(Role.TECHNICIAN)
    with pytest.raises(RoleNotAllowed):
        contract_paper(technician, lent.number)
    hub.office.do(take_back, [code])
    with pytest.raises(RoleNotAllowed):
        return_receipt_paper(technician, lent.number)


def test_the_return_receipt_tells_what_lacks(hub: Hub) -> None:
    one, two = hub.available("D1"), hub.available("D2")
    lent = hub.office.do(lend, [one, two], "An Peeters", items=["Oplader"])
    with pytest.raises(NoPaperYet):
        return_receipt_paper(hub.office, lent.number)
    hub.office.do(take_back, [one], condition=Condition.B, missing=["Oplader"])
    text = words(return_receipt_paper(hub.office, one).pdf)
    assert all(part in text for part in ("An Peeters", "Oplader", lent.number))


def test_the_donor_receipt_lists_the_batch_and_grows_with_it(hub: Hub) -> None:
    batch = hub.office.do(donate, "Gemeente Voorbeeld", wipe_proof_wanted=True)
    device = NewDevice(kind=Kind.LAPTOP, make="Dell", model="Latitude 7490", donation=batch.donation)
    code = hub.office.do(intake, device).code
    first = donor_receipt_paper(hub.office, batch.code)
    assert all(part in words(first.pdf) for part in ("Gemeente Voorbeeld", "Latitude 7490"))
    assert donor_receipt_paper(hub.office, code).id == first.id
    hub.office.do(clear_locks, code)
    hub.office.do(intake, device)
    assert donor_receipt_paper(hub.office, batch.code).id != first.id
    with pytest.raises(NoPaperYet):
        donor_receipt_paper(hub.office, hub.laptop())


def test_a_label_holds_nothing_of_a_person(hub: Hub) -> None:
    code, _ = hub.lent()
    (label,) = hub.office.ask(label_facts, [code])
    assert (label.code, label.title, label.organisation) == (code, "Lenovo ThinkPad T480", "Digibank De Kaai")


def test_no_such_loan(hub: Hub) -> None:
    with pytest.raises(UnknownLoan):
        contract_paper(hub.office, "2026-0404")
