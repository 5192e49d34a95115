"""What a wipe proves. Freshness is the carrier's custody number, never a report's clock."""

from enum import StrEnum


class Verdict(StrEnum):
    """What a wipe report proves about one drive. Only PASSED counts by itself."""

    PASSED = "passed"
    PASSED_UNVERIFIED = "passed-unverified"
    FAILED = "failed"
    ABORTED = "aborted"
    IN_PROGRESS = "in-progress"
    UNCLEAR = "unclear"
    NOT_A_WIPE = "not-a-wipe"


class Method(StrEnum):
    """How data was removed, in the words of NIST SP 800-88 Rev. 2, with the factory reset of phones apart."""

    CLEAR = "clear"
    PURGE = "purge"
    DESTROY = "destroy"
    FACTORY_RESET = "factory-reset"
