"""hdparm and nvme-cli as a terminal shows them: announced is not done, and done is said by the drive only."""

from pathlib import Path

import pytest

from digibank.domain.reading import ReadingError
from digibank.domain.wipe import Medium, Remark, Verdict
from digibank.readers.facts import WipeFacts
from digibank.readers.wiping.read import read_wipe, read_wipe_bytes
from tests.readers.wiping_logs import changed, without

_SAMPLES = Path(__file__).parent.parent / "data" / "wipe"
_GOOD = {Verdict.PASSED, Verdict.PASSED_UNVERIFIED}


def sample(name: str) -> str:
    return (_SAMPLES / name).read_text("utf-8")


ENHANCED = sample("hdparm_enhanced_erase.txt")
ATA_SANITIZE = sample("hdparm_sanitize.txt")
FORMAT = sample("nvme_format_crypto.txt")
SANITIZE = sample("nvme_sanitize.txt")
FAILED, UNCLEAR, NOT = Verdict.FAILED, Verdict.UNCLEAR, Verdict.NOT_A_WIPE


def only(text: str) -> WipeFacts:
    (wipe,) = read_wipe_bytes(text.encode()).wipes
    return wipe


def cut(text: str, words: str) -> str:
    return text[: text.index(words)]


def between(text: str, first: str, last: str, new: str = "") -> str:
    """Without what stands from the first words to the last, which stay."""
    start = text.index(first)
    return text[:start] + new + text[text.index(last, start) :]


def test_samples() -> None:
    said = {
        path.name: [(wipe.carrier_serial, wipe.result, wipe.method, wipe.medium) for wipe in read_wipe(path).wipes]
        for path in sorted(_SAMPLES.glob("[hn]*.[tj]*"))
    }
    unverified, crypto = Verdict.PASSED_UNVERIFIED, "format, cryptographic erase"
    assert said == {
        "hdparm_enhanced_erase.txt": [("46KQT2WPT", unverified, "enhanced secure erase", Medium.HDD)],
        "hdparm_frozen.txt": [(None, FAILED, "secure erase", None)],
        "hdparm_sanitize.txt": [("50026B7782C4D5E6", unverified, "sanitize, block erase", Medium.SSD)],
        "nvme_format_crypto.txt": [("S3YJNX0M517402R", Verdict.PASSED, crypto, Medium.SSD)],
        "nvme_sanitize.txt": [("ANA7N5437108C7D2K", Verdict.PASSED, "sanitize, block erase", Medium.SSD)],
        "nvme_sanitize_running.json": [(None, Verdict.IN_PROGRESS, "sanitize, block erase", Medium.SSD)],
    }


_AFTER = "real\t112m39.811s"
_ERASE = "root@live:~# time hdparm"
_IO_ERROR = "SG_IO: bad/missing sense data, sb[]:  70 00 05\n"

_ATA: dict[str, tuple[str, Verdict]] = {
    "announced only": (cut(ENHANCED, _AFTER), UNCLEAR),
    "not looked at afterwards": (between(ENHANCED, _AFTER, "\nuser\t"), Verdict.PASSED_UNVERIFIED),
    "security still on": (changed(ENHANCED, "\tnot\tenabled", "\t\tenabled"), FAILED),
    "locked": (ENHANCED[::-1].replace("\tnot\tlocked"[::-1], "\t\tlocked"[::-1], 1)[::-1], FAILED),
    "refused": (changed(ENHANCED, "\nreal", f"{_IO_ERROR}\nreal"), FAILED),
    "refused in hdparm's words": (changed(ENHANCED, "\nreal", "SECURITY_ERASE: Input/output error\n\nreal"), FAILED),
    "exit code": (changed(ENHANCED, "\nreal", "rc=5\n\nreal"), FAILED),
    "stopped": (changed(ENHANCED, "\nreal", "^C\n\nreal"), Verdict.ABORTED),
    "never seen with a password": (between(ENHANCED, "root@live:~# hdparm -I", _ERASE), UNCLEAR),
    "without a password before": (ENHANCED.replace("\t\tenabled", "\tnot\tenabled", 1), UNCLEAR),
    "frozen": (ENHANCED.replace("\tnot\tfrozen", "\t\tfrozen", 1), UNCLEAR),
    "password taken away by command": (
        changed(
            ENHANCED,
            _ERASE,
            "# hdparm --security-disable p /dev/sda\n/dev/sda:\n Issuing SECURITY_DISABLE command\n" + _ERASE,
        ),
        UNCLEAR,
    ),
    "another disk afterwards": ("X1Y2Z3W4Q".join(ENHANCED.rsplit("46KQT2WPT", 1)), UNCLEAR),
    "another device was looked at": ("/dev/sdb:".join(ENHANCED.rsplit("/dev/sda:", 1)), UNCLEAR),
    "security block cut": (ENHANCED[: ENHANCED.rindex("\tnot\tfrozen")], UNCLEAR),
    "only looked at": (without(ENHANCED, "Issuing SECURITY_ERASE"), NOT),
    "no prompts, trouble somewhere": (
        _IO_ERROR + "\n".join(line for line in ENHANCED.split("\n") if not line.startswith("root@")),
        UNCLEAR,
    ),
    "a hidden area": (
        ENHANCED + "# hdparm -N /dev/sda\n\n/dev/sda:\n max sectors   = 976773168/1953525168, HPA is enabled\n",
        UNCLEAR,
    ),
    "no hidden area": (
        ENHANCED + "# hdparm -N /dev/sda\n\n/dev/sda:\n max sectors   = 976773168/976773168, HPA is disabled\n",
        Verdict.PASSED_UNVERIFIED,
    ),
    "no hidden area, in newer words": (
        ENHANCED
        + "# hdparm -N /dev/sda\n\n/dev/sda:\n max sectors   = 976773168/976773168, ACCESSIBLE MAX ADDRESS disabled\n",
        Verdict.PASSED_UNVERIFIED,
    ),
    "a hidden area by its overlay": (
        ENHANCED
        + "# hdparm --dco-identify /dev/sda\n\n/dev/sda:\nDCO Revision: 0x0002\n\tReal max sectors: 1953525168\n",
        UNCLEAR,
    ),
    "sanitize refused": (
        between(ATA_SANITIZE, "Operation started", "+ hdparm --sanitize-status", f"{_IO_ERROR}"),
        FAILED,
    ),
    "sanitize refused, its complaint lost": (
        between(ATA_SANITIZE, "Operation started", "+ hdparm --sanitize-status"),
        UNCLEAR,
    ),
    "sanitize running": (
        changed(ATA_SANITIZE, "SD0 Sanitize Idle", "SD2 Sanitize operation In Process"),
        Verdict.IN_PROGRESS,
    ),
    "sanitize failed": (changed(ATA_SANITIZE, "SD0 Sanitize Idle", "SD3 Sanitize Operation Failed"), FAILED),
    "sanitize not said to be good": (without(ATA_SANITIZE, "Completed Without Error"), UNCLEAR),
    "sanitize not asked again": (cut(ATA_SANITIZE, "+ hdparm --sanitize-status"), UNCLEAR),
    "an old good sanitize": (between(ATA_SANITIZE, "Issuing SANITIZE_BLOCK", "+ hdparm --sanitize-status"), NOT),
}


@pytest.mark.parametrize("edit", _ATA)
def test_hdparm(edit: str) -> None:
    text, result = _ATA[edit]
    assert read_wipe_bytes(text.encode()).wipes[0].result is result


_LOG = SANITIZE[SANITIZE.index("Sanitize Progress") :]
_BARE_LOG = _LOG.replace("0x101", "0x1")

_NVME: dict[str, tuple[str, Verdict]] = {
    "format without secure erase": (changed(FORMAT, " --ses=2", ""), NOT),
    "format, erase setting none": (changed(FORMAT, "--ses=2", "-s 0"), NOT),
    "format, user data": (changed(FORMAT, "--ses=2", "-s 1"), Verdict.PASSED),
    "format, short form": (changed(FORMAT, "--ses=2", "-s2"), Verdict.PASSED),
    "format sent": (cut(FORMAT, "Success"), UNCLEAR),
    "format announced": (cut(FORMAT, "Sending"), UNCLEAR),
    "format stopped": (cut(FORMAT, "Sending") + "^C\n", Verdict.ABORTED),
    "format refused": (
        changed(FORMAT, "Success formatting namespace:1", "NVMe status: INVALID_FORMAT: (0x10a)"),
        FAILED,
    ),
    "format with a bad exit code": (changed(FORMAT, "namespace:1", "namespace:1\nrc=1"), UNCLEAR),
    "format then failed again": (FORMAT + "$ nvme format /dev/nvme0n1 -s 1\nNVMe status: x(0x1)\n", FAILED),
    "format, then a look that fails": (
        FORMAT + "$ nvme sanitize-log /dev/nvme0\nNVMe status: Invalid Field in Command: (0x4002)\n",
        Verdict.PASSED,
    ),
    "refused, then good, commands lost": ("NVMe status: x(0x1)\nSuccess formatting namespace:1\n", UNCLEAR),
    "two drives": (FORMAT + "$ nvme format /dev/nvme1n1 -s 1\nSuccess formatting namespace:1\n", UNCLEAR),
    "sanitize accepted": (cut(SANITIZE, "# nvme sanitize-log"), Verdict.IN_PROGRESS),
    "sanitize refused": (cut(SANITIZE, "# nvme sanitize-log") + "NVMe status: Invalid Opcode(0x4001)\n", FAILED),
    "sanitize refused, log of an older one": (
        changed(SANITIZE, "-a 2", "-a 2\nNVMe status: Invalid Opcode(0x4001)"),
        UNCLEAR,
    ),
    "sanitize running": (changed(SANITIZE, "0x101", "0x2").replace("65535", "655"), Verdict.IN_PROGRESS),
    "sanitize failed": (changed(SANITIZE, "0x101", "0x3"), FAILED),
    "sanitize good, deallocated": (changed(SANITIZE, "0x101", "0x104"), Verdict.PASSED),
    "sanitize of a reserved kind": (changed(SANITIZE, "0x101", "0x7"), UNCLEAR),
    "good, yet its progress runs": (changed(SANITIZE, "65535", "3000"), UNCLEAR),
    "no status": (without(SANITIZE, "SSTAT"), UNCLEAR),
    "no progress": (without(SANITIZE, "SPROG"), UNCLEAR),
    "two statuses in one log": (
        changed(_BARE_LOG, "Sanitize Command", "Sanitize Status  (SSTAT) :  0x3\nSanitize Command"),
        UNCLEAR,
    ),
    "never sanitized": (changed(_BARE_LOG, "0x1\n", "0\n"), NOT),
    "explained otherwise": (
        changed(_BARE_LOG, "0x1\n", "0x1\n  [2:0] : Sanitize Operation Status  : 0x3\tFailed.\n"),
        UNCLEAR,
    ),
    "a log by itself": (_BARE_LOG, Verdict.PASSED),
    "json, hexadecimal": ('{"nvme0":{"sprog":65535,"sstat":"0x101","cdw10_info":4}}', Verdict.PASSED),
    "json, never": ('{"nvme0":{"sprog":65535,"sstat":0,"cdw10_info":0}}', NOT),
    "json, no number": ('{"nvme0":{"sprog":65535,"sstat":true}}', UNCLEAR),
}


@pytest.mark.parametrize("edit", _NVME)
def test_nvme(edit: str) -> None:
    text, result = _NVME[edit]
    assert only(text).result is result


@pytest.mark.parametrize("text", [ENHANCED, ATA_SANITIZE, FORMAT, SANITIZE, _LOG])
def test_cut_at_any_line_only_the_last_ones_prove(text: str) -> None:
    lines = text.rstrip("\n $").split("\n")
    proving = []
    for count in range(1, len(lines) + 1):
        try:
            wipes = read_wipe_bytes("\n".join(lines[:count]).encode()).wipes
        except ReadingError:
            continue
        proving += [count for wipe in wipes if wipe.result in _GOOD]
    last_proofs = (" Issuing", "real", "Sending")
    assert proving
    assert not any(line.startswith(last_proofs) for line in lines[proving[0] :])


def test_what_is_said_beside_the_verdict() -> None:
    assert Remark.LEVEL_UNKNOWN in only("Success formatting namespace:1\nrc=0\n").remarks
    assert Remark.WRITTEN_SINCE in only(_BARE_LOG.replace("0x1\n", "0x8001\n")).remarks
    assert Remark.FROZEN in only(cut(ENHANCED, _ERASE).replace("\tnot\tfrozen", "\t\tfrozen")).remarks
    assert Remark.NO_DRIVE_NAMED in only(_LOG).remarks
    assert Remark.HIDDEN_SECTORS in only(_ATA["a hidden area"][0]).remarks


def test_two_disks_in_one_terminal() -> None:
    other = (
        ENHANCED.replace("/dev/sda", "/dev/sdb")
        .replace("46KQT2WPT", "X1Y2Z3W4Q")
        .replace("\tnot\tenabled", "\t\tenabled")
    )
    wipes = read_wipe_bytes((ENHANCED + other).encode()).wipes
    assert [(wipe.carrier_serial, wipe.result) for wipe in wipes] == [
        ("46KQT2WPT", Verdict.PASSED_UNVERIFIED),
        ("X1Y2Z3W4Q", FAILED),
    ]
