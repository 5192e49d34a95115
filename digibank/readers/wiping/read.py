"""A wipe report's file into facts."""

from pathlib import Path

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.facts import WipeReport
from digibank.readers.sniff import WIPE_FORMATS, Format, sniff
from digibank.readers.source import load_text, naming
from digibank.readers.wiping.nwipe_log import read_nwipe_log


def read_wipe(path: Path) -> WipeReport:
    """What a wipe report says of each drive. Raises ReadingError for everything that is none that can be read:
    WRONG_KIND for a hardware report or an inventory, NOT_YET for evidence of another tool."""
    text = load_text(path)
    with naming(path):
        format_ = sniff(text)
        if format_ is Format.NWIPE_LOG:
            return read_nwipe_log(text)
        fault = ReadingFault.NOT_YET if format_ in WIPE_FORMATS else ReadingFault.WRONG_KIND
        raise ReadingError(fault, format=format_.value)
