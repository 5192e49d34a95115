"""The journal: a closed vocabulary of events, their hash chain, and what a replay of them gives."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

GENESIS: Final = "0" * 64
"""The hash before a station's first entry."""


class Event(StrEnum):
    """`subject:what`. The facts of each hold keys, codes, states and numbers, never a name or free text."""

    ORGANISATION_CREATED = "organisation:created"
    ORGANISATION_CHANGED = "organisation:changed"
    MEMBER_ADDED = "member:added"
    MEMBER_CHANGED = "member:changed"
    DONOR_ADDED = "donor:added"
    DONATION_RECEIVED = "donation:received"
    DONATION_CHANGED = "donation:changed"
    BORROWER_ADDED = "borrower:added"
    BORROWER_CHANGED = "borrower:changed"
    DEVICE_RECEIVED = "device:received"
    DEVICE_MOVED = "device:moved"
    DEVICE_LISTED = "device:carriers-listed"
    DEVICE_CORRECTED = "device:corrected"
    DEVICE_RESERVED = "device:reserved"
    DEVICE_RELABELLED = "device:relabelled"
    ALIAS_ADDED = "alias:added"
    ALIAS_ENDED = "alias:ended"
    CODES_DRAWN = "label:drawn"
    CARRIER_LISTED = "carrier:listed"
    CARRIER_CHANGED = "carrier:changed"
    LOCK_FOUND = "lock:found"
    LOCK_CLEARED = "lock:cleared"
    WIPE_RECORDED = "wipe:recorded"
    WIPE_CHECKED = "wipe:checked"
    RELEASE_MADE = "release:made"
    RELEASE_VOIDED = "release:voided"
    LOAN_OPENED = "loan:opened"
    LOAN_HANDED_OVER = "loan:handed-over"
    LOAN_EXTENDED = "loan:extended"
    LOAN_CLOSED = "loan:closed"
    LOAN_REOPENED = "loan:reopened"
    LINE_OPENED = "line:opened"
    LINE_ENDED = "line:ended"
    LINE_REOPENED = "line:reopened"
    LINE_WORKSHOP = "line:workshop"
    NOTE_ADDED = "note:added"
    PAPER_FROZEN = "paper:frozen"
    PAPER_STORED = "paper:stored"
    BACKUP_RESTORED = "backup:restored"
    TAIL_LOST = "journal:tail-lost"


@dataclass(frozen=True)
class Entry:
    """One link. `at` is UTC text as stored; `seq` counts from 1 within `station`."""

    station: str
    seq: int
    at: str
    member: str
    request: str
    kind: str
    subject: str
    device: str | None
    facts: Mapping[str, Any]
    prev: str


def entry_hash(entry: Entry) -> str:
    """SHA-256 (hexadecimal) over the JSON array of all columns, the hash before it included."""
    columns = [
        entry.station,
        entry.seq,
        entry.at,
        entry.member,
        entry.request,
        entry.kind,
        entry.subject,
        entry.device,
        entry.facts,
        entry.prev,
    ]
    text = json.dumps(columns, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass
class World:
    """The stored things as tuples, keyed by their ids: made by a replay, or read from the tables, to be compared."""

    devices: dict[str, tuple[str, str | None]] = field(default_factory=dict)  # state, carriers_listed
    carriers: dict[str, tuple[str, str, int]] = field(default_factory=dict)  # device, status, custody
    locks: dict[str, tuple[str, bool]] = field(default_factory=dict)  # device, open
    wipes: dict[str, tuple[str, int, str, bool]] = field(default_factory=dict)  # carrier, custody, verdict, checked
    releases: dict[str, tuple[str, frozenset[str], bool]] = field(default_factory=dict)  # device, wipes, live
    lines: dict[str, tuple[str, str | None, str | None, str | None]] = field(
        default_factory=dict
    )  # loan, device, release, ending
    loans: dict[str, tuple[str | None, bool, bool]] = field(default_factory=dict)  # until, handed over, closed
    codes: dict[str, str] = field(default_factory=dict)  # of each device, the code that it has now
    old_codes: dict[str, str] = field(default_factory=dict)  # a code that a device had before: that device
    fresh: dict[str, str] = field(default_factory=dict)  # a code that nothing has yet: the batch that it is of
    aliases: dict[str, tuple[str, str, bool]] = field(default_factory=dict)  # device, source, counts
    told: dict[tuple[str, str], str | None] = field(default_factory=dict)
    """Facts of a device that entries gave since it came in: (device, `condition` or `donation`). Only these are known
    to a replay; what was written at the intake stands in the tables alone."""


def replay(entries: Iterable[Entry]) -> World:
    """What the journal says is there. Entries of one station in order; stations may be mixed as they happened."""
    world = World()
    for entry in entries:
        step = _STEPS.get(Event(entry.kind))
        if step:
            step(world, entry)
    return world


def _device_received(world: World, entry: Entry) -> None:
    world.devices[entry.subject] = (entry.facts["to"], None)
    world.codes[entry.subject] = entry.facts["code"]
    world.fresh.pop(entry.facts["code"], None)


def _device_moved(world: World, entry: Entry) -> None:
    world.devices[entry.subject] = (entry.facts["to"], world.devices[entry.subject][1])


def _device_listed(world: World, entry: Entry) -> None:
    world.devices[entry.subject] = (world.devices[entry.subject][0], entry.facts["listed"])


def _device_corrected(world: World, entry: Entry) -> None:
    for fact in ("condition", "donation"):
        if fact in entry.facts:
            world.told[entry.subject, fact] = entry.facts[fact]


def _device_relabelled(world: World, entry: Entry) -> None:
    world.old_codes[world.codes[entry.subject]] = entry.subject
    world.codes[entry.subject] = entry.facts["code"]
    world.fresh.pop(entry.facts["code"], None)


def _codes_drawn(world: World, entry: Entry) -> None:
    world.fresh |= dict.fromkeys(entry.facts["codes"], entry.subject)


def _alias_added(world: World, entry: Entry) -> None:
    assert entry.device is not None  # noqa: S101
    world.aliases[entry.subject] = (entry.device, entry.facts["source"], True)


def _alias_ended(world: World, entry: Entry) -> None:
    device, source, _ = world.aliases[entry.subject]
    world.aliases[entry.subject] = (device, source, False)


def _carrier(world: World, entry: Entry) -> None:
    assert entry.device is not None  # noqa: S101 (every carrier event names its device)
    world.carriers[entry.subject] = (entry.device, entry.facts["status"], entry.facts["custody"])


def _lock_found(world: World, entry: Entry) -> None:
    assert entry.device is not None  # noqa: S101
    world.locks[entry.subject] = (entry.device, True)


def _lock_cleared(world: World, entry: Entry) -> None:
    world.locks[entry.subject] = (world.locks[entry.subject][0], False)


def _wipe_recorded(world: World, entry: Entry) -> None:
    facts = entry.facts
    world.wipes[entry.subject] = (facts["carrier"], facts["custody"], facts["verdict"], facts["checked"])


def _wipe_checked(world: World, entry: Entry) -> None:
    carrier, custody, verdict, _ = world.wipes[entry.subject]
    world.wipes[entry.subject] = (carrier, custody, verdict, True)


def _release_made(world: World, entry: Entry) -> None:
    assert entry.device is not None  # noqa: S101
    world.releases[entry.subject] = (entry.device, frozenset(entry.facts["wipes"]), True)


def _release_voided(world: World, entry: Entry) -> None:
    device, wipes, _ = world.releases[entry.subject]
    world.releases[entry.subject] = (device, wipes, False)


def _loan_opened(world: World, entry: Entry) -> None:
    world.loans[entry.subject] = (entry.facts["until"], False, False)


def _loan_handed_over(world: World, entry: Entry) -> None:
    until, _, closed = world.loans[entry.subject]
    world.loans[entry.subject] = (until, True, closed)


def _loan_extended(world: World, entry: Entry) -> None:
    _, handed_over, closed = world.loans[entry.subject]
    world.loans[entry.subject] = (entry.facts["until"], handed_over, closed)


def _loan_closed(world: World, entry: Entry) -> None:
    until, handed_over, _ = world.loans[entry.subject]
    world.loans[entry.subject] = (until, handed_over, True)


def _loan_reopened(world: World, entry: Entry) -> None:
    until, handed_over, _ = world.loans[entry.subject]
    world.loans[entry.subject] = (until, handed_over, False)


def _line_opened(world: World, entry: Entry) -> None:
    world.lines[entry.subject] = (entry.facts["loan"], entry.device, entry.facts["release"], None)


def _line_ended(world: World, entry: Entry) -> None:
    world.lines[entry.subject] = (*world.lines[entry.subject][:3], entry.facts["ending"])
    if entry.device and entry.facts.get("condition"):
        world.told[entry.device, "condition"] = entry.facts["condition"]


def _line_reopened(world: World, entry: Entry) -> None:
    world.lines[entry.subject] = (*world.lines[entry.subject][:3], None)


_STEPS: Final = {
    Event.DEVICE_RECEIVED: _device_received,
    Event.DEVICE_MOVED: _device_moved,
    Event.DEVICE_LISTED: _device_listed,
    Event.DEVICE_CORRECTED: _device_corrected,
    Event.DEVICE_RELABELLED: _device_relabelled,
    Event.CODES_DRAWN: _codes_drawn,
    Event.ALIAS_ADDED: _alias_added,
    Event.ALIAS_ENDED: _alias_ended,
    Event.CARRIER_LISTED: _carrier,
    Event.CARRIER_CHANGED: _carrier,
    Event.LOCK_FOUND: _lock_found,
    Event.LOCK_CLEARED: _lock_cleared,
    Event.WIPE_RECORDED: _wipe_recorded,
    Event.WIPE_CHECKED: _wipe_checked,
    Event.RELEASE_MADE: _release_made,
    Event.RELEASE_VOIDED: _release_voided,
    Event.LOAN_OPENED: _loan_opened,
    Event.LOAN_HANDED_OVER: _loan_handed_over,
    Event.LOAN_EXTENDED: _loan_extended,
    Event.LOAN_CLOSED: _loan_closed,
    Event.LOAN_REOPENED: _loan_reopened,
    Event.LINE_OPENED: _line_opened,
    Event.LINE_ENDED: _line_ended,
    Event.LINE_REOPENED: _line_reopened,
}
