"""One database file in its data folder. Said is saved: `write` returns after the disk has it."""

import logging
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, select
from sqlalchemy.orm import Session

from digibank.domain.errors import AlreadyDone
from digibank.domain.ids import RequestId
from digibank.storage.anchor import Anchor, Anchors
from digibank.storage.draft import AlreadyThere, draft_folder, give_name, set_orphans_aside
from digibank.storage.engine import open_engine
from digibank.storage.folder_check import check_folder
from digibank.storage.glance import FILE_NAME
from digibank.storage.journal_table import JournalRow, RequestRow
from digibank.storage.machine_errors import MachineError, MachineFault, machine_faults
from digibank.storage.migrate import NoDatabase, bring_up_to_date, refuse_newer, upgrade
from digibank.storage.tx import Actor, Look, Tx, utc_now


class Database:
    """`lost` is the anchor of a lost tail that opening found, or None: the file ends before what was once said."""

    def __init__(self, folder: Path, clock: Callable[[], datetime] = utc_now) -> None:
        """Raises NoDatabase, a folder refusal or MachineError; nothing is changed then."""
        check_folder(folder)
        self.folder = folder
        self.file = folder / FILE_NAME
        self._clock = clock
        self._anchors = Anchors(folder)
        if not self.file.is_file():
            raise NoDatabase(str(folder))
        with machine_faults(folder):
            bring_up_to_date(self.file, clock())
            self._engine = open_engine(self.file)
        try:
            with machine_faults(folder):
                self._enter()
        except MachineError:
            self._engine.dispose()
            raise

    def _enter(self) -> None:
        with self._engine.connect().execution_options(read_only=True) as connection:
            refuse_newer(connection)
        self.station = self._anchors.station()
        self.lost = self._lost_tail()
        if self.lost:
            self.station = self._anchors.new_station()

    @classmethod
    def create(
        cls,
        folder: Path,
        clock: Callable[[], datetime] = utc_now,
        begin: Callable[["Database"], object] = lambda _draft: None,
    ) -> "Database":
        """A new database. It is made aside, with what `begin` stores in it, and gets its name when it is whole: nobody
        meets one by half, and none is written over. Raises AlreadyThere, or what `begin` raises; nothing is made
        then."""
        check_folder(folder)
        with machine_faults(folder):
            if (folder / FILE_NAME).exists():
                cls(folder, clock).close()  # a file that is no database of ours says so
                raise AlreadyThere(str(folder))
            folder.mkdir(parents=True, exist_ok=True)
            set_orphans_aside(folder / FILE_NAME)
            with draft_folder(folder) as aside:
                cls._make(aside, clock, begin)
                give_name(aside / FILE_NAME, folder / FILE_NAME)
                Anchors(folder).adopt(aside)
        return cls(folder, clock)

    @classmethod
    def _make(cls, folder: Path, clock: Callable[[], datetime], begin: Callable[["Database"], object]) -> None:
        upgrade(folder / FILE_NAME)
        database = cls(folder, clock)
        try:
            begin(database)
            database.empty_log()
        finally:
            database.close()

    @contextmanager
    def write(self, actor: Actor, action: str, request: RequestId) -> Generator[Tx]:
        """One transaction. Raises AlreadyDone for a `request` stored before, MachineError, or what is raised inside."""
        with machine_faults(self.folder), self._engine.connect() as connection:
            with Session(connection, expire_on_commit=False) as session:
                tx = Tx(session, actor, self.station, request, self._clock())
                self._claim(tx, action)
                yield tx
                if not tx.recorded:
                    self._refuse_unrecorded(session)
                    return
                tx.close()
                last = tx.last()
                session.commit()
            self._after_commit(connection, last)

    @contextmanager
    def read(self, actor: Actor) -> Generator[Look]:
        """A snapshot; never waits for a writer and never makes one wait."""
        with (
            machine_faults(self.folder),
            self._engine.connect().execution_options(read_only=True) as connection,
            Session(connection, autoflush=False) as session,
        ):
            yield Look(session, actor, self._clock())

    def close(self) -> None:
        """Empties the log, so that what lies on the disk is one file. Nothing is lost where that fails: the next
        opening does it."""
        try:
            self.empty_log()
        except self._driver_error as error:
            logging.getLogger(__name__).warning("at close: %s", error)
        finally:
            self._engine.dispose()

    def empty_log(self) -> None:
        """All that is stored is in the file from now on, and on the disk."""
        raw = self._engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            raw.close()

    @property
    def _driver_error(self) -> type[Exception]:
        error: type[Exception] = self._engine.dialect.loaded_dbapi.Error
        return error

    @property
    def engine(self) -> Engine:
        """For backup, check and bulk import; services use `write`."""
        return self._engine

    @property
    def anchors(self) -> Anchors:
        return self._anchors

    def now(self) -> datetime:
        return self._clock()

    @staticmethod
    def _claim(tx: Tx, action: str) -> None:
        by = tx.actor.member
        if not tx.claim(RequestRow(id=tx.request, action=action, station=tx.station, member_id=by, at=tx.now)):
            raise AlreadyDone(tx.request)

    @staticmethod
    def _refuse_unrecorded(session: Session) -> None:
        """A transaction without a journal entry may only have looked; it is rolled back."""
        if session.dirty or session.new:
            raise RuntimeError("a write without its journal entry")

    def _after_commit(self, connection: Connection, last: Anchor) -> None:
        """The action is stored: nothing here may say otherwise. The passive checkpoint keeps the write-ahead log short,
        so that a program that deletes it can take little."""
        try:
            if last.seq:
                self._anchors.write(last)
            raw = connection.connection.driver_connection
            assert raw is not None  # noqa: S101 (a connection that just committed has one)
            raw.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        except (OSError, self._driver_error) as error:
            logging.getLogger(__name__).warning("after commit: %s", error)

    def _lost_tail(self) -> Anchor | None:
        anchor = next((a for a in self._anchors.all() if a.station == self.station), None)
        if anchor is None:
            return None
        with self._engine.connect().execution_options(read_only=True) as connection:
            stored = connection.execute(
                select(JournalRow.hash).where(JournalRow.station == anchor.station, JournalRow.seq == anchor.seq)
            ).scalar()
        return None if stored == anchor.hash else anchor


__all__ = ["FILE_NAME", "Database", "MachineError", "MachineFault", "NoDatabase"]
