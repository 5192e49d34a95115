"""Results into files: whole or not at all."""

import os
from pathlib import Path

from digibank.cli.arguments import UsageError
from digibank.cli.desk import Desk


def write_whole(desk: Desk, path: Path, content: bytes) -> None:
    """Written aside, on the disk, then renamed: a file that was there before stays until the new one is whole. Raises
    MachineError, or UsageError for a place inside the database's own files."""
    from digibank.storage.machine_errors import machine_faults

    refuse_own_files(desk, path)
    draft = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    with machine_faults():
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with draft.open("wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            draft.replace(path)
        except OSError:
            draft.unlink(missing_ok=True)
            raise


def refuse_own_files(desk: Desk, path: Path) -> None:
    """`--out digibank.db` in the data folder would end everything."""
    from digibank.storage.database import FILE_NAME

    own = desk.folder.resolve()
    place = path.resolve()
    if place == own or (place.parent == own and place.name.startswith(FILE_NAME)) or own / "anchors" in place.parents:
        raise UsageError(desk.t("{file} belongs to the database. Choose another file.").format(file=path))
    if path.is_dir():
        raise UsageError(desk.t("{file} is a folder. Give the name of a file.").format(file=path))
