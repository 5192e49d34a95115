"""`ideviceinfo` (libimobiledevice): what an iPhone, iPad or iPod says of itself over the cable; as text or with -x."""

import re
from collections.abc import Iterator

from digibank.domain.device import Kind
from digibank.domain.identifiers import parse_imei
from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.facts import HardwareFacts
from digibank.readers.hardware.apple_names import apple_name
from digibank.readers.hardware.plist import load_plist
from digibank.readers.hardware.serials import machine_serial
from digibank.readers.hardware.values import plain

_FIELD = re.compile(r"^([A-Za-z][\w.]{1,60}): (.*)$")
_KINDS = {"iphone": Kind.SMARTPHONE, "ipad": Kind.TABLET}
_SYSTEMS = {"iphone os": "iOS"}


def read_ideviceinfo(text: str) -> HardwareFacts:
    """Raises ReadingError DAMAGED where the product is not named: a locked phone tells less, never nothing."""
    said = dict(_of_plist(text) if text.lstrip().startswith("<") else _of_text(text))
    product, device = plain(said.get("ProductType")), plain(said.get("DeviceClass"))
    if product is None and device is None:
        raise ReadingError(ReadingFault.DAMAGED)
    system = plain(said.get("ProductName"))
    return HardwareFacts(
        kind=_KINDS.get((device or product or "").lower().rstrip("0123456789,"), Kind.OTHER),
        make="Apple",
        model=apple_name(product) or device or product,
        serial=machine_serial(said.get("SerialNumber")),
        imei=parse_imei(said.get("InternationalMobileEquipmentIdentity")),
        os=_SYSTEMS.get((system or "").lower(), system),
        os_version=plain(said.get("ProductVersion")),
    )


def _of_text(text: str) -> Iterator[tuple[str, str]]:
    """The outermost fields: what is indented belongs to a list."""
    for line in text.split("\n"):
        field = _FIELD.match(line)
        if field and field[2].strip():
            yield field[1], field[2].strip()


def _of_plist(text: str) -> Iterator[tuple[str, str]]:
    value = load_plist(text)
    for key, said in value.items() if isinstance(value, dict) else ():
        if named := plain(said):
            yield key, named
