"""The papers of the house, and what is done with one after it was made."""

from dataclasses import dataclass
from enum import StrEnum


class PaperKind(StrEnum):
    CONTRACT = "contract"
    RETURN_RECEIPT = "return-receipt"
    DONOR_RECEIPT = "donor-receipt"
    CERTIFICATE = "wipe-certificate"
    LABEL = "label"


NAMES_A_PERSON = frozenset({PaperKind.CONTRACT, PaperKind.RETURN_RECEIPT})
"""Only for who may see borrowers."""


class PaperUse(StrEnum):
    """WAITS: no printer took it, or it is for later. DISMISSED: somebody said that it is not needed."""

    PRINTED = "printed"
    SAVED = "saved"
    WAITS = "waits"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class PaperRef:
    """One paper by what people call it: the number of a loan, the code of a device or a donation."""

    kind: PaperKind
    of: str
