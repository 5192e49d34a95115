"""Spreadsheets and Tellico files are ZIP archives, and a ZIP archive is not to be trusted.

Every part is unpacked by us, bounded, and the library gets a new archive of the XML parts alone: what two programs
could understand differently about the first one is gone.
"""

import io
import re
import zipfile
import zlib
from typing import Final

from digibank.domain.reading import ReadingError, ReadingFault

_MOST_PARTS: Final = 2_000
_MOST_UNPACKED: Final = 32 * 1024 * 1024
_MOST_PACKED: Final = 16 * 1024 * 1024
_ENCRYPTED: Final = 1
_DECLARATION: Final = re.compile(rb"<!ENTITY|<!DOCTYPE[^>]{0,500}\[", re.IGNORECASE)
_PICTURES: Final = ("images/", "xl/media/", "Pictures/", "Thumbnails/", "xl/embeddings/", "Object")


def parts(data: bytes) -> dict[str, bytes]:
    """The XML parts by name, pictures left out. Raises ReadingError DAMAGED for a broken, encrypted or hostile archive
    (paths that lead out of it, a name twice, entities), TOO_LARGE for a bomb."""
    if len(data) > _MOST_PACKED:
        raise ReadingError(ReadingFault.TOO_LARGE)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _unpacked(archive)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError, RuntimeError) as reason:
        raise ReadingError(ReadingFault.DAMAGED) from reason


def _unpacked(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = archive.infolist()
    if len(entries) > _MOST_PARTS:
        raise ReadingError(ReadingFault.TOO_LARGE)
    found: dict[str, bytes] = {}
    left = _MOST_UNPACKED
    for entry in entries:
        if not _is_safe(entry) or entry.filename in found:
            raise ReadingError(ReadingFault.DAMAGED)
        if entry.is_dir() or entry.filename.startswith(_PICTURES) or not entry.filename.endswith((".xml", ".rels")):
            continue
        content = _bounded(archive, entry, left)
        left -= len(content)
        if b"\0" in content or _declares(content):
            raise ReadingError(ReadingFault.DAMAGED)
        found[entry.filename] = content
    return found


def _is_safe(entry: zipfile.ZipInfo) -> bool:
    name = entry.filename
    leads_out = name.startswith(("/", "\\")) or "\\" in name or ":" in name or ".." in name.split("/")
    return (
        not leads_out
        and not entry.flag_bits & _ENCRYPTED
        and entry.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    )


def _bounded(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """Reads what is there, not what the archive says is there."""
    if entry.file_size > most:
        raise ReadingError(ReadingFault.TOO_LARGE)
    with archive.open(entry) as part:
        content = part.read(most + 1)
    if len(content) > most:
        raise ReadingError(ReadingFault.TOO_LARGE)
    return content


def _declares(content: bytes) -> bool:
    """A document type may be named (Tellico does); what it could declare may not."""
    return _DECLARATION.search(content) is not None


def repacked(found: dict[str, bytes], more: dict[str, bytes]) -> bytes:
    """A new archive of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in {**more, **found}.items():
            archive.writestr(name, content)
    return target.getvalue()
