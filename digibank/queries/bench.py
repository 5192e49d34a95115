"""The bench: what waits to be wiped, to be tested, to come back from repair, each with the one step that is next."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import and_, func, select

from digibank.domain.device import OWN_STORAGE, Kind, full_name
from digibank.domain.ids import DeviceId
from digibank.domain.label_code import LabelCode
from digibank.domain.lifecycle import State
from digibank.domain.wipe import Verdict
from digibank.queries.device_orders import DeviceOrder, walk
from digibank.queries.paging import PAGE, Key, Page, Sort, Spot
from digibank.storage.device_tables import CarrierRow, DeviceRow, WipeRow
from digibank.storage.tx import Look

QUEUES = (State.TO_WIPE, State.WIPED, State.IN_REPAIR)
"""The states that a technician waits on, in the order of the work."""


class Step(StrEnum):
    """The one thing to do next."""

    LIST_DISKS = "list-disks"
    CHECK_WIPE = "check-wipe"
    WIPE_AGAIN = "wipe-again"
    WIPE = "wipe"
    RESET = "reset"
    RELEASE = "release"
    TAKE_FROM_REPAIR = "take-from-repair"
    FETCH_FROM_REPAIR = "fetch-from-repair"


@dataclass(frozen=True)
class BenchLine:
    """`disks` are what the step is about: serial numbers, or positions such as "#1". `since`: in this queue, from when.
    `key`: what the next page begins after."""

    id: DeviceId
    code: LabelCode
    kind: Kind
    title: str
    step: Step
    disks: tuple[str, ...]
    since: datetime
    key: Key


def bench_counts(look: Look) -> Mapping[State, int]:
    """How many devices stand in each queue, 0 where none."""
    counted = {
        State(state): count
        for state, count in look.session.execute(
            select(DeviceRow.state, func.count()).where(DeviceRow.state.in_(QUEUES)).group_by(DeviceRow.state)
        ).all()
    }
    return {queue: counted.get(queue, 0) for queue in QUEUES}


def bench_page(look: Look, queue: State, after: BenchLine | None = None, limit: int = PAGE) -> Page[BenchLine]:
    """The rows after `after`; who waits longest comes first."""
    longest = Sort(DeviceOrder.SINCE)
    spots = walk(look, frozenset({queue}), frozenset(), longest, after.key if after else (), limit + 1)
    return Page(_lines(look, spots[:limit]), more=len(spots) > limit)


def _lines(look: Look, spots: list[Spot]) -> tuple[BenchLine, ...]:
    ids = [spot.id for spot in spots]
    devices = {device.id: device for device in look.session.scalars(select(DeviceRow).where(DeviceRow.id.in_(ids)))}
    inside, wipes = _inside(look, ids), _Wipes.of(look, ids)
    return tuple(_line(devices[spot.id], spot.key, inside.get(spot.id, []), wipes) for spot in spots)


def _line(device: DeviceRow, key: Key, inside: list[CarrierRow], wipes: "_Wipes") -> BenchLine:
    step, disks = _next(device, inside, wipes)
    return BenchLine(
        id=DeviceId(device.id),
        code=LabelCode(device.code),
        kind=Kind(device.kind),
        title=full_name(device.make, device.model),
        step=step,
        disks=tuple(disk.serial or f"#{disk.position}" for disk in disks),
        since=device.moved_at or device.created_at,
        key=key,
    )


def _inside(look: Look, devices: Collection[str]) -> dict[str, list[CarrierRow]]:
    found: dict[str, list[CarrierRow]] = {}
    for carrier in look.session.scalars(
        select(CarrierRow)
        .where(CarrierRow.device_id.in_(devices), CarrierRow.status == "FITTED")
        .order_by(CarrierRow.position)
    ):
        found.setdefault(carrier.device_id, []).append(carrier)
    return found


@dataclass(frozen=True)
class _Wipes:
    """Keys of carriers by what their wipes of this custody come to. `failed`: the latest one did."""

    good: frozenset[str]
    unchecked: frozenset[str]
    failed: frozenset[str]

    @classmethod
    def of(cls, look: Look, devices: Collection[str]) -> "_Wipes":
        rows = look.session.execute(
            select(WipeRow.carrier_id, WipeRow.verdict, WipeRow.checked_by)
            .join(CarrierRow, and_(CarrierRow.id == WipeRow.carrier_id, CarrierRow.custody == WipeRow.custody))
            .where(CarrierRow.device_id.in_(devices), CarrierRow.status == "FITTED")
            .order_by(WipeRow.recorded_at)
        ).all()
        bad = (Verdict.FAILED, Verdict.ABORTED)
        latest = {row.carrier_id: row.verdict for row in rows}
        passed = [row for row in rows if row.verdict not in bad]
        good = frozenset(row.carrier_id for row in passed if row.checked_by)
        return cls(
            good,
            frozenset(row.carrier_id for row in passed) - good,
            frozenset(carrier for carrier, verdict in latest.items() if verdict in bad) - good,
        )


def _next(device: DeviceRow, inside: list[CarrierRow], wipes: _Wipes) -> tuple[Step, Iterable[CarrierRow]]:
    state = State(device.state)
    if state is State.WIPED:
        return Step.RELEASE, ()
    if state is State.IN_REPAIR:
        return (Step.FETCH_FROM_REPAIR if device.repair_outside else Step.TAKE_FROM_REPAIR), ()
    if device.carriers_listed is None:
        return Step.LIST_DISKS, ()
    left = [carrier for carrier in inside if carrier.id not in wipes.good]
    if failed := [carrier for carrier in left if carrier.id in wipes.failed]:
        return Step.WIPE_AGAIN, failed
    if unchecked := [carrier for carrier in left if carrier.id in wipes.unchecked]:
        return Step.CHECK_WIPE, unchecked
    return (Step.RESET if Kind(device.kind) in OWN_STORAGE else Step.WIPE), left
