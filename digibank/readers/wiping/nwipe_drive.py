"""What one run says of one drive: what it is, how far the work on it came, and everything that speaks against it."""

from dataclasses import dataclass, field

from digibank.domain.wipe import Medium


def medium_of(bus: str | None) -> Medium | None:
    """nwipe says `ATA-SSD` from 0.35 on where the drive does; a bare `ATA` may be either. NVMe is never a disk."""
    name = (bus or "").strip().upper()
    if name.endswith("-SSD") or name == "NVME":
        return Medium.SSD
    return Medium.FLASH if name.startswith("MMC") else None


@dataclass
class Work:
    """The work on a drive since its method was invoked. The flags follow the order in which nwipe writes."""

    method: str
    by_firmware: bool = False  # the drive was told to erase itself: no passes, so never `finished`; a person decides
    passes_open: bool = False  # a pass was begun, and the last one of its round is not done
    passes_done: int = 0
    rounds_done: bool = False
    blanking: bool = False  # the zero pass that follows the method's own passes
    blanked: bool = False
    final_random: bool = False  # RCMP TSSIT OPS-II ends with a random pass instead
    final_random_done: bool = False
    verified: bool = False  # what was written last was read back; any later writing makes it untrue again
    least_written: int | None = None  # bytes, over all passes
    least_read: int | None = None

    @property
    def wrote(self) -> bool:
        return self.passes_done > 0 or self.blanked or self.final_random_done

    @property
    def finished(self) -> bool:
        """All passes of all rounds done, and the last stage too where one was begun."""
        last_stage = (self.blanked or not self.blanking) and (self.final_random_done or not self.final_random)
        return self.rounds_done and not self.passes_open and last_stage

    def writing(self) -> None:
        self.verified = False

    def counted(self, number: int, *, written: bool) -> None:
        """A line `N bytes written to` or `N bytes read from`."""
        if written:
            self.writing()
            self.least_written = number if self.least_written is None else min(self.least_written, number)
            self.final_random_done = self.final_random_done or self.final_random
        else:
            self.least_read = number if self.least_read is None else min(self.least_read, number)


@dataclass
class Drive:
    """One drive in one run. `name` is the device without `/dev/`: the one thing that joins the lines of a log."""

    name: str
    model: str | None = None
    serial: str | None = None  # as written, placeholders too
    bus: str | None = None
    size: int | None = None  # bytes, exact
    rounded_gb: float | None = None  # from the size in words
    introduced: bool = False  # its `Found` line is there: nothing before it was lost
    work: Work | None = None

    failed: bool = False  # [FAILURE], a failure status, a drive that refused
    counted_errors: dict[str, int] = field(default_factory=dict)  # `N verification errors on`, by kind
    exit_note: str | None = None  # "errors": certain; "either": 0.28 to 0.32 write the same after an abort
    cancelled: bool = False
    trouble: bool = False  # an error that names the drive while it was worked on
    hidden_sectors: bool = False

    status: str | None = None  # of the Drive Status table: Erased, -FAILED-, UABORTED, INSANITY
    flagged: bool = False  # `!` in front of that row
    status_text: str = ""  # its last column, model/serial
    table_errors: int | None = None  # sum of the error columns
    bytes_erased: int | None = None
    bytes_total: int | None = None

    @property
    def touched(self) -> bool:
        """This run did, or claims to have done, something to the drive."""
        return self.work is not None or self.status is not None

    @property
    def errors(self) -> int | None:
        """None where the log has neither a table of errors nor a count in words."""
        if self.table_errors is not None:
            return self.table_errors
        return sum(self.counted_errors.values()) if self.counted_errors else None
