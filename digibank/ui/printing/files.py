"""Papers into files: whole or not at all, and never over another paper."""

import os
from pathlib import Path

_MOST_NAMES = 1000


def write_paper(file: Path, pdf: bytes) -> None:
    """Over what is there: whoever chose the name was asked. Raises OSError, and then leaves nothing."""
    draft = file.with_name(f".{file.name}.part")
    try:
        with draft.open("wb") as stream:
            stream.write(pdf)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(file)
    except OSError:
        _drop(draft)
        raise


def write_papers(folder: Path, papers: dict[str, bytes]) -> tuple[Path, ...]:
    """Each under its name, or a name with a number where that is taken by something else. Raises OSError."""
    written = []
    for name, pdf in papers.items():
        file = _free(folder, name, pdf)
        write_paper(file, pdf)
        written.append(file)
    return tuple(written)


def _free(folder: Path, name: str, pdf: bytes) -> Path:
    wanted = folder / name
    for number in range(2, _MOST_NAMES):
        if not wanted.exists() or wanted.read_bytes() == pdf:
            break
        wanted = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
    return wanted


def _drop(draft: Path) -> None:
    try:
        draft.unlink(missing_ok=True)
    except OSError:
        return  # the place is gone, and the draft with it
