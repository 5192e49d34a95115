"""Which machines can run Windows 11, by the lists that Microsoft publishes."""

import pytest

from digibank.domain.device import Kind
from digibank.readers.facts import CarrierFacts, HardwareFacts
from digibank.readers.hardware.windows_11 import Fitness, Requirement, processor_fits, windows_11

FIT = """
Intel(R) Core(TM) i5-8350U CPU @ 1.70GHz
Intel(R) Core(TM) i3-8130U CPU @ 2.20GHz
Intel Core i7-9750H
Intel(R) Core(TM) i5-10210U CPU @ 1.60GHz
Intel(R) Core(TM) i5-1035G1 CPU @ 1.00GHz
11th Gen Intel(R) Core(TM) i7-1165G7 @ 2.80GHz
12th Gen Intel(R) Core(TM) i5-1235U
13th Gen Intel(R) Core(TM) i7-13700H
Intel(R) Core(TM) Ultra 5 125U
Intel(R) Core(TM) i7-7820HQ CPU @ 2.90GHz
Intel(R) Core(TM) i9-7900X CPU @ 3.30GHz
Intel(R) Celeron(R) N4020 CPU @ 1.10GHz
Intel(R) Celeron(R) CPU J4105 @ 1.50GHz
Intel(R) Pentium(R) Silver N5030 CPU @ 1.10GHz
Intel(R) Pentium(R) Gold 4425Y CPU @ 1.70GHz
Intel(R) Pentium(R) CPU G5400 @ 3.70GHz
Intel(R) N100
Intel(R) Core(TM) i3-N305
Intel(R) Core(TM) i5-8200Y CPU @ 1.30GHz
AMD Ryzen 5 3500U with Radeon Vega Mobile Gfx
AMD Ryzen 7 5800H with Radeon Graphics
AMD Ryzen 5 PRO 4650U with Radeon Graphics
AMD Ryzen 5 2600 Six-Core Processor
AMD Ryzen 7 2700X Eight-Core Processor
AMD Ryzen 5 7530U with Radeon Graphics
AMD Ryzen AI 9 HX 370 w/ Radeon 890M
AMD Athlon Silver 3050U with Radeon Graphics
AMD 3020e with Radeon Graphics
Microsoft SQ1
"""
UNFIT = """
Intel(R) Core(TM) i5-7200U CPU @ 2.50GHz
Intel(R) Core(TM) i7-6600U CPU @ 2.60GHz
Intel(R) Core(TM) i5-4310U CPU @ 2.00GHz
Intel(R) Core(TM) i3-2330M CPU @ 2.20GHz
Intel(R) Core(TM) i3 CPU M 370 @ 2.40GHz
Intel(R) Core(TM) i7 CPU 920 @ 2.67GHz
Intel(R) Core(TM)2 Duo CPU P8700 @ 2.53GHz
Intel(R) Core(TM) m3-6Y30 CPU @ 0.90GHz
Intel(R) Core(TM) M-5Y10c CPU @ 0.80GHz
Intel(R) Pentium(R) M processor 1.60GHz
Intel(R) Pentium(R) CPU N3540 @ 2.16GHz
Intel(R) Pentium(R) CPU B950 @ 2.10GHz
Intel(R) Celeron(R) CPU N3060 @ 1.60GHz
Intel(R) Celeron(R) CPU 1000M @ 1.80GHz
Intel(R) Celeron(R) CPU J3455 @ 1.50GHz
Intel(R) Atom(TM) x5-Z8350 CPU @ 1.44GHz
Intel(R) Atom(TM) CPU N270 @ 1.60GHz
Intel(R) Xeon(R) CPU E5520 @ 2.27GHz
Intel(R) Xeon(R) CPU E3-1505M v5 @ 2.80GHz
AMD Ryzen 5 2500U with Radeon Vega Mobile Gfx
AMD Ryzen 5 2400G with Radeon Vega Graphics
AMD Ryzen 5 1600 Six-Core Processor
AMD A10-9600P RADEON R5, 10 COMPUTE CORES 4C+6G
AMD E-450 APU with Radeon(tm) HD Graphics
AMD C-50 Processor
AMD Athlon(tm) II X2 250 Processor
AMD Phenom(tm) II X4 955 Processor
"""


@pytest.mark.parametrize("name", FIT.strip().split("\n"))
def test_processors_on_the_lists(name: str) -> None:
    assert processor_fits(name) is True


@pytest.mark.parametrize("name", UNFIT.strip().split("\n"))
def test_processors_that_are_not(name: str) -> None:
    assert processor_fits(name) is False


@pytest.mark.parametrize("name", [None, "", "QEMU Virtual CPU version 2.5+", "Apple M1", "cpu"])
def test_processors_of_which_nothing_is_known(name: str | None) -> None:
    assert processor_fits(name) is None


def machine(**said: object) -> HardwareFacts:
    whole: dict[str, object] = {"cpu": "Intel Core i5-8350U", "ram_gb": 8.0}
    return HardwareFacts(Kind.LAPTOP, None, None, None, **(whole | said))  # type: ignore[arg-type]


def disk(size_gb: float) -> CarrierFacts:
    return CarrierFacts("S1", None, size_gb, "ssd")


def test_processor_and_memory_suffice_where_nothing_speaks_against() -> None:
    verdict = windows_11(machine())
    assert verdict.fitness is Fitness.FIT
    assert verdict.untold == (Requirement.STORAGE, Requirement.FIRMWARE, Requirement.TPM)


@pytest.mark.parametrize(
    ("said", "failed"),
    [
        ({"ram_gb": 2.0}, Requirement.MEMORY),
        ({"cpu": "Intel Core i5-7200U"}, Requirement.PROCESSOR),
        ({"carriers": (disk(32.0),)}, Requirement.STORAGE),
        ({"tpm": "1.2"}, Requirement.TPM),
    ],
)
def test_one_failure_is_enough(said: dict[str, object], failed: Requirement) -> None:
    verdict = windows_11(machine(**said))
    assert (verdict.fitness, verdict.failed) == (Fitness.UNFIT, (failed,))


def test_started_the_old_way_it_may_still_know_the_new_one() -> None:
    verdict = windows_11(machine(firmware="bios"))
    assert (verdict.fitness, Requirement.FIRMWARE in verdict.untold) == (Fitness.FIT, True)


def test_one_large_disk_is_enough() -> None:
    verdict = windows_11(machine(carriers=(disk(31.3), disk(64.0)), tpm="2.0", firmware="uefi"))
    assert (verdict.fitness, verdict.untold) == (Fitness.FIT, ())


@pytest.mark.parametrize("said", [{"cpu": None}, {"ram_gb": None}])
def test_without_processor_or_memory_nothing_is_said(said: dict[str, object]) -> None:
    assert windows_11(machine(**said)).fitness is Fitness.UNKNOWN
