"""A machine's serial number out of its firmware, which has more ways of not having one than people do."""

import re
from typing import Final

from digibank.domain.identifiers import clean_serial
from digibank.readers.hardware.values import plain

_LABEL: Final = re.compile(r"(?:s/?n|ssn|sys(?:tem)?|nb|pc|mb|bss|cn|mp|chassis|serial)[\s:.#_-]*", re.IGNORECASE)
_COUNTING: Final = ("0123456789abcdef", "123456789abcdef", "1234567890" * 4, "1234567890abcdef", "0987654321")
_SHORTEST_COUNTING: Final = 6
_FILLER_WORDS: Final = """
    tbdbyodm tbdbyoem systemserial chassisserial biosserial invalidserial invalidserialnum notsupport naroot
    tobefilled tobedefined standard generic dummy test sample serno serialnum
"""
_FILLERS: Final = frozenset(_FILLER_WORDS.split())
_UUID: Final = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_SHARED_UUIDS: Final = frozenset({"03000200040005000006000700080009", "00020003000400050006000700080009"})
"""Left in by the makers of BIOSes (AMI), in either byte order."""


def machine_serial(value: object) -> str | None:
    """`clean_serial`, and None too where firmware writes a filler (`TBD by ODM`) or counts behind a label
    (`SN 123456789ABC`). For machines only: cheap disks really are numbered so."""
    serial = clean_serial(plain(value))
    if serial is None or _key(serial) in _FILLERS:
        return None
    return None if _counts(_key(_LABEL.sub("", serial, count=1))) else serial


def _counts(key: str) -> bool:
    return len(key) >= _SHORTEST_COUNTING and any(run.startswith(key) for run in _COUNTING)


def _key(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def machine_uuid(value: object) -> str | None:
    """SMBIOS's UUID in lower case; None for what is none, and for those that whole series of boards share."""
    text = (plain(value) or "").lower()
    digits = text.replace("-", "")
    if not _UUID.fullmatch(text) or len(set(digits)) <= 2 or digits in _SHARED_UUIDS:
        return None
    return text
