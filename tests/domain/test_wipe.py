"""A method against the medium it was used on, in the words of NIST SP 800-88 Rev. 2 and IEEE 2883."""

import pytest

from digibank.domain.wipe import Medium, Method, Technique, level_of, naming

_NAMINGS = [
    ("nwipe", "DoD 5220.22-M", Medium.SSD, "Clear", Technique.OVERWRITE),
    ("nwipe", "Gutmann Wipe", Medium.SSD, "Clear", Technique.OVERWRITE),
    ("nwipe", "PRNG Stream", Medium.HDD, "Clear", Technique.OVERWRITE),
    ("nwipe", None, None, "Clear", Technique.OVERWRITE),
    ("hdparm", "secure erase", Medium.HDD, "Clear", Technique.SECURE_ERASE),
    ("hdparm", "secure erase", Medium.SSD, "Clear", Technique.SECURE_ERASE),
    ("hdparm", "enhanced secure erase", Medium.HDD, "Purge", Technique.ENHANCED_SECURE_ERASE),
    ("hdparm", "enhanced secure erase", Medium.SSD, "Clear", Technique.ENHANCED_SECURE_ERASE),
    ("hdparm", "enhanced secure erase", None, "Clear", Technique.ENHANCED_SECURE_ERASE),
    ("hdparm", "sanitize block erase", Medium.SSD, "Purge", Technique.BLOCK_ERASE),
    ("hdparm", "sanitize overwrite", Medium.HDD, "Purge", Technique.SANITIZE_OVERWRITE),
    ("nvme", "format, user data erase", Medium.SSD, "Clear", Technique.FORMAT),
    ("nvme", "format, cryptographic erase", Medium.SSD, "Clear", Technique.CRYPTO_FORMAT),
    ("nvme", "sanitize, cryptographic erase", Medium.SSD, "Purge", Technique.CRYPTO_ERASE),
    ("nvme", "sanitize, block erase", Medium.SSD, "Purge", Technique.BLOCK_ERASE),
    ("Blancco Drive Eraser", "NIST 800-88 Clear", Medium.SSD, "Clear", Technique.OVERWRITE),
    ("Blancco Drive Eraser", "NIST 800-88 Purge", Medium.HDD, "Purge", Technique.SANITIZE),
]


@pytest.mark.parametrize(("tool", "method", "medium", "level", "technique"), _NAMINGS)
def test_naming(tool: str, method: str | None, medium: Medium | None, level: str, technique: Technique) -> None:
    named = naming(tool, method, medium)
    assert (named.nist, named.ieee, named.technique) == (level, level, technique)


def test_an_overwrite_is_never_purge_whatever_its_passes() -> None:
    assert {level_of("nwipe", f"{n} passes of everything", m) for n in (1, 7, 35) for m in Medium} == {Method.CLEAR}


def test_a_phone_is_reset_and_that_is_clear_in_the_standards() -> None:
    named = naming("Blancco 5 Mobile", "Apple iOS erasure", Medium.FLASH)
    assert (named.level, named.nist) == (Method.FACTORY_RESET, "Clear")


def test_an_endless_name_ends() -> None:
    assert level_of("x" * 1_000_000, "format " * 1_000_000) is Method.CLEAR
