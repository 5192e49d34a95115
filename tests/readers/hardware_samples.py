"""What stands in our own small reports of Linux's tools, in each real format."""

from dataclasses import replace

from digibank.domain.device import Kind
from digibank.readers.facts import BatteryFacts, CarrierFacts, HardwareFacts, Health, ScreenFacts

MACHINES: dict[str, HardwareFacts] = {
    "dmidecode_laptop.txt": HardwareFacts(
        kind=Kind.LAPTOP,
        make="Lenovo",
        model="ThinkPad T480",
        serial="PF1SAMP1",
        cpu="Intel(R) Core(TM) i5-8350U CPU @ 1.70GHz",
        ram_gb=24.0,  # neither the graphics memory nor the flash chip
        uuid="00000000-1111-2222-3333-444444444444",
    ),
    "dmidecode_quiet.txt": HardwareFacts(
        kind=Kind.LAPTOP,
        make="Dell",
        model="Latitude 5590",
        serial="7SAMP02",
        cpu="Intel(R) Core(TM) i5-8250U CPU @ 1.60GHz",
        ram_gb=8.0,
    ),
    "dmidecode_1.8.txt": HardwareFacts(kind=Kind.LAPTOP, make="Acer", model="TravelMate 740", serial="9145SAMPLE0001"),
    "dmidecode_2.4.txt": HardwareFacts(
        kind=Kind.LAPTOP,
        make="IBM",
        model="ThinkPad T42",
        serial="99SAMPL",
        cpu="Intel(R) Pentium(R) M processor 1.70GHz",
        ram_gb=0.5,
    ),
    "dmidecode_pasted.md": HardwareFacts(
        kind=Kind.DESKTOP,
        make=None,  # the board's maker is not the machine's
        model=None,
        serial=None,
        cpu="AMD Ryzen 5 1600 Six-Core Processor",
        ram_gb=16.0,
    ),
    "lshw_laptop.json": HardwareFacts(
        kind=Kind.LAPTOP,
        make="HP",
        model="HP EliteBook 840 G5",
        serial="5CG9SAMPL1",
        cpu="Intel(R) Core(TM) i5-8350U CPU @ 1.70GHz",
        ram_gb=16.0,
        carriers=(  # no stick, no card in a reader, no optical drive, no service partition of the eMMC
            CarrierFacts("S3NVME0SAMPLE", "SAMPLE SSD P1 256GB", 256.1, "ssd"),
            CarrierFacts("WD-SAMPLE0001", "SAMPLE HDD 500", 500.1, "hdd"),
            CarrierFacts("448766742", "DF4064", 62.5, "flash"),
        ),
    ),
    "lshw_02.18.85.json": HardwareFacts(
        kind=Kind.LAPTOP,
        make="Acer",
        model="Aspire 5742",
        serial="LXSAMPLE0000001",
        ram_gb=4.0,
        carriers=(CarrierFacts("SAMPLE320SER", "SAMPLE 320", 320.1, None),),
    ),
    "inxi_2.3.txt": HardwareFacts(
        kind=Kind.LAPTOP,
        make="HP",
        model="HP ProBook 650 G1",
        serial="5CGSAMPLE2",
        cpu="Intel Core i5-4310M",
        ram_gb=8.0,
        carriers=(CarrierFacts("S256SAMPLE", "SAMPLE_SSD_256", 256.1, None),),
        batteries=(BatteryFacts(None, None, 45.6, 45.6, 100.0, None),),
        os="Ubuntu 18.04.1 LTS",
        firmware="bios",
    ),
    "inxi_3.0.txt": HardwareFacts(
        kind=Kind.LAPTOP,
        make="ASUS",
        model="X540LA",
        serial=None,
        cpu="Intel Core i3-5005U",
        ram_gb=None,  # 3.74 GiB is what the system can use
        carriers=(
            CarrierFacts(None, "Seagate ST1000SAMPLE", 1000.2, "hdd"),
            CarrierFacts(None, "Samsung BJTD4R", 125.1, "flash"),
        ),
        os="Ubuntu 20.04 LTS (Focal Fossa)",
        firmware="uefi",
    ),
    "inxi_3.3.txt": HardwareFacts(
        kind=Kind.LAPTOP,
        make="Lenovo",
        model="ThinkPad X1 Yoga 4th",  # wrapped over two lines
        serial="R90SAMPL",
        cpu="Intel Core i7-8565U",
        ram_gb=16.0,
        carriers=(CarrierFacts("S4SAMPLE0001", "Samsung MZVLB512SAMPLE", 512.1, "ssd"),),
        os="Linux Mint 22 Wilma",
    ),
    "inxi.json": HardwareFacts(
        kind=Kind.LAPTOP,
        make="Dell",
        model="Latitude E7250",
        serial="8SAMP02",
        cpu="Intel Core i5-5300U",
        ram_gb=8.0,
        carriers=(CarrierFacts("TWSAMPLE0001", "LITE-ON LMT-256 mSATA", 256.1, "ssd"),),
    ),
    "lshw.xml": HardwareFacts(
        kind=Kind.LAPTOP,
        make="Fujitsu",
        model="LIFEBOOK E736",
        serial="DSSAMPLE01",
        cpu="Intel(R) Core(TM) i5-6200U CPU @ 2.30GHz",
        ram_gb=8.0,
        carriers=(CarrierFacts("S256SAMPLE02", "SAMPLE SSD 256", 256.1, "ssd"),),
        uuid="a1b2c3d4-0001-0002-0003-000000000736",
        batteries=(BatteryFacts("01A-SAMPLE", "SAMPLEBAT", 50.0),),
        firmware="uefi",
    ),
    "lshw_de.txt": HardwareFacts(
        kind=Kind.LAPTOP,
        make="Lenovo",
        model="ThinkPad T480",
        serial="PF2SAMPL",
        cpu="Intel(R) Core(TM) i5-8350U CPU @ 1.70GHz",
        ram_gb=16.0,
        carriers=(CarrierFacts("S512SAMPLE03", "SAMPLE NVME 512", 512.0, "ssd"),),
        uuid="a1b2c3d4-0001-0002-0003-000000000480",
        batteries=(BatteryFacts(None, "SAMPLE 01AV", 23.48),),
        firmware="uefi",
    ),
    "hwinfo.txt": HardwareFacts(
        kind=Kind.LAPTOP,  # the housing's number bears the bit of its lock
        make="Dell",
        model="Latitude E5540",
        serial="5SAMP01",
        cpu="Intel(R) Core(TM) i5-4310U CPU @ 2.00GHz",
        ram_gb=8.0,  # without the flash chip, whose array stands after it
        carriers=(CarrierFacts("WD-SAMPLE0004", "SAMPLE HDD 500GB", 500.1, None),),
        uuid="a1b2c3d4-0001-0002-0003-000000005540",
        screen=ScreenFacts(15.5, 1366, 768),
    ),
}
"""Our own small reports on whole machines under Linux, by file name."""

HDD = CarrierFacts("WD-SAMPLE0004", "SAMPLE HDD 500GB", 500.1, "hdd")
NVME_256 = CarrierFacts("S256SAMPLE05", "SAMPLE NVME 256", 256.1, "ssd")
NVME_512 = CarrierFacts("S512SAMPLE03", "SAMPLE NVME 512", 512.1, "ssd")


def part(*carriers: CarrierFacts, whole: bool = False) -> HardwareFacts:
    """What a tool for disks says."""
    return HardwareFacts(Kind.OTHER, None, None, None, carriers=carriers, carriers_whole=whole)


def with_batteries(*batteries: BatteryFacts) -> HardwareFacts:
    """What a tool for batteries says."""
    return HardwareFacts(Kind.OTHER, None, None, None, batteries=batteries)


PARTS: dict[str, HardwareFacts] = {
    "smartctl_ata.json": part(
        replace(HDD, model="SAMPLE HDD 500GB-22V0TT0", health=Health.WORN, power_on_hours=14200, bad_sectors=5)
    ),
    "smartctl_nvme.json": part(replace(NVME_512, health=Health.FAILING, power_on_hours=21000, worn_percent=103)),
    "smartctl.txt": part(  # without the DVD drive
        CarrierFacts("S256SAMPLE02", "SAMPLE SSD 256", 256.1, "ssd", Health.GOOD, 4321, 7, 0),
        CarrierFacts("3LMSAMPLE0001", "SAMPLE ST300", None, None, Health.FAILING),
    ),
    "lsblk.json": part(HDD, CarrierFacts(None, None, 31.2, "flash"), NVME_256, whole=True),  # no stick, no SD card
    "lsblk.txt": part(HDD, NVME_256, whole=True),
    "lsblk_pairs.txt": part(HDD, whole=True),
    "nvme_list.json": part(NVME_512),
    "nvme_list.txt": part(NVME_512),
    "nvme_id-ctrl.json": part(NVME_512),
    "upower.txt": with_batteries(BatteryFacts("1234", "SAMPLE 01AV", 23.48, 16.44, 70.0, 312)),  # not the mouse's
    "acpi.txt": with_batteries(BatteryFacts(health_percent=75.0), BatteryFacts(health_percent=100.0)),
    "acpiconf.txt": with_batteries(BatteryFacts("58169", "SAMPLEBAT", 55.5, 44.4, 80.0)),
}
"""Our own small reports on parts of machines, by file name."""
