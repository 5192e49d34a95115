"""Backups of the live database, and putting one back. A backup is untrusted input until it has been checked whole."""

import re
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import ClassVar, Final

from sqlalchemy.exc import DBAPIError

from digibank.domain.errors import Refusal
from digibank.domain.ids import MemberId
from digibank.domain.journal import Event
from digibank.domain.roles import Role
from digibank.queries.check import Finding, check, unknown_anchors
from digibank.services.office import Office
from digibank.storage.anchor import Anchor, Anchors
from digibank.storage.backup import copy_database, copy_open, overwrite, sole_user
from digibank.storage.database import FILE_NAME, Database
from digibank.storage.draft import draft_folder, give_name, logs_of, set_orphans_aside
from digibank.storage.machine_errors import DAMAGE, MachineError, machine_faults
from digibank.storage.migrate import schema_of
from digibank.storage.tx import Actor, Tx, utc_now

_STAMP: Final = "%Y%m%d-%H%M%S"
_COPY: Final = re.compile(r"digibank-(\d{8}-\d{6})\.db")


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


def last_backup(*folders: Path) -> tuple[Path, datetime] | None:
    """The newest copy in these folders and when it was made, as its name says in local time; None where there is
    none."""
    files = [file for folder in folders if folder.is_dir() for file in folder.iterdir()]
    made = [(when, file) for file in files if (when := _made(file.name))]
    if not made:
        return None
    when, file = max(made)
    return file, when


def restore(folder: Path, backup: Path, now: datetime | None = None) -> Path | None:
    """Puts a backup in the place of the database, which is kept aside: its new place, or None where there was none.

    Raises BadBackup, MachineError (also where the program is open elsewhere). What the anchors remember and the backup
    lacks is written into its journal, so that the loss stays known; a new station begins, so no number is used twice.
    """
    live = folder / FILE_NAME
    aside = folder / "backups" / f"replaced-{_stamp(now or utc_now())}.db" if live.exists() else None
    with machine_faults(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with draft_folder(folder) as draft:
            _fetch_checked(backup, draft)
            if aside:
                _replace(live, aside, draft / FILE_NAME)
            else:
                set_orphans_aside(live)
                give_name(draft / FILE_NAME, live)
        Anchors(folder).new_station()
    _admit_losses(folder)
    return aside


def _fetch_checked(backup: Path, draft: Path) -> None:
    """Checks a copy of the backup, never the file itself: opening a database may change it. Of what stops that, only
    damage makes it a bad one: a full disk or a newer schema can be helped."""
    try:
        copy_database(backup, draft / FILE_NAME)
        with closing(Database(draft)) as candidate:
            findings = Office(candidate, _NOBODY).ask(check, ())
            candidate.empty_log()
    except MachineError as error:
        if error.fault not in DAMAGE:
            raise
        raise BadBackup(backup.name) from error
    except (ValueError, KeyError, DBAPIError) as error:  # values or tables that are not ours
        raise BadBackup(backup.name) from error
    if findings:
        raise BadBackup(backup.name, findings)


def _replace(live: Path, aside: Path, new: Path) -> None:
    """A damaged database cannot be copied as one: its files are kept all the same."""
    try:
        schema_of(live)  # before SQLite looks, which deletes the log of an empty file
        with sole_user(live) as connection:
            copy_open(connection, live, aside)
            overwrite(connection, live, new)
    except MachineError as error:
        if error.fault not in DAMAGE:
            raise
        _move_aside(live, aside)
        give_name(new, live)


def _move_aside(live: Path, aside: Path) -> None:
    """With its logs, under names by which SQLite finds them: they may hold the last actions. The connection to it is
    closed by now: Windows moves no open file."""
    aside.parent.mkdir(parents=True, exist_ok=True)
    for file, kept in zip((*logs_of(live), live), (*logs_of(aside), aside), strict=True):
        if file.exists():
            file.replace(kept)


def _admit_losses(folder: Path) -> None:
    with closing(Database(folder)) as database:
        office = Office(database, _NOBODY)
        office.do(admit, office.ask(unknown_anchors, database.anchors.all()))


def admit(tx: Tx, missing: tuple[Anchor, ...]) -> None:
    """Notes in the journal that a backup was put back, and which entries it did not hold."""
    for anchor in missing:
        tx.record(Event.BACKUP_RESTORED, anchor.station, station=anchor.station, seq=anchor.seq)
    if not missing:
        tx.record(Event.BACKUP_RESTORED, tx.station, station=None, seq=None)


def _made(name: str) -> datetime | None:
    match = _COPY.fullmatch(name)
    try:
        return datetime.strptime(match[1], _STAMP).astimezone() if match else None
    except ValueError:
        return None


def _stamp(now: datetime) -> str:
    return now.astimezone().strftime(_STAMP)


_NOBODY = Actor(MemberId("restore"), Role.COORDINATOR)
