"""Several reports of one machine are one machine; what they do not agree on is shown, and said by whom."""

from dataclasses import replace
from pathlib import Path

import pytest

from digibank.domain.device import Kind
from digibank.readers.facts import BatteryFacts, CarrierFacts, HardwareFacts, Health, ScreenFacts
from digibank.readers.hardware.merge import Contradiction, merge
from digibank.readers.hardware.read import read_hardware
from digibank.readers.hardware.sameness import same_name, same_uuid
from tests.readers.hardware_samples import part, with_batteries

SAMPLES = Path(__file__).parent.parent / "data" / "hardware"
NOTHING = HardwareFacts(Kind.OTHER, None, None, None)
LAPTOP = HardwareFacts(Kind.LAPTOP, "Lenovo", "ThinkPad T480", "PF1SAMP1", cpu="Intel Core i5-8350U", ram_gb=16.0)
DISK = CarrierFacts("WD-SAMPLE0004", "SAMPLE HDD 500GB", 500.1, "hdd")
SSD = CarrierFacts("S256SAMPLE02", "SAMPLE SSD 256", 256.1, "ssd")


def fields(contradictions: tuple[Contradiction, ...]) -> list[str]:
    return [contradiction.field for contradiction in contradictions]


def test_one_report_is_itself() -> None:
    assert merge([LAPTOP]).facts == LAPTOP
    assert merge([LAPTOP]).contradictions == ()


def test_nothing_is_no_machine() -> None:
    with pytest.raises(ValueError, match="nothing"):
        merge([])


def test_what_one_does_not_say_another_does() -> None:
    machine = replace(LAPTOP, cpu=None, ram_gb=None)
    processor = replace(NOTHING, cpu="Intel(R) Core(TM) i5-8350U CPU @ 1.70GHz", ram_gb=16.0, tpm="2.0")
    merged = merge([machine, processor, part(DISK), with_batteries(BatteryFacts("B1", None, 50.0))])
    assert merged.contradictions == ()
    assert merged.facts == replace(
        machine,
        cpu="Intel(R) Core(TM) i5-8350U CPU @ 1.70GHz",
        ram_gb=16.0,
        tpm="2.0",
        carriers=(DISK,),
        carriers_whole=False,  # smartctl was asked of one disk
        batteries=(BatteryFacts("B1", None, 50.0),),
    )


def test_real_tools_together() -> None:
    """dmidecode, lshw's text in German, smartctl, upower and systeminfo of a like machine."""
    names = ("lshw_de.txt", "smartctl_nvme.json", "upower.txt", "nvme_list.txt", "msinfo32_nl.txt")
    merged = merge([read_hardware(SAMPLES / name) for name in names])
    assert merged.contradictions == ()
    assert (merged.facts.model, merged.facts.serial) == ("ThinkPad T480", "PF2SAMPL")
    assert merged.facts.carriers == (
        CarrierFacts("S512SAMPLE03", "SAMPLE NVME 512", 512.0, "ssd", Health.FAILING, 21000, 103),
    )
    assert merged.facts.batteries == (BatteryFacts("1234", "SAMPLE 01AV", 23.48, 16.44, 70.0, 312),)
    assert (merged.facts.os, merged.facts.keyboard, merged.facts.secure_boot) == (
        "Microsoft Windows 11 Pro",
        "nl-BE",
        True,
    )


@pytest.mark.parametrize(
    ("field", "said", "other"),
    [
        ("kind", Kind.LAPTOP, Kind.DESKTOP),
        ("make", "Lenovo", "HP"),
        ("model", "ThinkPad T480", "ThinkPad T490"),
        ("serial", "PF1SAMP1", "PF1SAMP2"),
        ("imei", "490154203237518", "356938035643809"),
        ("cpu", "Intel Core i5-8350U", "Intel(R) Core(TM) i7-8650U CPU @ 1.90GHz"),
        ("ram_gb", 16.0, 8.0),
        ("uuid", "a1b2c3d4-0001-0002-0003-000000000480", "a1b2c3d4-0001-0002-0003-000000000481"),
    ],
)
def test_contradictions_name_who_says_what(field: str, said: object, other: object) -> None:
    first, second = (replace(LAPTOP, **{field: value}) for value in (said, other))  # type: ignore[arg-type]
    merged = merge([NOTHING, first, first, second])
    assert merged.contradictions == (Contradiction(field, ((1, str(said)), (3, str(other)))),)
    assert getattr(merged.facts, field) == said


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Intel(R) Core(TM) i5-8350U CPU @ 1.70GHz", "Intel Core i5-8350U"),
        ("AMD Ryzen 5 3500U with Radeon Vega Mobile Gfx", "AMD Ryzen 5 3500U"),
        ("MacBook Pro", "MacBookPro11,5"),
        ("ThinkPad T480", "20L6SAMPLE"[:10]),
        ("HP EliteBook 840 G5", "EliteBook 840 G5"),
        ("LENOVO", "Lenovo"),
        ("KINGSTON SA400S3", "KINGSTON SA400S37240G"),
    ],
)
def test_the_same_by_other_spellings(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("Latitude 5490", "Latitude 5590"), ("20L6SAMPL1", "20L6SAMPL2"), ("i5-8350U", "i5-8250U")]
)
def test_not_the_same(one: str, other: str) -> None:
    assert not same_name(one, other)


def test_byte_orders_of_a_uuid() -> None:
    assert same_uuid("a1b2c3d4-0001-0002-0003-000000000480", "d4c3b2a1-0100-0200-0003-000000000480")
    assert not same_uuid("a1b2c3d4-0001-0002-0003-000000000480", "a1b2c3d4-0001-0002-0300-000000000480")


def test_a_number_gives_way_to_a_name() -> None:
    assert merge([replace(LAPTOP, model="20L5SAMPL0"), LAPTOP]).facts.model == "ThinkPad T480"


def test_disks_are_the_same_by_serial_number_however_spelt() -> None:
    cut = CarrierFacts("wd sample0004", "SAMPLE HDD", 500.0, None)
    merged = merge([part(cut, SSD, whole=True), part(replace(DISK, power_on_hours=9, health=Health.GOOD))])
    assert merged.facts.carriers == (
        CarrierFacts("wd sample0004", "SAMPLE HDD 500GB", 500.0, "hdd", Health.GOOD, 9),
        SSD,
    )
    assert merged.facts.carriers_whole
    assert merged.contradictions == ()


def test_disks_without_serial_number_are_the_same_by_model_and_size() -> None:
    """lsblk without -o SERIAL, msinfo32: two disks stay two, in whichever order."""
    nameless = part(*(replace(disk, serial=None) for disk in (SSD, DISK)), whole=True)
    for reports in ([nameless, part(DISK, SSD, whole=True)], [part(DISK, SSD, whole=True), nameless]):
        found = merge(reports)
        assert {carrier.serial for carrier in found.facts.carriers or ()} == {DISK.serial, SSD.serial}
        assert len(found.facts.carriers or ()) == 2
        assert found.contradictions == ()


def test_a_disk_that_a_tool_could_not_name_is_no_second_one() -> None:
    """hwinfo of an NVMe disk, a bare `lsblk -J`, nvme-cli, and smartctl of a disk that tells no size."""
    reports = [
        part(replace(SSD, serial=None, model="Intel Disk"), whole=True),
        part(replace(SSD, serial=None, model=None), whole=True),
        part(replace(SSD, size_gb=None)),
        part(SSD),
    ]
    for order in (reports, reports[::-1]):
        assert merge(order).facts.carriers == (SSD,)


def test_two_disks_alike_stay_two() -> None:
    pair = part(DISK, replace(DISK, serial="WD-SAMPLE0005"), whole=True)
    nameless = part(replace(DISK, serial=None), replace(DISK, serial=None), whole=True)
    assert merge([nameless, pair]).facts.carriers == pair.carriers
    assert len(merge([nameless, nameless]).facts.carriers or ()) == 2


def test_a_disk_that_moved_is_seen() -> None:
    """Two whole lists that name different disks: the machine was opened between the reports."""
    merged = merge([part(DISK, whole=True), part(SSD, whole=True)])
    assert merged.contradictions == (Contradiction("carriers", ((0, "WD-SAMPLE0004"), (1, "S256SAMPLE02"))),)
    assert merged.facts.carriers == (DISK, SSD)


def test_disagreement_on_one_disk() -> None:
    other = CarrierFacts(DISK.serial, "OTHER MAKER 1TB", 1000.2, "ssd")
    merged = merge([part(DISK, whole=True), part(other)])
    name = "carrier WD-SAMPLE0004"
    assert fields(merged.contradictions) == [f"{name} size_gb", f"{name} type", f"{name} model"]
    assert merged.contradictions[0].values == ((0, "500.1"), (1, "1000.2"))
    assert merged.facts.carriers
    assert merged.facts.carriers[0].size_gb == 500.1


def test_the_worst_that_is_said_of_a_disk_stands() -> None:
    good, failing = (part(replace(DISK, health=health)) for health in (Health.GOOD, Health.FAILING))
    merged = merge([good, failing])
    assert merged.facts.carriers
    assert merged.facts.carriers[0].health is Health.FAILING


def test_disks_that_were_seen_but_not_named_stay_counted() -> None:
    seen = replace(LAPTOP, carriers=(), unnamed_carriers=1)
    assert merge([seen]).facts.unnamed_carriers == 1
    assert merge([seen, part(SSD)]).facts.unnamed_carriers == 0


def test_batteries_are_the_same_by_serial_number_or_place() -> None:
    firmware = with_batteries(BatteryFacts(None, "A", 50.0), BatteryFacts(None, "B", 24.0))
    system = with_batteries(
        BatteryFacts("1", None, 50.0, 40.0, 80.0, 12), BatteryFacts("2", None, 24.0, 12.0, 50.0, 300)
    )
    turned = with_batteries(*reversed(system.batteries or ()))
    assert merge([firmware, system, turned]).facts.batteries == (
        BatteryFacts("1", "A", 50.0, 40.0, 80.0, 12),
        BatteryFacts("2", "B", 24.0, 12.0, 50.0, 300),
    )


@pytest.mark.parametrize(
    ("said", "gib", "disputed"),
    [
        ((7.64, 8.0), 8.0, False),  # lshw without root rights, then dmidecode
        ((8.0, 5.79), 8.0, False),
        ((7.64, 7.61), 7.64, False),
        ((8.0, 4.0), 8.0, True),
        ((3.8, 8.0), 3.8, True),
    ],
)
def test_memory_that_is_usable_is_not_what_is_fitted(said: tuple[float, float], gib: float, *, disputed: bool) -> None:
    merged = merge([replace(LAPTOP, ram_gb=value) for value in said])
    assert merged.facts.ram_gb == gib
    assert bool(merged.contradictions) is disputed


def test_the_screen_is_one() -> None:
    inches, pixels = ScreenFacts(inches=14.0), ScreenFacts(None, 1920, 1080)
    assert merge([replace(LAPTOP, screen=inches), replace(LAPTOP, screen=pixels)]).facts.screen == ScreenFacts(
        14.0, 1920, 1080
    )


def test_the_system_of_a_live_stick_is_no_contradiction() -> None:
    live = replace(LAPTOP, os="Debian GNU/Linux 12", os_version=None)
    own = replace(LAPTOP, os="Microsoft Windows 11 Pro", os_version="10.0.22631", keyboard="nl-BE")
    merged = merge([own, live])
    assert merged.contradictions == ()
    assert (merged.facts.os, merged.facts.os_version) == ("Microsoft Windows 11 Pro", "10.0.22631")
