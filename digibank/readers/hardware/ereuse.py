"""eReuse Workbench snapshots, in the shapes of ten years: other tools' reports in one file (workbench-script and
Workbench 2022, also inside the envelope they are signed in), and Workbench's own list of components (10 to 13).

What they say of erasing is not read here: see wiping.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.facts import HardwareFacts
from digibank.readers.hardware.dmidecode import read_dmidecode
from digibank.readers.hardware.ereuse_components import facts_of_components
from digibank.readers.hardware.hwinfo import read_hwinfo
from digibank.readers.hardware.inxi_json import read_inxi_json
from digibank.readers.hardware.json_report import json_in, load_json, objects
from digibank.readers.hardware.lshw import facts_of as facts_of_lshw
from digibank.readers.hardware.lshw_json import read_lshw_json
from digibank.readers.hardware.lshw_tree import nodes_of
from digibank.readers.hardware.merge import merge
from digibank.readers.hardware.smartctl import facts_of as facts_of_drives
from digibank.readers.hardware.smartctl_json import smartctl_drives
from digibank.readers.hardware.yaml_report import load_yaml

_REPORTS = frozenset({"dmidecode", "lshw", "inxi", "hwinfo", "smart", "smartctl"})
_DEEPEST_ENVELOPE = 6


def read_ereuse(text: str) -> HardwareFacts:
    """All that the snapshot's reports say together. Raises ReadingError DAMAGED for what is cut off or holds no
    snapshot that can be read."""
    return merge(snapshot_reports(text)).facts


def snapshot_reports(text: str) -> list[HardwareFacts]:
    """Each report of the snapshot for itself, to be weighed against others: at least one. Raises as `read_ereuse`."""
    snapshot = next(_snapshots(_value(text), 0), None)
    if snapshot is None:
        raise ReadingError(ReadingFault.DAMAGED)
    data = snapshot.get("data")
    found = _reports(data) if isinstance(data, dict) else [facts_of_components(snapshot)]
    if not found:
        raise ReadingError(ReadingFault.DAMAGED)
    return found


def _value(text: str) -> object:
    """JSON; and where it is not quite that (a comma too many, a word without quotes) or YAML, YAML."""
    try:
        return load_json(json_in(text))
    except ReadingError as broken:
        with suppress(ReadingError):
            return load_yaml(text)
        raise broken from None


def _snapshots(value: object, depth: int) -> Iterator[dict[str, object]]:
    """The first stands: an envelope holds one, at whatever depth its maker liked."""
    for said in objects(value):
        data = said.get("data")
        reports = isinstance(data, dict) and data.keys() & _REPORTS
        if reports or isinstance(said.get("device"), dict):
            yield said
        elif depth < _DEEPEST_ENVELOPE:
            for inside in said.values():
                yield from _snapshots(inside, depth + 1)


def _reports(data: dict[str, object]) -> list[HardwareFacts]:
    """What can be read of them: one broken report does not take the others with it. hwinfo says less of disks than
    lshw, so it is asked where that is missing."""
    found = {name: facts for name, reader in _READERS.items() if (facts := _read(reader, data.get(name)))}
    hwinfo = None if "lshw" in found else _read(lambda said: read_hwinfo(_text(said)), data.get("hwinfo"))
    return [*found.values(), *([hwinfo] if hwinfo else [])]


def _read(reader: Callable[[object], HardwareFacts], said: object) -> HardwareFacts | None:
    with suppress(ReadingError):
        return reader(said) if said else None
    return None


def _text(said: object) -> str:
    if not isinstance(said, str):
        raise ReadingError(ReadingFault.DAMAGED)
    return said


def _lshw(said: object) -> HardwareFacts:
    return read_lshw_json(said) if isinstance(said, str) else facts_of_lshw(nodes_of(said))


def _smart(said: object) -> HardwareFacts:
    """All drives were asked, the stick that the system came from too."""
    drives = smartctl_drives(load_json(said) if isinstance(said, str) else said)
    return facts_of_drives([drive for drive in drives if not drive.on_usb])


_READERS: dict[str, Callable[[object], HardwareFacts]] = {
    "dmidecode": lambda said: read_dmidecode(_text(said)),
    "lshw": _lshw,
    "inxi": lambda said: read_inxi_json(_text(said)),
    "smart": _smart,
    "smartctl": _smart,
}
"""By the key under which a snapshot holds the report."""
