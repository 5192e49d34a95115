"""A life in plain words, newest first: one line for each action, and each role sees what it may."""

import pytest

from digibank.domain.device import Condition
from digibank.domain.errors import RoleNotAllowed
from digibank.domain.ids import DeviceId
from digibank.domain.locks import LockKind
from digibank.domain.roles import Role
from digibank.i18n import LANGUAGES, translator
from digibank.queries.borrowers import borrower_card
from digibank.queries.devices import device_card
from digibank.queries.loans import loan_card
from digibank.queries.timeline import Moment, borrower_timeline, device_timeline, loan_timeline
from digibank.sentences.story import Story, device_story
from digibank.sentences.story_of_loans import loan_story, person_story
from digibank.services.correct_device import Correction, correct_device
from digibank.services.correct_return import correct_return
from digibank.services.extend import extend
from digibank.services.lend import cancel, hand_over, lend
from digibank.services.locks import find_lock
from digibank.services.missing import found, missing
from digibank.services.office import Office
from digibank.services.repair import repair_back, repair_out
from digibank.services.retire import Destination, retire
from digibank.services.swap import swap
from digibank.services.take_back import take_back
from digibank.services.workshop import workshop
from digibank.services.write_note import write_note
from tests.services.conftest import Hub

EN = translator("en")


def key(office: Office, code: str) -> DeviceId:
    return office.ask(device_card, code).id


def life(office: Office, code: str) -> list[Moment]:
    return list(office.ask(device_timeline, key(office, code), limit=100).rows)


def lines(office: Office, code: str) -> list[str]:
    return [device_story(moment, EN).line for moment in life(office, code)]


def test_a_whole_life_reads_from_the_bottom_up(hub: Hub) -> None:
    code, lent = hub.lent()
    hub.office.do(workshop, code, inside=True)
    hub.office.do(workshop, code, inside=False)
    hub.office.do(missing, code, "Left on the bus")
    hub.office.do(found, code)
    hub.office.do(take_back, [code], condition=Condition.C)
    hub.office.do(correct_return, code)
    hub.office.do(retire, code, Destination.BORROWER)
    assert lines(hub.office, code) == [
        "Given to its borrower for good.",
        "The return was a mistake: it is on loan as before.",
        "Taken back.",
        "Found again.",
        "Written down as missing.",
        "Out of the workshop, back with its borrower.",
        "In our workshop. The same person gets it back.",
        f"Lent to An Peeters, loan {lent.number}.",
        "Released for lending.",
        "Wiped and checked.",
        "No lock (any more).",
        "Taken in.",
    ]


def test_what_came_with_it_stands_below(hub: Hub) -> None:
    code, _ = hub.lent()
    hub.office.do(take_back, [code], condition=Condition.C)
    hub.office.do(write_note, code, "Hinge is loose")
    hub.office.do(correct_device, code, Correction(serial="PF1ABC", condition=Condition.D))
    told = [device_story(moment, EN) for moment in life(hub.office, code)][:4]
    assert told[0] == Story("Changed: serial number, condition.", ("– → PF1ABC\nC → D",))
    assert told[1] == Story("A note was written.", ("Hinge is loose",))
    assert told[2] == Story("Taken back.", ("Condition: worn.",))
    assert told[3].details == ("No end date.",)


def test_a_shelf_life(hub: Hub) -> None:
    code = hub.available()
    hub.office.do(repair_out, code)
    hub.office.do(repair_back, code)
    hub.office.do(find_lock, code, LockKind.BIOS_PASSWORD)
    assert lines(hub.office, code)[:3] == [
        "A lock was found: BIOS password.",
        "Back from repair.",
        "Sent to repair.",
    ]


def test_pages_join_without_a_gap(hub: Hub) -> None:
    code, _ = hub.lent()
    whole = life(hub.office, code)
    paged: list[Moment] = []
    more = True
    while more:
        before = paged[-1].place if paged else None
        page = hub.office.ask(device_timeline, key(hub.office, code), before, 2)
        assert len(page.rows) == 2 or not page.more
        paged += page.rows
        more = page.more
    assert paged == whole


def test_a_loan_after_it_came_back_is_not_the_devices_life(hub: Hub) -> None:
    old, lent = hub.lent("D1")
    new = hub.available("D2")
    hub.office.do(extend, lent.number, None) if lent.until else None
    hub.office.do(swap, lent.number, old, new)
    hub.office.do(workshop, new, inside=True)
    assert lines(hub.office, old)[0] == "Taken back."
    assert lines(hub.office, new)[1] == f"Lent to An Peeters, loan {lent.number}."
    told = [loan_story(moment, EN).line for moment in hub.office.ask(loan_timeline, lent.loan, limit=9).rows]
    assert [line.split(":")[0] for line in told] == ["In our workshop", "Swapped", "Lent"]


def test_a_loan_tells_which_devices(hub: Hub) -> None:
    codes = [hub.available("D1"), hub.available("D2")]
    lent = hub.office.do(
        lend, codes, "An Peeters", items=["charger"], until=hub.clock.now.date().replace(year=2027), prepare=True
    )
    hub.office.do(hand_over, lent.number)
    hub.office.do(extend, lent.number, None)
    hub.office.do(take_back, codes[:1])
    hub.office.do(take_back, codes[1:], missing=["charger"])
    page = hub.office.ask(loan_timeline, lent.loan, limit=9)
    told = [loan_story(moment, EN) for moment in page.rows]
    pretty = [f"{code[:4]}-{code[4:]}" for code in codes]
    assert told[0] == Story(f"Taken back: {pretty[1]}.", ("1 accessory did not come back.", "The loan is over."))
    assert told[1].line == f"Taken back: {pretty[0]}."
    assert [story.line for story in told[2:4]] == ["The loan has no end date any more.", "Handed over."]
    assert told[4].line in {f"Made ready: {', '.join(order)}." for order in (pretty, pretty[::-1])}
    assert told[4].details == ("Until 24 November 2027.",)


def test_a_person_with_all_their_loans(hub: Hub) -> None:
    code, lent = hub.lent("D1")
    person = hub.office.ask(loan_card, lent.number).borrower_code
    assert person
    hub.office.do(cancel, hub.office.do(lend, [hub.available("D2")], person, prepare=True).number)
    page = hub.office.ask(borrower_timeline, hub.office.ask(borrower_card, person).id, limit=9)
    told = [person_story(moment, EN) for moment in page.rows]
    assert [story.line.split(":")[0] for story in told] == ["Cancelled", "Made ready", "Lent"]
    assert told[-1].details[0] == f"Loan {lent.number}"
    assert code[:4] in told[-1].line
    with pytest.raises(RoleNotAllowed):
        hub.as_(Role.TECHNICIAN).ask(borrower_timeline, hub.office.ask(borrower_card, person).id)


@pytest.mark.parametrize(
    ("role", "borrower", "reason"),
    [(Role.VOLUNTEER, "An", None), (Role.TECHNICIAN, None, None), (Role.COORDINATOR, "An Peeters", "An lost it")],
)
def test_each_role_reads_what_it_may(hub: Hub, role: Role, borrower: str | None, reason: str | None) -> None:
    code, _ = hub.lent()
    hub.office.do(missing, code, "An lost it")
    office = hub.office if role is Role.COORDINATOR else hub.as_(role)
    lost, lent = life(office, code)[:2]
    assert (lost.note, lent.borrower) == (reason, borrower)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_moment_has_its_sentence(hub: Hub, language: str) -> None:
    t = translator(language)
    code, _ = hub.lent()
    hub.office.do(take_back, [code])
    told = [device_story(moment, t) for moment in life(hub.office, code)]
    assert [story.line for story in told if not story.line.endswith(".") or "{" in story.line] == []
