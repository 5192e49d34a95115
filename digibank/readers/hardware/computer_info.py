"""PowerShell's `Get-ComputerInfo`, as printed and through ConvertTo-Json. Its names are English everywhere, one of them
misspelt until somebody dared. It lists no disks."""

import re
from collections.abc import Iterator

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.facts import HardwareFacts
from digibank.readers.hardware.brands import brand, clean_name, model
from digibank.readers.hardware.chassis import kind_of
from digibank.readers.hardware.json_report import inner, json_in, load_json, objects
from digibank.readers.hardware.serials import machine_serial
from digibank.readers.hardware.values import as_gib, plain, whole_number
from digibank.readers.hardware.windows import language

_FIELD = re.compile(r"^((?:Windows|Bios|Cs|Os|Device|Keyboard|TimeZone|Logon|Power|Hyper)\w{0,50})[ \t]*:[ \t]?(.*)$")
_LIST = re.compile(r"^\{([^,}]*)")
_MOBILE = {"mobile": "portable", "slate": "tablet", "desktop": "desktop", "workstation": "desktop"}
_NUMBERS = {"1": "desktop", "2": "portable", "3": "desktop", "8": "tablet"}
_FIRMWARE = {"uefi": "uefi", "2": "uefi", "bios": "bios", "1": "bios", "legacy": "bios"}
_MOST_KEYS = 2_000


def read_computer_info(text: str) -> HardwareFacts:
    """Raises ReadingError DAMAGED where neither a maker nor a system is named."""
    said = dict(_of_json(text) if text.lstrip()[:1] in ("{", "[") else _of_list(text.split("\n")))
    if not said.keys() & {"CsManufacturer", "CsModel", "OsName", "WindowsProductName"}:
        raise ReadingError(ReadingFault.DAMAGED)
    make = brand(said.get("CsManufacturer"))
    named = model(make, said.get("CsModel"), said.get("CsSystemFamily"))
    serial = said.get("BiosSeralNumber") or said.get("BiosSerialNumber")
    installed = said.get("CsPhyicallyInstalledMemory") or said.get("CsPhysicallyInstalledMemory")
    return HardwareFacts(
        kind=kind_of(_chassis(said), clean_name(said.get("CsManufacturer")), named),
        make=make,
        model=named,
        serial=machine_serial(serial),
        cpu=clean_name(said.get("CsProcessors")),
        ram_gb=as_gib((whole_number(installed) or 0) * 1024),
        keyboard=language(said.get("KeyboardLayout")),
        os=plain(said.get("OsName")) or plain(said.get("WindowsProductName")),
        os_version=plain(said.get("OsVersion")),
        firmware=_FIRMWARE.get((said.get("BiosFirmwareType") or "").lower()),
    )


def _of_list(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Long values go on under themselves; the first entry of a list stands for it."""
    key, value = "", ""
    for line in [*lines, "End:"]:
        field = _FIELD.match(line)
        if field is None and key and line[:1].isspace() and line.strip():
            value += line.strip()
            continue
        if key:
            entry = _LIST.match(value)
            yield key, (entry[1] if entry else value).strip()
        key, value = (field[1], field[2]) if field else ("", "")


def _of_json(text: str) -> Iterator[tuple[str, str]]:
    for said in objects(load_json(json_in(text))):
        for key in list(said)[:_MOST_KEYS]:
            value = said[key]
            first = value[0] if isinstance(value, list) and value else value
            named = plain(inner(first, "Name")) or plain(first)
            if named:
                yield key, named


def _chassis(said: dict[str, str]) -> str | None:
    """The maker's word for the housing, or else Windows's for how the machine is used."""
    for key in ("CsChassisSKUNumber", "CsPCSystemTypeEx", "CsPCSystemType", "PowerPlatformRole"):
        word = (said.get(key) or "").lower()
        if key == "CsChassisSKUNumber" and word.isalpha():
            return word
        if use := _MOBILE.get(word) or (_NUMBERS.get(word) if key.startswith("CsPC") else None):
            return use
    return None
