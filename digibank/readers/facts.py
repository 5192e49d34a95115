"""What a report says, the same shape for every format. Null (None) means: the report does not say it."""

from dataclasses import dataclass

from digibank.domain.device import Kind
from digibank.domain.wipe import Verdict


@dataclass(frozen=True)
class CarrierFacts:
    """One inner disk. `size_gb` is decimal (10^9 bytes); `type` is ssd, hdd, flash or None."""

    serial: str | None
    model: str | None
    size_gb: float | None
    type: str | None


@dataclass(frozen=True)
class HardwareFacts:
    """One machine. `ram_gb` is GiB as fitted; `carriers` is None where the format does not list disks at all,
    and a (perhaps empty) tuple where it does: "lists no disk" and "does not speak of disks" are not the same.
    `unnamed_carriers` counts disks that the report shows to be there without naming them (lshw of 2018 saw the
    NVMe controller, not its disk): where it is not 0, `carriers` is not the whole list."""

    kind: Kind
    make: str | None
    model: str | None
    serial: str | None
    imei: str | None = None
    cpu: str | None = None
    ram_gb: float | None = None
    carriers: tuple[CarrierFacts, ...] | None = None
    unnamed_carriers: int = 0


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


@dataclass(frozen=True)
class WipeReport:
    """All drives that one wipe report speaks of, in the report's order. `drives` also holds drives that were seen but
    not wiped (result NOT_A_WIPE), because a log that names a machine and its drives also lists its carriers."""

    wipes: tuple[WipeFacts, ...]
