"""Where a live database may lie: not on another machine, not in a folder that a program copies while we write."""

from collections import namedtuple
from pathlib import Path

import psutil
import pytest

from digibank.storage.database import Database
from digibank.storage.folder_check import NetworkFolder, SynchronisedFolder, check_folder

Disk = namedtuple("Disk", "device mountpoint fstype opts")
ROOT = Disk("/dev/sda1", "/", "ext4", "rw")


def with_disks(monkeypatch: pytest.MonkeyPatch, *disks: Disk) -> None:
    def disk_partitions(*, all: bool) -> list[Disk]:  # noqa: A002 (psutil's word)
        assert all, "only all partitions hold the network's"
        return [ROOT, *disks]

    monkeypatch.setattr(psutil, "disk_partitions", disk_partitions)


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "smb3", "fuse.sshfs", "9p", "smbfs", "afpfs", "NFS"])
def test_a_share_is_refused(monkeypatch: pytest.MonkeyPatch, kind: str, tmp_path: Path) -> None:
    with_disks(monkeypatch, Disk("server:/share", str(tmp_path / "share"), kind, "rw"))
    with pytest.raises(NetworkFolder):
        check_folder(tmp_path / "share" / "digibank")
    with pytest.raises(NetworkFolder):
        check_folder(tmp_path / "share")
    check_folder(tmp_path / "shared" / "digibank")


def test_a_drive_that_windows_calls_remote_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with_disks(monkeypatch, Disk("Z:", str(tmp_path), "NTFS", "rw,remote"))
    with pytest.raises(NetworkFolder):
        check_folder(tmp_path / "digibank")


@pytest.mark.parametrize("place", ["//server/share/digibank", "\\\\server\\share\\digibank"])
def test_an_address_on_the_network_is_refused(place: str) -> None:
    with pytest.raises(NetworkFolder):
        check_folder(Path(place))


def test_a_local_disk_inside_a_share_is_local(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with_disks(
        monkeypatch,
        Disk("server:/", str(tmp_path), "nfs4", "rw"),
        Disk("/dev/sdb1", str(tmp_path / "stick"), "ext4", "rw"),
    )
    check_folder(tmp_path / "stick" / "digibank")


def test_a_link_into_a_share_is_a_share(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "share").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "share")
    with_disks(monkeypatch, Disk("server:/share", str(tmp_path / "share"), "cifs", "rw"))
    with pytest.raises(NetworkFolder):
        check_folder(tmp_path / "link")


@pytest.mark.parametrize(
    "name",
    [
        "OneDrive",
        "OneDrive - Gemeente Voorbeeld",
        "Dropbox",
        "dropbox (Personal)",
        "Google Drive",
        "My Drive",
        "GoogleDrive-an@example.org",
        "Nextcloud",
        "ownCloud",
        "iCloud Drive",
        "iCloudDrive",
        "Mobile Documents",
        "pCloudDrive",
        "Synology Drive",
        "SynologyDrive",
        "MEGAsync",
        "CloudStorage",
        "Box Sync",
        "Proton Drive",
    ],
)
def test_a_synchronised_folder_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(SynchronisedFolder) as refusal:
        check_folder(tmp_path / name / "work" / "digibank")
    assert refusal.value.program == name


@pytest.mark.parametrize(
    ("place", "named"),
    [
        ("Library/Mobile Documents/com~apple~CloudDocs/digibank", "Mobile Documents"),
        ("Library/CloudStorage/OneDrive-Gemeente/digibank", "CloudStorage"),
    ],
)
def test_where_macos_keeps_them_is_refused(tmp_path: Path, place: str, named: str) -> None:
    with pytest.raises(SynchronisedFolder) as refusal:
        check_folder(tmp_path / place)
    assert refusal.value.program == named


@pytest.mark.parametrize("name", ["Dropboxes", "onedriver", "nextcloudy", "My Drives", "digibank", "box", "mega"])
def test_a_folder_that_only_sounds_like_it_is_fine(tmp_path: Path, name: str) -> None:
    check_folder(tmp_path / name)


def test_a_link_into_a_synchronised_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "OneDrive").mkdir()
    (tmp_path / "data").symlink_to(tmp_path / "OneDrive")
    with pytest.raises(SynchronisedFolder):
        check_folder(tmp_path / "data")


def test_nothing_is_made_in_a_refused_folder(tmp_path: Path) -> None:
    with pytest.raises(SynchronisedFolder):
        Database.create(tmp_path / "OneDrive" / "digibank")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(SynchronisedFolder):
        Database(tmp_path / "OneDrive" / "digibank")
