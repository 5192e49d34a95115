"""Files that are no readable wipe report: which fault each gets, and that the file is named."""

from pathlib import Path

import pytest

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.wiping.nwipe_log import read_nwipe_log
from digibank.readers.wiping.read import read_wipe

_LOGS = Path(__file__).parent.parent / "data" / "wipe"

_DMIDECODE = "# dmidecode 3.4\nHandle 0x0001, DMI type 1, 27 bytes\nSystem Information\n\tManufacturer: Acme\n"
_OTHER_KINDS = {
    "dmidecode": _DMIDECODE,
    "inxi": "System:    Host: desk Kernel: 6.1.0 x86_64\nMachine:   Type: Laptop System: Acme\n",
    "smartctl": "smartctl 7.3 2022-02-28 r5338\nDevice Model:     ACME\n",
    "CSV": "tag,serial,model\n1,A1,Acme\n2,A2,Acme\n",
}
_DAMAGED = {
    "Blancco": '<?xml version="1.0"?>\n<root><report><blancco_data>\n',
    "nvme sanitize or format": '{"nvme0": {"sprog": 65535, "sstat": 257,\n',
    "nwipe PDF": "%PDF-1.3\n/Author (Nwipe)\n",
    "eReuse snapshot": '{"type": "Snapshot", "software": "Workbench", "version": "12.0b0",\n',
}


def _fault(path: Path) -> ReadingError:
    with pytest.raises(ReadingError) as caught:
        read_wipe(path)
    return caught.value


def _written(folder: Path, text: str, name: str = "report.txt") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("format_", _OTHER_KINDS)
def test_a_hardware_report_or_inventory_is_another_kind(tmp_path: Path, format_: str) -> None:
    error = _fault(_written(tmp_path, _OTHER_KINDS[format_]))
    assert (error.fault, error.format, error.file) == (ReadingFault.WRONG_KIND, format_, "report.txt")


@pytest.mark.parametrize("format_", _DAMAGED)
def test_evidence_that_is_cut_off_is_damaged(tmp_path: Path, format_: str) -> None:
    error = _fault(_written(tmp_path, _DAMAGED[format_]))
    assert (error.fault, error.format, error.file) == (ReadingFault.DAMAGED, format_, "report.txt")


def test_evidence_beyond_all_that_a_tool_writes_is_refused(tmp_path: Path) -> None:
    error = _fault(_written(tmp_path, '/dev/sda:\n Issuing SECURITY_ERASE command, password="p"\n' + "x\n" * 2_000_000))
    assert (error.fault, error.format) == (ReadingFault.TOO_LARGE, "hdparm")


def test_a_list_of_drives_before_the_erase_does_not_hide_it(tmp_path: Path) -> None:
    text = "smartctl 7.3 2022-02-28\nDevice Model:     ACME\n\n/dev/sda:\n Issuing SECURITY_ERASE command, password=\n"
    (wipe,) = read_wipe(_written(tmp_path, text)).wipes
    assert wipe.tool == "hdparm"


def test_what_is_nothing_we_know_is_said_so(tmp_path: Path) -> None:
    assert _fault(_written(tmp_path, "Dear Digibank,\nthe disk is quite empty.\n")).fault is ReadingFault.UNKNOWN_FORMAT
    assert _fault(_written(tmp_path, "\n \n")).fault is ReadingFault.EMPTY
    assert _fault(tmp_path / "not here.log").fault is ReadingFault.UNREADABLE
    assert _fault(tmp_path).fault is ReadingFault.UNREADABLE


def test_another_programs_log_in_nwipes_form_is_not_nwipes(tmp_path: Path) -> None:
    error = _fault(_written(tmp_path, "[2024/05/06 07:08:09]    info: backup done\n"))
    assert error.fault is ReadingFault.UNKNOWN_FORMAT


def test_the_content_decides_not_the_name(tmp_path: Path) -> None:
    log = (_LOGS / "v042_a_retry_helped.log").read_text("utf-8")
    assert len(read_wipe(_written(tmp_path, log, "photo.jpg")).wipes) == 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-16-le"])
def test_a_log_saved_again_under_windows_reads_the_same(tmp_path: Path, encoding: str) -> None:
    source = _LOGS / "v034_drives_mixed_stick_seen.log"
    path = tmp_path / "saved.txt"
    path.write_bytes(source.read_text("utf-8").replace("\n", "\r\n").encode(encoding))
    assert read_wipe(path) == read_wipe(source)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "nwipe.log"
    path.write_bytes(b"[2024/05/06 07:08:09]  notice: Found /dev/sda" + bytes(range(256)) * 64)
    assert _fault(path).fault is ReadingFault.BINARY


@pytest.mark.timeout(60)
def test_a_log_of_forty_thousand_drives_is_read_in_its_time() -> None:
    stamp = "[2024/05/06 07:08:09]  notice: "
    drives = "".join(f"{stamp}Found /dev/disk{n}, ATA, M, 4 GB, S/N=S{n}\n" for n in range(20_000))
    heading = "! Device | Status | Thru-put | HH:MM:SS | Model/Serial Number\n"
    rows = "".join(f" k{n:07} | Erased | 0 B/s | 00:00:01 | M/S{n}\n" for n in range(20_000))
    wipes = read_nwipe_log(drives + heading + rows).wipes
    assert len(wipes) == 40_000


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "line",
    [
        'Found drive model="' + " " * 900,
        "Found /dev/a, ATA, " + ", " * 450,
        "[FAILURE] /" + "a" * 900,
        "Verified that /" + "." * 900,
        "Total Throughput " + "/s, " * 220,
        "Attempting " + " on /x (" * 110,
        "1" * 900 + " bytes written to /dev/sda",
    ],
)
def test_lines_made_to_stall_a_pattern_do_not(line: str) -> None:
    stamp = "[2024/05/06 07:08:09]  notice: "
    text = f"{stamp}Found /dev/sda, ATA, M, 4 GB, S/N=S1\n" + f"{stamp}{line}\n" * 3000
    assert [wipe.carrier_serial for wipe in read_nwipe_log(text).wipes][:1] == ["S1"]
