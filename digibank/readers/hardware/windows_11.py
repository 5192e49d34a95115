"""Whether a machine can run Windows 11, from what its reports say.

Source: Microsoft, "Windows 11 specifications and system requirements", and the lists of supported processors that
belong to it (Intel, AMD, Qualcomm), which follow generations with few exceptions.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from digibank.readers.facts import HardwareFacts

_LEAST_RAM: Final = 3.9  # 4 GiB, as some tools round it
_LEAST_DISK: Final = 62.0  # 64 GB on the box
_LEAST_TPM: Final = 2.0


class Fitness(StrEnum):
    FIT = "fit"
    UNFIT = "unfit"
    UNKNOWN = "unknown"


class Requirement(StrEnum):
    PROCESSOR = "processor"
    MEMORY = "memory"
    STORAGE = "storage"
    FIRMWARE = "uefi"
    TPM = "tpm"


@dataclass(frozen=True)
class Windows11:
    """`failed` keeps the machine from it; `untold` is what no report speaks of. FIT may leave TPM and UEFI untold:
    every machine with a processor that fits has both, perhaps switched off. A disk can be replaced, so a small one
    alone is in `failed` too, to be seen."""

    fitness: Fitness
    failed: tuple[Requirement, ...]
    untold: tuple[Requirement, ...]


def windows_11(facts: HardwareFacts) -> Windows11:
    """The verdict on what one report, or several merged, say."""
    answers = {
        Requirement.PROCESSOR: processor_fits(facts.cpu),
        Requirement.MEMORY: None if facts.ram_gb is None else facts.ram_gb >= _LEAST_RAM,
        Requirement.STORAGE: _storage_fits(facts),
        Requirement.FIRMWARE: True if facts.firmware == "uefi" else None,  # started the old way says nothing
        Requirement.TPM: _tpm_fits(facts.tpm),
    }
    failed = tuple(name for name, fits in answers.items() if fits is False)
    untold = tuple(name for name, fits in answers.items() if fits is None)
    if failed:
        return Windows11(Fitness.UNFIT, failed, untold)
    decisive = {Requirement.PROCESSOR, Requirement.MEMORY} & set(untold)
    return Windows11(Fitness.UNKNOWN if decisive else Fitness.FIT, failed, untold)


def _storage_fits(facts: HardwareFacts) -> bool | None:
    sizes = [carrier.size_gb for carrier in facts.carriers or () if carrier.size_gb]
    return any(size >= _LEAST_DISK for size in sizes) if sizes else None


def _tpm_fits(version: str | None) -> bool | None:
    match = re.match(r"\d\.\d", version or "")
    return float(match[0]) >= _LEAST_TPM if match else None


_CORE_NUMBER: Final = re.compile(r"\bi[3579][- ](\d{3,5})([A-Z]{0,2}\d?)\b", re.IGNORECASE)
_CORE_NEW: Final = re.compile(r"\bCore (?:Ultra )?[3579] (?:Ultra )?\d{3}|\bCore Ultra\b", re.IGNORECASE)
_CORE_7_THAT_FIT: Final = frozenset({"7820HQ", "7800X", "7820X", "7900X", "7920X", "7940X", "7960X", "7980X"})
"""Of the seventh generation: the HQ only in machines with DCH drivers, and the whole of the X series."""

_FIT: Final = re.compile(
    r"\b(?:Intel )?(?:N(?:95|97|100|150|200|250|300|305|355)\b|Processor U300|Processor N\d{2,3})|"
    r"\b(?:Celeron|Pentium)\b.*\b(?:N[4-6]\d{3}|J[4-6]\d{3}|G(?:49|5[4-9]|59|6[4-9])\d{2}[A-Z]?|G7400|G6900|"
    r"[4-8][23]05U|4205U|4305U|5205U|5305U|4417U|5405U|6405U|6500Y|4425Y|7305|7505|8505|6305|7300|8500)|"
    r"\bCore m3-8100Y|\bi[57]-8[2-5]00Y|"
    r"\bXeon\b.*\b(?:W-?[123]\d{3,4}|E-2\d{3}|(?:Platinum|Gold|Silver|Bronze) \d{4})|"
    r"\bAthlon\b.*\b(?:3000G|300U|300GE|320GE|3050[CU]|3045B|3145B|3150[CGU]|3150GE|3125GE|Silver|Gold|7[12]20[CU])|"
    r"\b(?:AMD )?30(?:15|20)[Cce]|"
    r"\bThreadripper\b.*\b(?:29|39|59|79)\d{2}|\bEPYC\b|"
    r"\bSnapdragon\b.*\b(?:850|7c|8c|8cx|X )|\bMicrosoft SQ[123]\b",
    re.IGNORECASE,
)
_UNFIT: Final = re.compile(
    r"\bCore ?2\b|\bCore (?:Duo|Solo)|\bPentium(?: CPU)? (?:D|M|4|III|II|Dual|[BEGPTU]\d{3,4})|"
    r"\bDual[ -]?CPU\b|\bAtom\b|"
    r"\bCeleron\b.*\b(?:M|D|[BEGTU]?\d{3,4}[UM]?|N[23]\d{3}|J[1-3]\d{3})\b|\bPentium\b.*\b(?:N[23]\d{3}|J[23]\d{3}|\d{4}[UMY])\b|"
    r"\bCore (?:M\b|m[357])|\bXeon\b.*\b(?:E[357][- ]?\d{4}\w?|[XLEW]?[35]\d{3})\b|"
    r"\b(?:Sempron|Turion|Phenom|Opteron|FX)\b|\bAthlon (?:64|II|X2|X4|Neo)|"
    r"\b(?:A(?:4|6|8|9|10|12)|E[12]?)-\d{3,4}|\bE-\d{3}\b|\bC-\d{2}\b|\bGX-\d{3}",
    re.IGNORECASE,
)
_RYZEN: Final = re.compile(r"\bRyzen\b.*?\b(\d)(\d{3})([A-Z]{0,3})\b", re.IGNORECASE)
_RYZEN_AI: Final = re.compile(r"\bRyzen AI\b", re.IGNORECASE)
_ZEN_1_LAPTOPS: Final = 2  # Ryzen 2000U, 2000H and 2000G are of the first Zen


def processor_fits(name: str | None) -> bool | None:
    """None for no name, and for one that fits no rule."""
    if not name:
        return None
    bare = re.sub(r"\((?:R|TM)\)", "", name, flags=re.IGNORECASE)
    for family in (_core_fits, _ryzen_fits):
        answer = family(bare)
        if answer is not None:
            return answer
    if _FIT.search(bare):
        return True
    return False if _UNFIT.search(bare) else None


def _core_fits(name: str) -> bool | None:
    """The generation is what stands before the last three digits: i5-8350U is the 8th, i7-10510U the 10th. Before the
    second the numbers had three."""
    if _CORE_NEW.search(name):
        return True
    match = _CORE_NUMBER.search(name)
    if match is None:
        return False if re.search(r"\bi[357] CPU\b|\bi[357]\b.*\b[MULQ] ?\d{3}\b", name) else None
    number, letters = match[1], match[2].upper()
    if f"{number}{letters}" in _CORE_7_THAT_FIT:
        return True
    # From the 10th on, mobile numbers have four digits too: i5-1035G1, i7-1165G7, i5-1235U
    early = len(number) < 4 or (len(number) == 4 and number[0] in "234567")
    return not early


def _ryzen_fits(name: str) -> bool | None:
    if _RYZEN_AI.search(name):
        return True
    match = _RYZEN.search(name)
    if match is None:
        return None
    series, letters = int(match[1]), match[3].upper()
    if series == _ZEN_1_LAPTOPS:
        return not letters.startswith(("U", "H", "G"))
    return series > _ZEN_1_LAPTOPS
