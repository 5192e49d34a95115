"""`digibank check`: the file, its keys, the journal's chain, the rules, the papers, and what the anchors remember."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlalchemy import select, text

from digibank.domain.journal import GENESIS, Entry, Event, World, entry_hash, replay
from digibank.queries.journal import entry_of
from digibank.storage.anchor import Anchor
from digibank.storage.device_tables import CarrierRow, DeviceRow, LabelRow, LockRow, ReleaseRow, ReleaseWipeRow, WipeRow
from digibank.storage.journal_table import AS_IT_HAPPENED, JournalRow
from digibank.storage.label_tables import AliasRow, ReplacedLabelRow
from digibank.storage.loan_tables import LoanLineRow, LoanRow, PaperRow
from digibank.storage.schema_dump import statements, written
from digibank.storage.tx import Look


class Fault(StrEnum):
    FILE = "file-damaged"
    KEYS = "keys-broken"
    CHAIN = "journal-chain-broken"
    REPLAY = "journal-and-tables-differ"
    LOST_TAIL = "lost-tail"
    RULE = "rule-broken"
    PAPER = "paper-changed"
    SCHEMA = "schema-changed"


@dataclass(frozen=True)
class Finding:
    """`what` names a table, a station with a number, or a key: never data."""

    fault: Fault
    what: str


def check(look: Look, anchors: tuple[Anchor, ...]) -> tuple[Finding, ...]:
    """Everything that is wrong, empty when nothing is. `anchors` as they stand outside the file."""
    file = tuple(_file(look))
    if file:
        return file
    return (*_schema(look), *_keys(look), *_chain(look), *_replay(look), *_anchors(look, anchors), *_rules(look))


def _file(look: Look) -> Iterator[Finding]:
    for row in look.session.execute(text("PRAGMA integrity_check(20)")):
        if row[0] != "ok":
            yield Finding(Fault.FILE, row[0][:120])


def _schema(look: Look) -> Iterator[Finding]:
    """A rule that was taken out of the file is no rule: each table, index, view and trigger must be as it was made."""
    stored, made = frozenset(statements(look.session.connection())), written()
    for statement in sorted(stored ^ made):
        yield Finding(Fault.SCHEMA, " ".join(statement.split()[:3]))


def _keys(look: Look) -> Iterator[Finding]:
    for row in look.session.execute(text("PRAGMA foreign_key_check")):
        yield Finding(Fault.KEYS, f"{row[0]} {row[1]}")


def _chain(look: Look) -> Iterator[Finding]:
    """Each entry's number follows, its `prev` is the hash before it, and its hash is what its columns give."""
    last: dict[str, Anchor] = {}
    for row in _rows(look):
        before = last.get(row.station, Anchor(row.station, 0, GENESIS))
        whole = row.seq == before.seq + 1 and row.prev == before.hash and row.hash == entry_hash(entry_of(row))
        if not whole:
            yield Finding(Fault.CHAIN, f"{row.station} {row.seq}")
        last[row.station] = Anchor(row.station, row.seq, row.hash)


def _rows(look: Look) -> Iterator[JournalRow]:
    yield from look.session.scalars(
        select(JournalRow).order_by(JournalRow.station, JournalRow.seq).execution_options(yield_per=500)
    )


def in_order(look: Look) -> Iterator[Entry]:
    """All entries as they happened."""
    rows = look.session.scalars(select(JournalRow).order_by(AS_IT_HAPPENED).execution_options(yield_per=500))
    return (entry_of(row) for row in rows)


_COMPARED = (
    *("devices", "carriers", "locks", "wipes", "releases", "loans", "lines"),
    *("codes", "old_codes", "fresh", "aliases"),
)


def _replay(look: Look) -> Iterator[Finding]:
    told, stored = replay(in_order(look)), stored_world(look)
    for name in _COMPARED:
        said, kept = getattr(told, name), getattr(stored, name)
        for key in sorted(said.keys() | kept.keys()):
            if said.get(key) != kept.get(key):
                yield Finding(Fault.REPLAY, f"{name} {key}")
    yield from _facts_told(look, told)


def _facts_told(look: Look, told: World) -> Iterator[Finding]:
    kept = {
        (row.id, fact): getattr(row, column)
        for row in look.session.execute(_columns(DeviceRow, "id condition donation_id"))
        for fact, column in (("condition", "condition"), ("donation", "donation_id"))
    }
    for device, fact in sorted(told.told):
        if kept.get((device, fact)) != told.told[device, fact]:
            yield Finding(Fault.REPLAY, f"devices {device} {fact}")


def stored_world(look: Look) -> World:
    """What the tables hold, in the shape of a replay."""
    query = look.session.execute
    return World(
        devices={r.id: (r.state, r.carriers_listed) for r in query(_columns(DeviceRow, "id state carriers_listed"))},
        carriers={
            r.id: (r.device_id, r.status, r.custody) for r in query(_columns(CarrierRow, "id device_id status custody"))
        },
        locks={r.id: (r.device_id, r.cleared_at is None) for r in query(_columns(LockRow, "id device_id cleared_at"))},
        wipes={
            r.id: (r.carrier_id, r.custody, r.verdict, r.checked_by is not None)
            for r in query(_columns(WipeRow, "id carrier_id custody verdict checked_by"))
        },
        releases=_releases(look),
        loans={
            r.id: (
                r.until_on.isoformat() if r.until_on else None,
                r.handed_over_at is not None,
                r.closed_at is not None,
            )
            for r in query(_columns(LoanRow, "id until_on handed_over_at closed_at"))
        },
        lines={
            r.id: (r.loan_id, r.device_id, r.release_id, r.ending)
            for r in query(_columns(LoanLineRow, "id loan_id device_id release_id ending"))
        },
        codes={r.id: r.code for r in query(_columns(DeviceRow, "id code"))},
        old_codes={r.code: r.device_id for r in query(_columns(ReplacedLabelRow, "code device_id"))},
        fresh={r.code: r.subject for r in query(_columns(LabelRow, "code subject").where(LabelRow.kind == "fresh"))},
        aliases={
            r.id: (r.device_id, r.source, r.ended_at is None)
            for r in query(_columns(AliasRow, "id device_id source ended_at"))
        },
    )


def _columns(table: type, names: str):  # type: ignore[no-untyped-def]  # a Select of as many columns as named
    return select(*(getattr(table, name) for name in names.split()))


def _releases(look: Look) -> dict[str, tuple[str, frozenset[str], bool]]:
    wipes: dict[str, set[str]] = {}
    for row in look.session.execute(select(ReleaseWipeRow.release_id, ReleaseWipeRow.wipe_id)):
        wipes.setdefault(row.release_id, set()).add(row.wipe_id)
    rows = look.session.execute(select(ReleaseRow.id, ReleaseRow.device_id, ReleaseRow.void_at))
    return {row.id: (row.device_id, frozenset(wipes.get(row.id, ())), row.void_at is None) for row in rows}


def _anchors(look: Look, anchors: tuple[Anchor, ...]) -> Iterator[Finding]:
    """An anchor that the journal does not hold: its tail is lost, unless a restore said so."""
    accepted = {
        (row.facts.get("station"), row.facts.get("seq"))
        for row in look.session.scalars(
            select(JournalRow).where(JournalRow.kind.in_((Event.TAIL_LOST, Event.BACKUP_RESTORED)))
        )
    }
    for anchor in unknown_anchors(look, anchors):
        if (anchor.station, anchor.seq) not in accepted:
            yield Finding(Fault.LOST_TAIL, f"{anchor.station} {anchor.seq}")


def unknown_anchors(look: Look, anchors: tuple[Anchor, ...]) -> tuple[Anchor, ...]:
    """Those whose entry the journal does not hold."""
    stored = {
        anchor: look.session.scalar(
            select(JournalRow.hash).where(JournalRow.station == anchor.station, JournalRow.seq == anchor.seq)
        )
        for anchor in anchors
    }
    return tuple(anchor for anchor, found in stored.items() if found != anchor.hash)


def check_papers(look: Look, folder: Path) -> tuple[Finding, ...]:
    """Papers whose kept file is not the one that was given. A file that is gone proves nothing wrong: papers do not
    travel with a backup, and can be drawn again from their facts."""
    changed = []
    for paper, digest in look.session.execute(select(PaperRow.id, PaperRow.sha256).where(PaperRow.sha256.is_not(None))):
        file = folder / f"{digest}.pdf"
        if file.is_file() and hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            changed.append(Finding(Fault.PAPER, paper))
    return tuple(changed)


_BROKEN_RULES = {
    "open line without its device on loan": "SELECT loan_line.id FROM loan_line JOIN device ON device.id = "
    "loan_line.device_id WHERE ended_at IS NULL AND device.state NOT IN ('ON_LOAN', 'MISSING')",
    "on loan without an open line": "SELECT id FROM device WHERE state = 'ON_LOAN' AND NOT EXISTS "
    "(SELECT 1 FROM loan_line WHERE device_id = device.id AND ended_at IS NULL)",
    "available without a live release": "SELECT id FROM device WHERE state IN ('AVAILABLE', 'RESERVED') AND NOT EXISTS "
    "(SELECT 1 FROM lendable_release WHERE device_id = device.id)",
    "wiped with an unwiped carrier": "SELECT id FROM device WHERE state = 'WIPED' AND (carriers_listed IS NULL OR "
    "EXISTS (SELECT 1 FROM unwiped_carrier WHERE device_id = device.id AND status = 'FITTED'))",
    "label of a device that has another": "SELECT code FROM label WHERE kind = 'device' AND NOT EXISTS "
    "(SELECT 1 FROM device WHERE id = label.subject AND (device.code = label.code OR EXISTS "
    "(SELECT 1 FROM replaced_label WHERE code = label.code AND device_id = device.id)))",
    "label in use and replaced": "SELECT code FROM device WHERE code IN (SELECT code FROM replaced_label)",
}


def _rules(look: Look) -> Iterator[Finding]:
    for name, query in _BROKEN_RULES.items():
        for row in look.session.execute(text(query)):
            yield Finding(Fault.RULE, f"{name} {row[0]}")
