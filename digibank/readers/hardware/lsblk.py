"""lsblk of util-linux: as JSON (-J), as pairs (-P) and as printed. It lists every disk, but names them only where it
was asked to (`-o NAME,SIZE,MODEL,SERIAL,…` or `-O`)."""

import re
from collections.abc import Iterator

from digibank.domain.device import Kind
from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.facts import CarrierFacts, HardwareFacts
from digibank.readers.hardware.brands import clean_name
from digibank.readers.hardware.carriers import disk_serial, is_sd_card, technology
from digibank.readers.hardware.columns import table_rows
from digibank.readers.hardware.json_report import json_in, load_json, objects
from digibank.readers.hardware.values import as_gb, plain

_SIZE = re.compile(r"(\d{1,18}(?:[.,]\d{1,3})?)\s?([KMGTPE])?(?:i?B)?", re.IGNORECASE)
_POWERS = " KMGTPE"
_PAIR = re.compile(r'([A-Z][A-Z:%_-]{0,20})="([^"]{0,300})"')
_HEADER = re.compile(r"^NAME[ \t].*\bSIZE\b.*$", re.MULTILINE)
_NAME = re.compile(r"[a-z]{2,5}\w{0,20}")
_NO_DISK = re.compile(r"(?:loop|zram|ram|sr|fd|dm-|md|nbd|rbd|zd|mtdblock)\d*")
_CHIP = re.compile(r"(mmcblk\d+)(boot\d+|rpmb|gp\d+)?")
_MOST_DEVICES = 10_000

_Said = dict[str, str]
"""One device: the columns' names in lower case, and what stands there. Yes and no are 1 and 0."""


def read_lsblk(text: str) -> HardwareFacts:
    """An empty list is an answer: nothing is inside. Raises ReadingError DAMAGED for JSON that is cut off."""
    devices = list(_devices(text))
    chips = {match[1] for said in devices if (match := _CHIP.fullmatch(said["name"])) and match[2]}
    disks = {said["name"]: said for said in devices if _is_inner(said, chips)}
    return HardwareFacts(Kind.OTHER, None, None, None, carriers=tuple(map(_carrier, disks.values())))


def _devices(text: str) -> Iterator[_Said]:
    if '"blockdevices"' in text:
        found = _in_json(load_json(json_in(text)))
    elif _PAIR.search(text) and 'NAME="' in text:
        found = ({key.lower(): value for key, value in _PAIR.findall(line)} for line in text.split("\n"))
    else:
        found = _in_table(text)
    for said in found:
        name = _NAME.search(said.get("name", "").lower())
        if name:
            yield said | {"name": name[0]}


def _in_json(value: object) -> Iterator[_Said]:
    """Disks stand outermost, or innermost where the tree was turned round (-s)."""
    waiting = [device for top in objects(value) for device in objects(top.get("blockdevices"))]
    for count, device in enumerate(waiting):  # grows while it is walked
        if count > _MOST_DEVICES:
            raise ReadingError(ReadingFault.DAMAGED)
        waiting.extend(objects(device.get("children")))
        yield {key.lower(): _word(value) for key, value in device.items()}


def _word(value: object) -> str:
    return str(int(value)) if isinstance(value, bool) else plain(value) or ""


def _in_table(text: str) -> Iterator[_Said]:
    header = _HEADER.search(text)
    if header is None:
        raise ReadingError(ReadingFault.DAMAGED)
    for row in table_rows(text[header.start() :].split("\n")):
        yield {key.lower(): value for key, value in row.items()}


def _is_inner(said: _Said, chips: set[str]) -> bool:
    """Soldered eMMC has boot areas, which are listed beside it; an SD card has none."""
    name = said["name"]
    if said.get("type", "disk") != "disk" or _NO_DISK.fullmatch(name) or said.get("tran") in {"usb", "ieee1394"}:
        return False
    chip = _CHIP.fullmatch(name)
    if chip:
        plugged = "1" in (said.get("rm"), said.get("hotplug")) or is_sd_card(said.get("model"))
        return chip[2] is None and (chip[1] in chips or not plugged)
    return said.get("rm", "0") != "1" and _bytes(said.get("size")) != 0


def _carrier(said: _Said) -> CarrierFacts:
    named, rotates = clean_name(said.get("model")), said.get("rota")
    return CarrierFacts(
        serial=disk_serial(said.get("serial")),
        model=named,
        size_gb=as_gb(_bytes(said.get("size"))),
        type=technology(said["name"], named, turns=rotates == "1", solid=rotates == "0"),
    )


def _bytes(size: str | None) -> int | None:
    """`465.8G` and, where the language has it, `465,8G`: powers of 1024. Without a letter, bytes."""
    match = _SIZE.fullmatch(size or "")
    if match is None:
        return None
    return int(float(match[1].replace(",", ".")) * 1024 ** _POWERS.index((match[2] or " ").upper()))
