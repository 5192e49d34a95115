"""The whole transition table: every action in every state by every role does what domain/lifecycle.py says, no more."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from sqlalchemy import select

from digibank.domain.device import Kind
from digibank.domain.errors import Refusal, RoleNotAllowed
from digibank.domain.journal import replay
from digibank.domain.lifecycle import Action, State, may, targets
from digibank.domain.roles import Role
from digibank.queries.check import check, in_order, stored_world
from digibank.services.intake import NewDevice, intake
from digibank.services.lend import lend
from digibank.services.office import Office
from digibank.services.organisation import change_settings
from digibank.storage.device_tables import DeviceRow
from digibank.storage.tx import Tx
from tests.rows import Rows, all_rows
from tests.services.conftest import Hub
from tests.services.table import ACTIONS, ATTEMPTS, NEVER_MET, Devices, build, device_for


class Undo(Exception):
    """Ends a transaction that was only tried, and carries the state that it led to."""

    def __init__(self, state: State) -> None:
        self.state = state


@dataclass(frozen=True)
class Stage:
    hub: Hub
    devices: Devices
    offices: dict[Role, Office]
    rows: Rows

    def stored(self) -> Rows:
        return all_rows(self.hub.database.file)

    def attempt(self, role: Role, action: Action, code: str) -> State:
        """The state that the action leads to; then all of it is undone. Raises Refusal."""

        def tried(tx: Tx) -> None:
            ATTEMPTS[action](tx, self.devices, code)
            tx.session.flush()
            raise Undo(State(tx.session.scalars(select(DeviceRow.state).where(DeviceRow.code == code)).one()))

        with pytest.raises(Undo) as undone:
            self.offices[role].do(tried)
        return undone.value.state


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    hub = Hub(tmp_path_factory.mktemp("table") / "data")
    devices = build(hub)
    offices = {Role.COORDINATOR: hub.office} | {role: hub.as_(role) for role in (Role.VOLUNTEER, Role.TECHNICIAN)}
    made = Stage(hub, devices, offices, {})
    made.rows.update(made.stored())
    yield made
    hub.database.close()


def test_every_state_is_on_the_stage(stage: Stage) -> None:
    assert {state: stage.hub.state(stage.devices[state]) for state in State} == {state: state for state in State}
    assert stage.hub.findings() == ()


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("state", State)
def test_the_table(stage: Stage, state: State, action: Action, role: Role) -> None:
    code = device_for(stage.devices, state, action)
    possible = targets(state, action)
    if possible and may(role, action) and (state, action) not in NEVER_MET:
        assert stage.attempt(role, action, code) in possible
    else:
        with pytest.raises(Refusal) as refused:
            stage.attempt(role, action, code)
        if possible and not may(role, action):
            assert isinstance(refused.value, RoleNotAllowed)
    assert stage.stored() == stage.rows, "a refused or undone action leaves nothing behind"


@pytest.mark.parametrize("role", Role)
def test_everybody_takes_in(stage: Stage, role: Role) -> None:
    before = stage.stored()
    taken_in = stage.offices[role].do(intake, NewDevice(kind=Kind.OTHER))
    assert stage.hub.state(taken_in.code) is State.RECEIVED
    stage.rows.clear()
    stage.rows.update(stage.stored())
    assert stage.rows != before


def test_volunteers_lend_only_where_the_organisation_lets_them(hub: Hub) -> None:
    code, volunteer = hub.available(), hub.as_(Role.VOLUNTEER)
    hub.office.do(change_settings, volunteers_lend=False)
    with pytest.raises(RoleNotAllowed):
        volunteer.do(lend, [code], "An Peeters")
    hub.office.do(change_settings, volunteers_lend=True)
    volunteer.do(lend, [code], "An Peeters")


def test_the_stage_itself_replays_from_its_journal(stage: Stage) -> None:
    assert stage.hub.office.ask(lambda look: replay(in_order(look)) == stored_world(look))
    assert stage.hub.office.ask(check, stage.hub.database.anchors.all()) == ()
