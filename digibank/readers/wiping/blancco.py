"""Blancco reports in XML: as its console exports them, and flattened into dotted names (`erasure.state`).

Versions differ in how deep things lie, so what counts is the name. Facts of the format: the structure that public
readers of such reports expect. The report's own signature (`integrity`) can be checked by Blancco only.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from digibank.domain.identifiers import clean_serial, serial_key
from digibank.domain.reading import ReadingError, ReadingFault
from digibank.domain.wipe import Medium, Remark, Verdict
from digibank.readers.facts import WipeFacts, WipeReport
from digibank.readers.hardware.serials import machine_serial
from digibank.readers.hardware.values import plain, whole_number
from digibank.readers.markup import Element, parse_xml

_STATES = {
    "successful": Verdict.PASSED,
    "failed": Verdict.FAILED,
    "cancelled": Verdict.ABORTED,
    "canceled": Verdict.ABORTED,
    "aborted": Verdict.ABORTED,
    "interrupted": Verdict.ABORTED,
    "stopped": Verdict.ABORTED,
    "in progress": Verdict.IN_PROGRESS,
    "running": Verdict.IN_PROGRESS,
    "not erased": Verdict.NOT_A_WIPE,
}
_COUNTS = ("total_errors", "failed_sectors", "unwritable_sectors", "unreadable_sectors")
_ROUNDS = ("overwriting_rounds", "firmware_rounds", "total_erasure_rounds")
_HIDDEN = ("hpa", "dco", "hidden_area", "hidden_sectors", "remapped_hidden")
_NOTHING_HIDDEN = ("", "0", "no", "none", "false", "not found", "not supported", "removed", "disabled", "n/a")
_MEDIA = {"ssd": Medium.SSD, "nvme": Medium.SSD, "hdd": Medium.HDD, "internal memory": Medium.FLASH}
_COMPLAINT = frozenset({"failure", "failures", "error", "exception", "exceptions", "warning"})
_NONE = "None"
_IMEI = "IMEI:"


@dataclass(frozen=True)
class _Machine:
    """Who wrote the report, and the machine it was written on."""

    tool: str
    version: str | None
    serial: str | None


def read_blancco(text: str) -> WipeReport:
    """One entry an erasure; none for a request to export reports. Raises ReadingError DAMAGED for XML that is cut off
    or holds neither an erasure nor a request."""
    root = parse_xml(text)
    units = list(_units(root))
    wipes = [wipe for unit in units for wipe in _unit_wipes(unit)]
    if not wipes and root.name != "request" and not any(element.name == "blancco_data" for element in root.walk()):
        raise ReadingError(ReadingFault.DAMAGED)
    return WipeReport(tuple(_one_each(wipes)))


def _units(root: Element) -> Iterator[Element]:
    """One report each: several may stand in one file."""
    found = [element for element in root.walk() if element.name in ("report", "UNIT") and element.children]
    yield from found or [root]


def _unit_wipes(unit: Element) -> list[WipeFacts]:
    flat = [child for child in unit.children if "." in child.name]
    if flat:
        return _flat_wipes(flat)
    machine = _Machine(
        tool=_first(unit, "product_name") or "Blancco",
        version=_first(unit, "product_version"),
        serial=next((_entry(system, "serial") for system in _blocks(unit, "system")), None),
    )
    doubted = _first(unit, "verified") == "false"
    return [_block_facts(block, machine, doubted=doubted) for block in _blocks(unit, "erasure")]


def _block_facts(block: Element, machine: _Machine, *, doubted: bool) -> WipeFacts:
    target = next(_blocks(Element("", {}, children=block.children), "target"), None)
    erasure = _told(block.children)
    if doubted or any(_COMPLAINT & {element.name, element.attributes.get("name")} for element in block.walk()):
        erasure["failure"] = _TWICE
    return _facts(erasure, _told(target.children if target else ()), machine)


def _flat_wipes(flat: list[Element]) -> list[WipeFacts]:
    """A name that stands twice with two values cannot be told to belong to one erasure or the other."""
    told = _told(flat)
    machine = _Machine(
        tool=told.get("description.document_log.log_entry.author.product_name") or "Blancco",
        version=told.get("description.document_log.log_entry.author.product_version"),
        serial=told.get("hardware.system.serial"),
    )
    erasure = _under("erasure.", told)
    if told.get("description.description_entries.verified") == "false":
        erasure["failure"] = _TWICE
    return [_facts(erasure, _under("erasure.target.", told), machine)] if erasure else []


def _under(prefix: str, told: dict[str, str]) -> dict[str, str]:
    return {name.removeprefix(prefix): value for name, value in told.items() if name.startswith(prefix)}


def _blocks(unit: Element, name: str) -> Iterator[Element]:
    return (
        element
        for element in unit.walk()
        if name in (element.attributes.get("name"), element.name) and element.children
    )


def _first(unit: Element, name: str) -> str | None:
    return next((plain(element.text) for element in unit.walk() if element.name == name and element.text), None)


def _entry(block: Element, name: str) -> str | None:
    return _told(block.children).get(name)


_TWICE = "\0"


def _told(elements: Iterable[Element]) -> dict[str, str]:
    """Names and values of single entries. One that is said twice in two ways becomes a value that nothing equals."""
    told: dict[str, str] = {}
    for element in elements:
        name = element.attributes.get("name") or element.name
        value = plain(element.text)
        if not element.children and value not in (None, _NONE):
            told[name] = value if told.get(name, value) == value else _TWICE
    return told


def _facts(erasure: dict[str, str], target: dict[str, str], machine: _Machine) -> WipeFacts:
    serial = target.get("serial")
    if serial is None or serial.startswith(_IMEI):  # a phone's storage bears the phone's number
        serial = machine.serial if serial else None
    size = whole_number(target.get("capacity"))
    hidden = _hidden(erasure, target)
    verdict = _verdict(erasure)
    return WipeFacts(
        carrier_serial=clean_serial(serial),
        carrier_model=target.get("model"),
        size_gb=size / 1e9 if size else None,
        method=erasure.get("erasure_standard_name"),
        tool=machine.tool,
        tool_version=machine.version,
        started=erasure.get("start_time"),
        finished=erasure.get("end_time"),
        result=Verdict.UNCLEAR if hidden and verdict is Verdict.PASSED else verdict,
        errors=whole_number(erasure.get("total_errors")),
        host_serial=machine_serial(machine.serial),
        removable=target.get("interface_type", "").upper().startswith("USB"),
        medium=_MEDIA.get(target.get("type", "").lower()),
        remarks=(Remark.HIDDEN_SECTORS,) if hidden else (),
    )


def _verdict(erasure: dict[str, str]) -> Verdict:
    """Blancco verifies what it calls successful. Its word counts where its numbers agree with it."""
    result = _STATES.get(erasure.get("state", "").lower(), Verdict.UNCLEAR)
    if result is not Verdict.PASSED:
        return result
    counts = [erasure[name] for name in _COUNTS if name in erasure]
    rounds = [erasure[name] for name in _ROUNDS if name in erasure]
    nothing_done = bool(rounds) and not any(whole_number(count) for count in rounds)
    whole = bool(erasure.get("start_time")) and bool(erasure.get("end_time")) and _TWICE not in erasure.values()
    agrees = whole and not nothing_done and all(whole_number(count) == 0 for count in counts)
    return Verdict.PASSED if agrees and not _complains(erasure) else Verdict.UNCLEAR


def _complains(erasure: dict[str, str]) -> bool:
    return any(not _COMPLAINT.isdisjoint(name.split(".")) for name in erasure)


def _hidden(erasure: dict[str, str], target: dict[str, str]) -> bool:
    told = [value for block in (erasure, target) for name, value in block.items() if name.lower().startswith(_HIDDEN)]
    return any(value.lower() not in _NOTHING_HIDDEN for value in told)


def _one_each(wipes: list[WipeFacts]) -> list[WipeFacts]:
    """A drive that was erased twice in one report stands once, with its last erasure; with none where two disagree
    and one does not say when it ended."""
    by_drive: dict[str, list[WipeFacts]] = {}
    for number, wipe in enumerate(wipes):
        by_drive.setdefault(serial_key(wipe.carrier_serial) or f"#{number}", []).append(wipe)
    return [_last(runs) for runs in by_drive.values()]


def _last(runs: list[WipeFacts]) -> WipeFacts:
    last = max(runs, key=lambda run: run.finished or "")
    disagree = len({run.result for run in runs}) > 1 and not all(run.finished for run in runs)
    return replace(last, result=Verdict.UNCLEAR, remarks=(Remark.CONTRADICTS,)) if disagree else last
