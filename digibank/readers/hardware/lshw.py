"""What lshw's nodes mean, in its JSON, XML and text alike: machine, processor, memory and disks.

Without root rights it sees no serial numbers, no memory banks and few disks; what it then gives for memory is what
the system can use, somewhat less than what is fitted.
"""

import re

from digibank.domain.identifiers import clean_serial
from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.facts import BatteryFacts, CarrierFacts, HardwareFacts
from digibank.readers.hardware.brands import brand, clean_name, model, without_sku
from digibank.readers.hardware.carriers import technology
from digibank.readers.hardware.chassis import kind_of
from digibank.readers.hardware.lshw_tree import Node
from digibank.readers.hardware.serials import machine_serial, machine_uuid
from digibank.readers.hardware.values import as_gb, as_gib, watt_hours

_NOT_RAM = re.compile(r"flash|\brom\b|eprom\b|bios|cache", re.IGNORECASE)
_OUTSIDE = ("usb@", "firewire@", "ieee1394@", "pcmcia@")
_OUTSIDE_DRIVERS = frozenset({"usb-storage", "uas", "ums-realtek", "firewire_sbp2"})
_OPTICAL = re.compile(r"\bDVD|\bCD-?R|\bBD-?R|\bCDDVD|Blu-?ray", re.IGNORECASE)
_DISK_DEVICE = re.compile(r"/dev/(?:sd[a-z]+|hd[a-z]|vd[a-z]+|xvd[a-z]+|nvme\d+n\d+|mmcblk\d+)")
_ON_MMC = re.compile(r"/dev/mmcblk\d+")
_SPIN = re.compile(r"\d{4,5}rpm")


def facts_of(nodes: list[Node]) -> HardwareFacts:
    """Raises ReadingError DAMAGED where none of the nodes says what it is."""
    if not any(isinstance(node.said.get("class"), str) for node in nodes):
        raise ReadingError(ReadingFault.DAMAGED)
    root = next((node for node in nodes if node.is_class("system") and not node.above), None)
    system = root or Node({}, ())  # `lshw -class disk` names no machine
    product = without_sku(system.text("product"))
    make = brand(system.text("vendor"))
    named = model(make, product, system.text("version"))
    chassis = system.setting("chassis") or system.text("description")
    controllers = [node for node in nodes if _is_nvme_controller(node)]
    disks = [node for node in nodes if _is_inner_disk(node)]
    return HardwareFacts(
        kind=kind_of(chassis, clean_name(system.text("vendor")), f"{named or ''} {product or ''}"),
        make=make,
        model=named,
        serial=machine_serial(system.text("serial")),
        cpu=_cpu(nodes),
        ram_gb=as_gib(_ram(nodes)),
        carriers=tuple(_carrier(node) for node in disks) if root or disks else None,
        unnamed_carriers=sum(1 for c in controllers if not any(c in disk.above for disk in disks)),
        uuid=machine_uuid(system.setting("uuid")),
        batteries=tuple(map(_battery, batteries)) if (batteries := list(filter(_is_battery, nodes))) else None,
        firmware="uefi" if any(node.id == "firmware" and node.can("uefi") for node in nodes) else None,
    )


def _is_battery(node: Node) -> bool:
    """Power supplies of desktops are nodes of the same class, full of placeholders."""
    return node.is_class("power") and node.id == "battery" and bool(node.number("capacity"))


def _battery(node: Node) -> BatteryFacts:
    """`capacity` is what it held when new; lshw does not know what it holds now."""
    return BatteryFacts(
        serial=clean_serial(node.text("serial")),
        model=clean_name(node.text("product")),
        design_wh=watt_hours(node.number("capacity"), "mWh"),
    )


def _cpu(nodes: list[Node]) -> str | None:
    names = (clean_name(node.text("product")) for node in nodes if node.is_class("processor"))
    return next(filter(None, names), None)


def _ram(nodes: list[Node]) -> int | None:
    """The banks' sum; without banks (no root rights, virtual machine) what the memory node itself says."""
    memories = [n for n in nodes if n.is_class("memory") and not _NOT_RAM.search(n.text("description") or "")]
    banks = sum(n.number("size") or 0 for n in memories if n.id == "bank" and not _in_other_memory(n))
    whole = sum(n.number("size") or 0 for n in memories if n.id == "memory")
    return max(banks, whole) or None


def _in_other_memory(bank: Node) -> bool:
    return any(_NOT_RAM.search(node.text("description") or "") for node in bank.above if node.is_class("memory"))


def _is_nvme_controller(node: Node) -> bool:
    return node.is_class("storage") and (
        node.setting("driver") == "nvme" or node.can("nvm_express") or node.id == "nvme"
    )


def _is_inner_disk(node: Node) -> bool:
    if node.id == "medium" or not _is_disk(node) or _is_outside(node) or _is_optical(node):
        return False
    return bool(node.number("size")) or (_holder(node).text("product") is not None and node.id != "card")


def _is_disk(node: Node) -> bool:
    names = node.logical_names
    if any(_ON_MMC.fullmatch(name) for name in names):  # its class is disk or generic, by version
        return not any(
            n.can("sd", "removable") or "SD Card" in (n.text("description") or "") for n in _with_above(node)
        )
    if not node.is_class("disk") or node.can("removable"):
        return False
    return not names or any(_DISK_DEVICE.fullmatch(name) for name in names)


def _is_outside(node: Node) -> bool:
    """Behind a USB or FireWire plug: a stick, a card reader, a drive that goes home with its owner."""
    return any(
        (n.text("businfo") or "").startswith(_OUTSIDE) or n.setting("driver") in _OUTSIDE_DRIVERS
        for n in _with_above(node)
    )


def _is_optical(node: Node) -> bool:
    return (
        node.id == "cdrom"
        or node.can("cd-r", "cd-rw", "dvd", "dvd-r", "audio")
        or _OPTICAL.search(f"{node.text('description')} {node.text('product')}") is not None
    )


def _with_above(node: Node) -> tuple[Node, ...]:
    return (node, *node.above)


def _holder(node: Node) -> Node:
    """The node that bears model and serial number: for NVMe the controller, for eMMC the device, else the disk."""
    if node.text("product") or not node.above:
        return node
    parent = node.above[0]
    soldered = any(_ON_MMC.fullmatch(name) for name in node.logical_names)
    return parent if _is_nvme_controller(parent) or soldered else node


def _carrier(node: Node) -> CarrierFacts:
    holder = _holder(node)
    named = clean_name(holder.text("product"))
    return CarrierFacts(
        serial=clean_serial(holder.text("serial")),
        model=named,
        size_gb=as_gb(node.number("size")),
        type=technology(
            " ".join(node.logical_names),
            named,
            turns=any(_SPIN.fullmatch(str(name)) for name in _capabilities(node)),
            solid=_is_nvme_controller(holder),
        ),
    )


def _capabilities(node: Node) -> tuple[object, ...]:
    listed = node.said.get("capabilities")
    return tuple(listed) if isinstance(listed, dict) else ()
