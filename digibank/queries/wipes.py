"""Wipes as they were recorded."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from digibank.domain.ids import WipeId
from digibank.domain.wipe import Method, Verdict
from digibank.storage.device_tables import CarrierRow, WipeRow
from digibank.storage.tx import Look


@dataclass(frozen=True)
class WipeView:
    """`position` counts the disks of the device; `checked`: the tool or a person read the disk."""

    position: int
    carrier_serial: str | None
    method: Method
    tool: str
    verdict: Verdict
    checked: bool


def recorded_wipes(look: Look, wipes: Sequence[WipeId]) -> tuple[WipeView, ...]:
    """In the order of `wipes`."""
    rows = {
        wipe.id: (wipe, carrier)
        for wipe, carrier in look.session.execute(
            select(WipeRow, CarrierRow)
            .join(CarrierRow, CarrierRow.id == WipeRow.carrier_id)
            .where(WipeRow.id.in_(wipes))
        )
    }
    return tuple(_view(*rows[wipe]) for wipe in wipes)


def _view(wipe: WipeRow, carrier: CarrierRow) -> WipeView:
    return WipeView(
        carrier.position,
        carrier.serial,
        Method(wipe.method),
        wipe.tool,
        Verdict(wipe.verdict),
        wipe.checked_by is not None,
    )
