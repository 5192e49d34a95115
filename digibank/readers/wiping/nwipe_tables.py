"""The summary tables at the end of an nwipe log (0.30 and later), read by their headings: two of them look alike."""

from dataclasses import dataclass

from digibank.readers.wiping.nwipe_drive import Drive

_STATUS, _LAST = "Status", "Model/Serial Number"
_ERASED, _TOTAL = "Bytes Erased", "Bytes Total"
_STATUS_WIDTH, _ERASED_STATUS = 8, "Erased"
_LONGEST_NUMBER = 20
_NO_SERIAL = "/(S/N: unknown)"


@dataclass(frozen=True)
class Row:
    """`name` is the device, cut from the left to 8 signs (6 before 0.33); `flagged` is the `!` in front."""

    name: str
    flagged: bool
    cells: dict[str, str]

    def tell(self, drive: Drive) -> None:
        """Writes what the row says into the drive."""
        if _STATUS in self.cells and _LAST in self.cells:
            told_worse_before = drive.status not in (None, _ERASED_STATUS)
            if len(self.cells[_STATUS]) == _STATUS_WIDTH and not told_worse_before:
                drive.status, drive.flagged = self.cells[_STATUS].strip(), self.flagged
                drive.status_text = self.cells[_LAST].strip()
        elif _ERASED in self.cells and _TOTAL in self.cells:
            drive.bytes_erased, drive.bytes_total = _number(self.cells[_ERASED]), _number(self.cells[_TOTAL])
        else:
            self._tell_errors(drive)

    def _tell_errors(self, drive: Drive) -> None:
        counts = [_number(cell) for heading, cell in self.cells.items() if heading.endswith("Errors")]
        known = [count for count in counts if count is not None]
        if known and len(known) == len(counts):
            drive.table_errors = max(sum(known), drive.table_errors or 0)


class Tables:
    """Takes the bare lines of one run and gives the rows."""

    def __init__(self) -> None:
        self._headings: list[str] = []

    def row(self, line: str) -> Row | None:
        if line.startswith("***"):
            self._headings = []
        elif line.startswith("!") and "|" in line and line[1:].split("|", 1)[0].strip() == "Device":
            self._headings = [cell.strip() for cell in line[1:].split("|")[1:]]
        elif self._headings and "|" in line:
            return self._cells(line)
        return None

    def _cells(self, line: str) -> Row | None:
        first, *cells = line.split("|", len(self._headings))  # a model in the last column may hold a bar
        name = first.removeprefix("!").strip()
        if not name or len(cells) != len(self._headings):
            return None  # cut off
        return Row(name, first.startswith("!"), dict(zip(self._headings, cells, strict=True)))


def model_and_serial(text: str) -> tuple[str | None, str | None]:
    """The last column of the status table in two. Models may hold a slash, serials do not."""
    if text.endswith(_NO_SERIAL):
        return text.removesuffix(_NO_SERIAL).strip() or None, None
    model, _, serial = text.rpartition("/")
    return model.strip() or None, serial.strip() or None


def _number(cell: str) -> int | None:
    digits = cell.strip()
    return int(digits) if digits.isdecimal() and len(digits) <= _LONGEST_NUMBER else None
