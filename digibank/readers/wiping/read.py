"""A wipe report's file into facts."""

from collections.abc import Callable
from pathlib import Path

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.facts import WipeReport
from digibank.readers.sniff import Format, also_holds, sniff
from digibank.readers.source import load_bytes, naming, text_of
from digibank.readers.wiping.blancco import read_blancco
from digibank.readers.wiping.ereuse import read_ereuse
from digibank.readers.wiping.hdparm import read_hdparm
from digibank.readers.wiping.nvme import read_nvme
from digibank.readers.wiping.nwipe_log import read_nwipe_log
from digibank.readers.wiping.nwipe_pdf import read_nwipe_pdf

_READERS: dict[Format, Callable[[str], WipeReport]] = {
    Format.NWIPE_LOG: read_nwipe_log,
    Format.BLANCCO: read_blancco,
    Format.HDPARM: read_hdparm,
    Format.NVME_WIPE: read_nvme,
    Format.EREUSE_SNAPSHOT: read_ereuse,
}
_MOST_CHARACTERS = 2_000_000
_MOST_OF_A_LOG = 4_000_000
"""Ten times what these tools write, and four hundred runs of nwipe in the one log that it appends to."""


def read_wipe(path: Path) -> WipeReport:
    """What a wipe report says of each drive. Raises ReadingError, with the bare file name, for everything that is none
    that can be read: WRONG_KIND for a hardware report or an inventory, DAMAGED for one that is cut off."""
    with naming(path):
        return read_wipe_bytes(load_bytes(path))


def read_wipe_bytes(data: bytes) -> WipeReport:
    """As `read_wipe`, of a file's bytes; errors bear no file name."""
    if data.startswith(b"%PDF-") and b"wipe" in data.lower():
        return _reading(Format.NWIPE_PDF, lambda: read_nwipe_pdf(data))
    text = text_of(data)
    found = _format(text)
    reader = _READERS.get(found)
    if reader is None:
        raise ReadingError(ReadingFault.WRONG_KIND, format=found.value)
    if len(text) > (_MOST_OF_A_LOG if found is Format.NWIPE_LOG else _MOST_CHARACTERS):
        raise ReadingError(ReadingFault.TOO_LARGE, format=found.value)
    return _reading(found, lambda: reader(text))


def _format(text: str) -> Format:
    """A terminal often shows the drives before it shows how one of them was erased."""
    found = sniff(text)
    if found in (Format.NVME_LIST, Format.SMARTCTL_TEXT, Format.LSBLK):
        return next((wipe for wipe in (Format.NVME_WIPE, Format.HDPARM) if also_holds(text, wipe)), found)
    return found


def _reading(format_: Format, read: Callable[[], WipeReport]) -> WipeReport:
    try:
        return read()
    except ReadingError as error:
        error.format = error.format or format_.value
        raise
