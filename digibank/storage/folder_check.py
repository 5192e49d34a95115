"""Where a database may lie: a local disk. Network shares break locking, synchronising folders copy half a file."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final

from digibank.domain.errors import Refusal

# File system names that mean another machine (Linux, macOS). On Windows psutil says "remote" in the options.
_REMOTE: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "webdav", "davfs", "fuse.sshfs", "9p", "ncpfs", "afs", "ceph"}
)

# First words of the folder names that synchronising programs make.
_SYNCHRONISED: Final = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "my drive",
    "nextcloud",
    "owncloud",
    "icloud",
    "iclouddrive",
    "mobile documents",  # where macOS keeps iCloud
    "cloudstorage",  # and every other program of that kind
    "pclouddrive",
    "synology drive",
    "synologydrive",
    "proton drive",
    "box sync",
    "megasync",
)


@dataclass(eq=False)
class NetworkFolder(Refusal):
    rule: ClassVar[str] = "network-folder"


@dataclass(eq=False)
class SynchronisedFolder(Refusal):
    rule: ClassVar[str] = "synchronised-folder"
    program: str


def check_folder(folder: Path) -> None:
    """Raises NetworkFolder or SynchronisedFolder where a live database would not be safe."""
    place = folder.expanduser().absolute()
    real = Path(os.path.realpath(place))
    for part in (*place.parts, *real.parts):
        program = next((word for word in _SYNCHRONISED if _is_sync_folder(part.lower(), word)), None)
        if program:
            raise SynchronisedFolder(program=part)
    if str(folder).startswith(("\\\\", "//")) or _on_remote_disk(real):
        raise NetworkFolder


def _is_sync_folder(part: str, word: str) -> bool:
    """`OneDrive - Gemeente Voorbeeld` and `Dropbox (Personal)` count; `dropboxes` does not."""
    return part == word or part.startswith((word + " ", word + "-", word + "("))


def _on_remote_disk(place: Path) -> bool:
    import psutil

    best, remote = "", False
    for disk in psutil.disk_partitions(all=True):
        mount = disk.mountpoint
        inside = place == Path(mount) or Path(mount) in place.parents
        if inside and len(mount) >= len(best):
            best, remote = mount, disk.fstype.lower() in _REMOTE or "remote" in disk.opts.split(",")
    return remote
