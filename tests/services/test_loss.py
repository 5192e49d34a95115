"""Lost actions are seen until a coordinator writes down that they are lost."""

from pathlib import Path

import pytest

from digibank.domain.errors import RoleNotAllowed
from digibank.domain.roles import Role
from digibank.queries.check import Fault, check, unknown_anchors
from digibank.services.accept_loss import accept_loss
from digibank.storage.anchor import Anchor
from tests.services.conftest import Hub


def test_a_loss_is_seen_until_it_is_written_down(tmp_path: Path) -> None:
    hub = Hub(tmp_path)
    hub.database.anchors.write(Anchor("0a1b2c3d", 7, "f" * 64))

    def lost() -> tuple[Anchor, ...]:
        return hub.office.ask(unknown_anchors, hub.database.anchors.all())

    assert [finding.fault for finding in hub.office.ask(check, hub.database.anchors.all())] == [Fault.LOST_TAIL]
    with pytest.raises(RoleNotAllowed):
        hub.as_(Role.VOLUNTEER).do(accept_loss, lost())
    assert hub.office.do(accept_loss, lost()) == 1
    assert hub.findings() == ()
    assert len(lost()) == 1
    hub.database.close()
