"""What smartctl says of one disk, in its JSON and text alike. A report on one disk knows nothing of the others."""

from dataclasses import dataclass

from digibank.domain.device import Kind
from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.facts import CarrierFacts, HardwareFacts
from digibank.readers.hardware.brands import clean_name
from digibank.readers.hardware.carriers import disk_serial, technology
from digibank.readers.hardware.health import Record
from digibank.readers.hardware.values import as_gb

_LARGEST = 10**15
"""Bytes; a drive without a medium makes up its size."""


@dataclass(frozen=True)
class Drive:
    """`spin` is in revolutions a minute, 0 for none. `kind` as SCSI calls it: disk, CD/DVD, enclosure."""

    device: str
    model: str | None
    serial: str | None
    size: int | None
    spin: int | None
    record: Record
    nvme: bool = False
    on_usb: bool = False
    kind: str = "disk"


def facts_of(drives: list[Drive]) -> HardwareFacts:
    """Raises ReadingError DAMAGED where no drive is named: a verdict on nobody serves nobody."""
    known = [drive for drive in drives if drive.model or drive.serial or drive.kind != "disk"]
    if not known:
        raise ReadingError(ReadingFault.DAMAGED)
    inner = (drive for drive in known if drive.kind == "disk")  # on a USB adapter too: somebody asked for this one
    return HardwareFacts(
        Kind.OTHER, None, None, None, carriers=tuple(_carrier(drive) for drive in inner), carriers_whole=False
    )


def _carrier(drive: Drive) -> CarrierFacts:
    named = clean_name(drive.model)
    turns = drive.spin is not None and drive.spin > 0
    return CarrierFacts(
        serial=disk_serial(drive.serial),
        model=named,
        size_gb=as_gb(drive.size) if drive.size and drive.size < _LARGEST else None,
        type=technology(drive.device, named, turns=turns, solid=drive.nvme or drive.spin == 0),
        health=drive.record.health,
        power_on_hours=drive.record.power_on_hours,
        worn_percent=drive.record.worn_percent,
        bad_sectors=drive.record.bad_sectors,
    )
