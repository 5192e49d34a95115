"""A hardware report file into facts: load, recognise, hand to the reader of its format."""

from collections.abc import Callable
from pathlib import Path

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.facts import HardwareFacts
from digibank.readers.hardware.acpi import read_acpi
from digibank.readers.hardware.battery_report import read_battery_report
from digibank.readers.hardware.computer_info import read_computer_info
from digibank.readers.hardware.dmidecode import read_dmidecode
from digibank.readers.hardware.ereuse import read_ereuse
from digibank.readers.hardware.getprop import read_getprop
from digibank.readers.hardware.hwinfo import read_hwinfo
from digibank.readers.hardware.ideviceinfo import read_ideviceinfo
from digibank.readers.hardware.inxi_json import read_inxi_json
from digibank.readers.hardware.inxi_text import read_inxi_text
from digibank.readers.hardware.lsblk import read_lsblk
from digibank.readers.hardware.lshw_json import read_lshw_json
from digibank.readers.hardware.lshw_text import read_lshw_text
from digibank.readers.hardware.lshw_xml import read_lshw_xml
from digibank.readers.hardware.msinfo32 import read_msinfo32
from digibank.readers.hardware.nvme import read_nvme
from digibank.readers.hardware.smartctl_json import read_smartctl_json
from digibank.readers.hardware.smartctl_text import read_smartctl_text
from digibank.readers.hardware.system_profiler import read_system_profiler
from digibank.readers.hardware.systeminfo import read_systeminfo
from digibank.readers.hardware.upower import read_upower
from digibank.readers.hardware.wmi import read_wmi
from digibank.readers.sniff import INVENTORY_FORMATS, WIPE_FORMATS, Format, sniff
from digibank.readers.source import load_text, naming

READERS: dict[Format, Callable[[str], HardwareFacts]] = {
    Format.DMIDECODE: read_dmidecode,
    Format.LSHW_JSON: read_lshw_json,
    Format.LSHW_TEXT: read_lshw_text,
    Format.LSHW_XML: read_lshw_xml,
    Format.HWINFO: read_hwinfo,
    Format.SMARTCTL_JSON: read_smartctl_json,
    Format.SMARTCTL_TEXT: read_smartctl_text,
    Format.LSBLK: read_lsblk,
    Format.NVME_LIST: read_nvme,
    Format.UPOWER: read_upower,
    Format.ACPI: read_acpi,
    Format.POWERCFG: read_battery_report,
    Format.SYSTEMINFO: read_systeminfo,
    Format.COMPUTER_INFO: read_computer_info,
    Format.MSINFO32: read_msinfo32,
    Format.WMI: read_wmi,
    Format.SYSTEM_PROFILER: read_system_profiler,
    Format.EREUSE_SNAPSHOT: read_ereuse,
    Format.GETPROP: read_getprop,
    Format.IDEVICEINFO: read_ideviceinfo,
    Format.INXI_TEXT: read_inxi_text,
    Format.INXI_JSON: read_inxi_json,
}

_BY_LINES = frozenset(
    {
        *(Format.LSHW_TEXT, Format.HWINFO, Format.SMARTCTL_TEXT, Format.SYSTEMINFO, Format.COMPUTER_INFO),
        *(Format.MSINFO32, Format.SYSTEM_PROFILER, Format.GETPROP, Format.IDEVICEINFO),
    }
)
"""A last line without its end may be cut off in these, and half a serial number is a wrong one. What closes with a
bracket tells by itself, and the short tables are pasted without the end too often."""

_MOST_CHARACTERS = 3_000_000
_MOST_OF_A_PART = 500_000
_OF_A_PART = frozenset({Format.SMARTCTL_TEXT, Format.LSBLK, Format.NVME_LIST, Format.UPOWER, Format.ACPI})
"""Ten times what these tools write of a large server; it keeps the longest reading under a second."""


def read_hardware(path: Path) -> HardwareFacts:
    """The facts of one machine. Raises ReadingError, with the bare file name, for every file that gives none:
    WRONG_KIND for a wipe report or an inventory, NOT_YET for a format without a reader, DAMAGED for one that is cut
    off or empty of facts, and what `load_text` and `sniff` raise."""
    with naming(path):
        return read_hardware_text(load_text(path))


def read_hardware_text(text: str) -> HardwareFacts:
    """As `read_hardware`, of a report's text; errors bear no file name."""
    found = sniff(text)
    if found in WIPE_FORMATS or found in INVENTORY_FORMATS:
        raise ReadingError(ReadingFault.WRONG_KIND, format=found.value)
    reader = READERS.get(found)
    if reader is None:
        raise ReadingError(ReadingFault.NOT_YET, format=found.value)
    if len(text) > (_MOST_OF_A_PART if found in _OF_A_PART else _MOST_CHARACTERS):
        raise ReadingError(ReadingFault.TOO_LARGE, format=found.value)
    try:
        facts = reader(_whole_lines(text) if found in _BY_LINES else text)
    except ReadingError as error:
        error.format = error.format or found.value
        raise
    if _says_nothing(facts):
        raise ReadingError(ReadingFault.DAMAGED, format=found.value)
    return facts


def _says_nothing(facts: HardwareFacts) -> bool:
    return not any(
        (
            facts.make,
            facts.model,
            facts.serial,
            facts.imei,
            facts.cpu,
            facts.ram_gb,
            facts.carriers is not None,
            facts.batteries is not None,
        )
    )


def _whole_lines(text: str) -> str:
    return text if text.endswith(("\n", "}", "]", ">")) else text.rpartition("\n")[0]
