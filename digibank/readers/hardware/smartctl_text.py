"""smartctl as printed, since version 5: several runs may stand in one file, each under its own first line."""

import re
from collections.abc import Iterator

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.facts import HardwareFacts
from digibank.readers.hardware.health import Attribute, Record
from digibank.readers.hardware.smartctl import Drive, facts_of
from digibank.readers.hardware.values import decimal_number, grouped_number, plain

_RUN = re.compile(r"^smartctl (?:version )?\d", re.MULTILINE)
_FIELD = re.compile(r"^[ \t]*([A-Z][\w /.()#-]{2,60}?)[ \t]*:[ \t]+(\S.*)$")
_ATTRIBUTE = re.compile(
    r"^[ \t]{0,4}(\d{1,3})[ \t]+([\w%-]{2,40})[ \t]+\S{3,9}[ \t]+(\d{1,3})"
    r"[ \t]+(?:\d{1,3}|-+)[ \t]+(?:\d{1,3}|-+)[ \t]+(.*)$"
)
_WARNING = re.compile(r"0x[0-9a-fA-F]{1,4}")
_DEVICE = re.compile(r"/dev/[\w/]{1,40}")
_MOST_RUNS = 500  # in one file: the disks of the largest server
_MODELS = ("Device Model", "Model Number", "Product", "Device")
_OLD_VERSION = re.compile(r"\s+Version:.*$")


def read_smartctl_text(text: str) -> HardwareFacts:
    """Raises ReadingError DAMAGED where no drive is named."""
    starts = [match.start() for match in _RUN.finditer(text)] or [0]
    if len(starts) > _MOST_RUNS:
        raise ReadingError(ReadingFault.DAMAGED)
    return facts_of([_drive(text[a:b]) for a, b in zip(starts, [*starts[1:], len(text)], strict=True)])


def _drive(text: str) -> Drive:
    said: dict[str, str] = {}
    attributes: list[Attribute] = []
    for line in text.split("\n"):
        if field := _FIELD.match(line):
            said.setdefault(field[1].lower(), field[2].strip())
        elif row := _ATTRIBUTE.match(line):
            attributes.append(_attribute(row))
    model = next((said[key.lower()] for key in _MODELS if key.lower() in said), None)
    spin = said.get("rotation rate", "")
    nvme = "nvme version" in said or "nvm" in said.get("device type", "").lower() or "percentage used" in said
    device = _DEVICE.search(text)
    return Drive(
        device=device[0] if device else "",
        model=plain(_OLD_VERSION.sub("", model)) if model else None,
        serial=plain(said.get("serial number")),
        size=next(_sizes(said), None),
        spin=0 if "solid state" in spin.lower() else grouped_number(spin),
        record=_record(said, tuple(attributes)),
        nvme=nvme,
        kind=_kind(said),
    )


def _kind(said: dict[str, str]) -> str:
    kind = said.get("device type", "disk").lower()
    return "disk" if kind.startswith(("disk", "nvm")) else kind


def _sizes(said: dict[str, str]) -> Iterator[int]:
    for key in ("user capacity", "total nvm capacity", "namespace 1 size/capacity"):
        if size := grouped_number(said.get(key)):
            yield size


def _record(said: dict[str, str], attributes: tuple[Attribute, ...]) -> Record:
    verdict = said.get("smart overall-health self-assessment test result") or said.get("smart health status")
    warning = _WARNING.match(said.get("critical warning", ""))
    return Record(
        passed=verdict.upper().startswith(("PASSED", "OK")) if verdict else None,
        warning=int(warning[0], 16) if warning else 0,
        hours=grouped_number(said.get("power on hours") or said.get("accumulated power on time, hours")),
        used_percent=_percent(said.get("percentage used") or said.get("percentage used endurance indicator")),
        grown_defects=grouped_number(said.get("elements in grown defect list")),
        attributes=attributes,
    )


def _percent(text: str | None) -> int | None:
    number = decimal_number(text)
    return int(number) if number is not None else None


def _attribute(row: re.Match[str]) -> Attribute:
    """The last column is the raw value; the one before says whether the attribute fails or failed."""
    words = row[4].split()
    while words and not words[0][0].isdigit() and words[0] not in ("-", "FAILING_NOW", "In_the_past", "NOW", "Past"):
        words.pop(0)  # type and update time stand before them, save in `smartctl -x`
    failed = words.pop(0) if words and not words[0][0].isdigit() else "-"
    raw = re.match(r"\d{1,15}", words[0]) if words else None
    return Attribute(
        id=int(row[1]),
        name=row[2],
        value=int(row[3]),
        raw=int(raw[0]) if raw else None,
        failing_now=failed in ("FAILING_NOW", "NOW"),
    )
