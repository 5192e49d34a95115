"""Our own small reports in each real format give the facts that stand in them."""

from pathlib import Path

import pytest

from digibank.domain.device import Kind
from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.hardware.read import read_hardware, read_hardware_text
from tests.readers.hardware_samples import MACHINES, PARTS
from tests.readers.hardware_samples_others import OTHERS

SAMPLES = Path(__file__).parent.parent / "data" / "hardware"

EXPECTED = MACHINES | PARTS | OTHERS


@pytest.mark.parametrize("name", EXPECTED)
def test_reads_what_stands_there(name: str) -> None:
    assert read_hardware(SAMPLES / name) == EXPECTED[name]


def test_every_sample_is_expected() -> None:
    assert {path.name for path in SAMPLES.iterdir()} == set(EXPECTED)


@pytest.mark.parametrize(
    ("name", "wrap"),
    [
        ("lshw_laptop.json", lambda text: f"[\n{text}\n]"),
        (
            "lshw_laptop.json",
            lambda text: f"WARNING: you should run this program as super-user.\n{text}WARNING: incomplete.\n",
        ),
        ("lshw_laptop.json", lambda text: f"The laptop:\n\n```\n$ sudo lshw -json\n{text}```\n"),
        ("lshw_laptop.json", lambda text: text.replace('"HP EliteBook', '"HP\tEliteBook')),  # a bare tab in a string
        ("inxi.json", lambda text: f"```json\n{text}```"),
        ("inxi_3.0.txt", lambda text: f"```\nme@sample:~$ inxi -F\n{text}```\n"),
        ("inxi_3.0.txt", lambda text: "".join(f"    {line}\n" for line in text.splitlines())),
        ("inxi_3.3.txt", lambda text: text + text.replace("R90SAMPL", "OTHER")),  # two in one paste: the first
        ("inxi_3.3.txt", lambda text: text.replace("CPU:", "\x1b[1;34mCPU:\x1b[0m")),
        ("dmidecode_laptop.txt", lambda text: text.replace("\n", "\r\n")),
        ("dmidecode_laptop.txt", lambda text: text.replace("\t", "    ")),
        ("dmidecode_laptop.txt", lambda text: text.replace("\t", "  ")),
        ("dmidecode_laptop.txt", lambda text: text.replace("DMI type 1,", "dmi type 1,").replace("dmi", "DMI")),
    ],
)
def test_form_does_not_matter(name: str, wrap: object, tmp_path: Path) -> None:
    assert callable(wrap)
    wrapped = tmp_path / "anything.pdf"
    wrapped.write_text(wrap((SAMPLES / name).read_text()), newline="")
    assert read_hardware(wrapped) == EXPECTED[name]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "utf-32", "cp1252"])
def test_encoding_does_not_matter(encoding: str, tmp_path: Path) -> None:
    saved = tmp_path / "report.txt"
    saved.write_bytes((SAMPLES / "dmidecode_laptop.txt").read_text().encode(encoding))
    assert read_hardware(saved) == EXPECTED["dmidecode_laptop.txt"]


def test_reports_that_a_script_put_one_after_the_other() -> None:
    """`for disk in …; do smartctl --json $disk >> file`"""
    names = ("smartctl_ata.json", "smartctl_nvme.json")
    facts = read_hardware_text("\n".join((SAMPLES / name).read_text() for name in names))
    assert facts.carriers == tuple(disk for name in names for disk in PARTS[name].carriers or ())


def test_disks_alone() -> None:
    """`lshw -class disk` of 2019 wrote objects side by side, without a machine."""
    disk = '{"id": "disk", "class": "disk", "product": "A", "serial": "B1", "logicalname": "/dev/sda", "size": 1000}'
    facts = read_hardware_text(f"{disk},\n{disk.replace('B1', 'B2')}")
    assert [c.serial for c in facts.carriers or ()] == ["B1", "B2"]
    assert (facts.kind, facts.make, facts.ram_gb) == (Kind.OTHER, None, None)


def test_memory_alone_lists_no_disks() -> None:
    facts = read_hardware_text('[{"id": "bank:0", "class": "memory", "description": "DIMM", "size": 4294967296}]')
    assert (facts.ram_gb, facts.carriers) == (4.0, None)


def test_a_disk_that_is_there_but_not_named_is_counted() -> None:
    """lshw of 2018 (02.18) sees the NVMe controller only: the list of disks is not whole."""
    old = (
        '{"id": "debian", "class": "system", "product": "TM1613", "children": [{"id": "storage", "class": "storage", '
        '"description": "Non-Volatile memory controller", "configuration": {"driver": "nvme"}}]}'
    )
    facts = read_hardware_text(old)
    assert (facts.carriers, facts.unnamed_carriers) == ((), 1)
    assert EXPECTED["lshw_laptop.json"].unnamed_carriers == 0


def test_a_bad_escape_is_mended() -> None:
    facts = read_hardware_text(
        r'{"id": "a", "class": "system", "vendor": "HP", "serial": "A\B\x01\u12", "product": "X\\Y"}'
    )
    assert (facts.make, facts.model, facts.serial) == ("HP", r"X\Y", r"A\B\x01\u12")


def test_inxi_says_nothing_of_disks() -> None:
    facts = read_hardware_text(
        "System:    Host: a\nMachine:   Type: Desktop System: Dell product: OptiPlex 3050 v: N/A\n"
    )
    assert (facts.kind, facts.model, facts.carriers) == (Kind.DESKTOP, "OptiPlex 3050", None)


@pytest.mark.parametrize(
    ("line", "cpu"),
    [
        (
            "Info: 8-core model: AMD Ryzen 7 5800U with Radeon Graphics bits: 64",
            "AMD Ryzen 7 5800U with Radeon Graphics",
        ),
        ("Dual Core: Intel Core i5-7200U type: MT MCP speed: 500 MHz", "Intel Core i5-7200U"),
        ("Info: quad core Intel Core i7-8650U [MT MCP] speed (MHz): avg: 800", "Intel Core i7-8650U"),
        ("Quad core Intel Core i7 CPU Q 720 (-MT-MCP-) cache: 6144 KB", "Intel Core i7 CPU Q 720"),
        ("Info: 10-core (2-mt/8-st) model: 12th Gen Intel Core i5-1235U bits: 64", "12th Gen Intel Core i5-1235U"),
        ("2x Six core Intel Xeon E5645 (-HT-MCP-SMP-) cache: 24576 KB", "Intel Xeon E5645"),
        ("Info: N/A", None),
    ],
)
def test_inxi_processor(line: str, cpu: str | None) -> None:
    assert (
        read_hardware_text(
            f"System:    Host: a\nMachine:   Type: Laptop\nDrives:    Message: none\nCPU:       {line}\n"
        ).cpu
        == cpu
    )


@pytest.mark.parametrize(
    "total", ["total: 16 GiB note: est. available: 15.33 GiB", "total: 16 GiB available: 15.33 GiB"]
)
def test_inxi_memory_total_where_it_is_told_from_what_is_usable(total: str) -> None:
    assert (
        read_hardware_text(
            f"System:\n  Host: a\nMachine:\n  Type: Laptop\nDrives:\n  x\nInfo:\n  Memory: {total} used: 1 GiB\n"
        ).ram_gb
        == 16.0
    )


def test_cut_dump_gives_what_stands_whole() -> None:
    text = (SAMPLES / "dmidecode_laptop.txt").read_text()
    whole = EXPECTED["dmidecode_laptop.txt"]
    before_second_module = read_hardware_text(text[: text.index("Handle 0x0008")])
    assert (before_second_module.serial, before_second_module.ram_gb) == (whole.serial, None)
    in_serial = text.index("PF1SAMP1") + 3
    assert read_hardware_text(text[:in_serial]).serial is None, "half a serial number is a wrong one"
    with pytest.raises(ReadingError) as caught:
        read_hardware_text(text[: text.index("Handle 0x0002")])
    assert caught.value.fault is ReadingFault.DAMAGED


@pytest.mark.parametrize("name", [name for name in EXPECTED if name.endswith(".json")])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.99])
def test_cut_json_is_damaged(name: str, share: float) -> None:
    text = (SAMPLES / name).read_text().rstrip()
    with pytest.raises(ReadingError) as caught:
        read_hardware_text(text[: int(len(text) * share)])
    assert caught.value.fault is ReadingFault.DAMAGED
    assert caught.value.format


def test_wipe_report_is_another_kind() -> None:
    with pytest.raises(ReadingError) as caught:
        read_hardware_text("[2024/03/12 09:15:11]    info: nwipe 0.36\n")
    assert (caught.value.fault, caught.value.format) == (ReadingFault.WRONG_KIND, "nwipe log")


def test_a_list_is_no_hardware_report(tmp_path: Path) -> None:
    report = tmp_path / "report.csv"
    report.write_text("Naam;Serienummer\nA;X\n")
    with pytest.raises(ReadingError) as caught:
        read_hardware(report)
    assert caught.value.fault is ReadingFault.WRONG_KIND
    assert (caught.value.file, caught.value.format) == ("report.csv", "CSV")
