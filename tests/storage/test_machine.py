"""What the machine stops: a full disk, a read-only disk, a file that cannot be written. All that was said stays."""

import contextlib
import errno
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import IntegrityError

from digibank.queries.device_list import DeviceFilter, device_page
from digibank.services.office import Office
from digibank.storage import machine_errors
from digibank.storage.backup import copy_database
from digibank.storage.database import Database
from digibank.storage.machine_errors import MachineError, MachineFault, fault_of, machine_faults
from tests.services.conftest import Hub


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB, where this machine lets us make one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)]
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not root or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("only root can make a small disk")
    yield place
    subprocess.run(["mount", "-o", "remount,rw", str(place)], check=True)
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill(file: Path, leaving: int) -> None:
    """Takes all room of the disk but `leaving` bytes."""
    handle = os.open(file, os.O_CREAT | os.O_WRONLY)
    with contextlib.suppress(OSError):  # no room left
        while True:
            os.write(handle, bytes(4096))
    size = os.lseek(handle, 0, os.SEEK_END)
    os.ftruncate(handle, max(0, size - leaving))
    os.close(handle)


def work_until_it_stops(hub: Hub) -> tuple[int, MachineFault]:
    """How many devices were taken in, by word of the program, and why there were no more."""
    for taken in range(10_000):
        try:
            hub.laptop(f"D{taken}")
        except MachineError as stopped:
            return taken, stopped.fault
    raise AssertionError("nothing stopped it")


def known(hub: Hub) -> int:
    page = hub.office.ask(device_page, DeviceFilter(), None, 10_000)
    return len(page.rows)


def test_on_a_full_disk_all_that_was_said_is_there_and_can_be_read(small_disk: Path) -> None:
    hub = Hub(small_disk / "data")
    fill(small_disk / "filler", leaving=300_000)
    said, fault = work_until_it_stops(hub)
    assert fault is MachineFault.DISK_FULL
    assert said > 5
    assert known(hub) == said
    assert hub.findings() == ()
    (small_disk / "filler").unlink()
    hub.laptop("there is room again")
    assert known(hub) == said + 1
    assert hub.findings() == ()
    hub.database.close()


def test_a_full_disk_is_opened_again(small_disk: Path) -> None:
    """Killed there and started again: it opens, reads, and says why it cannot write."""
    hub = Hub(small_disk / "data")
    fill(small_disk / "filler", leaving=200_000)
    said, _ = work_until_it_stops(hub)
    hub.database.engine.dispose()
    hub.database = Database(small_disk / "data", hub.clock)
    hub.office = Office(hub.database, hub.office.actor)
    assert known(hub) == said
    assert hub.findings() == ()
    hub.database.close()


def test_a_disk_without_any_room_is_called_full_by_readers_too(small_disk: Path) -> None:
    """The file that readers and writers share (-shm) finds no room: SQLite calls that an I/O error."""
    hub = Hub(small_disk / "data")
    hub.database.close()
    fill(small_disk / "filler", leaving=0)
    with pytest.raises(MachineError) as refusal:
        Database(small_disk / "data")
    assert refusal.value.fault is MachineFault.DISK_FULL
    with pytest.raises(MachineError) as refusal:
        copy_database(hub.database.file, hub.database.folder.parent.parent / "copy.db")
    assert refusal.value.fault is MachineFault.DISK_FULL, "the disk that is read, too"
    (small_disk / "filler").unlink()
    Database(small_disk / "data").close()


@contextlib.contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """No file of this process may grow beyond so many bytes."""
    import resource

    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limit[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="file sizes are limited on POSIX only")
def test_no_room_for_what_readers_share_is_a_full_disk(hub: Hub) -> None:
    hub.database.close()
    with files_up_to(4096), pytest.raises(MachineError) as refusal:
        Database(hub.database.folder)
    assert refusal.value.fault is MachineFault.DISK_FULL
    hub.database = Database(hub.database.folder, hub.clock)
    hub.office = Office(hub.database, hub.office.actor)


@pytest.mark.parametrize("code", [10, 4874, 14])
def test_an_error_of_the_disk_is_what_it_says_where_there_is_room(tmp_path: Path, code: int) -> None:
    error = driver.OperationalError("disk I/O error")
    error.sqlite_errorcode = code
    plain = fault_of(error)
    assert plain in (MachineFault.IO, MachineFault.CANNOT_OPEN)
    assert fault_of(error, tmp_path, tmp_path / "nowhere") is plain
    assert list(tmp_path.iterdir()) == []


def test_a_copy_onto_a_full_disk_is_no_copy(small_disk: Path, hub: Hub) -> None:
    fill(small_disk / "filler", leaving=50_000)
    with pytest.raises(MachineError) as refusal:
        copy_database(hub.database.file, small_disk / "copy.db")
    assert refusal.value.fault is MachineFault.DISK_FULL
    assert {file.name for file in small_disk.iterdir()} == {"filler"}


def test_no_database_is_made_by_half_on_a_full_disk(small_disk: Path) -> None:
    fill(small_disk / "filler", leaving=60_000)
    with pytest.raises(MachineError) as refusal:
        Database.create(small_disk / "data")
    assert refusal.value.fault is MachineFault.DISK_FULL
    assert not (small_disk / "data" / "digibank.db").exists()
    (small_disk / "filler").unlink()
    Database.create(small_disk / "data").close()


def test_a_read_only_disk_is_said(small_disk: Path) -> None:
    hub = Hub(small_disk / "data")
    hub.laptop("D1")
    hub.database.close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    for opening in (Database, Database.create):
        with pytest.raises(MachineError) as refusal:
            opening(small_disk / ("data" if opening is Database else "other"))
        assert refusal.value.fault is MachineFault.READ_ONLY


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="for root no folder is read-only")
def test_a_read_only_folder_is_said(hub: Hub) -> None:
    hub.database.close()
    hub.database.folder.chmod(0o500)
    try:
        with pytest.raises(MachineError) as refusal:
            Database(hub.database.folder)
    finally:
        hub.database.folder.chmod(0o700)
    assert refusal.value.fault is MachineFault.READ_ONLY


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="file sizes are limited on POSIX only")
def test_a_write_that_fails_leaves_all_that_was_said(hub: Hub) -> None:
    """The write-ahead log may not grow: the commit's own write fails half-way."""
    hub.laptop("before")
    log = hub.database.file.with_name("digibank.db-wal")
    with files_up_to(log.stat().st_size + 10_000):
        said, fault = work_until_it_stops(hub)
    assert fault in (MachineFault.IO, MachineFault.DISK_FULL)
    assert known(hub) == said + 1
    hub.laptop("after")
    assert known(hub) == said + 2


# ------------------------------------------------------------------------------------------------- what errors mean


def test_a_broken_rule_is_no_fault_of_the_machine(hub: Hub) -> None:
    """`a blocked device has an open lock`: words that sound like a locked database."""
    code = hub.laptop("D1")
    with pytest.raises(IntegrityError) as refusal, machine_faults():  # noqa: SIM117
        with hub.database.engine.connect() as connection:
            connection.exec_driver_sql("UPDATE device SET state = 'BLOCKED' WHERE code = ?", (code,))
    assert "a blocked device" in str(refusal.value)
    assert fault_of(refusal.value) is None


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.ENOSPC, MachineFault.DISK_FULL),
        (errno.EDQUOT, MachineFault.DISK_FULL),
        (errno.EFBIG, MachineFault.DISK_FULL),
        (errno.EROFS, MachineFault.READ_ONLY),
        (errno.EACCES, MachineFault.READ_ONLY),
        (errno.EPERM, MachineFault.READ_ONLY),
        (errno.EIO, MachineFault.IO),
    ],
)
def test_a_fault_of_the_system_is_a_fault_of_the_machine(number: int, fault: MachineFault) -> None:
    with pytest.raises(MachineError) as refusal, machine_faults():
        raise OSError(number, os.strerror(number))
    assert refusal.value.fault is fault


def test_the_drivers_own_error_is_understood_with_and_without_a_code() -> None:
    for words, fault in machine_errors._WORDS.items():
        assert fault_of(driver.OperationalError(words)) is fault
    with pytest.raises(MachineError) as refusal, machine_faults():
        driver.connect("/nowhere/at/all.db").execute("SELECT 1")
    assert refusal.value.fault is MachineFault.CANNOT_OPEN


def test_a_bug_of_ours_is_not_hidden() -> None:
    with pytest.raises(driver.OperationalError, match="no such table"), machine_faults():
        driver.connect(":memory:").execute("SELECT * FROM a_table")
