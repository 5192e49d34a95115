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


RECORDED: frozenset[Verdict] = frozenset({Verdict.PASSED, Verdict.PASSED_UNVERIFIED, Verdict.FAILED, Verdict.ABORTED})
"""Runs that are over: they are stored with their result. The others prove nothing yet and are refused."""


def level_of(tool: str, method: str | None) -> Method:
    """The NIST SP 800-88 Rev. 2 level of a tool's method. Overwriting is Clear, on a disk as on an SSD; only a device's
    own sanitize or secure-erase command reaches Purge."""
    name = f"{tool} {method or ''}".lower()
    return (
        Method.PURGE if any(word in name for word in ("sanitize", "secure erase", "crypto", "purge")) else Method.CLEAR
    )
