"""What is this file? For those that are no text: a certificate in PDF, a workbook, an archive; and for all others."""

import io
import zipfile

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.sniff import Format, sniff
from digibank.readers.source import text_of

_ZIP = b"PK"
_PARTS = {"xl/workbook.xml": Format.XLSX, "tellico.xml": Format.TELLICO, "content.xml": Format.ODS}
"""The part of an archive that tells it; asked in this order."""


def sniff_bytes(data: bytes) -> Format:
    """The format of a file by its content. Raises ReadingError as `text_of` and `sniff` do, DAMAGED for a broken
    archive. A volunteer's sheet in CSV with a title above is no known format: whoever expects an inventory tries."""
    if data.startswith(b"%PDF-") and b"wipe" in data.lower():
        return Format.NWIPE_PDF
    return _archived(data) if data.startswith(_ZIP) else sniff(text_of(data))


def _archived(data: bytes) -> Format:
    """By the names alone; nothing is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError) as reason:
        raise ReadingError(ReadingFault.DAMAGED) from reason
    found = next((format_ for name, format_ in _PARTS.items() if name in names), None)
    if found is None:
        raise ReadingError(ReadingFault.UNKNOWN_FORMAT)
    return found
