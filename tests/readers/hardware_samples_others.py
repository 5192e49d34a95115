"""What stands in our own small reports of Windows, macOS, phones and eReuse Workbench."""

from dataclasses import replace

from digibank.domain.device import Kind
from digibank.readers.facts import BatteryFacts, CarrierFacts, HardwareFacts, Health, ScreenFacts
from tests.readers.hardware_samples import HDD, MACHINES, NVME_512, part

SSD = CarrierFacts("S256SAMPLE02", "SAMPLE SSD 256", 256.1, "ssd")


def systeminfo(make: str, model: str, keyboard: str, os: str, version: str) -> HardwareFacts:
    """It names neither serial number, disks nor fitted memory, and no processor by its name."""
    return HardwareFacts(Kind.LAPTOP, make, model, None, keyboard=keyboard, os=f"Microsoft {os}", os_version=version)


WINDOWS: dict[str, HardwareFacts] = {
    "systeminfo_en.txt": systeminfo("ASUS", "VivoBook_SAMPLE X512DA", "nl-BE", "Windows 11 Pro", "10.0.22631"),
    "systeminfo_nl.txt": systeminfo("HP", "HP ProBook 450 G5", "nl-BE", "Windows 10 Pro", "10.0.19045"),
    "systeminfo_fr_cp850.txt": systeminfo("Acer", "Aspire A315-53", "fr-BE", "Windows 10 Famille", "10.0.18363"),
    "systeminfo_de.txt": systeminfo("Fujitsu", "LIFEBOOK E449", "de", "Windows 10 Education", "10.0.19042"),
    "systeminfo.csv": systeminfo("Toshiba", "SATELLITE C55-A", "fr-BE", "Windows 10 Home", "10.0.19041"),
    "msinfo32_nl.txt": HardwareFacts(
        kind=Kind.LAPTOP,
        make="Lenovo",
        model="20L6SAMPLE",
        serial=None,
        cpu="Intel(R) Core(TM) i5-8350U CPU @ 1.70GHz",
        ram_gb=16.0,
        carriers=(replace(NVME_512, serial=None),),  # without the stick
        keyboard="nl-BE",
        os="Microsoft Windows 11 Pro",
        os_version="10.0.22631",
        firmware="uefi",
        secure_boot=True,
    ),
    "msinfo32.nfo": HardwareFacts(
        kind=Kind.LAPTOP,
        make="HP",
        model="HP EliteBook 840 G2",
        serial=None,
        cpu="Intel(R) Core(TM) i5-5300U CPU @ 2.30GHz",
        ram_gb=8.0,
        carriers=(replace(SSD, serial=None),),
        os="Microsoft Windows 10 Pro",
        os_version="10.0.19045",
        firmware="bios",
        secure_boot=False,
    ),
    "computer_info.txt": HardwareFacts(
        kind=Kind.LAPTOP,
        make="Lenovo",
        model="ThinkPad T490",
        serial="PF3SAMPL",
        cpu="Intel(R) Core(TM) i5-8265U CPU @ 1.60GHz",  # wrapped over two lines
        ram_gb=16.0,
        keyboard="nl-BE",
        os="Microsoft Windows 10 Pro",
        os_version="10.0.19045",
        firmware="uefi",
    ),
    "computer_info.json": HardwareFacts(
        kind=Kind.LAPTOP,
        make="Medion",
        model="P7818 SAMPLE",
        serial=None,
        cpu="Intel(R) Core(TM) i3-3110M CPU @ 2.40GHz",
        ram_gb=4.0,
        keyboard="fr-BE",
        os="Microsoft Windows 10 Home",
        os_version="10.0.19045",
        firmware="uefi",
    ),
    "wmi.txt": HardwareFacts(
        kind=Kind.LAPTOP,
        make="Acer",
        model="Aspire A515-51",
        serial="NXSAMPLE001",
        cpu="Intel(R) Core(TM) i3-7130U CPU @ 2.70GHz",
        ram_gb=8.0,
        carriers=(CarrierFacts("WD-SAMPLE0009", "SAMPLE HDD 1TB", 1000.2, None),),
        uuid="a1b2c3d4-0001-0002-0003-000000000515",
        keyboard="fr-BE",
        os="Microsoft Windows 10 Home",
        os_version="10.0.19045",
    ),
    "battery_report.xml": HardwareFacts(
        kind=Kind.LAPTOP,
        make="Dell",
        model="Latitude 5490",
        serial=None,
        batteries=(BatteryFacts("4321", "DELL SAMPLE", 68.0, 51.0, 75.0, 212),),
    ),
    "battery_report.html": HardwareFacts(
        kind=Kind.LAPTOP,
        make="Lenovo",
        model="20L6SAMPLE",
        serial=None,
        batteries=(
            BatteryFacts("1234", "01AV&A", 23.48, 18.78, 80.0, None),
            BatteryFacts("5678", "01AVB", 24.05, 12.03, 50.0, 402),
        ),
    ),
}

APPLE: dict[str, HardwareFacts] = {
    "system_profiler_nl.txt": HardwareFacts(
        kind=Kind.LAPTOP,
        make="Apple",
        model="MacBook Air",
        serial="C02SAMPLE001",
        cpu="Dual-Core Intel Core i5",
        ram_gb=8.0,
        carriers=(CarrierFacts("S5SAMPLE0007", "APPLE SSD SAMPLE", 251.0, "ssd", Health.GOOD),),
        uuid="a1b2c3d4-0001-0002-0003-000000000007",
        batteries=(BatteryFacts("D86SAMPLE", "bq20z451", health_percent=83.0, cycles=312),),  # not the charger
        os="macOS",
        os_version="12.7.6",
    ),
    "system_profiler_window_de.txt": HardwareFacts(  # copied out of the window: no headings, tabs
        kind=Kind.DESKTOP,
        make="Apple",
        model="Mac mini",
        serial="C07SAMPLE01",
        cpu="Dual-Core Intel Core i5",
        ram_gb=4.0,
        uuid="a1b2c3d4-0001-0002-0003-000000000071",
    ),
    "system_profiler.json": HardwareFacts(
        kind=Kind.DESKTOP,
        make="Apple",
        model="Mac mini",
        serial="H2SAMPLE01",
        cpu="Apple M1",
        ram_gb=8.0,
        carriers=(CarrierFacts("0ba0SAMPLE", "APPLE SSD AP0256SAMPLE", 251.0, "ssd", Health.GOOD),),
        uuid="a1b2c3d4-0001-0002-0003-000000000009",
        os="macOS",
        os_version="14.5",
    ),
    "system_profiler.xml": part(replace(HDD, health=Health.FAILING)),  # without the DVD drive
}

PHONES: dict[str, HardwareFacts] = {
    "getprop.txt": HardwareFacts(
        kind=Kind.SMARTPHONE,
        make="Samsung",
        model="SM-A515F",
        serial="R58SAMPLE01",
        cpu="Samsung Exynos 9611",
        os="Android",
        os_version="12",
    ),
    "getprop_tablet.txt": HardwareFacts(
        kind=Kind.TABLET,
        make="Lenovo",
        model="Tab M10 HD",
        serial="HA1SAMPLE",
        imei="490154203237518",
        os="Android",
        os_version="11",
    ),
    "ideviceinfo.txt": HardwareFacts(
        kind=Kind.SMARTPHONE,
        make="Apple",
        model="iPhone SE (2nd generation)",
        serial="FFSAMPLE01AB",
        imei="490154203237518",
        os="iOS",
        os_version="17.6.1",
    ),
    "ideviceinfo.plist": HardwareFacts(
        kind=Kind.TABLET,
        make="Apple",
        model="iPad (7th generation)",
        serial="DMSAMPLE01AB",
        os="iPad OS",
        os_version="16.7.10",
    ),
}

_SNAPSHOT_OF = MACHINES["lshw_laptop.json"]
_FAILING = replace(
    (_SNAPSHOT_OF.carriers or ())[0], health=Health.FAILING, power_on_hours=21000, worn_percent=103, bad_sectors=None
)

EREUSE: dict[str, HardwareFacts] = {
    "ereuse_script.json": HardwareFacts(
        kind=Kind.LAPTOP,
        make="Dell",
        model="Latitude E7250",
        serial="8SAMP02",
        cpu="Intel(R) Core(TM) i5-8350U CPU @ 1.70GHz",
        ram_gb=24.0,
        carriers=(  # inxi's list, smartctl's health; not the disk on USB that smartctl was asked of too
            CarrierFacts("TWSAMPLE0001", "LITE-ON LMT-256 mSATA", 256.1, "ssd", Health.GOOD, 900),
        ),
        uuid="00000000-1111-2222-3333-444444444444",
    ),
    "ereuse_signed.json": MACHINES["dmidecode_laptop.txt"],
    "ereuse_2022.json": replace(_SNAPSHOT_OF, carriers=(_FAILING, *(_SNAPSHOT_OF.carriers or ())[1:])),
    "ereuse_workbench.json": HardwareFacts(
        kind=Kind.LAPTOP,
        make="Toshiba",
        model="PORTEGE Z30-A",
        serial="6ESAMPLE0",
        cpu="Intel Core i5-4310U CPU @ 2.00GHz",
        ram_gb=8.0,
        carriers=(replace(SSD, health=Health.GOOD, power_on_hours=8627, bad_sectors=0),),
        batteries=(BatteryFacts("B1", "SAMPLEBAT", 50.4, 40.32, 80.0, 220),),
        screen=ScreenFacts(13.3, 1366, 768),
    ),
    "ereuse_old.yaml": HardwareFacts(
        kind=Kind.DESKTOP,
        make="Lenovo",
        model="7220A91",
        serial="LMSAMPLE",
        cpu="Intel Core2 Duo CPU E8400 @ 3.00GHz",
        ram_gb=4.0,
        carriers=(  # 238475 is in MiB here: so it is 250 GB, as disks are sold
            CarrierFacts("6VMSAMPLE", "SAMPLE HDD 250", 250.1, None, Health.GOOD, 16947, None, 0),
        ),
    ),
}

OTHERS = WINDOWS | APPLE | PHONES | EREUSE
"""By file name."""
