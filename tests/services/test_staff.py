"""The staff list: who comes, changes and goes, and that one coordinator always stays."""

import pytest

from digibank.domain.errors import RoleNotAllowed, UnknownMember
from digibank.domain.errors_staff import LastCoordinator, NameTaken
from digibank.domain.ids import MemberId
from digibank.domain.roles import Role
from digibank.queries.check import check
from digibank.queries.staff import Member, members
from digibank.services.staff import change_member, retire_member, welcome
from tests.services.conftest import Hub


def named(hub: Hub) -> dict[str, Member]:
    return {member.name: member for member in hub.office.ask(members)}


def first(hub: Hub) -> Member:
    return hub.office.ask(members)[0]


def test_a_colleague_comes_changes_goes_and_comes_back(hub: Hub) -> None:
    tom = hub.office.do(welcome, "Tom", Role.VOLUNTEER)
    hub.office.do(change_member, tom, name="Tom Maes", role=Role.TECHNICIAN)
    assert named(hub)["Tom Maes"] == Member(tom, "Tom Maes", Role.TECHNICIAN)
    hub.office.do(retire_member, tom)
    assert "Tom Maes" not in named(hub)
    assert hub.office.do(welcome, "tom maes", Role.VOLUNTEER) == tom, "what he did before stays his"
    assert hub.office.ask(check, hub.database.anchors.all()) == ()


def test_two_of_one_name_are_refused(hub: Hub) -> None:
    tom = hub.office.do(welcome, "Tom", Role.VOLUNTEER)
    with pytest.raises(NameTaken):
        hub.office.do(welcome, " TOM ", Role.TECHNICIAN)
    with pytest.raises(NameTaken):
        hub.office.do(change_member, tom, name=first(hub).name, role=Role.VOLUNTEER)
    hub.office.do(change_member, tom, name="tom", role=Role.VOLUNTEER)
    assert "tom" in named(hub), "one's own name may be written anew"


@pytest.mark.parametrize("name", ["", "   "])
def test_no_name_is_no_colleague(hub: Hub, name: str) -> None:
    before = named(hub)
    with pytest.raises(UnknownMember):
        hub.office.do(welcome, name, Role.VOLUNTEER)
    with pytest.raises(UnknownMember):
        hub.office.do(change_member, first(hub).id, name=name, role=Role.COORDINATOR)
    assert named(hub) == before


def test_one_coordinator_always_stays(hub: Hub) -> None:
    rita = first(hub)
    with pytest.raises(LastCoordinator):
        hub.office.do(retire_member, rita.id)
    with pytest.raises(LastCoordinator):
        hub.office.do(change_member, rita.id, name=rita.name, role=Role.VOLUNTEER)
    hub.office.do(welcome, "Els", Role.COORDINATOR)
    hub.office.do(retire_member, rita.id)
    assert list(named(hub)) == ["Els"]


def test_who_is_gone_cannot_be_changed(hub: Hub) -> None:
    tom = hub.office.do(welcome, "Tom", Role.VOLUNTEER)
    hub.office.do(retire_member, tom)
    for gone in (tom, MemberId("nobody")):
        with pytest.raises(UnknownMember):
            hub.office.do(retire_member, gone)


@pytest.mark.parametrize("role", [Role.VOLUNTEER, Role.TECHNICIAN])
def test_only_a_coordinator_manages_the_list(hub: Hub, role: Role) -> None:
    other, rita = hub.as_(role), first(hub)
    with pytest.raises(RoleNotAllowed):
        other.do(welcome, "Tom", Role.VOLUNTEER)
    with pytest.raises(RoleNotAllowed):
        other.do(change_member, rita.id, name="Rita", role=Role.COORDINATOR)
    with pytest.raises(RoleNotAllowed):
        other.do(retire_member, rita.id)
