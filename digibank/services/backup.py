"""Backups of the live database, and putting one back. A backup is untrusted input until it has been checked whole."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from digibank.domain.errors import Refusal
from digibank.domain.ids import MemberId
from digibank.domain.journal import Event
from digibank.domain.roles import Role
from digibank.queries.check import Finding, check, unknown_anchors
from digibank.services.office import Office
from digibank.storage.anchor import Anchor, Anchors
from digibank.storage.backup import copy_database, refuse_other_users
from digibank.storage.database import FILE_NAME, Database
from digibank.storage.machine_errors import MachineError, machine_faults
from digibank.storage.tx import Actor, Tx


@dataclass(eq=False)
class BadBackup(Refusal):
    """The file is no backup of ours, is damaged, or breaks a rule: nothing was put back."""

    rule: ClassVar[str] = "bad-backup"
    file: str
    findings: tuple[Finding, ...] = ()


def back_up(database: Database, to: Path | None = None) -> Path:
    """A checked copy named by date and time, in `to` or the data folder's `backups`. Raises MachineError."""
    folder = to or database.folder / "backups"
    target = folder / f"digibank-{_stamp(database.now())}.db"
    copy_database(database.file, target)
    return target


def restore(folder: Path, backup: Path, now: datetime) -> Path | None:
    """Puts a backup in the place of the database, which is kept aside: its new place, or None where there was none.

    Raises BadBackup, MachineError (also where the program is open elsewhere). What the anchors remember and the backup
    lacks is written into its journal, so that the loss stays known; a new station begins, so no number is used twice.
    """
    live = folder / FILE_NAME
    draft_folder = folder / "restore"
    if live.exists():
        refuse_other_users(live)
    _refuse_bad(backup, draft_folder)
    aside = folder / "backups" / f"replaced-{_stamp(now)}.db" if live.exists() else None
    with machine_faults():
        folder.mkdir(parents=True, exist_ok=True)
        if aside:
            _set_aside(live, aside)
        for leftover in (live.with_name(FILE_NAME + "-wal"), live.with_name(FILE_NAME + "-shm")):
            leftover.unlink(missing_ok=True)
        (draft_folder / FILE_NAME).replace(live)
        _remove(draft_folder)
        Anchors(folder).new_station()
    _admit_losses(folder)
    return aside


def _refuse_bad(backup: Path, draft_folder: Path) -> None:
    """Checks a copy of the backup, never the file itself: opening a database may change it."""
    try:
        with machine_faults():
            _remove(draft_folder)
        copy_database(backup, draft_folder / FILE_NAME)
        candidate = Database(draft_folder)
        findings = Office(candidate, _NOBODY).ask(check, ())
        candidate.close()
    except MachineError as error:
        _remove(draft_folder)
        raise BadBackup(backup.name) from error
    if findings:
        _remove(draft_folder)
        raise BadBackup(backup.name, findings)


def _set_aside(live: Path, aside: Path) -> None:
    """A damaged database cannot be copied as one; its file is kept all the same."""
    try:
        copy_database(live, aside)
    except MachineError:
        aside.parent.mkdir(parents=True, exist_ok=True)
        live.replace(aside)


def _admit_losses(folder: Path) -> None:
    database = Database(folder)
    office = Office(database, _NOBODY)
    office.do(admit, office.ask(unknown_anchors, database.anchors.all()))
    database.close()


def admit(tx: Tx, missing: tuple[Anchor, ...]) -> None:
    """Notes in the journal that a backup was put back, and which entries it did not hold."""
    for anchor in missing:
        tx.record(Event.BACKUP_RESTORED, anchor.station, station=anchor.station, seq=anchor.seq)
    if not missing:
        tx.record(Event.BACKUP_RESTORED, tx.station, station=None, seq=None)


def _remove(folder: Path) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)


def _stamp(now: datetime) -> str:
    return f"{now.astimezone():%Y%m%d-%H%M%S}"


_NOBODY = Actor(MemberId("restore"), Role.COORDINATOR)
