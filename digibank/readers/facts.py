"""What a report says, the same shape for every format. Null (None) means: the report does not say it."""

from dataclasses import dataclass
from enum import StrEnum

from digibank.domain.device import Kind
from digibank.domain.wipe import Medium, Remark, Verdict


class Health(StrEnum):
    """What a disk says of itself. WORN works, but bad sectors or used-up cells are on the record; FAILING is a disk
    that its own firmware gives up on."""

    GOOD = "good"
    WORN = "worn"
    FAILING = "failing"


@dataclass(frozen=True)
class CarrierFacts:
    """One inner disk. `size_gb` is decimal (10^9 bytes); `type` is ssd, hdd, flash or None. `worn_percent` is what an
    SSD has used of the life its maker promises (it may pass 100); `bad_sectors` are those given up or about to be."""

    serial: str | None
    model: str | None
    size_gb: float | None
    type: str | None
    health: Health | None = None
    power_on_hours: int | None = None
    worn_percent: int | None = None
    bad_sectors: int | None = None


@dataclass(frozen=True)
class BatteryFacts:
    """One battery. `health_percent` is what it holds now of what it held when new, at most 100."""

    serial: str | None = None
    model: str | None = None
    design_wh: float | None = None
    full_wh: float | None = None
    health_percent: float | None = None
    cycles: int | None = None


@dataclass(frozen=True)
class ScreenFacts:
    """The built-in screen: its diagonal in inches and its pixels."""

    inches: float | None = None
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True)
class HardwareFacts:
    """One machine, or the part of one that a report speaks of (`kind` is then OTHER and the machine's own facts are
    None). `ram_gb` is GiB as fitted; `carriers` is None where the format does not list disks at all,
    and a (perhaps empty) tuple where it does: "lists no disk" and "does not speak of disks" are not the same.
    `unnamed_carriers` counts disks that the report shows to be there without naming them (lshw of 2018 saw the
    NVMe controller, not its disk): where it is not 0, `carriers` is not the whole list. Nor is it where
    `carriers_whole` is False: a report on one disk knows nothing of the others.

    `uuid` is SMBIOS's, in lower case. `keyboard` is the layout the system is set to (`nl-BE`), not what is printed on
    the keys. `firmware` is uefi or bios, as started; `tpm` the version of the standard, such as 2.0."""

    kind: Kind
    make: str | None
    model: str | None
    serial: str | None
    imei: str | None = None
    cpu: str | None = None
    ram_gb: float | None = None
    carriers: tuple[CarrierFacts, ...] | None = None
    unnamed_carriers: int = 0
    carriers_whole: bool = True
    uuid: str | None = None
    batteries: tuple[BatteryFacts, ...] | None = None
    screen: ScreenFacts | None = None
    keyboard: str | None = None
    os: str | None = None
    os_version: str | None = None
    firmware: str | None = None
    secure_boot: bool | None = None
    tpm: str | None = None

    @property
    def names_a_machine(self) -> bool:
        """Not so for a report on disks or a battery alone: its OTHER says nothing of the machine's kind."""
        told = (self.make, self.model, self.serial, self.imei, self.cpu, self.ram_gb)
        return self.kind is not Kind.OTHER or any(told)


@dataclass(frozen=True)
class WipeFacts:
    """What one run says of one drive. Times are as the tool wrote them: local, without zone, possibly wrong."""

    carrier_serial: str | None
    carrier_model: str | None
    size_gb: float | None
    method: str | None
    tool: str
    tool_version: str | None
    started: str | None
    finished: str | None
    result: Verdict
    errors: int | None
    host_serial: str | None
    removable: bool = False  # on a USB bus: perhaps the stick that the tool was started from
    medium: Medium | None = None
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class WipeReport:
    """All drives that one wipe report speaks of, in the report's order. `drives` also holds drives that were seen but
    not wiped (result NOT_A_WIPE), because a log that names a machine and its drives also lists its carriers."""

    wipes: tuple[WipeFacts, ...]
