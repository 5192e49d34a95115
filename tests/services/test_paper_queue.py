"""Papers that wait: a contract from the moment that it is signed for until somebody has it; the rest when a printer
failed. No role sees more of them than it may print."""

import pytest
from sqlalchemy import select

from digibank.domain.errors import NoPaperYet
from digibank.domain.papers import PaperKind, PaperRef, PaperUse
from digibank.domain.roles import Role
from digibank.queries.paper_queue import unprinted_contracts, waiting_papers
from digibank.services.lend import cancel, lend
from digibank.services.office import Office
from digibank.services.paper_queue import note_paper, note_papers
from digibank.services.papers import return_receipt_paper
from digibank.services.take_back import take_back
from digibank.storage.paper_tables import PaperLogRow
from digibank.storage.tx import Look
from tests.services.conftest import Hub


def waits(office: Office) -> list[PaperRef]:
    return [one.paper for one in office.ask(waiting_papers).papers]


def contract(number: str) -> PaperRef:
    return PaperRef(PaperKind.CONTRACT, number)


def log(look: Look) -> list[tuple[str, str]]:
    return [(row.kind, row.what) for row in look.session.scalars(select(PaperLogRow).order_by(PaperLogRow.id))]


def test_a_contract_waits_from_the_loan_until_it_is_printed(hub: Hub) -> None:
    lent = hub.office.do(lend, [hub.available("D1")], "An Peeters")
    hub.clock.forward(minutes=5)
    other = hub.office.do(lend, [hub.available("D2")], "Karim El Idrissi")
    assert waits(hub.office) == [contract(lent.number), contract(other.number)]
    assert [one.about for one in hub.office.ask(waiting_papers).papers] == ["An Peeters", "Karim El Idrissi"]
    assert hub.office.ask(unprinted_contracts) == (lent.number, other.number)
    hub.office.do(note_papers, [contract(lent.number)], PaperUse.PRINTED)
    hub.office.do(note_papers, [contract(other.number)], PaperUse.DISMISSED)
    assert waits(hub.office) == []
    assert hub.office.ask(unprinted_contracts) == ()
    assert hub.office.ask(log) == [("contract", "printed"), ("contract", "dismissed")]


def test_a_printer_that_took_nothing_makes_a_paper_wait_once(hub: Hub) -> None:
    code = hub.available("D3")
    label = PaperRef(PaperKind.LABEL, code)
    for _ in range(2):
        hub.office.do(note_papers, [label], PaperUse.WAITS)
        hub.clock.forward(hours=1)
    assert waits(hub.office) == [label]
    assert hub.office.ask(waiting_papers).papers[0].since < hub.clock.now
    hub.office.do(note_papers, [label], PaperUse.SAVED)
    assert waits(hub.office) == []
    assert hub.office.ask(log) == [("label", "waits")] * 2 + [("label", "saved")]


def test_a_receipt_is_found_by_its_own_key_after_the_loan_is_closed(hub: Hub) -> None:
    code = hub.available("D4")
    lent = hub.office.do(lend, [code], "An Peeters")
    hub.office.do(take_back, [code])
    receipt = return_receipt_paper(hub.office, code)
    hub.office.do(note_paper, receipt.id, PaperUse.WAITS)
    assert waits(hub.office) == [PaperRef(PaperKind.RETURN_RECEIPT, lent.number)]
    hub.office.do(note_papers, [PaperRef(PaperKind.RETURN_RECEIPT, code)], PaperUse.PRINTED)
    assert waits(hub.office) == []
    with pytest.raises(NoPaperYet):
        hub.office.do(note_papers, [PaperRef(PaperKind.CONTRACT, hub.available("D9"))], PaperUse.PRINTED)


def test_the_contract_of_a_closed_loan_waits_for_nobody(hub: Hub) -> None:
    kept, code = hub.available("D5"), hub.available("D6")
    prepared = hub.office.do(lend, [kept], "An Peeters", prepare=True)
    hub.office.do(lend, [code], "An Peeters")
    assert len(waits(hub.office)) == 2
    hub.office.do(cancel, prepared.number)
    hub.office.do(take_back, [code])
    assert waits(hub.office) == []


def test_a_technician_sees_no_paper_with_a_borrower_on_it(hub: Hub) -> None:
    hub.office.do(lend, [hub.available("D7")], "An Peeters")
    label = PaperRef(PaperKind.LABEL, hub.available("D8"))
    hub.clock.forward(minutes=5)
    hub.office.do(note_papers, [label], PaperUse.WAITS)
    tom, jef = hub.as_(Role.TECHNICIAN), hub.as_(Role.VOLUNTEER)
    assert (waits(tom), tom.ask(waiting_papers).count) == ([label], 1)
    seen = jef.ask(waiting_papers)
    assert (seen.papers[0].about, seen.count) == ("An", 2)
