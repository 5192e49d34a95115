"""What a paper says: frozen facts, gathered by a query, without a database, a clock or a language behind them.

The same facts give the same bytes. Lengths are whole texts as stored (domain/free_text.py); codes are eight capitals
without a hyphen. What is None is left out of the paper, with the sentence that would have said it.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from digibank.domain.device import Condition
from digibank.domain.roles import Role
from digibank.domain.wipe import Method, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """`privacy_contact` and `help_text` are whole texts; `help_text` may have several lines."""

    name: str
    address: str | None = None
    phone: str | None = None
    email: str | None = None
    privacy_contact: str | None = None
    help_text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The journal's last entry when the paper was made: `hash` in full, as in the journal."""

    station: str
    sequence: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What every paper carries. `created` (with a zone) becomes the file's creation date; `day` is printed."""

    organisation: Organisation
    day: date
    created: datetime
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelFacts:
    """Of one label: nothing about the borrower, no serial. `title` is make and model, or the name of a shelf; `code` is
    empty on a label that only says where to bring something."""

    code: str
    title: str
    organisation: str
    phone: str | None = None
    address: str | None = None


class Term(StrEnum):
    """How a loan ends. Only OPEN_ENDED has no end date."""

    FIXED = "fixed"
    SCHOOL_YEAR = "school_year"
    OPEN_ENDED = "open_ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A person of the contract. `contact` is a phone number or an e-mail address, or both."""

    name: str
    address: str | None = None
    contact: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractDevice:
    """`number` is the serial or IMEI; `condition` is a grade of domain/device.py, or words. No value: it would move the
    risk of bad luck to the borrower (old Civil Code, article 1883)."""

    code: str
    make_model: str
    number: str | None = None
    accessories: tuple[str, ...] = ()
    condition: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractFacts:
    """One visit: every device and accessory that goes along. `end` is None only where `term` is OPEN_ENDED.

    `accessories` belong to no device of this contract. `text_version` names a folder of resources/contracts.
    """

    issue: Issue
    number: str
    code: str
    borrower: Party
    devices: tuple[ContractDevice, ...]
    begin: date
    term: Term
    end: date | None
    retention_months: int
    notice_days: int
    text_version: str
    guardian: Party | None = None
    household: tuple[str, ...] = ()
    helper: str | None = None
    accessories: tuple[str, ...] = ()
    return_place: str | None = None
    deposit_euro: Decimal | None = None
    cap_euro: Decimal | None = None
    place: str | None = None


class CustodySource(StrEnum):
    """How a carrier came into our hands for the last time."""

    DONATION = "donation"
    RETURN = "return"
    FITTING = "fitting"
    REPAIR = "repair"


class Verification(StrEnum):
    """Who looked whether the data is gone."""

    TOOL = "tool"
    READ_BY_PERSON = "read-by-person"
    INSPECTED = "inspected"


class Destination(StrEnum):
    """Where a wiped carrier goes."""

    LOAN = "loan"
    GIFT = "gift"
    DONOR = "donor"
    PARTS = "parts"
    RECYCLING = "recycling"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    name: str
    role: Role | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CarrierWipe:
    """One run on one carrier. `technique`, `tool_version`, `started` and `finished` are the tool's own words.

    `size_gb` counts in 10⁹ bytes; `type` is ssd, hdd or flash; `evidence_sha256` is the report file's hash in hex.
    """

    serial: str | None
    model: str | None
    size_gb: float | None
    type: str | None
    source: CustodySource
    method: Method
    tool: str
    verdict: Verdict
    wiped_by: Colleague
    technique: str | None = None
    tool_version: str | None = None
    started: str | None = None
    finished: str | None = None
    verification: Verification | None = None
    checked_by: Colleague | None = None
    same_person: bool = False
    evidence_sha256: str | None = None
    destination: Destination = Destination.UNDECIDED


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateFacts:
    """One device. No carriers: a technician found none inside (`found_empty_by`)."""

    issue: Issue
    code: str
    make_model: str
    number: str | None
    carriers: tuple[CarrierWipe, ...]
    found_empty_by: Colleague | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceName:
    """A device as a paper names it. `number` is the serial or IMEI."""

    code: str
    make_model: str
    number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DonorReceiptFacts:
    """One batch of one donor. `donor` None: a gift without a name."""

    issue: Issue
    code: str
    donor: str | None
    received: date
    devices: tuple[DeviceName, ...]
    wipe_proof_wanted: bool = False
    received_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedDevice:
    """`returned` and `missing` are its accessories."""

    code: str
    make_model: str
    number: str | None = None
    condition: Condition | None = None
    returned: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnReceiptFacts:
    """One visit that brings things back. `number`, `code`: the loan's. `still_out`: what of it the borrower keeps."""

    issue: Issue
    number: str
    code: str
    borrower: str
    returned: date
    devices: tuple[ReturnedDevice, ...]
    still_out: tuple[DeviceName, ...] = ()
    received_by: str | None = None
    remarks: str | None = None
