"""Who acts."""

import pytest

from digibank.domain.errors import UnknownMember
from digibank.domain.errors_text import TextTooLong
from digibank.domain.roles import Role
from digibank.services.sign_in import sign_in
from digibank.storage.database import Database
from digibank.storage.migrate import NoDatabase
from tests.rows import all_rows
from tests.services.conftest import Hub


def requests(hub: Hub) -> int:
    return len(all_rows(hub.database.file)["request"])


def test_without_a_name_the_first_coordinator_acts(hub: Hub) -> None:
    hub.as_(Role.VOLUNTEER)
    assert sign_in(hub.database) == hub.office.actor


def test_a_known_name_costs_no_write(hub: Hub) -> None:
    volunteer = hub.as_(Role.VOLUNTEER, "Zoë")
    before = requests(hub)
    assert sign_in(hub.database, "  zoe  VOLUNTEER ") == volunteer.actor
    assert requests(hub) == before


def test_a_new_name_is_welcome_until_somebody_manages_the_list(hub: Hub) -> None:
    newcomer = sign_in(hub.database, "Tom")
    assert newcomer.role is Role.COORDINATOR
    assert sign_in(hub.database, "tom") == newcomer
    hub.as_(Role.TECHNICIAN)
    with pytest.raises(UnknownMember):
        sign_in(hub.database, "Nobody")
    assert sign_in(hub.database, "Tom") == newcomer


def test_a_name_that_is_none(hub: Hub) -> None:
    with pytest.raises(TextTooLong):
        sign_in(hub.database, "x" * 10_000)
    with pytest.raises(UnknownMember):
        sign_in(hub.database, "   ")


def test_a_database_that_nobody_set_up_has_nobody_to_act(hub: Hub) -> None:
    bare = Database.create(hub.database.folder / "bare")
    with pytest.raises(NoDatabase):
        sign_in(bare)
    bare.close()
