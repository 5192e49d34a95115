"""What kind of disk it is, and whether it belongs to the machine, from the few words that reports spend on it."""

import re

from digibank.domain.identifiers import clean_serial
from digibank.readers.hardware.values import plain

_SOLID = re.compile(r"\bSSD|SSD\b|\bNVMe\b", re.IGNORECASE)
# Names that SD cards give themselves; eMMC chips (DF4064, BJTD4R, HAG4a2, MMC64G …) have other ones.
_SD_CARD = re.compile(r"S[A-Z]\d{2,3}G|S[A-Z]\d{3}|[A-Z]{2}\d(?:QT|S5)|USD\w{0,4}|APPSD|SD\w{0,3}|0{5}|ACLC\w")


def technology(device: str, model: str | None, *, turns: bool = False, solid: bool = False) -> str | None:
    """`ssd`, `hdd`, `flash` (eMMC), or None where the report does not tell."""
    if "mmcblk" in device:
        return "flash"
    if turns:
        return "hdd"
    return "ssd" if solid or "nvme" in device or _SOLID.search(model or "") else None


def is_sd_card(model: str | None) -> bool:
    """By its name, for reports that call every card and chip on the MMC bus the same."""
    return _SD_CARD.fullmatch(model or "") is not None


def disk_serial(value: object) -> str | None:
    """`clean_serial`; no disk's number is without digits, so a word in its place (`yes`) is somebody's cover."""
    serial = clean_serial(plain(value))
    return serial if serial and any(c.isdigit() for c in serial) else None
