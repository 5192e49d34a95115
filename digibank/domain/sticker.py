"""What other systems print on their stickers: an address, of which the last part names the device.

Source: their own code, as it stood in November 2026. Snipe-IT app/View/Label.php (`/hardware/<number>`, `/ht/<tag>`,
`/locations/<number>`), Homebox frontend/pages/reports/label-generator.vue (`/a/<asset>`) and v1_ctrl_labelmaker.go
(`/item/<uuid>`), Shelf apps/webapp/app/utils/qr-code.ts (`/qr/<id>`, `eam.sh/<id>`), DeviceHub ereuse_devicehub/
resources/device/models.py (`/devices/<id>`, `/inventory/device/<id>`). Lend Engine and leihs print the bare number.
"""

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final
from urllib.parse import unquote, urlsplit

from digibank.domain.alias_source import AliasSource
from digibank.domain.folding import fold

_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.\-]*://\S+|(?:[\w\-]+\.)+[a-z]{2,}(?::\d+)?/\S+", re.IGNORECASE)

_BY_SECTION: Final = MappingProxyType(
    {
        "hardware": AliasSource.SNIPE_IT_ID,
        "ht": AliasSource.SNIPE_IT_TAG,
        "a": AliasSource.HOMEBOX_ASSET,
        "item": AliasSource.HOMEBOX_ITEM,
        "qr": AliasSource.SHELF,
        "device": AliasSource.DEVICEHUB,
        "devices": AliasSource.DEVICEHUB,
    }
)
_BY_HOST: Final = MappingProxyType({"eam.sh": AliasSource.SHELF})
_OF_NO_DEVICE: Final = frozenset({"location", "locations", "users", "accessories", "consumables", "licenses"})
"""Sections whose numbers count something else: room 12 is not device 12."""


@dataclass(frozen=True, slots=True)
class Sticker:
    """`tail` is the last part of the address, `section` the part before it, or ''. `source` None: some other system.
    `of_device` False: this system prints such an address on a room or a box of cables."""

    tail: str
    section: str
    source: AliasSource | None
    of_device: bool = True


def read_sticker(text: str) -> Sticker | None:
    """None for what is no address, or one that names nothing. What comes after `?` or `#` does not count."""
    if not _ADDRESS.fullmatch(text):
        return None
    try:
        address = urlsplit(text if "://" in text else f"//{text}")
        host = (address.hostname or "").lower()
    except ValueError:
        return None
    parts = [unquote(part) for part in address.path.split("/") if part]
    if not parts:
        return None
    section = parts[-2] if len(parts) > 1 else ""
    source = _BY_SECTION.get(section.lower()) or _BY_HOST.get(host)
    return Sticker(parts[-1], section, source, section.lower() not in _OF_NO_DEVICE)


def alias_key(text: str) -> str:
    """As old numbers are compared: case, accents and spaces do not count; signs and leading zeros do. Empty for a text
    that says nothing."""
    return fold(text).replace(" ", "")
