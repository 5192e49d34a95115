"""Android's `getprop`: what a phone or tablet says of itself over adb. Its storage is soldered in and not spoken of."""

import re

from digibank.domain.device import Kind
from digibank.domain.identifiers import parse_imei
from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.facts import HardwareFacts
from digibank.readers.hardware.brands import brand, clean_name
from digibank.readers.hardware.serials import machine_serial
from digibank.readers.hardware.values import plain

_PROPERTY = re.compile(r"^\[([\w.:@/-]{1,150})\]: \[(.*?)\]?[ \t]*$")
_MODELS = (
    "ro.product.marketname",
    "ro.product.vendor.marketname",
    "ro.config.marketing_name",
    "ro.vendor.product.display",
    "ro.product.nickname",
    "ro.product.model",
    "ro.product.vendor.model",
    "ro.product.system.model",
)
"""The name on the box first, where the maker tells it; the number on the back (SM-A515F) otherwise."""

_SERIALS = ("ro.serialno", "ril.serialnumber", "ro.boot.serialno", "sys.serialnumber", "ro.vendor.serialno")
_IMEIS = (
    *("ro.ril.oem.imei", "ro.ril.oem.imei1", "persist.radio.imei", "gsm.baseband.imei", "ro.gsm.imei"),
    *("persist.sys.imei1", "ril.imei", "vendor.ril.imei", "persist.radio.device.imei"),
)
_BRANDS = ("ro.product.brand", "ro.product.vendor.brand", "ro.product.manufacturer", "ro.product.vendor.manufacturer")
_GENERIC = frozenset({"android", "generic", "unknown", "qti", "qualcomm", "mediatek", "alps", "sprd", "rockchip"})
"""Left in by makers of boards: the property of the other name is asked then."""

_SHARED_NAMES = {
    "lge": "LG",
    "hmd global": "Nokia",
    "redmi": "Xiaomi",
    "poco": "Xiaomi",
    "tecno mobile limited": "Tecno",
}
_WIDE = 600  # dp: Android's own line between phones and tablets


def read_getprop(text: str) -> HardwareFacts:
    """Raises ReadingError DAMAGED where no model is named."""
    said: dict[str, str] = {}
    for line in text.split("\n"):
        match = _PROPERTY.match(line)
        if match and match[2].strip():
            said.setdefault(match[1], match[2].strip())
    names = (clean_name(said.get(key)) for key in _MODELS)
    named = next(filter(None, names), None)
    if named is None:
        raise ReadingError(ReadingFault.DAMAGED)
    make = _make(said)
    return HardwareFacts(
        kind=_kind(said),
        make=make,
        model=_without_maker(make, named),
        serial=next((serial for key in _SERIALS if (serial := machine_serial(said.get(key)))), None),
        imei=next((imei for key in _IMEIS if (imei := parse_imei(said.get(key, "").partition(",")[0]))), None),
        cpu=_cpu(said),
        os="Android",
        os_version=plain(said.get("ro.build.version.release") or said.get("ro.system.build.version.release")),
    )


def _make(said: dict[str, str]) -> str | None:
    """The brand on the device before the factory that made it (`google` before `HTC`)."""
    for key in _BRANDS:
        name = said.get(key, "")
        if name and name.lower() not in _GENERIC:
            known = _SHARED_NAMES.get(name.lower()) or brand(name)
            return known.capitalize() if known and known == name and known.islower() else known
    return None


def _without_maker(make: str | None, named: str) -> str:
    first, _, rest = named.partition(" ")
    return rest if make and rest and first.lower() == make.lower() else named


def _kind(said: dict[str, str]) -> Kind:
    traits = said.get("ro.build.characteristics", "").lower()
    if "tablet" in traits:
        return Kind.TABLET
    if any(word in traits for word in ("tv", "watch", "automotive")):
        return Kind.OTHER
    return Kind.SMARTPHONE


def _cpu(said: dict[str, str]) -> str | None:
    maker, chip = clean_name(said.get("ro.soc.manufacturer")), clean_name(said.get("ro.soc.model"))
    return plain(f"{maker or ''} {chip}") if chip else None
