"""Every action of the table has its command, and the command decides as the table does: in every state, for every role.

The services are tried for all states × actions × roles in tests/services/test_table.py; here the way to them is."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from digibank.domain.lifecycle import MOVES, Action, State, may, targets
from digibank.domain.roles import Role
from tests.cli.conftest import BY_HAND, Cli
from tests.services.conftest import Hub
from tests.services.table import ACTIONS, NEVER_MET, SPARE, Devices, build, device_for

COMMANDS: Mapping[Action, Callable[[str, Devices], list[str]]] = {
    Action.FIND_LOCK: lambda code, _: ["locks", code, "--found", "mdm"],
    Action.CLEAR_LOCKS: lambda code, _: ["locks", code, "--clear"],
    Action.FIT_CARRIER: lambda code, _: ["carrier", code, "--fit", "NEW"],
    Action.TAKE_OUT_CARRIER: lambda code, _: ["carrier", code, "--destroyed", "1"],
    Action.WIPE: lambda code, _: ["wipe", code, *BY_HAND, "--carrier", "1"],
    Action.REPAIR_OUT: lambda code, _: ["repair", code, "--out"],
    Action.REPAIR_BACK: lambda code, _: ["repair", code, "--back"],
    Action.RELEASE: lambda code, _: ["release", code],
    Action.RESERVE: lambda code, _: ["reserve", code],
    Action.LAPSE: lambda code, _: ["reserve", code, "--lapse"],
    Action.LEND: lambda code, _: ["lend", code, "--borrower", "Els Maes"],
    Action.HAND_OVER: lambda code, _: ["handover", code],
    Action.CANCEL: lambda code, _: ["cancel", code],
    Action.EXTEND: lambda code, _: ["extend", code, "--until", "2099-06-30"],
    Action.SWAP: lambda code, others: ["swap", code, "--old", code, "--new", others[SPARE], "--old-missing"],
    Action.WORKSHOP: lambda code, _: ["workshop", code, "--in"],
    Action.TAKE_BACK: lambda code, _: ["return", code],
    Action.CORRECT_RETURN: lambda code, _: ["correct-return", code],
    Action.MISS: lambda code, _: ["missing", code, "--reason", "weg"],
    Action.FIND: lambda code, _: ["found", code],
    Action.WRITE_OFF: lambda code, _: ["retire", code, "--to", "written-off"],
    Action.GIVE_TO_BORROWER: lambda code, _: ["retire", code, "--to", "borrower"],
    Action.GIVE_AWAY: lambda code, _: ["retire", code, "--to", "gift"],
    Action.USE_FOR_PARTS: lambda code, _: ["retire", code, "--to", "parts"],
    Action.RECYCLE: lambda code, _: ["retire", code, "--to", "recycled"],
    Action.GIVE_BACK_TO_DONOR: lambda code, _: ["retire", code, "--to", "donor"],
}
NAMES = {Role.COORDINATOR: "Rita", Role.VOLUNTEER: "Jef volunteer", Role.TECHNICIAN: "Jef technician"}


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Devices]:
    """A data folder with a device in every state, and their codes."""
    folder = tmp_path_factory.mktemp("stock") / "data"
    hub = Hub(folder)
    devices = build(hub)
    hub.as_(Role.VOLUNTEER)
    hub.as_(Role.TECHNICIAN)
    hub.database.close()
    return folder, devices


def test_every_action_has_its_command() -> None:
    assert set(COMMANDS) == set(ACTIONS) == set(MOVES)


@pytest.mark.parametrize("action", ACTIONS)
def test_a_command_in_every_state(stock: tuple[Path, Devices], tmp_path: Path, action: Action) -> None:
    folder, devices = stock
    cli = Cli(tmp_path / "data")
    shutil.copytree(folder, cli.data)
    before = cli.stored()
    for state in State:
        code = device_for(devices, state, action)
        result = cli("--json", *COMMANDS[action](code, devices))
        if not targets(state, action) or (state, action) in NEVER_MET:
            assert (result.code, cli.stored()) == (3, before), (state, result)
            continue
        assert result.code == 0, (state, result)
        assert cli.state(code) in targets(state, action), state
        shutil.rmtree(cli.data)
        shutil.copytree(folder, cli.data)


@pytest.mark.parametrize("role", [Role.VOLUNTEER, Role.TECHNICIAN])
def test_a_command_by_every_role(stock: tuple[Path, Devices], tmp_path: Path, role: Role) -> None:
    folder, devices = stock
    cli = Cli(tmp_path / "data")
    for action in ACTIONS:
        state = next(state for state in State if targets(state, action) and (state, action) not in NEVER_MET)
        shutil.copytree(folder, cli.data, dirs_exist_ok=True)
        before = cli.stored()
        result = cli("--json", *COMMANDS[action](device_for(devices, state, action), devices), "--as", NAMES[role])
        if may(role, action):
            assert result.code == 0, (action, result)
        else:
            assert result.json["refused"]["rule"] == "role-not-allowed", (action, result)
            assert (result.code, cli.stored()) == (3, before)
        shutil.rmtree(cli.data)
