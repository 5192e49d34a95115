"""What a wipe proves. Freshness is the carrier's custody number, never a report's clock."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


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


class Medium(StrEnum):
    """What a drive stores on, where a report says it. FLASH is what is neither a disk nor an SSD: cards, phones."""

    SSD = "ssd"
    HDD = "hdd"
    FLASH = "flash"


class Remark(StrEnum):
    """What a report says beside its verdict, for the person who decides."""

    HIDDEN_SECTORS = "hidden-sectors"  # a host protected area (HPA/DCO) that the wipe did not reach
    HIDDEN_UNKNOWN = "hidden-sectors-unknown"  # the tool could not find out
    FROZEN = "frozen"  # the BIOS forbids a secure erase until the machine has slept
    LOCKED = "locked"  # a password of the drive itself
    FIRMWARE_WORD = "firmware-word"  # the drive said so itself; nothing was read back
    NO_DRIVE_NAMED = "no-drive-named"
    WRITTEN_SINCE = "written-since"  # data was stored on the drive after its sanitize
    LEVEL_UNKNOWN = "level-unknown"  # the report does not show which kind of erase was asked for
    CONTRADICTS = "contradicts"  # two of its statements cannot both be true


RECORDED: frozenset[Verdict] = frozenset({Verdict.PASSED, Verdict.PASSED_UNVERIFIED, Verdict.FAILED, Verdict.ABORTED})
"""Runs that are over: they are stored with their result. The others prove nothing yet and are refused."""


class Technique(StrEnum):
    """The value is the technique's name in NIST SP 800-88 Rev. 2 and IEEE 2883-2022: a term of art, not translated."""

    OVERWRITE = "Overwrite"
    SECURE_ERASE = "ATA Security Erase Unit"
    ENHANCED_SECURE_ERASE = "ATA Security Erase Unit, enhanced"
    FORMAT = "NVMe Format, User Data Erase"
    CRYPTO_FORMAT = "NVMe Format, Cryptographic Erase"
    BLOCK_ERASE = "Sanitize, Block Erase"
    SANITIZE_OVERWRITE = "Sanitize, Overwrite"
    CRYPTO_ERASE = "Cryptographic Erase"
    SANITIZE = "Sanitize"
    FACTORY_RESET = "Factory Reset"


@dataclass(frozen=True)
class Naming:
    """A method against the medium it was used on. `nist` and `ieee` are the standards' own words."""

    level: Method
    technique: Technique

    @property
    def nist(self) -> str:
        """`Clear`, `Purge` or `Destroy` of NIST SP 800-88 Rev. 2."""
        return _NIST[self.level]

    @property
    def ieee(self) -> str:
        """`Clear`, `Purge` or `Destruct` of IEEE 2883-2022."""
        return _IEEE[self.level]


_NIST: Final = {Method.CLEAR: "Clear", Method.PURGE: "Purge", Method.DESTROY: "Destroy", Method.FACTORY_RESET: "Clear"}
_IEEE: Final = {**_NIST, Method.DESTROY: "Destruct"}

_WORDS: Final = (  # the first that fits
    (Technique.FACTORY_RESET, r"factory.?reset|\bios erasure|android erasure"),
    (Technique.CRYPTO_FORMAT, r"format.*crypto"),
    (Technique.FORMAT, r"\bnvme format|format.*user data"),
    (Technique.SANITIZE_OVERWRITE, r"sanitize.*overwrite"),
    (Technique.CRYPTO_ERASE, r"crypto"),
    (Technique.BLOCK_ERASE, r"block.?erase"),
    (Technique.SANITIZE, r"sanitize|\bpurge\b"),
    (Technique.ENHANCED_SECURE_ERASE, r"enhanced.*(?:secure|security).?erase|(?:secure|security).?erase.*enhanced"),
    (Technique.SECURE_ERASE, r"(?:secure|security).?erase"),
)
_TECHNIQUES: Final = tuple((technique, re.compile(words)) for technique, words in _WORDS)
_LONGEST_NAME: Final = 300
_PURGES: Final = frozenset(
    {
        Technique.BLOCK_ERASE,
        Technique.SANITIZE_OVERWRITE,
        Technique.CRYPTO_ERASE,
        Technique.SANITIZE,
    }
)


def naming(tool: str, method: str | None, medium: Medium | None = None) -> Naming:
    """What a method is on this medium in the standards' words; the lower level where they differ or leave doubt.

    An overwrite through the drive's interface is Clear on every medium: an SSD keeps cells that no write reaches, and
    bad sectors of a disk stay as they are. Sanitize commands reach Purge. ATA's enhanced secure erase is Purge on a
    magnetic disk only; its normal form, and an NVMe format, are Clear (NIST SP 800-88 Rev. 1, tables A-5 and A-8,
    which Rev. 2 leaves to IEEE 2883).
    """
    name = f"{tool} {method or ''}"[:_LONGEST_NAME].lower()
    technique = next((known for known, words in _TECHNIQUES if words.search(name)), Technique.OVERWRITE)
    if technique is Technique.FACTORY_RESET:
        return Naming(Method.FACTORY_RESET, technique)
    enhanced_on_disk = technique is Technique.ENHANCED_SECURE_ERASE and medium is Medium.HDD
    return Naming(Method.PURGE if technique in _PURGES or enhanced_on_disk else Method.CLEAR, technique)


def level_of(tool: str, method: str | None, medium: Medium | None = None) -> Method:
    """The NIST SP 800-88 Rev. 2 level of a tool's method on this medium."""
    return naming(tool, method, medium).level
