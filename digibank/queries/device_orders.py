"""The orders of the device list. Each is walked along an index, also where only some states or kinds are wanted: the
walk is then one range for each pair of them, and the database takes the next row from whichever range has it. So a page
costs the same whether what is wanted is common or one in a hundred thousand."""

from collections.abc import Iterable
from enum import StrEnum
from itertools import product
from typing import Final

from digibank.domain.device import Kind
from digibank.domain.lifecycle import State
from digibank.queries.paging import Key, Sort, Spot, Stretch, along, in_order
from digibank.storage.tx import Look


class DeviceOrder(StrEnum):
    """By label code; make and model; serial number or IMEI; state, as a life goes; how long it is in its state."""

    CODE = "code"
    TITLE = "title"
    NUMBER = "number"
    STATE = "state"
    SINCE = "since"


_RANKS: Final = {state: rank for rank, state in enumerate(State)}
_RANK: Final = " ".join(("CASE state", *(f"WHEN '{state}' THEN {rank}" for state, rank in _RANKS.items()), "END"))

_FIELDS: Final[dict[DeviceOrder, tuple[str, ...]]] = {
    DeviceOrder.CODE: ("code",),
    DeviceOrder.TITLE: ("title_key", "code"),
    DeviceOrder.NUMBER: ("number_key", "code"),
    DeviceOrder.STATE: (_RANK, "kind", "code"),
    DeviceOrder.SINCE: ("since", "code"),
}


def walk(
    look: Look, states: frozenset[State], kinds: frozenset[Kind], sort: Sort, after: Key, limit: int
) -> list[Spot]:
    """Of these states and kinds (none given: all)."""
    order = DeviceOrder(sort.by)
    if order is DeviceOrder.STATE:
        fields = _FIELDS[order][1:]
        pairs = product(states or State, kinds or (None,))
        parts = [Stretch("device", fields, _where(state, kind), (_RANKS[state],)) for state, kind in pairs]
    elif states or kinds:
        parts = [Stretch("device", _FIELDS[order], _where(*pair)) for pair in product(states or State, kinds or Kind)]
    else:
        parts = [Stretch("device", _FIELDS[order])]
    return along(look, parts, sort, after, limit)


def few_in_order(look: Look, ids: Iterable[str], sort: Sort, after: Key, limit: int) -> list[Spot]:
    """These few devices, sorted."""
    return in_order(look, "device ON device.id = few.value", _FIELDS[DeviceOrder(sort.by)], ids, sort, after, limit)


def _where(state: State, kind: Kind | None) -> tuple[str, ...]:
    return (f"state = '{state}'", *((f"kind = '{kind}'",) if kind else ()))
