"""Labels printed ahead, labels that are replaced, and what an old label leads to."""

from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from digibank.domain import label_code
from digibank.domain.device import Kind
from digibank.domain.errors import UnknownCode
from digibank.domain.errors_codes import CodeInUse, CodeStillFree, TooManyCodes
from digibank.domain.journal import Event
from digibank.domain.label_code import LabelCode, is_valid
from digibank.domain.lifecycle import State
from digibank.domain.papers import PaperKind
from digibank.domain.roles import Role
from digibank.queries.check import Fault, check
from digibank.queries.devices import device_card
from digibank.queries.journal import events
from digibank.queries.lookup import label_kind
from digibank.queries.paper_queue import waiting_papers
from digibank.queries.search import find
from digibank.services.codes import MOST_AT_ONCE, draw_codes, relabel
from digibank.services.intake import NewDevice, intake
from digibank.services.office import Office
from digibank.services.papers import contract_paper
from digibank.services.take_back import take_back
from digibank.storage.database import Database
from tests.services.conftest import Hub


def ahead(hub: Hub) -> LabelCode:
    (code,) = hub.office.do(draw_codes, 1)
    return code


def labels_waiting(hub: Hub) -> list[str]:
    return [one.paper.of for one in hub.office.ask(waiting_papers).papers if one.paper.kind is PaperKind.LABEL]


def found(hub: Hub, text: str) -> list[str]:
    return [hit.code for hit in hub.office.ask(find, text)]


def test_labels_ahead_are_valid_codes_that_nothing_has(hub: Hub) -> None:
    codes = hub.office.do(draw_codes, 40)
    assert len(set(codes)) == 40
    assert all(is_valid(code) for code in codes)
    assert {hub.office.ask(label_kind, code) for code in codes} == {"fresh"}
    assert hub.findings() == ()


@pytest.mark.parametrize("count", [0, -1, MOST_AT_ONCE + 1])
def test_no_number_of_labels_is_refused(hub: Hub, count: int) -> None:
    with pytest.raises(TooManyCodes):
        hub.office.do(draw_codes, count)


def test_a_device_comes_in_with_the_label_that_is_on_it(hub: Hub) -> None:
    code = ahead(hub)
    taken = hub.office.do(intake, NewDevice(kind=Kind.LAPTOP, label=label_code.pretty(code).lower()))
    assert taken.code == code
    assert hub.state(code) is State.RECEIVED
    assert hub.office.ask(label_kind, code) == "device"
    assert hub.findings() == ()


def test_a_label_ahead_is_bound_once(hub: Hub) -> None:
    code, other = ahead(hub), hub.laptop()
    hub.office.do(intake, NewDevice(kind=Kind.LAPTOP, label=code))
    with pytest.raises(CodeInUse):
        hub.office.do(intake, NewDevice(kind=Kind.LAPTOP, label=code))
    with pytest.raises(CodeInUse):
        hub.office.do(relabel, other, code)
    assert hub.office.ask(device_card, other).code == other
    assert hub.findings() == ()


def test_a_label_that_nobody_printed_is_refused_with_those_near(hub: Hub) -> None:
    code = ahead(hub)
    wrong = code[:-1] + ("B" if code[-1] != "B" else "C")
    with pytest.raises(UnknownCode) as refused:
        hub.office.do(intake, NewDevice(kind=Kind.LAPTOP, label=wrong))
    assert label_code.pretty(code) in refused.value.near


def test_a_free_label_says_that_it_is_free(hub: Hub) -> None:
    code = ahead(hub)
    for ask in (lambda: hub.office.ask(device_card, code), lambda: hub.office.do(take_back, [code])):
        with pytest.raises(CodeStillFree) as refused:
            ask()
        assert refused.value.code == label_code.pretty(code)
    assert found(hub, code) == []


def test_a_lost_label_is_replaced_and_the_old_one_still_leads_there(hub: Hub) -> None:
    old = hub.laptop(serial="PF0ABC12")
    done = hub.office.do(relabel, "PF0ABC12")
    assert (done.was, done.fresh) == (old, False)
    assert done.code != old
    for text in (old, label_code.pretty(LabelCode(old)).lower(), done.code):
        card = hub.office.ask(device_card, text)
        assert (card.code, card.old_codes) == (done.code, (old,))
        assert found(hub, text) == [done.code]
    assert labels_waiting(hub) == [done.code]
    assert hub.findings() == ()


def test_an_old_label_is_found_by_its_first_letters(hub: Hub) -> None:
    old = hub.laptop()
    now = hub.office.do(relabel, old).code
    assert found(hub, old[:5]) == [now]


def test_a_label_ahead_takes_the_place_of_the_lost_one(hub: Hub) -> None:
    old, new = hub.laptop(), ahead(hub)
    done = hub.office.do(relabel, old, new)
    assert (done.code, done.fresh) == (new, True)
    assert labels_waiting(hub) == []
    third = hub.office.do(relabel, old).code
    assert hub.office.ask(device_card, new).code == third
    assert set(hub.office.ask(device_card, third).old_codes) == {old, new}
    assert hub.findings() == ()


def test_an_old_label_works_in_every_task(hub: Hub) -> None:
    """And the contract that was printed before names the old code."""
    old, lent = hub.lent("D1")
    hub.office.do(relabel, old)
    before = contract_paper(hub.office, lent.number)
    assert contract_paper(hub.office, old).pdf == before.pdf
    hub.office.do(take_back, [old])
    assert hub.state(old) is State.TO_WIPE
    kinds = [event.kind for event in hub.office.ask(events, old)]
    assert kinds.index(Event.DEVICE_RECEIVED) < kinds.index(Event.DEVICE_RELABELLED)
    assert hub.findings() == ()


def test_an_old_label_is_no_new_one(hub: Hub) -> None:
    old = hub.laptop()
    now = hub.office.do(relabel, old).code
    for new in (old, now):
        with pytest.raises(CodeInUse):
            hub.office.do(relabel, now, new)


def test_a_volunteer_may_replace_a_label(hub: Hub) -> None:
    old = hub.laptop()
    assert hub.as_(Role.VOLUNTEER).do(relabel, old).was == old


def test_check_sees_a_label_that_was_bound_past_the_journal(tmp_path: Path) -> None:
    hub = Hub(tmp_path / "data")
    code = ahead(hub)
    hub.database.close()
    connection = driver.connect(str(hub.database.file))
    connection.execute("UPDATE label SET kind = 'device', subject = 'nobody' WHERE code = ?", [code])
    connection.commit()
    connection.close()
    again = Database(tmp_path / "data")
    office = Office(again, hub.office.actor)
    findings = office.ask(check, again.anchors.all())
    again.close()
    assert {finding.fault for finding in findings} == {Fault.REPLAY, Fault.RULE}
