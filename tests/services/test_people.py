"""Staff and borrowers: who may do what with whose data."""

import pytest

from digibank.domain.errors import RoleNotAllowed, UnknownBorrower, UnknownMember
from digibank.domain.errors_text import HoldsNationalNumber
from digibank.domain.roles import Role
from digibank.queries.borrowers import borrower_card, borrower_cards
from digibank.queries.search import find
from digibank.queries.staff import members, organisation
from digibank.services.access import log_access
from digibank.services.borrowers import NewBorrower, add_borrower, change_borrower
from digibank.services.organisation import actor_named, add_member, change_settings
from tests.services.conftest import Hub


def test_a_new_name_joins_an_open_staff_list_and_not_a_closed_one(hub: Hub) -> None:
    joined = hub.office.do(actor_named, "Tine")
    assert joined.role is Role.COORDINATOR
    assert hub.office.do(actor_named, "TINE") == joined
    hub.office.do(add_member, "Omar", Role.VOLUNTEER)
    assert hub.office.do(actor_named, "omar").role is Role.VOLUNTEER
    with pytest.raises(UnknownMember):
        hub.office.do(actor_named, "Somebody")
    assert [member.name for member in hub.office.ask(members)] == ["Rita", "Tine", "Omar"]


def test_only_a_coordinator_manages_staff_and_settings(hub: Hub) -> None:
    volunteer = hub.as_(Role.VOLUNTEER)
    with pytest.raises(RoleNotAllowed):
        volunteer.do(add_member, "Friend", Role.COORDINATOR)
    with pytest.raises(RoleNotAllowed):
        volunteer.do(change_settings, name="Mine")
    hub.office.do(change_settings, phone="03 123 45 67", liability_cap_euro=50)
    assert hub.office.ask(organisation).phone == "03 123 45 67"


def test_a_volunteer_types_a_person_in_and_reads_nothing_back(hub: Hub) -> None:
    volunteer = hub.as_(Role.VOLUNTEER)
    person = NewBorrower("Łucja O'Brien <b>", "Kerkstraat 1, 2000 Antwerpen", "0470 12 34 56", "l@example.org", "fr")
    volunteer.do(add_borrower, person)
    (card,) = volunteer.ask(borrower_cards, "lucja o'brien <b>")
    assert (card.name, card.address, card.phone, card.email) == ("Łucja", None, None, None)
    assert hub.office.ask(borrower_card, card.code).name == "Łucja O'Brien <b>"
    assert volunteer.ask(borrower_cards, "Łucja") == ()
    with pytest.raises(RoleNotAllowed):
        hub.as_(Role.TECHNICIAN).ask(borrower_cards, "Łucja")
    assert hub.as_(Role.TECHNICIAN).ask(find, card.code) == ()


def test_a_coordinator_finds_by_a_part_and_corrects(hub: Hub) -> None:
    borrower = hub.office.do(add_borrower, NewBorrower("Zoë Çelik"))
    hub.office.do(change_borrower, borrower, NewBorrower("Zoë Demir", phone="0470 12 34 56"))
    assert hub.office.ask(borrower_cards, "celik") == ()
    (card,) = hub.office.ask(borrower_cards, "demi")
    assert card.phone == "0470 12 34 56"


def test_a_national_number_is_refused_until_a_coordinator_confirms(hub: Hub) -> None:
    person = NewBorrower("An Peeters", address="85.07.30-033.28")
    with pytest.raises(HoldsNationalNumber):
        hub.office.do(add_borrower, person)
    confirmed = NewBorrower("An Peeters", address="85.07.30-033.28", number_confirmed=True)
    with pytest.raises(RoleNotAllowed):
        hub.as_(Role.VOLUNTEER).do(add_borrower, confirmed)
    hub.office.do(add_borrower, confirmed)


@pytest.mark.parametrize("name", ["", "   ", "\u202e"])
def test_a_person_has_a_name(hub: Hub, name: str) -> None:
    with pytest.raises(UnknownBorrower):
        hub.office.do(add_borrower, NewBorrower(name))


def test_a_look_at_personal_data_is_logged_apart_from_the_journal(hub: Hub) -> None:
    borrower = hub.office.do(add_borrower, NewBorrower("An Peeters"))
    before = hub.database.anchors.all()
    hub.office.do(log_access, borrower, "card")
    assert hub.database.anchors.all() == before

    def lines(look: object) -> int:
        return look.session.connection().exec_driver_sql("SELECT count(*) FROM access_log").scalar()  # type: ignore[attr-defined,no-any-return]

    assert hub.office.ask(lines) == 1
