"""What was written wrong about a device is put right by a new entry; what stood there before stays known."""

import pytest
from sqlalchemy import text

from digibank.domain.device import Condition
from digibank.domain.errors import DateInFuture, DuplicateSerial, InvalidImei, NothingToCorrect, RoleNotAllowed
from digibank.domain.errors_text import HoldsNationalNumber, NothingWritten
from digibank.domain.journal import Event
from digibank.domain.roles import Role
from digibank.queries.devices import device_card
from digibank.queries.journal import events
from digibank.queries.search import find
from digibank.services.correct_device import Correction, correct_device
from digibank.services.donors import donate
from digibank.services.intake import NewDevice
from digibank.services.intake_reports import intake_reports
from digibank.services.take_back import take_back
from digibank.services.write_note import write_note
from tests.services.conftest import Hub


def notes(hub: Hub) -> list[str]:
    with hub.database.engine.connect() as connection:
        return [row[0] for row in connection.execute(text("SELECT text FROM note ORDER BY written_at"))]


def test_a_mistyped_serial_is_found_by_the_right_one(hub: Hub) -> None:
    code = hub.laptop(serial="PF1ABD")
    assert hub.office.do(correct_device, code, Correction(serial="PF1-ABC", model="ThinkPad T490")) == (
        "model",
        "serial",
    )
    card = hub.office.ask(device_card, "pf1abc")
    assert (card.code, card.serial, card.title) == (code, "PF1-ABC", "Lenovo ThinkPad T490")
    assert [hit.code for hit in hub.office.ask(find, "PF1ABD")] == []
    last = hub.office.ask(events, code)[-1]
    assert last.kind is Event.DEVICE_CORRECTED
    assert last.facts["fields"] == ["model", "serial"]
    assert "PF1" not in str(last.facts)  # the journal names the facts, the note keeps what they were
    assert notes(hub) == ["ThinkPad T480 → ThinkPad T490\nPF1ABD → PF1-ABC"]


def test_what_stands_there_already_is_no_correction(hub: Hub) -> None:
    code = hub.laptop(serial="PF1ABC")
    before = hub.office.ask(events, code)
    with pytest.raises(NothingToCorrect):
        hub.office.do(correct_device, code, Correction(serial="PF1ABC", make="Lenovo", donor=""))
    assert hub.office.ask(events, code) == before


def test_a_serial_of_another_device_wants_a_reason(hub: Hub) -> None:
    hub.laptop(serial="PF1ABC")
    code = hub.laptop(serial="PF1ABD")
    with pytest.raises(DuplicateSerial):
        hub.office.do(correct_device, code, Correction(serial="PF1ABC"))
    assert hub.office.ask(device_card, code).serial == "PF1ABD"
    hub.office.do(correct_device, code, Correction(serial="PF1ABC", duplicate_reason="Two stickers of one series"))
    assert hub.office.ask(device_card, code).serial == "PF1ABC"


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        (Correction(imei="356938035643808"), InvalidImei),
        (Correction(make="An 93.05.18-223.61"), HoldsNationalNumber),
    ],
)
def test_what_is_refused_changes_nothing(hub: Hub, wrong: Correction, refusal: type[Exception]) -> None:
    code = hub.laptop(serial="PF1ABC")
    before = hub.office.ask(device_card, code)
    with pytest.raises(refusal):
        hub.office.do(correct_device, code, wrong)
    assert hub.office.ask(device_card, code) == before


def test_the_donor_changes_and_the_day_stays(hub: Hub) -> None:
    first = hub.office.do(intake_reports, NewDevice(kind=hub.office.ask(device_card, hub.laptop()).kind), donor="Gent")
    code = first.taken_in.code
    came_in = hub.office.ask(device_card, code).received_on
    hub.clock.forward(days=9)
    hub.office.do(correct_device, code, Correction(donor="Stad Brugge"))
    card = hub.office.ask(device_card, code)
    assert (card.donor, card.received_on) == ("Stad Brugge", came_in)


def test_only_who_reads_names_changes_the_donor(hub: Hub) -> None:
    code = hub.laptop()
    with pytest.raises(RoleNotAllowed):
        hub.as_(Role.VOLUNTEER).do(correct_device, code, Correction(donor="Stad Brugge"))


def test_a_condition_is_told_by_the_last_who_looked(hub: Hub) -> None:
    code, _ = hub.lent()
    hub.office.do(correct_device, code, Correction(condition=Condition.C))
    hub.office.do(take_back, [code], condition=Condition.D)
    assert hub.office.ask(device_card, code).condition is Condition.D


@pytest.mark.parametrize(
    "change",
    ["UPDATE device SET condition = 'A' WHERE code = :code", "UPDATE device SET donation_id = NULL WHERE code = :code"],
)
def test_a_hand_in_the_tables_is_found(hub: Hub, change: str) -> None:
    code = hub.laptop()
    hub.office.do(correct_device, code, Correction(condition=Condition.C, donor="Stad Brugge"))
    with hub.database.engine.begin() as connection:
        connection.execute(text(change), {"code": code})
    assert hub.findings() != ()
    with hub.database.engine.begin() as connection:
        connection.execute(
            text("UPDATE device SET condition = 'C', donation_id = (SELECT id FROM donation) WHERE code = :code"),
            {"code": code},
        )


def test_a_note_is_words(hub: Hub) -> None:
    code = hub.laptop()
    hub.as_(Role.TECHNICIAN).do(write_note, code, "Battery swells.\n\n\n\nLook at it.")
    assert notes(hub) == ["Battery swells.\n\nLook at it."]
    for nothing in ("", " \n "):
        with pytest.raises(NothingWritten):
            hub.office.do(write_note, code, nothing)


def test_a_batch_came_in_on_a_day_before(hub: Hub) -> None:
    today = hub.clock.now.date()
    with pytest.raises(DateInFuture):
        hub.office.do(donate, "Gent", received_on=today.replace(day=25))
    yesterday = hub.office.do(donate, "Gent", received_on=today.replace(day=23))
    assert hub.office.do(donate, "Gent") != yesterday
    assert hub.office.do(donate, "gent", received_on=today.replace(day=23)) == yesterday
