"""A wipe report's file into evidence: what it says, and the hash that keeps it from serving twice."""

import hashlib
from pathlib import Path

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.source import bare_name
from digibank.services.wipe import Evidence


def evidence(path: Path) -> Evidence:
    """Raises ReadingError."""
    from digibank.readers.wiping.read import read_wipe

    report = read_wipe(path)
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as reason:  # it went away meanwhile: a stick that was pulled out
        raise ReadingError(ReadingFault.UNREADABLE, bare_name(path)) from reason
    return Evidence(digest, report)
