"""What an inventory says, the same shape for every system. Null (None) means: the file does not say it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from digibank.domain.device import Kind


class Field(StrEnum):
    """What a column can be."""

    KIND = "kind"
    MAKE = "make"
    MODEL = "model"
    NAME = "name"  # make, model and more in one text
    SERIAL = "serial"
    IMEI = "imei"
    CODE = "code"  # what is on a sticker: asset tag, inventory number
    ID = "id"  # the other system's own number, which its QR codes hold
    DONOR = "donor"
    BORROWER = "borrower"  # the whole name
    FIRST_NAME = "first-name"
    LAST_NAME = "last-name"
    EMAIL = "email"
    PHONE = "phone"
    BORROWER_NUMBER = "borrower-number"
    SINCE = "since"
    UNTIL = "until"
    STATE = "state"
    NOTES = "notes"
    LOCATION = "location"
    ACQUIRED = "acquired"
    VALUE = "value"
    RAM = "ram"
    STORAGE = "storage"
    CPU = "cpu"
    QUANTITY = "quantity"
    PRIVATE = "private"  # a national number, a birth date: never taken over
    IGNORE = "ignore"


class Stage(StrEnum):
    """Where the other system says that a device is."""

    AVAILABLE = "available"
    LENT = "lent"
    REPAIR = "repair"
    RETIRED = "retired"
    LOST = "lost"


class Content(StrEnum):
    """What the rows of a file are."""

    DEVICES = "devices"
    LOANS = "loans"  # each row a loan of a device that another file describes
    PEOPLE = "people"
    OTHER = "other"  # licences, consumables, places


class Fault(StrEnum):
    """Why a person has to look at a row."""

    NO_IDENTITY = "no-identity"  # neither make, model, name, serial number, IMEI nor code
    UNKNOWN_KIND = "unknown-kind"
    BAD_DATE = "bad-date"
    VAGUE_DATE = "vague-date"  # a month or a year only
    AMBIGUOUS_DATE = "ambiguous-date"  # 03/04: no date of the file tells day from month
    DATES_REVERSED = "dates-reversed"  # it ends before it begins
    BAD_IMEI = "bad-imei"
    DAMAGED_NUMBER = "damaged-number"  # 3,57E+14: a spreadsheet rounded it away
    ODD_SERIAL = "odd-serial"  # words where a serial number should stand: a cell may have shifted
    DUPLICATE_SERIAL = "duplicate-serial"  # in this file
    DUPLICATE_IMEI = "duplicate-imei"
    DUPLICATE_CODE = "duplicate-code"
    DITTO = "ditto"  # `idem` where nothing stands above, or for what no two devices share
    LENT_TO_NOBODY = "lent-to-nobody"
    TOO_MANY_CELLS = "too-many-cells"  # more than there are columns: something may have shifted
    FORMULA_ERROR = "formula-error"  # #REF!, #N/A
    SEVERAL = "several"  # a quantity above one: not one device


@dataclass(frozen=True)
class Problem:
    """`text` is the cell as it stands in the file; for a duplicate the number of the other row."""

    fault: Fault
    field: Field | None = None
    text: str = ""


@dataclass(frozen=True)
class OldCode:
    """A code that may stand on the device's old sticker. `kind` is CODE or ID."""

    kind: Field
    text: str


@dataclass(frozen=True)
class Borrower:
    name: str
    email: str | None = None
    phone: str | None = None
    number: str | None = None  # in the other system


@dataclass(frozen=True)
class InventoryRow:
    """One row. `number` is the row's number as a spreadsheet shows it. Memory and storage in GB as written,
    `value_cents` in the file's currency. `borrower` with `stage` LENT (or dates) is an open loan."""

    number: int
    kind: Kind | None = None
    make: str | None = None
    model: str | None = None
    serial: str | None = None
    imei: str | None = None
    codes: tuple[OldCode, ...] = ()
    donor: str | None = None
    borrower: Borrower | None = None
    since: date | None = None
    until: date | None = None
    stage: Stage | None = None
    state_words: str | None = None
    notes: str | None = None
    location: str | None = None
    acquired: date | None = None
    value_cents: int | None = None
    ram_gb: float | None = None
    storage_gb: float | None = None
    cpu: str | None = None
    problems: tuple[Problem, ...] = ()


class Basis(StrEnum):
    """Why a column is taken for what it is."""

    PRESET = "preset"
    HEADER = "header"
    PART_OF_HEADER = "part-of-header"
    CONTENT = "content"
    PERSON = "person"
    NONE = "none"


@dataclass(frozen=True)
class Column:
    """`index` counts from 0; `confidence` from 0 (a guess out of nothing) to 1 (certain)."""

    index: int
    header: str
    field: Field
    confidence: float
    basis: Basis


@dataclass(frozen=True)
class Mapping:
    """How a table was read: shown to a person, changed by them, remembered. `header_row` counts from 1; None: there is
    no header. `preset` names the system that wrote the file."""

    columns: tuple[Column, ...]
    header_row: int | None
    day_first: bool = True
    order_told: bool = False  # some date of the file can be read one way only
    preset: str | None = None
    content: Content = Content.DEVICES
    sheet: str | None = None

    def fields(self) -> frozenset[Field]:
        return frozenset(column.field for column in self.columns) - {Field.IGNORE, Field.PRIVATE}


@dataclass(frozen=True)
class Layout:
    """How the file is written. `delimiter` is None for a spreadsheet or a single column."""

    encoding: str | None = None
    line_ends: str | None = None
    delimiter: str | None = None


@dataclass(frozen=True)
class Skipped:
    """A row that is no device: `title` (the text above a table, a section), `total`, `header` (the head again)."""

    number: int
    reason: str


@dataclass(frozen=True)
class Inventory:
    """`sheets` names all sheets of the workbook; the rows are those of `mapping.sheet`."""

    mapping: Mapping
    rows: tuple[InventoryRow, ...]
    layout: Layout
    skipped: tuple[Skipped, ...] = ()
    sheets: tuple[str, ...] = ()
