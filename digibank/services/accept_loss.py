"""A coordinator writes down that the last actions of a station are lost: `check` then knows, and goes on."""

from digibank.domain.errors import RoleNotAllowed
from digibank.domain.journal import Event
from digibank.domain.roles import Role
from digibank.storage.anchor import Anchor
from digibank.storage.tx import Tx


def accept_loss(tx: Tx, lost: tuple[Anchor, ...]) -> int:
    """How many anchors were written down. The anchors themselves stay: what was printed can be compared for ever."""
    if tx.actor.role is not Role.COORDINATOR:
        raise RoleNotAllowed(tx.actor.role, "check")
    for anchor in lost:
        tx.record(Event.TAIL_LOST, anchor.station, station=anchor.station, seq=anchor.seq)
    return len(lost)
