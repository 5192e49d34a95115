"""One file, one writer at a time: said is saved, a repeat acts once, a lost tail is seen."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import func, select

from digibank.domain.device import Kind
from digibank.domain.errors import AlreadyDone, KindNeeded
from digibank.domain.journal import Event
from digibank.queries.check import Fault, check
from digibank.queries.device_list import DeviceFilter, device_page
from digibank.services.intake import NewDevice, intake
from digibank.services.office import Office
from digibank.storage import engine
from digibank.storage.anchor import Anchor, Anchors
from digibank.storage.database import Database
from digibank.storage.journal_table import JournalRow
from digibank.storage.machine_errors import MachineError, MachineFault
from digibank.storage.people_tables import BorrowerRow
from digibank.storage.tx import Look, Tx, new_request
from tests.services.conftest import Hub


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    """A hub whose test may damage it: no check at the end."""
    place = Hub(tmp_path / "data")
    yield place
    place.database.close()


def devices(office: Office) -> int:
    return len(office.ask(device_page, DeviceFilter()).rows)


def entries(look: Look) -> int:
    return look.session.scalar(select(func.count()).select_from(JournalRow)) or 0


# ------------------------------------------------------------------------------------------------------ transactions


def test_a_repeated_request_acts_once(hub: Hub) -> None:
    request = new_request()
    hub.office.do_once(request, intake, NewDevice(kind=Kind.LAPTOP))
    with pytest.raises(AlreadyDone):
        hub.office.do_once(request, intake, NewDevice(kind=Kind.LAPTOP))
    assert devices(hub.office) == 1


def test_a_refused_request_may_be_asked_again(hub: Hub) -> None:
    request = new_request()
    with pytest.raises(KindNeeded):
        hub.office.do_once(request, intake, NewDevice())
    hub.office.do_once(request, intake, NewDevice(kind=Kind.LAPTOP))
    assert devices(hub.office) == 1


def test_nothing_is_stored_by_half(hub: Hub) -> None:
    def stumble(tx: Tx) -> None:
        intake(tx, NewDevice(kind=Kind.LAPTOP))
        raise ZeroDivisionError

    before = hub.office.ask(entries)
    with pytest.raises(ZeroDivisionError):
        hub.office.do(stumble)
    assert (devices(hub.office), hub.office.ask(entries)) == (0, before)
    hub.office.do(intake, NewDevice(kind=Kind.LAPTOP))
    assert devices(hub.office) == 1


def test_a_write_without_its_journal_entry_is_a_bug(hub: Hub) -> None:
    def secretly(tx: Tx) -> None:
        tx.add(BorrowerRow(id="b", code="BBBBBBBB", created_at=tx.now))

    with pytest.raises(RuntimeError, match="without its journal entry"):
        hub.office.do(secretly)


def test_a_reader_keeps_its_snapshot_and_stops_nobody(hub: Hub) -> None:
    with hub.database.read(hub.office.actor) as look:
        before = entries(look)
        hub.laptop("D1")
        assert entries(look) == before
    assert hub.office.ask(entries) > before


def test_a_writer_waits_its_turn_and_says_so(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = tuple(pragma.replace("5000", "20") for pragma in engine.PRAGMAS)
    monkeypatch.setattr(engine, "PRAGMAS", quick)
    impatient = Database(hub.database.folder)
    other = driver.connect(str(hub.database.file), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(MachineError) as refusal:
        Office(impatient, hub.office.actor).do(intake, NewDevice(kind=Kind.LAPTOP))
    assert refusal.value.fault is MachineFault.LOCKED
    other.execute("ROLLBACK")
    Office(impatient, hub.office.actor).do(intake, NewDevice(kind=Kind.LAPTOP))
    other.close()
    impatient.close()


def test_the_connection_is_as_the_design_says(hub: Hub) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "recursive_triggers": 1,
        "busy_timeout": 5000,
        "cell_size_check": 1,
    }
    with hub.database.engine.connect().execution_options(read_only=True) as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
    assert found == wanted


def test_an_sqlite_that_may_lose_pages_is_refused(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "sqlite_version_info", (3, 40, 1))
    with pytest.raises(MachineError) as refusal:
        Database(hub.database.folder)
    assert refusal.value.fault is MachineFault.OLD_SQLITE


def test_closed_it_is_one_file(hub: Hub) -> None:
    hub.laptop("D1")
    hub.database.close()
    beside = {file.name for file in hub.database.folder.iterdir()}
    assert beside == {"digibank.db", "anchors"}


# ------------------------------------------------------------------------------------------------------------ anchors


def test_an_action_is_in_the_file_as_soon_as_it_is_said(hub: Hub, tmp_path: Path) -> None:
    """Whoever deletes the write-ahead log after it takes nothing away."""
    hub.laptop("D1")
    shutil.copyfile(hub.database.file, tmp_path / "digibank.db")
    copy = Database(tmp_path)
    assert devices(Office(copy, hub.office.actor)) == 1
    copy.close()


def test_a_deleted_log_is_seen(hub: Hub) -> None:
    """With a reader in the way the checkpoint cannot empty the log; then somebody cleans up."""
    files = [hub.database.file, hub.database.file.with_name("digibank.db-wal")]
    with hub.database.read(hub.office.actor) as look:
        entries(look)
        hub.laptop("D1")
        kept = files[0].read_bytes()
        assert files[1].stat().st_size > 0
    hub.database.close()
    files[0].write_bytes(kept)
    damaged = Database(hub.database.folder)
    assert damaged.lost is not None
    assert damaged.lost.station == hub.database.station
    assert devices(Office(damaged, hub.office.actor)) == 0
    damaged.close()


def test_an_older_copy_put_back_is_seen_and_a_new_station_begins(hub: Hub) -> None:
    hub.laptop("D1")
    hub.database.close()
    older = hub.database.file.read_bytes()
    hub.database = Database(hub.database.folder, hub.clock)
    Office(hub.database, hub.office.actor).do(intake, NewDevice(kind=Kind.LAPTOP))
    (said,) = hub.database.anchors.all()
    hub.database.close()
    hub.database.file.write_bytes(older)
    put_back = Database(hub.database.folder, hub.clock)
    assert put_back.lost == said
    assert put_back.station != said.station
    office = Office(put_back, hub.office.actor)
    office.do(intake, NewDevice(kind=Kind.TABLET))
    assert [finding.fault for finding in office.ask(check, put_back.anchors.all())] == [Fault.LOST_TAIL]
    put_back.close()
    again = Database(hub.database.folder)
    assert again.lost is None, "it is told once"
    assert again.station == put_back.station
    again.close()


def test_a_forged_tail_is_seen(hub: Hub) -> None:
    """As many entries as before, with other contents."""
    hub.laptop("D1")
    hub.database.close()
    (said,) = hub.database.anchors.all()
    hub.database.anchors.write(Anchor(said.station, said.seq, "0" * 64))
    forged = Database(hub.database.folder)
    assert forged.lost == Anchor(said.station, said.seq, "0" * 64)
    forged.close()


def test_an_anchor_that_lags_behind_accuses_nobody(hub: Hub) -> None:
    (before,) = hub.database.anchors.all()
    hub.laptop("D1")
    hub.database.anchors.write(before)
    hub.database.close()
    assert Database(hub.database.folder).lost is None


@pytest.mark.parametrize("content", [b"", b"\0" * 78, b"000000000001 zz\n", b"9" * 500])
def test_an_anchor_that_cannot_be_read_proves_nothing(hub: Hub, content: bytes) -> None:
    hub.database.close()
    (hub.database.folder / "anchors" / f"{hub.database.station}.anchor").write_bytes(content)
    assert hub.database.anchors.all() == ()
    assert Database(hub.database.folder).lost is None


def test_anchors_of_all_stations_are_kept(tmp_path: Path) -> None:
    anchors = Anchors(tmp_path)
    first = anchors.station()
    assert anchors.station() == first
    anchors.write(Anchor(first, 41, "a" * 64))
    anchors.write(Anchor(first, 7, "b" * 64))
    second = anchors.new_station()
    anchors.write(Anchor(second, 1, "c" * 64))
    assert set(Anchors(tmp_path).all()) == {Anchor(first, 7, "b" * 64), Anchor(second, 1, "c" * 64)}
    assert Anchors(tmp_path).station() == second


def test_the_anchor_is_the_last_entry(hub: Hub) -> None:
    hub.laptop("D1")

    def last(look: Look) -> Anchor:
        row = look.session.scalars(select(JournalRow).order_by(JournalRow.seq.desc()).limit(1)).one()
        return Anchor(row.station, row.seq, row.hash)

    assert hub.database.anchors.all() == (hub.office.ask(last),)


def test_an_action_counts_even_where_the_anchor_cannot_be_written(hub: Hub) -> None:
    """It is on the disk: nothing that comes after may say otherwise."""
    shutil.rmtree(hub.database.folder / "anchors")
    hub.laptop("D1")
    assert devices(hub.office) == 1


def test_times_are_kept_as_utc(hub: Hub) -> None:
    def first(look: Look) -> datetime:
        return look.session.scalars(select(JournalRow.at).where(JournalRow.kind == Event.ORGANISATION_CREATED)).one()

    assert hub.office.ask(first) == datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    raw = driver.connect(str(hub.database.file))
    assert raw.execute("SELECT DISTINCT at FROM journal").fetchall() == [("2026-11-24T09:00:00.000000Z",)]
    raw.close()
